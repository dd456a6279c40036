setup-title = Ce que les responsables décident pour moi ici
setup-how = Ce panneau n’est visible que pour toi. Ce que tu choisis ci-dessous agit tout de suite. /block et /unblock tiennent des membres à l’écart de moi ; **Take back** dans le menu d’un de mes messages reprend une réponse.
setup-none = aucun
setup-trainers-title = Rôles d’entraînement
setup-trainers = Qui peut entraîner, approuver des corrections et reprendre des réponses, outre les personnes avec « Gérer le serveur » et les rôles de ma configuration : { $roles }
setup-correctors-title = Rôles de correction
setup-correctors = De qui les corrections agissent tout de suite ; si un rôle est choisi, celles de tous les autres attendent l’équipe d’entraînement. Sans aucun, c’est ma configuration qui décide (corrections.acts). Choix : { $roles }
setup-notices-title = Salon d’annonces
setup-notices = Où chaque correction qui agit est annoncée, avec des boutons pour l’annuler : { $channel }
setup-channels-title = Où je réponds
setup-channels = Seulement dans ces salons et leurs fils ; si aucun n’est choisi, partout : { $channels }
setup-unmentioned = Dans les salons choisis, je réponds aussi sans mention.
setup-mentioned = Je réponds à qui me mentionne ou me répond.
setup-pause-title = Pause
setup-paused = Je suis en pause : je ne réponds à rien et n’apprends rien. Un entraînement en cours continue.
setup-not-paused = Je ne suis pas en pause.
setup-credits-title = Qui l’a enseigné
setup-credits-shown = Sous une réponse donnée avec aide, je dis de qui est la correction, ou de quel jeu de données vient cette aide. Personne ne reçoit de ping.
setup-credits-hidden = Je ne dis pas qui ou quoi m’a aidé pour une réponse.
setup-blocked-title = Membres bloqués
setup-blocked = Ils ne peuvent que voir et supprimer leurs propres données : { $members }
setup-words-title = Mots que je ne dis jamais
setup-words = { $number ->
    [0] Il n’y en a pas.
    [one] Il y en a un. À sa place, j’écris […].
   *[other] Il y en a { $number }. À leur place, j’écris […].
 }
setup-permissions-title = Ce qui me manque
setup-permissions = Dans ces salons, il me manque une permission :
setup-permissions-all = Rien : j’ai toutes les permissions dont je me sers, dans chaque salon.
setup-commands-title = Qui voit mes commandes
setup-commands = Discord ne laisse que toi en décider : Paramètres du serveur > Intégrations > mon nom. Choisis une commande (/train, par exemple), enlève @everyone et ajoute les rôles qui peuvent l’utiliser.
setup-commands-open = Cela n’a pas été fait ici : tout le monde voit mes commandes, sauf celles des responsables.
setup-commands-limited = Cela a été fait ici pour : { $commands }.
setup-commands-all = toutes les commandes
setup-commands-unread = Discord ne m’a pas dit si cela a été fait ici.

answers-elsewhere = Sur ce serveur, je ne réponds qu’ici : { $channels }
