permission-missing = Pour cela, il me faut ces permissions dans { $channel } : { $permissions }. Les responsables de ce serveur peuvent me les donner ; réessaie ensuite.
permission-refused = Discord ne m’a pas laissé faire cela dans ce salon. Les responsables de ce serveur peuvent y vérifier mes permissions ; réessaie ensuite.
guild-not-allowed = Ce bot ne travaille pas sur ce serveur. C’est la personne qui l’exploite qui décide où il le fait.

## As Discord's own settings name them
permission-view-channel = Voir le salon
permission-send-messages = Envoyer des messages
permission-send-messages-in-threads = Envoyer des messages dans les fils
permission-embed-links = Intégrer des liens
permission-attach-files = Joindre des fichiers
permission-read-message-history = Voir les anciens messages
