correction-no-answer = Die richtige Antwort ist leer. Schreib, was ich hätte sagen sollen, und sende es noch einmal ab.
correction-no-question = Ohne Frage wüsste ich nicht, wann ich das sagen soll. Schreib die Frage in deinen eigenen Worten und sende es noch einmal ab.
correction-question-empty = Diese Frage ist leer. Schreib sie in deinen eigenen Worten und sende sie noch einmal ab.
correction-has-question = Diese Korrektur hat ihre Frage schon. Um eine andere Formulierung beizubringen, nimm /teach.
correction-many-phrasings = In eine Korrektur passen höchstens { $most } weitere Formulierungen der Frage. Nimm einige heraus, oder reich sie als zweite Korrektur ein.
correction-too-long = Ein Feld fasst { $most } Zeichen, und eins von deinen hat { $length }. Kürze es und sende es noch einmal ab.
correction-too-many = Du hast innerhalb eines Tages { $most } Korrekturen eingereicht, mehr geht nicht pro Person. Mach morgen weiter, oder bitte jemanden aus dem Trainerteam, sie einzutragen.
correction-not-yours = Nur wer eine Korrektur geschrieben hat, kann ihre Frage ergänzen.
correction-undo-who = Nur wer eine Korrektur geschrieben hat oder zum Trainerteam gehört, kann sie rückgängig machen.
correction-over = Diese Korrektur gilt nicht mehr: Sie wurde zurückgezogen oder ersetzt, oder sie beruhte auf einem Protokolleintrag, der abgelaufen ist. Um sie neu beizubringen, nimm /teach.
correction-missing = So eine Korrektur gibt es hier nicht, oder die Person, die sie geschrieben hat, hat sie gelöscht.

waits-trainers = Auf diesem Server wirken Korrekturen, sobald das Trainerteam sie freigegeben hat.
waits-correctors = Auf diesem Server wirken nur die Korrekturen bestimmter Rollen sofort; deine sieht sich zuerst das Trainerteam an.
waits-link = Sie enthält einen Link oder eine Einladung, deshalb sieht das Trainerteam sie sich zuerst an.
waits-mention = Sie erwähnt jemanden oder einen Kanal, deshalb sieht das Trainerteam sie sich zuerst an.
waits-new-member = Du bist diesem Server erst vor Kurzem beigetreten, deshalb sieht das Trainerteam sie sich zuerst an.
