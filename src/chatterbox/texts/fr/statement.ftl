statement-title =
    # Confidentialité de Chatterbox
    Chatterbox est un bot qui parle avec une communauté et apprend de ce que ses membres lui enseignent. Voici ce qu’il garde de toi, et comment cela disparaît.
statement-kept =
    ## Ce qui est gardé
    - Tes questions au bot avec ses réponses, ce qu’il a lu des fichiers joints, les images jointes, et des résumés de longues conversations, pendant { $days ->
        [one] { $days } jour
       *[other] { $days } jours
     }. Ce que tu écris sans t’adresser au bot n’est pas gardé.
    - Les corrections et ce que tu enseignes, jusqu’à ce que tu le retires ou le supprimes.
    - Les jeux de données que tu envoies, et quels entraînements tu as lancés.
    - Les résultats de tes tests, et ce que tu as signalé, pendant { $results ->
        [one] { $results } jour
       *[other] { $results } jours
     }.
    - Ton identifiant Discord avec chacun de ces éléments, et la langue dans laquelle tu utilises Discord, pour te parler dans cette langue. Pas de noms, pas de photos de profil, pas de listes de membres.
    Tous les textes, vecteurs et fichiers sont chiffrés sur le disque.
statement-rows =
    ## De quoi les modèles apprennent
    Uniquement de fichiers que quelqu’un a envoyés dans ce but, de formulaires que quelqu’un a remplis, et des réponses du bot lui-même. Jamais de ce que tu écris dans un salon, ni des fichiers qui y sont joints. Un registre dit, pour chaque ligne de chaque entraînement, qui l’a donnée, quand, et quels modèles la contiennent.
statement-own-machine =
    ## Où cela se trouve
    Sur la machine où tourne le bot. C’est là aussi que les modèles sont entraînés et interrogés : rien n’est transmis.
statement-hosts =
    ## Où cela se trouve
    Sur la machine où tourne le bot. Pour obtenir des réponses et pour entraîner, les questions avec les fichiers joints, les instructions et les lignes d’entraînement sont envoyées à : { $hosts }. Aucun nom ni aucun identifiant Discord n’est envoyé avec.
statement-seen =
    ## Qui le voit
    Ce que tu demandes reçoit sa réponse là où tu le demandes. L’équipe d’entraînement d’un serveur voit ses corrections et ses résultats de tests, ses responsables voient ce qui est signalé. Aucun serveur ne voit quoi que ce soit d’un autre, et la personne qui exploite le bot pourrait lire ce qui est gardé.
statement-gone =
    ## Ce qui disparaît tout seul
    - Une question dont le message, ou dont la réponse, a été supprimé dans Discord : après { $deleted ->
        [0] une heure au plus
        [one] { $deleted } jour
       *[other] { $deleted } jours
     }. Si le bot ne tournait pas à ce moment : avec le journal, après { $log ->
        [one] { $log } jour
       *[other] { $log } jours
     }.
    - Ce qui est gardé de toi sur un serveur que tu as quitté : après { $left ->
        [one] { $left } jour
       *[other] { $left } jours
     }. Les jeux de données que tu y as envoyés restent au serveur, sans ton nom.
    - Tout ce qui vient d’un serveur qui a retiré le bot : après { $removed ->
        [one] { $removed } jour
       *[other] { $removed } jours
     }.
    Qui revient avant cela garde tout.
statement-rights =
    ## Ce que tu peux faire
    /privacy montre ce qui est gardé de toi, te le donne en fichier, retire une correction ou toutes, et supprime tout : sur un serveur, pour ce serveur ; dans un message privé, pour les serveurs que tu choisis, y compris ceux que tu as quittés. Si tu n’as plus aucun serveur en commun avec le bot, demande à la personne qui l’exploite.
statement-deleting =
    ## Ce que veut dire supprimer
    - Tes questions et leurs réponses, tes corrections, tes tests et ton nom sur tes signalements disparaissent tout de suite. De même toutes les lignes qui ont été faites de tes corrections, dans chaque version de chaque jeu de données, et les jeux de données que tu as envoyés, sauf si tu les laisses au serveur.
    - Chez les backends qui ont entraîné dessus, les fichiers d’entraînement, les points de contrôle intermédiaires et tous les modèles qui ne répondent pas maintenant sont supprimés ; ce qu’un backend refuse est nommé. Un entraînement en cours qui contient quelque chose de toi est arrêté.
    - Un modèle qui répond maintenant disparaît une fois qu’un autre a pris sa place. D’ici là il est nommé, et l’équipe d’entraînement peut réentraîner sans ce que tu as supprimé. Le prochain entraînement le laisse de côté.
    - Le fait que cela a été supprimé est retenu sous forme de hachage à clé, pour qu’aucune archive ni aucune sauvegarde ne le ramène. Une réponse que le bot a donnée à quelqu’un d’autre reste dans le journal de cette personne le temps prévu.
    Retirer une correction met fin tout de suite à son usage et la tient à l’écart du prochain entraînement ; son texte reste jusqu’à ce que tu la supprimes.
statement-direct =
    ## Messages privés
    Le bot n’en commence aucun de lui-même, sauf si tu as appuyé sur « Me prévenir en privé ».
statement-contact =
    ## À qui t’adresser
    { $contact }
statement-no-contact =
    ## À qui t’adresser
    Aux responsables de ton serveur, et à la personne qui exploite le bot : le bouton « Signaler un problème » dans /privacy atteint les deux.
