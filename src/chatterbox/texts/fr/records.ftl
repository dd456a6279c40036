run-queue = { $number ->
    [1] Prochain dans la file des entraînements : il commence quand celui d’avant est terminé.
   *[other] Numéro { $number } dans la file des entraînements.
 }
run-queue-begins = { $number ->
    [1] Prochain dans la file des entraînements, environ { $when }.
   *[other] Numéro { $number } dans la file des entraînements, environ { $when }.
 }
run-again = { $name } (de nouveau)
run-unrepeatable = Cet entraînement s’est terminé avant que ses lignes soient faites, il n’y a donc rien à répéter. Lances-en un nouveau avec /train.

records-none = Rien n’a encore été entraîné sur ce serveur. L’équipe d’entraînement commence avec /train.
records-title = **Entraînements de ce serveur**, le dernier en premier :
records-line = { $number }. **{ $name }** · { $state } · { $when } · { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
 }{ $loss ->
    [none] {""}
   *[other] { " " }· perte { $loss }
 }
records-serves = (répond ici)
records-pick = En regarder un
records-share = Part des étapes, en %
records-curves-alt = Courbes de perte de { $number ->
    [one] { $number } entraînement
   *[other] { $number } entraînements
 }, comparées : { $curves }.
records-curve-alt = { $name } de { $first } à { $last }
record-title = **{ $name }** : { $state }
record-note = Note : { $note }
record-who = Lancé par { $person } { $when }.
record-dataset = Jeu de données : **{ $name }**, version { $version }, { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}, SHA-256 `{ $sha256 }`.
record-dataset-gone = Jeu de données : supprimé depuis ; son SHA-256 était `{ $sha256 }`.
record-no-dataset = Jeu de données : aucun, des corrections seulement.
record-corrections = Corrections : { $ids }.
record-corrections-more = { $ids } et { $more } de plus
record-repeats = Répète l’entraînement `{ $run }`{ $same ->
    [yes] { " " }avec exactement les mêmes lignes.
   *[no] , sans ce qui a été retiré depuis.
 }
record-base = Modèle de base : { $base }. Backend : { $backend }, tâche `{ $job }`.
record-model = Modèle : { $model }.
record-model-gone = Modèle : { $model }, supprimé { $when } : la durée pendant laquelle il était gardé était écoulée.
record-numbers = Chiffres : { $numbers } ; graine { $seed }.
record-libraries = Entraîné avec { $libraries }.
record-loss = Perte : { $first } → { $last }.
record-valid = Perte sur des questions mises de côté : { $first } → { $best } au mieux.
record-time = Durée de l’entraînement : { $time }.
record-cost-local = Coût : rien que le temps de cette machine ({ $tokens } tokens entraînés).
record-cost-counted = Coût : { $amount } { $currency } ({ $tokens } tokens entraînés).
record-cost = Coût : { $tokens } tokens entraînés, tels que { $backend } les facture.
record-failed = Il a échoué : { $reason }
record-renamed = Cet entraînement s’appelle maintenant **{ $name }**.
record-noted = La note est en place.
record-name-empty = Un entraînement a besoin d’un nom.
record-drop-sure = Supprimer **{ $name }** ? Sa fiche, son modèle et les fichiers du modèle sont supprimés, ici et là où il a été entraîné. Le jeu de données et les corrections restent.
record-dropped = L’entraînement **{ $name }** est supprimé.
record-serving = Le modèle de cet entraînement répond sur ce serveur, l’entraînement ne peut donc pas être supprimé. Promeus d’abord un autre modèle, ou reviens en arrière.
record-under-way = Cet entraînement n’est pas terminé. Appuie sur « Interrompre » sous son message, ou attends sa fin ; puis modifie sa fiche.
record-repeated = L’entraînement recommence ; suis-le ici : { $link }
record-repeated-unseen = L’entraînement recommence, mais je n’ai pas pu écrire dans ce salon. Sa fin sera annoncée ici si je peux le faire d’ici là.
form-rename-title = Renommer cet entraînement
form-rename = Nom
form-note-title = Une note sur cet entraînement
form-note = Que faut-il en savoir ?
button-repeat = Entraîner de nouveau
button-rename = Renommer
button-note = Note
button-drop = Supprimer
button-really-drop = Oui, supprimer
