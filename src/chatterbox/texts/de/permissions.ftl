permission-missing = Dafür brauche ich in { $channel } diese Berechtigungen: { $permissions }. Jemand aus der Serverleitung kann sie mir geben; dann versuch es noch einmal.
permission-refused = Discord hat mich das in diesem Kanal nicht tun lassen. Jemand aus der Serverleitung kann hier meine Berechtigungen prüfen; dann versuch es noch einmal.
guild-not-allowed = Dieser Bot arbeitet nicht auf diesem Server. Wo er es tut, entscheidet, wer ihn betreibt.

## As Discord's own settings name them
permission-view-channel = Kanal ansehen
permission-send-messages = Nachrichten senden
permission-send-messages-in-threads = Nachrichten in Threads senden
permission-embed-links = Links einbetten
permission-attach-files = Dateien anhängen
permission-read-message-history = Nachrichtenverlauf lesen
