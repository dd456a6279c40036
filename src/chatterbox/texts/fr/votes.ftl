vote-missing = Il n’y a pas de tel vote ici.
vote-closed = Ce vote est clos.
vote-another = Un vote est déjà ouvert sur ce serveur. Laisse-le se terminer, ou clos-le, avant le suivant.
vote-no-questions = Un vote a besoin d’au moins une question. Écris-en une par ligne.
vote-many-questions = Un vote accepte { $most } questions au plus, et il y en a { $number }.
vote-long-question = Une question d’un vote a { $most } caractères au plus.
vote-hours = La durée du vote doit être un nombre d’heures de { $least } à { $most }.
vote-members = Le nombre de membres après lequel il se clôt doit être compris entre { $least } et { $most } ; laisse vide si seul le temps doit compter.
vote-form-title = Un vote à l’aveugle
vote-form-questions = Questions, une par ligne
vote-form-questions-how = Cinq au plus. Les deux modèles répondent à chacune ; les membres choisissent.
vote-form-hours = Ouvert pendant combien d’heures
vote-form-members = Ou jusqu’à tant de membres ayant voté
vote-begun = Les deux modèles sont interrogés maintenant ; le vote apparaîtra dans ce salon.
vote-head = **Vote** : quelles réponses sont les meilleures ? { $pairs ->
    [one] { $pairs } question
   *[other] { $pairs } questions
 } avec deux réponses, A et B ; quel modèle a donné laquelle sera dit à la fin. Une voix par membre et par question, et tu peux la changer. Ouvert jusqu’au <t:{ $until }:f>{ $members ->
    [0] {""}
    [one] , ou jusqu’à ce que { $members } membre ait voté
   *[other] , ou jusqu’à ce que { $members } membres aient voté
 }. Ouvert par { $person }.
vote-pair = **Question { $number } sur { $of }** : { $question }
vote-pair-a = A
vote-pair-b = B
vote-chosen = Ton choix pour la question { $number } : **{ $choice }**. Tu peux le changer jusqu’à la clôture du vote.
vote-no-difference = **Vote** : les deux modèles répondent pareil à ces questions, il n’y a donc rien à choisir. Poses-en d’autres.
vote-not-opened = **Vote** : il n’a pas pu être ouvert. { $reason }
vote-closing = Le vote est clos ; le résultat suit dans le salon.
vote-result = **Vote** sur **{ $name }** : { $members ->
    [0] personne n’a voté
    [one] { $members } membre a voté
   *[other] { $members } membres ont voté
 } ; { $better } pour le nouveau modèle, { $worse } pour celui qui répond maintenant.
vote-result-too-few = Trop peu en ont préféré un pour en dire plus.
vote-result-unclear = C’est peut-être le hasard (test exact des signes sur les membres, p { $p }).
vote-result-better = Ce n’est guère le hasard (test exact des signes sur les membres, p { $p }) : le nouveau modèle est préféré.
vote-result-worse = Ce n’est guère le hasard (test exact des signes sur les membres, p { $p }) : le nouveau modèle n’est pas préféré.
vote-left = { $number ->
    [one] Le vote de { $number } membre qui est parti n’a pas été compté.
   *[other] Les votes de { $number } membres qui sont partis n’ont pas été comptés.
 }
vote-pair-result = Question { $number } : nouveau { $candidate }, actuel { $serving }, pareil { $same }, mauvaises toutes les deux { $bad }
vote-revealed = { $first ->
    [yes] A était la réponse du nouveau modèle, B celle du modèle qui répondait alors.
   *[no] B était la réponse du nouveau modèle, A celle du modèle qui répondait alors.
 } Nouveau { $candidate }, ancien { $serving }, pareil { $same }, mauvaises toutes les deux { $bad }.
