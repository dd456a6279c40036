instruction-title = L’instruction que je suis sur ce serveur
instruction-kept = Gardée comme version { $version }. Elle agit dès la prochaine question ; le modèle entraîné l’apprend au prochain /train.
guide-unreadable = Le guide { $path } est illisible ({ $reason }). Corrige bot.guide dans la configuration, ou laisse-le de côté.
instruction-empty = Une instruction a besoin d’un peu de texte. Pour vous passer d’une instruction à vous, écris « Tu es un assistant IA serviable. »
instruction-long = Cette instruction a { $length } caractères ; il y a de la place pour { $most } au plus.
