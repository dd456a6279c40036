hi-title = Salut, je suis Chatterbox
hi-who = Je parle avec cette communauté et j’apprends d’elle : ce que vous corrigez, je le sais tout de suite, et un entraînement l’enseigne à un modèle qui n’est qu’à vous. Je suis un programme et je peux me tromper.
hi-model-title = Qui répond ici
hi-model-base = Le modèle non entraîné **{ $model }**.
hi-starter = C’est le modèle de départ : petit, pour tout essayer. Il parle anglais, et sait peu de choses tant que vous ne les lui apprenez pas.
hi-model-trained = **{ $model }**, entraîné ici à partir de { $base }.
hi-own-instruction = Ce salon a sa propre instruction, ou son propre choix de ce à quoi je réponds : `/instruction channel:` le montre.
hi-taught-only = Ici, je ne réponds qu’à ce que quelqu’un m’a appris.
hi-kept-title = Ce que je garde de toi ici
hi-kept-nothing = Rien encore. Tes questions avec mes réponses seront gardées { $days ->
    [one] { $days } jour
   *[other] { $days } jours
}.
hi-kept-sealed = Tous les textes sont chiffrés sur le disque.
hi-kept = { $turns ->
    [one] { $turns } question avec sa réponse
   *[other] { $turns } questions avec leurs réponses
 } (supprimées après { $days ->
    [one] { $days } jour
   *[other] { $days } jours
 }) et { $corrections ->
    [one] { $corrections } correction
   *[other] { $corrections } corrections
 }.
hi-kept-given = { $datasets ->
    [one] Tu as envoyé { $datasets } jeu de données
   *[other] Tu as envoyé { $datasets } jeux de données
 } et { $runs ->
    [one] lancé { $runs } entraînement
   *[other] lancé { $runs } entraînements
 }.
hi-kept-models = Ces modèles ont appris quelque chose de toi : { $models }.
hi-left-title = Ton quota restant ici
hi-next-title = Que faire ensuite
hi-next-server = Mentionne-moi avec une question. Appuie sur **Corriger** sous une mauvaise réponse, ou utilise /teach. Équipe d’entraînement : /train avec un fichier, puis /test. /instruction explique tout.
hi-next-dm = Écris-moi, tout simplement. L’entraînement et les corrections relèvent d’un serveur : fais-les là-bas.

withdraw-done = { $number ->
    [0] Il n’y a ici aucune correction de toi à retirer.
    [one] Une correction est retirée : je ne l’utilise plus, et le prochain entraînement la laisse de côté.
   *[other] { $number } corrections sont retirées : je ne les utilise plus, et le prochain entraînement les laisse de côté.
 }
