disk-full = Le disque de la machine où tourne ce bot est plein, rien n’a donc été enregistré. La personne qui l’exploite doit libérer de la place ; réessaie ensuite.
file-gone = Ce fichier n’est plus gardé ici.
store-url = store.url est inutilisable : { $reason } Il faut une adresse pour SQLAlchemy avec un pilote asynchrone installé ; laisse vide pour SQLite dans le dossier des données.
store-newer = Le dossier des données a été écrit par une version plus récente de ce programme ({ $revision }). Réinstalle cette version, ou restaure une sauvegarde faite avant.
