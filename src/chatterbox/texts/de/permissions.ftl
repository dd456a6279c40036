permission-missing = Dafür brauche ich in { $channel } diese Berechtigungen: { $permissions }. Jemand aus der Serverleitung kann sie mir geben; dann versuch es noch einmal.
permission-refused = Discord hat mich das in diesem Kanal nicht tun lassen. Jemand aus der Serverleitung kann hier meine Berechtigungen prüfen; dann versuch es noch einmal.
guild-not-allowed = Dieser Bot arbeitet nicht auf diesem Server. Wo er es tut, entscheidet, wer ihn betreibt.
