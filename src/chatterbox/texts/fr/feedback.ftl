thumb-up = C’est noté : 👍. Appuie de nouveau pour le reprendre.
thumb-down = C’est noté : 👎. Qu’est-ce que j’aurais dû dire ?
thumb-taken-back = Ton vote est repris.
thumb-over = Cette réponse n’est plus dans mon journal, elle n’accepte donc plus de votes. /feedback permet de dire tout le reste aux responsables.

feedback-kept = Merci. Les responsables de ce serveur le lisent dans /feedback_summary. /hi le supprime avec le reste de tes données.
feedback-empty = Il n’y a rien dedans. Écris ce que tu veux dire aux responsables, et envoie de nouveau.
feedback-too-long = Un texte peut contenir { $most } caractères, et le tien en a { $length }. Raccourcis-le, et envoie de nouveau.
feedback-too-many = Tu as écrit { $most } textes en un jour, c’est le maximum par personne. Continue demain.

feedback-none = Personne n’a encore voté ni rien écrit ici. On vote avec 👍 et 👎 sous mes réponses, et on écrit avec /feedback.
feedback-title = Ce qu’on dit de mes réponses
feedback-counts = 👍 { $up } · 👎 { $down } · { $notes ->
    [0] aucun texte
    [one] un texte
   *[other] { $notes } textes
 }. Tout se trouve dans le fichier.
feedback-worst = 👎 { $down } · 👍 { $up } · { $model }
feedback-worst-answer = { $question } → { $answer }
feedback-forgotten = (n’est plus dans mon journal)
feedback-notes = Les derniers textes
feedback-stored = réponses enregistrées
feedback-chart-title = Part des pouces levés, en %
feedback-chart-line = { $model } : { $up } sur { $votes }
feedback-chart-alt = Part des pouces levés au fil du temps, par modèle : { $lines }.
feedback-chart-none = pas encore de votes

setup-row-title = 👍 👎 Corriger
setup-row-shown = Je mets ces boutons sous chaque réponse. /feedback_summary montre ce qui en est ressorti.
setup-row-hidden = Je ne mets pas de boutons sous mes réponses. « Correct this reply » dans le menu d’un message et /correct marchent toujours.
