correct-not-mine = Diese Nachricht ist keine Antwort von mir, also gibt es da nichts von mir zu korrigieren. Um mir etwas Neues beizubringen, nimm /teach.
correct-not-logged = Ich kenne hier keine Antwort von mir unter dieser Nachricht. Vielleicht ist sie von einem anderen Bot, von einem anderen Server oder älter als mein Protokoll. Um mir die richtige Antwort trotzdem beizubringen, nimm /teach.
correct-deleted = Diese Antwort wurde inzwischen gelöscht und lässt sich deshalb nicht mehr korrigieren. Um mir die richtige Antwort trotzdem beizubringen, nimm /teach.
correct-no-message = Das ist weder ein Link zu einer Nachricht noch ihre ID. Kopier den Link aus dem Menü der Nachricht (auf dem Handy: lange drücken > Nachrichtenlink kopieren).

receipt-corrected = Korrigiert von { $author }.
receipt-taught = Beigebracht von { $author }.
receipt-training-only = { $author } hat mir eine bessere Antwort gegeben; sie wirkt nach dem nächsten Training.
receipt-waiting = { $author } hat mir eine bessere Antwort gegeben; das Trainerteam entscheidet mit /corrections.
receipt-undone = Zurückgenommen von { $person }.
receipt-approved = { $person } hat freigegeben, was { $author } mir beigebracht hat.

details-acting = Danke. Ich verwende es ab der nächsten Frage.
details-training-only = Danke. Es wird Teil des nächsten Trainings; bis dahin ändert sich nichts.
details-waiting = Danke. Es wartet auf das Trainerteam, bevor es wirkt.
details-contradicted = Danke. Es sagt etwas anderes als eine ältere Korrektur; die wirkt, bis das Trainerteam sich entscheidet.
details-expires = Ohne Frage kann es nur bis { $date } wirken, dann wird das Protokoll dieser Antwort gelöscht. Ergänze die Frage, dann lerne ich es auf Dauer.
details-row = Es ist eine Zeile des nächsten Trainings.
details-never-row = Es hilft, wird aber nie eine Zeile eines Trainings: Die Antwort wiederholt, was ein Mitglied im Chat geschrieben hat.
details-no-receipt = Ich konnte in diesem Kanal nicht schreiben, also sieht das hier sonst niemand.

list-title = Korrekturen ({ $state }): { $count }
list-line = **{ $id }** · { $state } · { $author } · { $question } → { $answer }
list-no-question = (keine Frage)
list-pick = Eine davon ganz zeigen
list-reason = Grund: { $reason }
list-approve = Mehrere auf einmal freigeben
list-undo = Mehrere auf einmal zurückziehen
review-title = Korrektur { $id }
review-choose = { $id } wählen
review-side = { $id } · { $state }
review-wrong = Was ich gesagt hatte
review-exam = Die letzte Prüfung, ohne Hilfe
review-exam-learned = Gelernt (insgesamt { $number ->
    [one] eine Prüfung
   *[other] { $number } Prüfungen
 }).
review-exam-missed = Nicht gelernt (insgesamt { $number ->
    [one] eine Prüfung
   *[other] { $number } Prüfungen
 }).
state-all = alle
state-acting = wirkt
state-waiting = wartet
state-training-only = nur fürs Training
state-contradicted = widersprochen
state-replaced = ersetzt
state-withdrawn = zurückgezogen
state-expired = abgelaufen
state-in-training-set = in einem Trainingssatz
state-in-set = im Trainingssatz { $name }
state-learned = gelernt

notice = { $author } hat mir etwas beigebracht, und es wirkt: { $question } → { $answer }
undo-all-sure = { $number ->
    [one] Dann wird eine Korrektur von { $author } zurückgezogen; niemand kann sie zurückholen. Sicher?
   *[other] Dann werden alle { $number } Korrekturen von { $author } zurückgezogen; niemand kann sie zurückholen. Sicher?
 }
undo-all-done = { $number ->
    [0] Von { $author } war nichts mehr da, was sich zurückziehen ließe.
    [one] Eine Korrektur von { $author } ist zurückgezogen: Ich verwende sie nicht mehr, und das nächste Training lässt sie weg. /block sorgt dafür, dass { $author } mir nichts mehr beibringt.
   *[other] { $number } Korrekturen von { $author } sind zurückgezogen: Ich verwende sie nicht mehr, und das nächste Training lässt sie weg. /block sorgt dafür, dass { $author } mir nichts mehr beibringt.
 }
