something-broke = Bei mir ist etwas schiefgegangen (ID { $incident }). Nichts von dem, was du getan hast, ist verloren. Versuch es noch einmal; wenn es wieder passiert, nenn denen, die diesen Bot betreiben, die ID.
only-in-server = Das gehört auf einen Server: Nutz es dort, nicht in einer Direktnachricht.
trainers-only = Das darf hier nur das Trainerteam: Leute mit der Berechtigung „Server verwalten“ und die Rollen, die /setup oder die Konfiguration dieses Bots nennt.
managers-only = Das dürfen hier nur Leute mit der Berechtigung „Server verwalten“.
