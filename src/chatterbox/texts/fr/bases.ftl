base-unmeasured = durée pas encore mesurée ici
base-rows40 = 40 lignes en { $minutes } min
base-too-large = trop grand pour cette machine
bases-head = Ce qui peut servir de base à un entraînement ({ $backend }), le choix par défaut en premier :
bases-name = { $name } : { $parameters } millions de paramètres, licence { $licence }, langues { $languages }
bases-named = { $name }
bases-memory = mémoire : { $serving } Mo pour répondre, { $training } Mo pour entraîner ({ $measured ->
    [yes] mesuré ici
   *[other] estimation
 }) ; { $fits ->
    [yes] tient sur cette machine
   *[other] trop grand pour cette machine
 }
bases-times = 40 lignes : { $rows } ; une réponse : { $answer }
bases-minutes = { $minutes } min, mesuré ici
bases-seconds = { $seconds } s, mesuré ici
bases-not-measured = pas encore mesuré ici
bases-unknown = non indiqué
bases-more = On sait que ces modèles de base fonctionnent aussi ; mets ces lignes dans config.toml et redémarre le moteur :
bases-alternative = # licence { $licence }, langues { $languages } ; environ { $training } Mo pour entraîner : { $fits ->
    [yes] tient sur cette machine
   *[other] trop grand pour cette machine
 } ; rien de mesuré ici encore
