backend-down = Das Modell ist gerade nicht erreichbar ({ $backend }). Frag gleich noch einmal; wenn es so bleibt, sag denen Bescheid, die diesen Bot betreiben.
backend-slow = Das Modell hat zu lange für die Antwort gebraucht ({ $backend }). Frag gleich noch einmal, vielleicht mit einer kürzeren Frage.
backend-busy = Das Modell ist ausgelastet ({ $backend }). Frag gleich noch einmal.
backend-no-credit = Das Konto beim Backend „{ $backend }“ hat kein Guthaben mehr. Wer diesen Bot betreibt, muss es dort aufladen.
backend-cut = Die Antwort des Modells ist mittendrin abgebrochen ({ $backend }). Frag gleich noch einmal.
backend-not-deployed = Beim Backend „{ $backend }“ gibt es kein Deployment, das für { $model } antwortet. Wer diesen Bot betreibt, muss das Modell dort bereitstellen: unter demselben Namen oder unter einem anderen, der dann in der config.toml bei backends.{ $backend }.deployments dafür steht.
backend-broken = Der Server des Modells hat einen Fehler gemeldet ({ $backend }, Status { $status }). Frag gleich noch einmal; wenn es so bleibt, sag denen Bescheid, die diesen Bot betreiben.
backend-pictures-refused = Das Modell hat das Bild nicht angenommen ({ $backend }), also habe ich ohne es geantwortet.
backend-key = Der Server des Modells hat den Schlüssel des Backends „{ $backend }“ abgelehnt. Wer diesen Bot betreibt, muss { $variable } auf einen gültigen Schlüssel setzen.
backend-refused = Der Server des Modells hat die Anfrage abgelehnt ({ $backend }): { $reason }
backend-nonsense = Was das Backend „{ $backend }“ geantwortet hat, ist keine Antwort nach dem OpenAI-Protokoll. Wer diesen Bot betreibt, sollte die base_url prüfen.
backend-no-model = Das Backend „{ $backend }“ führt kein Modell auf. Wer diesen Bot betreibt, muss chat.model in der config.toml setzen.
engine-not-started = Die Engine, die das Modell ausführt, ist nicht gestartet. { $reason }
engine-missing = Die Engine ist nicht installiert. Wer diesen Bot betreibt, sollte scripts/install engine ausführen oder in der config.toml ein anderes Backend angeben.

backend-trains-not = Das Backend „{ $backend }“ antwortet, trainiert aber nicht. Korrekturen wirken trotzdem sofort, über die Hilfe. Damit auch trainiert werden kann, gibt, wer diesen Bot betreibt, ein Backend an, das es kann: training.backend = "local" in der config.toml ist die mitgelieferte Engine.
backend-trains-forbidden = Das Backend „{ $backend }“ lässt den Schlüssel dieses Bots nicht trainieren: { $reason } Korrekturen wirken trotzdem sofort, über die Hilfe. Wer diesen Bot betreibt, kann dem Schlüssel dort das Recht geben oder training.backend = "local" setzen.
backend-embeds-not = Das Backend „{ $backend }“ macht keine Embeddings mit { $model }: { $reason } Bis das behoben ist, werden ähnliche Fragen nicht erkannt. Wer diesen Bot betreibt, kann help.backend = "local" setzen oder help.model = "" für die Suche nach Wörtern.
backend-training-ends = Das Backend „{ $backend }“ stellt sein Training am { $day } ein, und dort trainierte Modelle funktionieren nicht mehr, sobald ihr Basismodell abgeschaltet wird. Wer danach weitertrainieren will, setzt training.backend und chat.backend auf ein anderes, zum Beispiel "local", und trainiert neu.
backend-training-ended = Das Backend „{ $backend }“ hat sein Training im Self-Service am { $day } eingestellt. Es wird ablehnen; setze training.backend und chat.backend auf ein anderes, zum Beispiel "local".
backend-deploys = Beim Backend „{ $backend }“ antwortet ein trainiertes Modell erst, wenn es dort bereitgestellt ist. Jedes Training wartet darauf und nennt den Namen; heißt das Deployment anders, trage es unter backends.{ $backend }.deployments ein.
backend-names-unknown = Modelle werden von „{ $training }“ trainiert und antworten über „{ $chat }“. Das klappt nur, wenn beide ein Modell unter demselben Namen kennen, und noch gibt es kein trainiertes, an dem sich das zeigt.
backend-names-apart = Modelle werden von „{ $training }“ trainiert und antworten über „{ $chat }“, aber „{ $chat }“ führt nicht auf, was „{ $training }“ trainiert hat (zum Beispiel { $model }). Solange das so ist, kann kein trainiertes Modell antworten: Setze chat.backend = "{ $training }", oder mach die Modelle bei „{ $chat }“ unter denselben Namen verfügbar.
backend-base-missing = „{ $training }“, das trainiert, führt das Basismodell { $model } nicht auf. Setze chat.model auf ein Basismodell, das „{ $training }“ und „{ $chat }“ beide haben.
backend-shutdown = { $model } wird beim Backend „{ $backend }“ am { $day } abgeschaltet. Wer diesen Bot betreibt, sollte vorher ein anderes wählen (chat.model, oder help.model für die Suche) und darauf neu trainieren.
