vote-missing = So eine Abstimmung gibt es hier nicht.
vote-closed = Diese Abstimmung ist geschlossen.
vote-another = Auf diesem Server läuft schon eine Abstimmung. Lass sie enden oder schließ sie vor der nächsten.
vote-no-questions = Eine Abstimmung braucht mindestens eine Frage. Schreib eine pro Zeile.
vote-many-questions = Eine Abstimmung nimmt höchstens { $most } Fragen, und das sind { $number }.
vote-long-question = Eine Frage einer Abstimmung hat höchstens { $most } Zeichen.
vote-hours = Wie lange die Abstimmung läuft, muss eine Zahl von Stunden von { $least } bis { $most } sein.
vote-members = Nach wie vielen Mitgliedern sie schließt, muss eine Zahl von { $least } bis { $most } sein; lass es leer, wenn nur die Zeit gelten soll.
vote-form-title = Eine blinde Abstimmung
vote-form-questions = Fragen, eine pro Zeile
vote-form-questions-how = Höchstens fünf. Beide Modelle beantworten jede; die Mitglieder wählen.
vote-form-hours = Wie viele Stunden sie läuft
vote-form-members = Oder bis so viele Mitglieder abgestimmt haben
vote-begun = Beide Modelle werden jetzt gefragt; die Abstimmung steht dann in diesem Kanal.
vote-head = **Abstimmung**: Welche Antworten sind besser? { $pairs ->
    [one] Eine Frage
   *[other] { $pairs } Fragen
 } mit je zwei Antworten, A und B; welches Modell welche gab, erfahrt ihr am Ende. Eine Stimme pro Mitglied und Frage, und du kannst sie ändern. Offen bis <t:{ $until }:f>{ $members ->
    [0] {""}
    [one] , oder bis ein Mitglied abgestimmt hat
   *[other] , oder bis { $members } Mitglieder abgestimmt haben
 }. Eröffnet von { $person }.
vote-pair = **Frage { $number } von { $of }**: { $question }
vote-pair-a = A
vote-pair-b = B
vote-chosen = Deine Wahl bei Frage { $number }: **{ $choice }**. Du kannst sie ändern, bis die Abstimmung schließt.
vote-no-difference = **Abstimmung**: Beide Modelle beantworten diese Fragen gleich, es gibt also nichts zu wählen. Nimm andere Fragen.
vote-not-opened = **Abstimmung**: Sie konnte nicht eröffnet werden. { $reason }
vote-closing = Die Abstimmung ist geschlossen; das Ergebnis folgt im Kanal.
vote-result = **Abstimmung** über **{ $name }**: { $members ->
    [0] niemand hat abgestimmt
    [one] ein Mitglied hat abgestimmt
   *[other] { $members } Mitglieder haben abgestimmt
 }; { $better } für das neue Modell, { $worse } für das, das jetzt antwortet.
vote-result-too-few = So wenige haben eins davon vorgezogen, dass sich nicht mehr sagen lässt.
vote-result-unclear = Das kann Zufall sein (exakter Vorzeichentest über die Mitglieder, p { $p }).
vote-result-better = Das ist kaum Zufall (exakter Vorzeichentest über die Mitglieder, p { $p }): Das neue Modell wird vorgezogen.
vote-result-worse = Das ist kaum Zufall (exakter Vorzeichentest über die Mitglieder, p { $p }): Das neue Modell wird nicht vorgezogen.
vote-left = { $number ->
    [one] Die Stimme eines Mitglieds, das gegangen ist, wurde nicht gezählt.
   *[other] Die Stimmen von { $number } Mitgliedern, die gegangen sind, wurden nicht gezählt.
 }
vote-pair-result = Frage { $number }: neu { $candidate }, jetzt { $serving }, gleich { $same }, beide schlecht { $bad }
vote-revealed = { $first ->
    [yes] A war die Antwort des neuen Modells, B die des damals antwortenden.
   *[no] B war die Antwort des neuen Modells, A die des damals antwortenden.
 } Neu { $candidate }, alt { $serving }, gleich { $same }, beide schlecht { $bad }.
