statement-title =
    # Datenschutz bei Chatterbox
    Chatterbox ist ein Bot, der mit einer Community redet und aus dem lernt, was ihre Mitglieder ihm beibringen. Hier steht, was er von dir aufbewahrt und wie es wieder verschwindet.
statement-kept =
    ## Was aufbewahrt wird
    - Deine Fragen an den Bot mit seinen Antworten, was er aus mitgeschickten Dateien gelesen hat, mitgeschickte Bilder und Zusammenfassungen langer Gespräche, { $days ->
        [one] einen Tag
       *[other] { $days } Tage
     } lang. Was du schreibst, ohne den Bot anzusprechen, wird nicht aufbewahrt.
    - Korrekturen und was du ihm beibringst, bis du es zurückziehst oder löschst.
    - Datensätze, die du hochlädst, und welche Trainings du gestartet hast.
    - Ergebnisse deiner Tests und was du gemeldet hast, { $results ->
        [one] einen Tag
       *[other] { $results } Tage
     } lang.
    - Deine Discord-ID zu jedem davon, und in welcher Sprache du Discord benutzt, um sie mit dir zu sprechen. Keine Namen, keine Profilbilder, keine Mitgliederlisten.
    Alle Texte, Vektoren und Dateien liegen verschlüsselt auf der Festplatte.
statement-rows =
    ## Woraus Modelle lernen
    Nur aus Dateien, die jemand zu diesem Zweck hochgeladen hat, aus Formularen, die jemand ausgefüllt hat, und aus den eigenen Antworten des Bots. Nie aus dem, was du in einem Kanal schreibst, und nie aus mitgeschickten Dateien. Ein Verzeichnis hält zu jeder Zeile jedes Trainings fest, von wem sie stammt, von wann sie ist und welche Modelle sie enthalten.
statement-own-machine =
    ## Wo es liegt
    Auf dem Rechner, auf dem der Bot läuft. Modelle werden auch dort trainiert und gefragt: Nichts wird weitergegeben.
statement-hosts =
    ## Wo es liegt
    Auf dem Rechner, auf dem der Bot läuft. Um Fragen zu beantworten und Modelle zu trainieren, werden Fragen mit den mitgeschickten Dateien, Anweisungen und Trainingszeilen gesendet an: { $hosts }. Kein Name und keine Discord-ID wird mitgesendet.
statement-seen =
    ## Wer es sieht
    Was du fragst, wird dort beantwortet, wo du es fragst. Das Trainerteam eines Servers sieht dessen Korrekturen und Testergebnisse, die Serverleitung sieht, was gemeldet wird. Kein Server sieht etwas von einem anderen, und wer den Bot betreibt, könnte lesen, was aufbewahrt wird.
statement-gone =
    ## Was von selbst verschwindet
    - Eine Frage, deren Nachricht oder deren Antwort in Discord gelöscht wurde: nach { $deleted ->
        [0] höchstens einer Stunde
        [one] einem Tag
       *[other] { $deleted } Tagen
     }. Lief der Bot da nicht: mit dem Protokoll, nach { $log ->
        [one] einem Tag
       *[other] { $log } Tagen
     }.
    - Was von dir auf einem Server aufbewahrt wird, den du verlassen hast: nach { $left ->
        [one] einem Tag
       *[other] { $left } Tagen
     }. Datensätze, die du dort hochgeladen hast, bleiben beim Server, ohne deinen Namen.
    - Alles von einem Server, der den Bot entfernt hat: nach { $removed ->
        [one] einem Tag
       *[other] { $removed } Tagen
     }.
    Wer vorher zurückkommt, behält alles.
statement-rights =
    ## Was du tun kannst
    /privacy zeigt, was über dich aufbewahrt wird, gibt es dir als Datei, zieht eine Korrektur oder alle zurück und löscht alles: auf einem Server für diesen Server, in einer Direktnachricht für die Server, die du auswählst, auch für die, die du verlassen hast. Wenn du mit dem Bot keinen Server mehr teilst, frag die, die ihn betreiben.
statement-deleting =
    ## Was Löschen bedeutet
    - Deine Fragen und die Antworten, Korrekturen, Tests und dein Name an Meldungen verschwinden sofort. Ebenso alle Zeilen, die aus deinen Korrekturen gemacht wurden, in jeder Version jedes Datensatzes, und die Datensätze, die du hochgeladen hast, außer du lässt sie dem Server.
    - Bei den Backends, die damit trainiert haben, werden die Trainingsdateien, die Checkpoints dazwischen und alle Modelle gelöscht, die jetzt nicht antworten; was ein Backend ablehnt, wird genannt. Ein laufendes Training, das etwas von dir enthält, wird gestoppt.
    - Ein Modell, das jetzt antwortet, verschwindet, sobald ein anderes an seine Stelle getreten ist. Bis dahin wird es genannt, und das Trainerteam kann ohne das neu trainieren, was du gelöscht hast. Das nächste Training lässt es weg.
    - Dass es gelöscht wurde, bleibt als Hash mit Schlüssel vermerkt, damit kein Archiv und kein Backup es zurückbringt. Eine Antwort, die der Bot jemand anderem gegeben hat, bleibt für ihre Zeit im Protokoll dieser Person.
    Eine Korrektur zurückzuziehen beendet ihre Nutzung sofort und hält sie aus dem nächsten Training heraus; ihr Text bleibt, bis du sie löschst.
statement-direct =
    ## Direktnachrichten
    Der Bot beginnt von sich aus keine, außer du hast „Per Direktnachricht melden“ gedrückt.
statement-contact =
    ## Wen du fragen kannst
    { $contact }
statement-no-contact =
    ## Wen du fragen kannst
    Die Leitung deines Servers und die, die den Bot betreiben: Der Button „Problem melden“ in /privacy erreicht beide.
