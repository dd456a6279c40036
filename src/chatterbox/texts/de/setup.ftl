setup-title = Was die Serverleitung hier über mich entscheidet
setup-how = Nur du siehst diese Übersicht. Was du unten wählst, gilt sofort. /block und /unblock halten Mitglieder von mir fern; **Take back** im Menü einer meiner Nachrichten nimmt eine Antwort zurück.
setup-none = keine
setup-trainers-title = Trainerrollen
setup-trainers = Wer trainieren, Korrekturen freigeben und Antworten zurücknehmen darf, außer Leuten mit „Server verwalten“ und den Rollen aus meiner Konfiguration: { $roles }
setup-correctors-title = Korrekturrollen
setup-correctors = Wessen Korrekturen sofort wirken; ist eine Rolle gewählt, warten die aller anderen auf das Trainerteam. Ist keine gewählt, entscheidet meine Konfiguration (corrections.acts). Gewählt: { $roles }
setup-notices-title = Meldekanal
setup-notices = Wo jede Korrektur gemeldet wird, die wirkt, mit Buttons zum Rückgängigmachen: { $channel }
setup-channels-title = Wo ich antworte
setup-channels = Nur in diesen Kanälen und ihren Threads; ist keiner gewählt, überall: { $channels }
setup-unmentioned = In den gewählten Kanälen antworte ich auch ohne Erwähnung.
setup-mentioned = Ich antworte allen, die mich erwähnen oder mir antworten.
setup-pause-title = Pause
setup-paused = Ich bin pausiert: Ich antworte und lerne nichts. Ein laufendes Training geht weiter.
setup-not-paused = Ich bin nicht pausiert.
setup-credits-title = Wer es beigebracht hat
setup-credits-shown = Unter einer Antwort mit Hilfe sage ich, aus wessen Korrektur oder aus welchem Datensatz sie kam. Niemand wird angepingt.
setup-credits-hidden = Ich sage nicht, wer oder was mir bei einer Antwort geholfen hat.
setup-blocked-title = Blockierte Mitglieder
setup-blocked = Sie können nur ihre eigenen Daten ansehen und löschen: { $members }
setup-words-title = Wörter, die ich nie sage
setup-words = { $number ->
    [0] Es gibt keine.
    [one] Es gibt eins. An seiner Stelle schreibe ich […].
   *[other] Es gibt { $number }. An ihrer Stelle schreibe ich […].
 }
setup-permissions-title = Was mir fehlt
setup-permissions = In diesen Kanälen fehlt mir eine Berechtigung:
setup-permissions-all = Nichts: Ich habe in jedem Kanal jede Berechtigung, die ich brauche.
setup-commands-title = Wer meine Befehle sieht
setup-commands = Das lässt Discord nur dich entscheiden: Servereinstellungen > Integrationen > mein Name. Wähl einen Befehl (etwa /train), nimm @everyone heraus und füge die Rollen hinzu, die ihn nutzen dürfen.
setup-commands-open = Das ist hier nicht geschehen: Alle sehen meine Befehle, bis auf die für die Serverleitung.
setup-commands-limited = Das ist hier geschehen für: { $commands }.
setup-commands-all = alle Befehle
setup-commands-unread = Discord hat mir nicht gesagt, ob das hier geschehen ist.

answers-elsewhere = Auf diesem Server antworte ich nur hier: { $channels }
