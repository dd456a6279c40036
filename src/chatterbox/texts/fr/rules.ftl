paused = Je suis en pause sur ce serveur : pour l’instant, ses responsables ne me laissent répondre à rien ni rien apprendre. Redemande quand ils me laisseront reprendre.
pause-done = Je suis en pause ici : je ne réponds à aucune question et n’accepte ni corrections, ni tests, ni entraînements tant que les responsables ne me laissent pas reprendre. /hi et la suppression de ses propres données marchent toujours.
pause-already = Je suis déjà en pause ici.
pause-run = L’entraînement **{ $name }** continue ; le bouton « Interrompre » est sous son message.
pause-over = Je réponds et j’apprends de nouveau ici.
pause-was-not = Je n’étais pas en pause.

blocked = Les responsables de ce serveur t’ont bloqué l’accès à moi ici. Ce que je garde de toi, tu peux toujours le voir et le supprimer avec /hi.
block-self = Tu ne peux pas te bloquer toi-même.
block-manager = Ce membre fait aussi partie des responsables de ce serveur, et les responsables ne peuvent pas se bloquer entre eux. Sans « Gérer le serveur », un membre peut être bloqué.
block-too-many = { $most } membres sont bloqués ici, c’est le maximum que je retienne. Rends d’abord à certains l’accès à moi avec /unblock.
block-done = { $member } ne peut plus m’utiliser : je ne réponds ici à rien qui vienne de ce membre et n’accepte rien de lui. Ses propres données, il peut toujours les voir et les supprimer avec /hi. Les corrections qui agissent déjà restent ; /corrections les montre.
block-already = L’accès de { $member } était déjà bloqué.
unblock-done = { $member } peut de nouveau m’utiliser.
unblock-was-not = L’accès de { $member } n’était pas bloqué.

words-too-many = { $number } mots, c’est trop : j’en retiens { $most }. Enlève ceux qui comptent le moins.
words-too-long = L’un d’eux dépasse { $most } caractères. Écris des mots seuls ou de courtes expressions, un par ligne.
words-nothing = L’une de ces lignes ne contient ni lettre, ni chiffre, ni signe que je pourrais chercher. Enlève-la.
words-kept = { $number ->
    [0] C’est gardé : il n’y a maintenant aucun mot que je n’aie pas le droit de dire.
    [one] C’est gardé : il y a un mot que je ne dis jamais ici.
   *[other] C’est gardé : il y a { $number } mots que je ne dis jamais ici.
 }

take-back-note = J’ai dit ici quelque chose que { $person } a repris.
take-back-done = Repris : personne ne le voit plus, je ne m’en souviens pas et je n’en apprends rien.
take-back-correction = Repris : personne ne le voit plus, et je ne m’en souviens pas. Cela répétait ce que { $author } m’a enseigné, c’est donc retiré aussi, et le prochain entraînement le laisse de côté.
take-back-row = Repris : personne ne le voit plus, et je ne m’en souviens pas. Cela se trouve dans le dernier jeu de données entraîné ; je ne le répète plus. Enlève-le du fichier avant le prochain /train, sinon il sera de nouveau entraîné.
take-back-not-logged = Cela a disparu de ce salon. Mon journal ne l’avait plus (ou ce n’était pas la réponse à une question), il n’y avait donc rien d’autre à oublier.
take-back-gone = Ce message est déjà supprimé. Si c’était une réponse, je l’ai oubliée aussi.
take-back-not-mine = Ce message n’est pas de moi, je ne peux donc pas le reprendre. Qui gère les messages ici peut le supprimer.
