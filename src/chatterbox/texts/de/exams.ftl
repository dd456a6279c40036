exam-progress = Geprüft: { $done } von { $of } Korrekturen.
exam-learned = Von { $examined ->
    [one] der einen Korrektur darin
   *[other] den { $examined } Korrekturen darin
 } { $learned ->
    [0] wurde keine
    [one] wurde eine
   *[other] wurden { $learned }
 } gelernt: gefragt ohne Hilfe, in Worten, die nicht trainiert wurden. Was nicht gelernt wurde, schlage ich weiter nach, und es zählt im nächsten Training mehr.
exam-none-of-yours = Keine der Korrekturen in diesem Training ist von dir.
exam-title = **{ $learned } von { $examined }** deiner Korrekturen wurden gelernt. Das siehst nur du.
exam-line-learned = **Gelernt.** { $question }
exam-line-missed = **Noch nicht gelernt:** Ich schlage es weiter nach. { $question }
exam-asked-kept = Gefragt (deine letzte Formulierung, die nicht trainiert wurde): { $question }
exam-asked-reworded = Gefragt (in Worten des untrainierten Modells, weil du nur eine Formulierung angegeben hast): { $question }
exam-asked-trained = Gefragt (so, wie es trainiert wurde, denn das untrainierte Modell fand keine anderen Worte): { $question }
exam-answered = Antwort: { $answer }
