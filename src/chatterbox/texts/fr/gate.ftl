compared-nothing = Il n’y avait rien à demander : garde un jeu de test avec /test keep:yes, ou corrige-moi.
compared-too-few = { $of ->
    [one] { $of } question
   *[other] { $of } questions
} : devenues justes { $better }, devenues fausses { $worse }. C’est trop peu pour dire s’il est meilleur.
compared-unclear = { $of ->
    [one] { $of } question
   *[other] { $of } questions
} : devenues justes { $better }, devenues fausses { $worse } ({ $points } points, 95 % entre { $low } et { $high } ; test exact de McNemar, p { $p }). C’est peut-être le hasard.
compared-better = { $of ->
    [one] { $of } question
   *[other] { $of } questions
} : devenues justes { $better }, devenues fausses { $worse } ({ $points } points, 95 % entre { $low } et { $high } ; test exact de McNemar, p { $p }). Il est meilleur.
compared-worse = { $of ->
    [one] { $of } question
   *[other] { $of } questions
} : devenues justes { $better }, devenues fausses { $worse } ({ $points } points, 95 % entre { $low } et { $high } ; test exact de McNemar, p { $p }). Il est moins bon.
compared-faults = Questions que personne n’a enseignées et qui ont reçu pour réponse un fait enseigné : { $new } sur { $of } (actuel : { $now }).

gate-line = « { $line } » n’est pas une règle. Écris-en une par ligne, comme "general: -5" : une partie ({ $sections }) et les points qu’un nouveau modèle doit y gagner ; avec un moins, ce qu’il peut perdre.

candidate-missing = Il n’y a pas de tel modèle sur ce serveur.
candidate-dropped = Ce modèle a été supprimé et ne peut pas être ramené. Entraîne-le de nouveau.
candidate-comparing = Ce modèle est encore en cours de comparaison. Décide quand son entraînement sera terminé.
promotion-gate = Ce modèle ne franchit pas le seuil. Deux membres de l’équipe d’entraînement peuvent tout de même le promouvoir, avec « Promouvoir quand même » sous son résultat ou dans /models.
promotion-serves = Ce modèle répond déjà ici.
promotion-gone = { $model } ne répond pas : { $reason } Rien n’a changé : c’est le même modèle qu’avant qui répond. S’il a été supprimé, entraîne-le de nouveau ; /models montre ce qu’il y a d’autre.
promotion-later = { $reason } Rien n’a changé : c’est le même modèle qu’avant qui répond. Appuie de nouveau plus tard.
override-second = Tu as déjà donné ton accord. Une deuxième personne de l’équipe d’entraînement doit appuyer aussi.
drop-serves = Ce modèle répond ici en ce moment. Promeus d’abord un autre modèle, ou reviens en arrière.
drop-pinned = Ce modèle est fixé à { $channels }. Détache-le d’abord là-bas (/models).
rollback-nothing = Il n’y a rien à quoi revenir : rien ne répondait ici avant.
rollback-changed = C’est désormais un autre qui répond ({ $model }) : quelqu’un a été plus rapide. Regarde de nouveau /models.
pin-too-many = { $most } salons ont déjà leur propre modèle ; c’est le maximum. Détaches-en un d’abord.

test-keep-trainers = Seule l’équipe d’entraînement garde un jeu de test : il décide de ce qui est promu. Laisse keep: de côté pour poser ces cas une fois.

part-tests = Jeu de test
part-corrections = Corrections
part-general = Général
part-untaught = Non enseigné
compared-helped = avec aide
compared-alone = seul
compared-now = actuel
compared-new = neuf
compared-of = sur { $of }
compared-alt = Tableau de la comparaison : bonnes réponses du modèle qui répond maintenant et du nouveau ; pour « Non enseigné », les fautes. { $lines }.
compared-alt-line = { $part } (sur { $of }) : avec aide { $now }, nouveau { $new } ; seul { $now_alone }, nouveau { $new_alone }

gate-passed = Il franchit le seuil.
gate-failed = **Il ne franchit pas le seuil** : { $rules }.
gate-broken = { $part } { $points } points avec aide (minimum : { $least })
gate-not-compared = **La comparaison n’est pas allée au bout**, le seuil compte donc comme non franchi.

broken-alt = Les questions auxquelles le nouveau modèle répond mal et l’actuel bien, en JSON.
promoted = Promu par { $person } : il répond ici maintenant.
promoted-anyway = Promu malgré le seuil ; { $person } a donné le deuxième accord. Il répond ici maintenant.
override-first = { $person } le promouvrait bien qu’il ne franchisse pas le seuil. Une deuxième personne de l’équipe d’entraînement doit appuyer sur le même bouton.
candidate-kept = Gardé par { $person } ; il est dans /models.
drop-sure = Cela supprime le modèle **{ $name }** pour de bon ; ce dont il a été entraîné reste. On le fait ?
dropped = C’est fait : le modèle est supprimé.
dropped-not-there = Il est supprimé ici. Le backend n’a pas supprimé le modèle lui-même : { $reason }
rolled-back = Retour en arrière par { $person } : **{ $model }** répond de nouveau ici.

models-title = Modèles de ce serveur
models-base = C’est le modèle non entraîné **{ $model }** qui répond ici.
models-now = C’est **{ $name }** (`{ $model }`) qui répond ici.
models-history = Ce qui a répondu ici
models-pins = Salons avec leur propre modèle
models-gate = Points qu’un nouveau modèle doit gagner au moins (réponses avec aide)
models-no-rules = aucune règle
models-choose = Choisis un modèle
model-untrained = Le modèle non entraîné
model-base = Le modèle non entraîné **{ $model }**.
model-described = **{ $name }** (`{ $model }`), entraîné <t:{ $at }:f>.
model-serves = répond ici maintenant
model-served = a répondu ici auparavant
model-passes = franchit le seuil
model-fails = ne franchit pas le seuil
pinned = **{ $model }** répond désormais dans { $channel } et ses fils, quel que soit le modèle promu.
unpinned = Dans { $channel }, c’est de nouveau le modèle du serveur qui répond.
unpin-was-not = { $channel } n’a pas de modèle à lui.
gate-kept = Les règles du seuil ici : { $rules }.
models-entry = <t:{ $at }:f> **{ $name }** : { $why } ({ $person })
why-trained = son entraînement était terminé
why-chosen = promu
why-passed = il a franchi le seuil
why-overridden = promu malgré le seuil, par deux membres de l’équipe d’entraînement
why-voted = promu, car les membres l’ont préféré
why-rolled-back = retour en arrière
