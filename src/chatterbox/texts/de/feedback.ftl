thumb-up = Notiert: 👍. Drück noch einmal darauf, um es zurückzunehmen.
thumb-down = Notiert: 👎. Was hätte ich sagen sollen?
thumb-taken-back = Deine Bewertung ist zurückgenommen.
thumb-over = Diese Antwort steht nicht mehr in meinem Protokoll, deshalb nimmt sie keine Bewertungen mehr an. Mit /feedback sagst du der Serverleitung alles andere.

feedback-kept = Danke. Die Serverleitung liest es in /feedback_summary. /hi löscht es zusammen mit deinen übrigen Daten.
feedback-empty = Da steht nichts drin. Schreib, was du der Serverleitung sagen willst, und schick es noch einmal ab.
feedback-too-long = Ein Text fasst { $most } Zeichen, und deiner hat { $length }. Kürze ihn und schick ihn noch einmal ab.
feedback-too-many = Du hast innerhalb eines Tages { $most } Texte geschrieben, mehr geht nicht pro Person. Mach morgen weiter.

feedback-none = Hier hat noch niemand etwas bewertet oder geschrieben. Bewertet wird mit 👍 und 👎 unter meinen Antworten, geschrieben mit /feedback.
feedback-title = Was zu meinen Antworten gesagt wird
feedback-counts = 👍 { $up } · 👎 { $down } · { $notes ->
    [0] keine Texte
    [one] ein Text
   *[other] { $notes } Texte
 }. Alles zusammen steht in der Datei.
feedback-worst = 👎 { $down } · 👍 { $up } · { $model }
feedback-worst-answer = { $question } → { $answer }
feedback-forgotten = (nicht mehr in meinem Protokoll)
feedback-notes = Die neuesten Texte
feedback-stored = gespeicherte Antworten
feedback-chart-title = Anteil der Daumen hoch, in %
feedback-chart-line = { $model }: { $up } von { $votes }
feedback-chart-alt = Anteil der Daumen hoch im Lauf der Zeit, nach Modell: { $lines }.
feedback-chart-none = noch keine Bewertungen

setup-row-title = 👍 👎 Korrigieren
setup-row-shown = Ich setze diese Buttons unter jede Antwort. /feedback_summary zeigt, was dabei herauskam.
setup-row-hidden = Ich setze keine Buttons unter meine Antworten. „Correct this reply“ im Menü einer Nachricht und /correct funktionieren weiterhin.
