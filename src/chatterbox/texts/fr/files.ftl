beside-cut = Je n’ai lu que le début de « { $name } » : { $read } caractères sur { $whole }. Pour le reste, pose ta question sur une partie plus courte.
beside-cut-pages = Je n’ai lu que le début de « { $name } », { $read } caractères ; le fichier a { $pages ->
    [one] { $pages } page
   *[other] { $pages } pages
 }. Pour le reste, pose ta question sur une partie plus courte.
beside-no-room = Il ne restait plus de place pour « { $name } » à côté de ta question et des autres fichiers. Interroge-moi sur moins de fichiers à la fois.
beside-many = Je lis au plus { $most } fichiers à la fois. Envoie les autres avec une autre question.
beside-too-large = « { $name } » est trop gros : je prends { $most } Mo au plus.
beside-gone = Je n’ai pas pu récupérer « { $name } » : Discord ne l’a plus. Envoie-le de nouveau.
beside-empty = « { $name } » est vide.
beside-locked = « { $name } » est protégé par un mot de passe. Envoie une copie qui ne l’est pas.
beside-scanned = « { $name } » ne contient aucun texte que je puisse lire, seulement des images de texte. Envoie un fichier dont le texte peut être sélectionné.
beside-broken = « { $name } » est endommagé : je n’ai pas pu le lire. Enregistre-le de nouveau et renvoie-le.
beside-other = « { $name } » n’est pas du texte. Je lis les fichiers texte et les PDF ; enregistre-le dans un de ces formats.
beside-too-much-work = Lire « { $name } » a pris trop de temps ou trop de mémoire. Envoie une partie plus petite, ou son texte.
beside-picture-unseen = Je ne peux pas voir les images : le modèle qui répond ici ne prend que du texte.
beside-pictures-many = Je regarde au plus { $most } images à la fois. Envoie les autres avec une autre question.
