something-broke = Quelque chose s’est cassé de mon côté (identifiant { $incident }). Rien de ce que tu as fait n’est perdu. Réessaie ; si cela se reproduit, donne cet identifiant à la personne qui exploite ce bot.
only-in-server = Cela relève d’un serveur : fais-le là-bas, pas dans un message privé.
trainers-only = Ici, seule l’équipe d’entraînement peut faire cela : les personnes qui ont la permission « Gérer le serveur », et les rôles que /setup ou la configuration de ce bot indiquent.
managers-only = Ici, seules les personnes qui ont la permission « Gérer le serveur » peuvent faire cela.
