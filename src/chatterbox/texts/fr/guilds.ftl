paused-by-operator = La personne qui m’exploite m’a mis en pause sur ce serveur ; ses responsables n’y peuvent rien changer. Demande-leur de lui parler.
guild-blocked = Le serveur { $guild } est bloqué : le bot le quitte, et le quittera de nouveau si on le réinvite.
guild-unblocked = Le serveur { $guild } n’est plus bloqué : ses responsables peuvent de nouveau inviter le bot.
guild-paused = Le bot est en pause sur le serveur { $guild } : il n’y répond à rien et n’y apprend rien. Un entraînement en cours continue.
guild-goes-on = Le bot reprend sur le serveur { $guild }, sauf si ses responsables l’ont eux-mêmes mis en pause.
guild-left = Le bot a quitté le serveur { $guild }.
guild-not-there = Le bot n’est pas sur le serveur { $guild }. `chatterbox guild list` montre où il est.
discord-away = Discord n’a pas répondu comme il devrait ({ $reason }). Ce que tu as décidé pour le serveur est gardé ; relance la commande.
