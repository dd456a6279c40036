reply-empty = Le modèle a donné une réponse vide. Redemande, ou pose la question autrement.
reply-cut = J’ai été interrompu ici : le programme que je suis s’est arrêté pendant que j’écrivais. Appuie sur « Redemander » pour avoir la réponse entière.
reply-cut-open = J’ai été interrompu ici : le programme que je suis s’est arrêté pendant que j’écrivais. Appuie sur « Continuer » pour avoir la suite.
reply-stopped = On m’a arrêté ici.
reply-long = Une seule de mes réponses ne va pas plus loin. Appuie sur « Continuer » pour avoir la suite.
chat-not-yours = Seule la personne qui a posé cette question, ou quelqu’un avec « Gérer le serveur », peut faire cela. Pose-la toi-même, et la réponse sera à toi.
chat-asked-again = Cela a déjà été redemandé : la réponse la plus récente se trouve plus bas.
chat-nothing-more = Cette réponse est terminée : il n’y a rien à arrêter, et rien à continuer.

credit-correction = d’après une correction de { $person }
credit-dataset = d’après le jeu de données { $name }, version { $version }

chat-too-many = Tu as déjà plusieurs questions en attente. J’y réponds l’une après l’autre ; repose celle-ci quand ce sera fait.
chat-no-bots = Je ne réponds qu’aux personnes, et ce message a été écrit par un programme.
chat-nothing-to-read = Il n’y a dans ce message aucun texte auquel je pourrais répondre.
chat-answering-below = Je réponds sous ce message.
chat-question-gone = Je ne peux plus lire cette question : elle a été supprimée, ou je n’ai pas le droit de lire l’historique de ce salon. Repose-la.
chat-unreadable-reply = Discord ne m’a pas montré ce que tu as écrit. Laisse le ping activé quand tu me réponds (le bouton @ au-dessus de ton texte), mentionne-moi, ou utilise Applications > Answer this sur ton message (sur téléphone : appui long).
chat-text-only = Je ne peux encore rien écouter ni regarder. Écris ta question ; des fichiers texte et des PDF peuvent l’accompagner. Un jeu de données se donne avec /train file:
chat-file-alone = Que veux-tu savoir à son sujet ? Écris ta question dans le même message que le fichier. Je lis les fichiers texte et les PDF ; un jeu de données se donne avec /train file:
chat-empty-mention = Oui ? Écris ta question après mon nom. /instruction explique ce que je sais faire.
chat-use-slash = C’est une commande slash ici : { $command }
chat-no-such-command = Je n’ai pas de commande « { $name } ». Tape / pour voir ce qu’il y a.
reply-untaught = Personne ne m’a encore appris cela.
