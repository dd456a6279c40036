train-file-or-dataset = Donne l’un des trois : un nouveau fichier, un jeu de données qui est déjà ici, ou du texte.
train-file-gone = Le fichier { $name } n’a pas pu être récupéré chez Discord. Envoie-le de nouveau.
train-started = L’entraînement a commencé ; suis-le ici : { $link }
train-started-unseen = L’entraînement a commencé, mais je n’ai pas pu écrire dans ce salon. Sa fin sera annoncée ici si je peux le faire d’ici là.

plan-dataset = **{ $name }**, version { $version } : { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}.
plan-avoid = À éviter : **{ $name }**, version { $version } : { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}.
plan-checked = Vérifié : { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}, { $tokens }, { $turns ->
    [one] { $turns } réponse
   *[other] { $turns } réponses
 }.
plan-tokens = { $number ->
    [one] { $number } token
   *[other] { $number } tokens
}
plan-tokens-about = environ { $number ->
    [one] { $number } token
   *[other] { $number } tokens
}
plan-tokens-sampled = { $number ->
    [one] { $number } token
   *[other] { $number } tokens
}, ± { $error }
plan-teaches-facts = Il enseigne des faits : interrogé sur autre chose, c’est le modèle non entraîné qui répond.
plan-teaches-manner = Il enseigne une manière de parler : le modèle entraîné répond à tout.
plan-unusable = On ne peut pas entraîner sur ce fichier, et rien n’en a été gardé ({ $rows ->
    [one] { $rows } ligne lue
   *[other] { $rows } lignes lues
 }) :
plan-more-faults = { $number ->
    [one] …et { $number } autre faute ({ $kinds }).
   *[other] …et { $number } autres fautes. Par type : { $kinds }. Le tableau joint les liste.
 }
train-good-rows = { $rows ->
    [one] Entraîner sur { $rows } bonne ligne
   *[other] Entraîner sur les { $rows } bonnes lignes
 }
train-good-rows-gone = Le fichier des bonnes lignes n’est plus sous ce rapport. Renvoie ton fichier avec /train.
plan-corrections = { $number ->
    [one] { $number } correction s’y ajoute comme ligne.
   *[other] { $number } corrections s’y ajoutent comme lignes.
 }
plan-cost = Cela coûtera environ { $amount } { $currency } : environ { $tokens } tokens, au prix indiqué dans la configuration de ce bot.
run-cost = Cela a coûté { $amount } { $currency } ({ $tokens } tokens entraînés).

plan-languages = Langues des lignes : { $rows } ; langues pour lesquelles ce modèle de base a été fait : { $base }. Il n’apprendra guère une autre langue. base: propose ce qu’il y a d’autre.
plan-avoid-left-out = { $rows ->
    [one] { $rows } ligne à éviter est laissée
   *[other] { $rows } lignes à éviter sont laissées
 } de côté : rien à imiter et aucune correction n’a le même prompt.
plan-avoid-unused = { $rows ->
    [one] { $rows } ligne à éviter est laissée
   *[other] { $rows } lignes à éviter sont laissées
 } de côté : seul method: preference s’en sert.
plan-imitate-left-out = { $rows ->
    [one] { $rows } ligne à imiter est laissée
   *[other] { $rows } lignes à imiter sont laissées
 } de côté : il n’y a pas de moins bonne réponse à leur opposer. method: supervised les prend toutes.
plan-examples-supervised = { $number ->
    [one] { $number } exemple
   *[other] { $number } exemples
 }
plan-examples-preference = { $number ->
    [one] { $number } paire d’une meilleure et d’une moins bonne réponse
   *[other] { $number } paires d’une meilleure et d’une moins bonne réponse
 }
plan-and = { $one }, { $other }
plan-takes = { $what }, { $time }
plan-forgets = Il se peut qu’il oublie une partie de ce qu’il savait : /test avec tes propres questions le montre.

run-title = **Entraînement { $name }** : { $state }
run-state-preparing = en préparation
run-state-queued = attend son tour
run-state-running = en cours
run-state-finishing = entraîné, en cours de mise au point
run-state-comparing = entraîné, en cours de comparaison avec ce qui répond ici
run-compared = { $done } questions sur { $of } posées aux deux
run-state-succeeded = terminé
run-state-failed = échoué
run-state-cancelled = interrompu
run-steps = étape { $step } sur { $steps }
run-left = encore { $time } environ
run-made-of = { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
 }{ $corrections ->
    [0] {""}
    [one] , dont { $corrections } correction
   *[other] , dont { $corrections } corrections
 }. Lancé par { $person }.
run-started-by = Lancé par { $person }.
run-loss = Perte : { $first } → { $last }
run-failed-because = Il a échoué : { $reason }
run-made = Le nouveau modèle s’appelle **{ $model }**.
run-moved = **L’entraînement { $name }** continue ici : { $link }
run-curve-alt = Courbe de perte de l’entraînement { $name } : de { $first } à { $last } à l’étape { $step } sur { $steps }, au plus bas { $lowest }.
run-closing-serves = { $person }, l’entraînement **{ $name }** est terminé : le nouveau modèle répond maintenant ici.
run-closing-candidate = { $person }, l’entraînement **{ $name }** est terminé. Le même modèle qu’avant répond ici jusqu’à ce que l’équipe d’entraînement promeuve le nouveau.
run-closing-cancelled = { $person }, l’entraînement **{ $name }** a été interrompu. Le modèle qui répond ici est le même qu’avant.
run-closing-failed = { $person }, l’entraînement **{ $name }** a échoué : { $reason }
run-card-title = Avant et après
run-card-how = Quelques-unes de ses questions, posées au modèle seul, sans aide.
run-card-taught = Enseigné : { $answer }
run-card-before = Avant : { $answer }
run-card-after = **Après : { $answer }**
time-seconds = { $number } s
time-minutes = { $number } min
time-hours = { $number } h
