paused-by-operator = Wer mich betreibt, hat mich auf diesem Server pausiert; die Serverleitung kann das nicht ändern. Bitte sie, mit meinem Betrieb zu sprechen.
guild-blocked = Der Server { $guild } ist blockiert: Der Bot verlässt ihn, und verlässt ihn wieder, wenn er neu eingeladen wird.
guild-unblocked = Der Server { $guild } ist nicht mehr blockiert: Die Serverleitung kann den Bot wieder einladen.
guild-paused = Der Bot ist auf dem Server { $guild } pausiert: Er antwortet und lernt dort nichts. Ein laufendes Training geht weiter.
guild-goes-on = Der Bot macht auf dem Server { $guild } weiter, es sei denn, die Serverleitung hat ihn selbst pausiert.
guild-left = Der Bot hat den Server { $guild } verlassen.
guild-not-there = Der Bot ist nicht auf dem Server { $guild }. `chatterbox guild list` zeigt, wo er ist.
discord-away = Discord hat nicht so geantwortet, wie es sollte ({ $reason }). Was du über den Server entschieden hast, ist gespeichert; führ den Befehl noch einmal aus.
