backend-down = Le modèle est injoignable pour le moment ({ $backend }). Redemande dans un instant ; si ça dure, préviens la personne qui exploite ce bot.
backend-slow = Le modèle a mis trop de temps à répondre ({ $backend }). Redemande dans un instant, peut-être avec une question plus courte.
backend-busy = Le modèle est occupé ({ $backend }). Redemande dans un instant.
backend-no-credit = Le compte auprès du backend « { $backend } » n’a plus de crédit. La personne qui exploite ce bot doit le recharger là-bas.
backend-cut = La réponse du modèle s’est interrompue en plein milieu ({ $backend }). Redemande dans un instant.
backend-not-deployed = Le backend « { $backend } » n’a aucun déploiement qui réponde pour { $model }. La personne qui exploite ce bot doit y déployer ce modèle : sous le même nom, ou sous un autre, à indiquer alors dans backends.{ $backend }.deployments de config.toml.
backend-broken = Le serveur du modèle est tombé en erreur ({ $backend }, statut { $status }). Redemande dans un instant ; si ça dure, préviens la personne qui exploite ce bot.
backend-pictures-refused = Le modèle n’a pas accepté l’image ({ $backend }), j’ai donc répondu sans elle.
backend-key = Le serveur du modèle a refusé la clé du backend « { $backend } ». La personne qui exploite ce bot doit donner à { $variable } une clé valable.
backend-refused = Le serveur du modèle a refusé la requête ({ $backend }) : { $reason }
backend-nonsense = Ce que le backend « { $backend } » a répondu n’est pas une réponse conforme au protocole d’OpenAI. La personne qui exploite ce bot devrait vérifier sa base_url.
backend-no-model = Le backend « { $backend } » ne liste aucun modèle. La personne qui exploite ce bot doit définir chat.model dans config.toml.
engine-not-started = Le moteur qui fait tourner le modèle n’a pas démarré. { $reason }
engine-missing = Le moteur n’est pas installé. La personne qui exploite ce bot devrait lancer scripts/install engine, ou indiquer un autre backend dans config.toml.

backend-trains-not = Le backend « { $backend } » répond mais n’entraîne pas. Les corrections agissent quand même tout de suite, par l’aide. Pour entraîner aussi, la personne qui exploite ce bot peut indiquer un backend qui le fait : training.backend = "local" dans config.toml est le moteur fourni avec.
backend-trains-forbidden = Le backend « { $backend } » ne permet pas à la clé de ce bot d’entraîner : { $reason } Les corrections agissent quand même tout de suite, par l’aide. La personne qui exploite ce bot peut donner ce droit à la clé là-bas, ou mettre training.backend = "local".
backend-embeds-not = Le backend « { $backend } » ne calcule pas d’embeddings avec { $model } : { $reason } Tant que ce n’est pas réparé, les questions proches ne sont pas reconnues. La personne qui exploite ce bot peut mettre help.backend = "local", ou help.model = "" pour une recherche par mots.
backend-training-ends = Le backend « { $backend } » arrête ses entraînements le { $day }, et les modèles qui y ont été entraînés ne marcheront plus quand leur modèle de base sera retiré. Pour continuer ensuite, fais pointer training.backend et chat.backend vers un autre, "local" par exemple, et relance un entraînement.
backend-training-ended = Le backend « { $backend } » a arrêté ses entraînements en libre-service le { $day }. Il refusera ; fais pointer training.backend et chat.backend vers un autre, "local" par exemple.
backend-deploys = Chez le backend « { $backend } », un modèle entraîné ne répond qu’une fois déployé là-bas. Chaque entraînement attend ce moment et donne le nom ; si le déploiement s’appelle autrement, inscris-le dans backends.{ $backend }.deployments.
backend-names-unknown = Les modèles sont entraînés par « { $training } » et répondent par « { $chat } ». Ça ne marche que si les deux connaissent un modèle sous le même nom, et il n’y a encore aucun modèle entraîné pour le vérifier.
backend-names-apart = Les modèles sont entraînés par « { $training } » et répondent par « { $chat } », mais « { $chat } » ne liste pas ce que « { $training } » a entraîné ({ $model }, par exemple). Tant qu’il ne le fait pas, aucun modèle entraîné ne peut répondre : mets chat.backend = "{ $training }", ou rends les modèles disponibles chez « { $chat } » sous les mêmes noms.
backend-base-missing = « { $training } », qui entraîne, ne liste pas le modèle de base { $model }. Donne à chat.model un modèle de base que « { $training } » et « { $chat } » ont tous les deux.
backend-shutdown = { $model } sera coupé chez le backend « { $backend } » le { $day }. La personne qui exploite ce bot devrait en choisir un autre avant cette date (chat.model, ou help.model pour la recherche), et relancer un entraînement dessus.
