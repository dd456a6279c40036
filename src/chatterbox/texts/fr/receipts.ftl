correct-not-mine = Ce message n’est pas une de mes réponses, il n’y a donc rien de moi à y corriger. Pour m’apprendre quelque chose de nouveau, utilise /teach.
correct-not-logged = Je ne connais aucune réponse de moi sous ce message ici. Il vient peut-être d’un autre bot ou d’un autre serveur, ou il est plus ancien que mon journal. Pour m’apprendre quand même la bonne réponse, utilise /teach.
correct-deleted = Cette réponse a été supprimée depuis, on ne peut donc plus la corriger. Pour m’apprendre quand même la bonne réponse, utilise /teach.
correct-no-message = Ce n’est ni un lien vers un message ni son identifiant. Copie le lien depuis le menu du message (sur téléphone : appui long > Copier le lien du message).

receipt-corrected = Corrigé par { $author }.
receipt-taught = Enseigné par { $author }.
receipt-training-only = { $author } m’a donné une meilleure réponse ; elle agit après le prochain entraînement.
receipt-waiting = { $author } m’a donné une meilleure réponse ; l’équipe d’entraînement décide avec /corrections.
receipt-undone = Repris par { $person }.
receipt-approved = { $person } a approuvé ce que { $author } m’a enseigné.

details-acting = Merci. Je m’en sers dès la prochaine question.
details-training-only = Merci. Cela fera partie du prochain entraînement ; d’ici là, rien ne change.
details-waiting = Merci. L’équipe d’entraînement doit donner son accord avant que cela agisse.
details-contradicted = Merci. Cela dit autre chose qu’une correction plus ancienne, qui agit jusqu’à ce que l’équipe d’entraînement choisisse.
details-expires = Sans question, cela ne peut agir que jusqu’au { $date }, quand le journal de cette réponse sera supprimé. Ajoute la question, et je l’apprends pour de bon.
details-row = C’est une ligne du prochain entraînement.
details-never-row = Cela aide, mais ne devient jamais une ligne d’entraînement : la réponse répète ce qu’un membre a écrit dans le chat.
details-no-receipt = Je n’ai pas pu écrire dans ce salon, alors personne d’autre ne voit ceci ici.

list-title = Corrections ({ $state }) : { $count }
list-line = **{ $id }** · { $state } · { $author } · { $question } → { $answer }
list-no-question = (pas de question)
list-pick = En afficher une en entier
list-reason = Raison : { $reason }
list-approve = En approuver plusieurs à la fois
list-undo = En retirer plusieurs à la fois
review-title = Correction { $id }
review-choose = Choisir { $id }
review-side = { $id } · { $state }
review-wrong = Ce que j’avais dit
review-exam = Le dernier examen, sans aide
review-exam-learned = Apprise ({ $number ->
    [one] { $number } examen
   *[other] { $number } examens
 } en tout).
review-exam-missed = Pas apprise ({ $number ->
    [one] { $number } examen
   *[other] { $number } examens
 } en tout).
state-all = toutes
state-acting = active
state-waiting = en attente
state-training-only = entraînement seul
state-contradicted = contredite
state-replaced = remplacée
state-withdrawn = retirée
state-expired = expirée
state-in-training-set = dans un jeu d’entraînement
state-in-set = dans le jeu d’entraînement { $name }
state-learned = apprise

notice = { $author } m’a enseigné quelque chose, et cela agit : { $question } → { $answer }
undo-all-sure = { $number ->
    [one] { $number } correction de { $author } sera retirée ; personne ne pourra la ramener. On le fait ?
   *[other] Les { $number } corrections de { $author } seront toutes retirées ; personne ne pourra les ramener. On le fait ?
 }
undo-all-done = { $number ->
    [0] Il ne restait rien de { $author } à retirer.
    [one] Une correction de { $author } est retirée : je ne l’utilise plus, et le prochain entraînement la laisse de côté. /block empêche { $author } de m’enseigner davantage.
   *[other] { $number } corrections de { $author } sont retirées : je ne les utilise plus, et le prochain entraînement les laisse de côté. /block empêche { $author } de m’enseigner davantage.
 }
