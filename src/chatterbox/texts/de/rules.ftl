paused = Ich bin auf diesem Server pausiert: Die Serverleitung lässt mich vorerst nichts beantworten und nichts lernen. Frag wieder, wenn sie mich weitermachen lässt.
pause-done = Ich bin hier pausiert: Ich beantworte keine Fragen und nehme keine Korrekturen, Tests oder Trainings an, bis mich jemand aus der Serverleitung weitermachen lässt. /hi und das Löschen der eigenen Daten funktionieren weiterhin.
pause-already = Ich bin hier schon pausiert.
pause-run = Das Training **{ $name }** geht weiter; an seiner Nachricht ist der Button „Abbrechen“.
pause-over = Ich antworte und lerne hier wieder.
pause-was-not = Ich war nicht pausiert.

blocked = Die Serverleitung hat dich hier für mich blockiert. Was ich über dich aufbewahre, kannst du mit /hi weiterhin sehen und löschen.
block-self = Du kannst dich nicht selbst blockieren.
block-manager = Dieses Mitglied gehört auch zur Serverleitung, und die kann sich nicht gegenseitig blockieren. Wer „Server verwalten“ verliert, kann blockiert werden.
block-too-many = Hier sind { $most } Mitglieder blockiert, mehr merke ich mir nicht. Lass zuerst einige mit /unblock wieder zu mir.
block-done = { $member } ist blockiert: Ich beantworte hier nichts von diesem Mitglied und nehme nichts von ihm an. Die eigenen Daten lassen sich mit /hi weiterhin sehen und löschen. Korrekturen, die schon wirken, bleiben; /corrections zeigt sie.
block-already = { $member } war schon blockiert.
unblock-done = { $member } kann mich wieder nutzen.
unblock-was-not = { $member } war nicht blockiert.

words-too-many = { $number } Wörter sind zu viele: Ich merke mir { $most }. Nimm die heraus, auf die es am wenigsten ankommt.
words-too-long = Eins davon ist länger als { $most } Zeichen. Schreib einzelne Wörter oder kurze Wendungen, eine pro Zeile.
words-nothing = Eine dieser Zeilen enthält keinen Buchstaben, keine Ziffer und kein Zeichen, wonach sich suchen ließe. Nimm sie heraus.
words-kept = { $number ->
    [0] Gespeichert: Es gibt jetzt kein Wort, das ich nicht sagen darf.
    [one] Gespeichert: Es gibt ein Wort, das ich hier nie sage.
   *[other] Gespeichert: Es gibt { $number } Wörter, die ich hier nie sage.
 }

take-back-note = Ich habe hier etwas gesagt, das { $person } zurückgenommen hat.
take-back-done = Zurückgenommen: Niemand sieht es mehr, und ich erinnere mich weder daran, noch lerne ich daraus.
take-back-correction = Zurückgenommen: Niemand sieht es mehr, und ich erinnere mich nicht daran. Es wiederholte, was { $author } mir beigebracht hat; deshalb ist auch das zurückgezogen, und das nächste Training lässt es weg.
take-back-row = Zurückgenommen: Niemand sieht es mehr, und ich erinnere mich nicht daran. Es steht in dem Datensatz, der zuletzt trainiert wurde; ich wiederhole es nicht mehr. Nimm es vor dem nächsten /train aus der Datei, sonst wird es wieder trainiert.
take-back-not-logged = Es ist aus diesem Kanal verschwunden. In meinem Protokoll stand es nicht mehr (oder es war keine Antwort auf eine Frage); sonst gab es also nichts zu vergessen.
take-back-gone = Diese Nachricht ist schon gelöscht. Falls sie eine Antwort war, habe ich auch die vergessen.
take-back-not-mine = Diese Nachricht ist nicht von mir, also kann ich sie nicht zurücknehmen. Wer hier Nachrichten verwaltet, kann sie löschen.
