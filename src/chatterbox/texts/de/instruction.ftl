instruction-title = Die Anweisung, der ich auf diesem Server folge
instruction-kept = Gespeichert als Version { $version }. Sie gilt ab der nächsten Frage; das trainierte Modell lernt sie mit dem nächsten /train.
guide-unreadable = Die Anleitung { $path } lässt sich nicht lesen ({ $reason }). Berichtige bot.guide in der Konfiguration, oder lass es weg.
instruction-empty = Eine Anweisung braucht etwas Text. Wenn ihr keine eigene wollt, schreib „Du bist ein hilfreicher KI-Assistent.“
instruction-long = Diese Anweisung hat { $length } Zeichen; höchstens { $most } passen hinein.
