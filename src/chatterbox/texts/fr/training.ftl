dataset-fault-empty = Le fichier est vide : il n’y a rien à apprendre. Envoie un fichier .jsonl d’au moins { $least } lignes, un objet JSON par ligne.
dataset-fault-too-large = Le fichier fait { $size } Mo, et ce bot accepte au plus { $most } Mo. Divise-le, ou laisse de côté ce qui enseigne le moins.
dataset-fault-too-few = Le fichier a { $rows ->
    [one] { $rows } ligne utilisable
   *[other] { $rows } lignes utilisables
}, et un entraînement en demande au moins { $least }. Ajoute des exemples ; plusieurs façons de poser la même question comptent comme plusieurs lignes.
dataset-fault-discord = Cela ressemble à des messages exportés de Discord. Les règles de Discord ne permettent pas d’entraîner sur des messages que ses membres ont écrits, quelle que soit la personne qui l’accepte, alors je ne peux pas le prendre. Écris toi-même les questions et les réponses, ou laisse les gens utiliser /teach et « Corriger ».
dataset-fault-spread = Le fichier est un seul objet JSON réparti sur de nombreuses lignes. Mets chaque entrée sur une ligne à elle (.jsonl), ou toutes les entrées dans un seul tableau JSON : [ …, … ].
dataset-fault-type-compressed = C’est un fichier compressé ({ $type }). Décompresse-le et envoie le fichier .jsonl qui s’y trouve.
dataset-fault-type-text = C’est du texte brut où je ne trouve ni questions ni réponses. Commence chaque question par "Q:" et chaque réponse par "A:", ou écris un objet JSON par ligne : {"{"}"messages": [{"{"}"role": "user", "content": "…"{"}"}, {"{"}"role": "assistant", "content": "…"{"}"}]{"}"}
dataset-fault-type-other = Ce n’est pas un jeu de données mais un autre type de fichier ({ $type }). Envoie un fichier .jsonl : un objet JSON par ligne, chacun avec une liste "messages".
dataset-fault-check-failed = Je n’ai pas pu finir la vérification de ce fichier : elle a pris trop de temps, ou demandé trop de mémoire. Envoie un fichier plus petit ou plus simple.
dataset-fault-check-ended = Lire ce fichier a mis fin à ma vérification : il est endommagé, ou une fois décompressé il dépasse la mémoire. Enregistre-le de nouveau depuis l’outil dont il vient, ou envoie ses lignes en .jsonl ou .csv.
dataset-fault-hopeless = Plus de { $most } lignes de ce fichier sont fautives, alors j’ai cessé de lire. Il a été fait pour autre chose, ou s’est abîmé en chemin : les premières fautes montrent ce qui ne va pas.
dataset-fault-columns = C’est un tableau dont les colonnes ne me donnent pas de questions et de réponses : { $columns }. Nomme une colonne "question" et une "answer" (ou prompt et completion, instruction et output, ou une seule "messages").
dataset-fault-wide = Ce tableau a { $columns } colonnes, et j’en lis au plus { $most }. Deux suffisent : "question" et "answer".
dataset-fault-column-twice = Deux colonnes de ce tableau s’appellent "{ $name }", je ne sais donc pas de laquelle il s’agit. Renommes-en une.
dataset-fault-parquet = Ce fichier parquet est endommagé ou n’a pas été écrit jusqu’au bout. Enregistre-le de nouveau, ou envoie ses lignes en .jsonl ou .csv.
dataset-fault-zip-broken = Cette archive zip est endommagée ou n’a pas été envoyée jusqu’au bout. Refais-la et renvoie-la.
dataset-fault-zip-many = Cette archive zip contient plus de { $most } fichiers. Mets les lignes dans moins de fichiers et refais-la.
dataset-fault-zip-path = Cette archive zip contient un fichier dont le nom mène hors de l’archive ("../" ou un chemin complet). Refais-la depuis l’intérieur du dossier de tes fichiers.
dataset-fault-zip-office = C’est un document d’une suite bureautique (.xlsx, .docx). Enregistre son tableau en .csv, ou son texte en .txt avec "Q:" et "A:", et envoie cela.
dataset-fault-zip-locked = Cette archive zip est protégée par un mot de passe. Refais-la sans mot de passe.
dataset-fault-zip-method = Cette archive zip est compressée d’une façon que je ne lis pas, comme bzip2 ou LZMA. Refais-la de la façon habituelle (Deflate).
dataset-fault-zip-bomb = Cette archive zip dépasse { $most } Mo une fois décompressée, c’est plus que ce que je prends. Envoie moins de lignes à la fois.
dataset-fault-zip-empty = Je n’ai trouvé aucun jeu de données dans cette archive zip. Mets-y des fichiers .jsonl, .json, .csv, .tsv, .txt ou .parquet avec des questions et des réponses.

dataset-line-of = { $line } de { $file }
dataset-in-file = { $file } : { $sentence }

dataset-fault-not-json = La ligne { $line } n’est pas du JSON (colonne { $column } : { $reason }). Chaque ligne doit être un objet JSON complet, avec des guillemets doubles et sans virgule à la fin.
dataset-fault-encoding = La ligne { $line } n’est pas du texte UTF-8 (octet { $column }). Enregistre le fichier en UTF-8 et renvoie-le.
dataset-fault-not-object = La ligne { $line } est du JSON, mais pas un objet. Une ligne ressemble à {"{"}"messages": [ … ]{"}"}.
dataset-fault-other-shape = La ligne { $line } a des champs qui ne me donnent pas une question et sa réponse : { $fields }. Je lis "messages", "conversations", et les paires question et answer, prompt et completion, instruction et output.
dataset-fault-label = La ligne { $line } contient une réponse avec une étiquette bonne ou mauvaise. Une mauvaise réponse ne doit pas être apprise comme une bonne : envoie les bonnes dans un jeu de données, et les mauvaises dans un autre avec rows: avoid.
dataset-fault-pair-text = La ligne { $line } contient des préférences, mais l’une de ses deux réponses manque. Chaque ligne a besoin d’une réponse préférée et d’une réponse rejetée, en texte.
dataset-fault-pair-prompt = La ligne { $line } contient des préférences sans un prompt commun aux deux réponses. Donne-lui un "prompt", ou commence les deux conversations de la même façon.
dataset-fault-pair-roles = La ligne { $line } contient des préférences, mais ses deux réponses ne sont pas toutes deux de l’assistant, après un prompt. Écris {"{"}"prompt": "…", "chosen": "…", "rejected": "…"{"}"}.
dataset-fault-pair-same = La ligne { $line } préfère une réponse à elle-même : la réponse préférée et la rejetée sont identiques, il n’y a donc rien à apprendre.
dataset-fault-no-text = La ligne { $line } n’a pas de texte comme "{ $field }". Les questions et les réponses doivent être des textes, et une question ne doit pas être vide.
dataset-fault-half-character = La ligne { $line } contient la moitié d’un caractère (comme \ud83d seul), ce qu’aucun texte ne peut avoir. Réécris la ligne depuis sa source.
dataset-fault-cells = La ligne { $line } a { $cells } cellules, et l’en-tête nomme { $columns } colonnes. Un texte qui contient une virgule doit être entre guillemets doubles.
dataset-fault-csv = La ligne { $line } n’est pas une ligne de tableau ({ $reason }). Un texte qui contient un guillemet double se met entre guillemets doubles, et le guillemet lui-même s’écrit deux fois.
dataset-fault-chatml-open = Ligne { $line } : le message { $message } de la conversation qui commence ici n’a pas de fin. Chaque message se termine par <|im_end|>.
dataset-fault-chatml-outside = Ligne { $line } : dans la conversation qui commence ici, du texte se trouve hors des messages. Chacun commence par <|im_start|> et son rôle, et se termine par <|im_end|>.
dataset-fault-qa-loose = La ligne { $line } n’appartient à aucune question. Commence chaque question par "Q:" et sa seule réponse par "A:".
dataset-fault-no-messages = La ligne { $line } n’a pas de liste "messages" qui contienne quelque chose. Une ligne ressemble à {"{"}"messages": [ … ]{"}"}.
dataset-fault-message-not-object = Ligne { $line } : le message { $message } n’est pas un objet. Un message ressemble à {"{"}"role": "user", "content": "…"{"}"}.
dataset-fault-no-role = Ligne { $line } : le message { $message } n’a pas de "role". Ce doit être system, developer, user, assistant ou tool.
dataset-fault-role = Ligne { $line } : le message { $message } a le rôle "{ $role }", qui n’existe pas. Ce doit être system, developer, user, assistant ou tool.
dataset-fault-no-content = Ligne { $line } : le message { $message } n’a pas de texte. "content" doit être un texte ; seul un message de l’assistant avec "tool_calls" peut s’en passer.
dataset-fault-not-text = Ligne { $line } : le message { $message } contient quelque chose qui n’est pas du texte (une image ou du son). Ici, seul du texte peut être appris : enlève-le.
dataset-fault-weight = Ligne { $line } : le message { $message } a un "weight" qui n’est pas permis. Seuls les messages de l’assistant en ont un, et c’est 0 (laisser de côté) ou 1 (apprendre).
dataset-fault-no-assistant = La ligne { $line } n’a pas de message de l’assistant, il n’y a donc pas de réponse à apprendre. Ajoutes-en un après celui de l’utilisateur (user).
dataset-fault-nothing-learned = Ligne { $line } : chaque message de l’assistant a le weight 0, il n’y a donc rien à apprendre. Donne à l’un d’eux le weight 1, ou enlève la ligne.
dataset-fault-fields = La ligne { $line } a un champ du mauvais type ("name", "tools", "tool_calls" ou un autre). Compare-la au format de chat d’OpenAI.
dataset-fault-too-long = La ligne { $line } fait { $size } Ko, bien plus que ce qu’un modèle lit d’une ligne (au plus { $most } Ko). Divise-la en plusieurs lignes.

dataset-note-utf16 = Le fichier est en UTF-16. Je le lis ainsi ; la plupart des outils attendent de l’UTF-8.
dataset-note-bom = Le fichier commence par une marque d’ordre des octets (BOM), que j’ai laissée de côté.
dataset-note-control = { $rows ->
    [one] { $rows } ligne contient
   *[other] { $rows } lignes contiennent
} un token de contrôle comme { $token } dans un texte (la première : ligne { $line }). Il est traité comme du texte ordinaire ; enlève-le s’il est là par accident.
dataset-note-empty-answer = { $rows ->
    [one] { $rows } ligne a
   *[other] { $rows } lignes ont
} une réponse vide (la première : ligne { $line }) : le modèle apprendrait à ne rien dire à cet endroit.
dataset-note-repeats = { $rows ->
    [one] { $rows } ligne est là
   *[other] { $rows } lignes sont là
} plus d’une fois (la première répétition : ligne { $line }). Une ligne répétée pèse plus.
dataset-note-near = { $rows ->
    [one] { $rows } ligne est identique
   *[other] { $rows } lignes sont identiques
} à une autre aux majuscules, espaces et ponctuation près (d’abord : ligne { $line } et ligne { $other }).
dataset-note-contradicts = { $rows ->
    [one] { $rows } ligne répond
   *[other] { $rows } lignes répondent
} autrement à ce qu’une autre ligne demande aussi (d’abord : ligne { $line } et ligne { $other }). Si les deux sont censées être des faits, l’une d’elles est fausse.
dataset-note-double = { $rows ->
    [one] { $rows } ligne dit
   *[other] { $rows } lignes disent
} presque la même chose qu’une autre (d’abord : ligne { $line } et ligne { $other }). C’est très bien pour des façons différentes de poser la question ; pour deux fois la même chose, une suffit.
dataset-note-corrected = { $rows ->
    [one] { $rows } ligne répond
   *[other] { $rows } lignes répondent
} autrement que ce que dit une correction de ce serveur (la première : ligne { $line }). La correction l’emporte : une telle ligne est laissée hors de l’entraînement.
dataset-note-email = { $rows ->
    [one] { $rows } ligne contient
   *[other] { $rows } lignes contiennent
} ce qui ressemble à une adresse e-mail (ligne { $lines }). Le modèle peut la dire à n’importe qui.
dataset-note-phone = { $rows ->
    [one] { $rows } ligne contient
   *[other] { $rows } lignes contiennent
} ce qui ressemble à un numéro de téléphone (ligne { $lines }). Le modèle peut le dire à n’importe qui.
dataset-note-secret = { $rows ->
    [one] { $rows } ligne contient
   *[other] { $rows } lignes contiennent
} ce qui ressemble à une clé secrète ou à un mot de passe (ligne { $lines }). Enlève-le, et remplace la clé là où elle sert : elle a circulé.
dataset-note-languages = Langues : { $languages }.
dataset-note-pairs = { $rows ->
    [one] { $rows } ligne est une paire
   *[other] { $rows } lignes sont des paires
} d’une meilleure et d’une moins bonne réponse.
dataset-note-cut = { $rows ->
    [one] { $rows } ligne dépasse
   *[other] { $rows } lignes dépassent
} { $tokens } tokens (la première : ligne { $line }), et seule cette longueur d’une ligne est apprise. Divise-la, pour que la réponse ne soit pas coupée.
dataset-note-format = Je le lis comme { $format }.
dataset-note-formats = Le fichier contient { $number } formats : { $formats }. Je lis chaque ligne pour ce qu’elle est ; si l’un d’eux est là par accident, enlève-le.
dataset-note-columns = { $columns ->
    [one] { $columns } colonne n’a pas été utilisée
   *[other] { $columns } colonnes n’ont pas été utilisées
} : { $names }.
dataset-note-chatml = Une ligne vide entre des messages, ou un nouveau message system, commence une nouvelle conversation.
dataset-note-left-out = { $files ->
    [one] { $files } fichier qui s’y trouve n’est pas un jeu de données et a été laissé
   *[other] { $files } fichiers qui s’y trouvent ne sont pas des jeux de données et ont été laissés
} de côté : { $names }.

dataset-seen-control = La ligne { $line } contient un token de contrôle d’un modèle de chat. Il est traité comme du texte ordinaire.
dataset-seen-empty-answer = La ligne { $line } a une réponse vide.
dataset-seen-repeats = La ligne { $line } est identique à la ligne { $other }.
dataset-seen-near = La ligne { $line } est identique à la ligne { $other } aux majuscules, espaces et ponctuation près.
dataset-seen-contradicts = La ligne { $line } répond autrement à ce que la ligne { $other } demande aussi.
dataset-seen-double = La ligne { $line } dit presque la même chose que la ligne { $other }.
dataset-seen-corrected = La ligne { $line } répond autrement que ce que dit une correction de ce serveur.
dataset-seen-email = La ligne { $line } contient ce qui ressemble à une adresse e-mail.
dataset-seen-phone = La ligne { $line } contient ce qui ressemble à un numéro de téléphone.
dataset-seen-secret = La ligne { $line } contient ce qui ressemble à une clé secrète ou à un mot de passe.

dataset-teaches-facts = La plupart des lignes sont une question et sa réponse, je suppose donc qu’elles enseignent des faits. Choisis "manner" si c’est le ton ou le caractère qui compte.
dataset-teaches-turns = Beaucoup de lignes sont des conversations en plusieurs tours, je suppose donc qu’elles enseignent une manière de parler. Choisis "facts" si ce sont les réponses isolées qui comptent.
dataset-teaches-persona = La plupart des lignes portent un prompt système sur le ton ou le caractère, je suppose donc qu’elles enseignent une manière de parler. Choisis "facts" si ce sont les réponses isolées qui comptent.
dataset-teaches-long = Les réponses sont longues, je suppose donc qu’elles enseignent une manière de parler. Choisis "facts" si ce sont les réponses isolées qui comptent.

check-no-file = Il n’y a pas de fichier { $name }.
check-more = …et { $number ->
    [one] { $number } autre
   *[other] { $number } autres
}.
check-faults = { $number ->
    [one] { $number } faute
   *[other] { $number } fautes
}, par type : { $kinds }.

dataset-unusable = On ne peut pas entraîner sur ce fichier ({ $faults ->
    [one] { $faults } faute
   *[other] { $faults } fautes
}). { $first }
dataset-missing = Ce jeu de données n’est pas, ou plus, ici. Choisis-en un dans la liste que /train propose.
dataset-not-found = Il n’y a pas de jeu de données « { $name } » sur ce serveur. Choisis-en un dans la liste que /train dataset: propose, ou envoies-en un avec file:.
dataset-nameless = jeu de données

run-corrections-name = corrections
training-no-rows = Il n’y a encore rien sur quoi entraîner. Envoie un jeu de données avec file:, choisis-en un avec dataset:, ou corrige des réponses : sans jeu de données, il faut { $least } corrections, et il y en a { $have ->
    [0] zéro
   *[other] { $have }
}.
training-one-waits = Sur un serveur, un entraînement peut tourner et un autre attendre, et « { $name } » attend déjà. Attends que l’un d’eux soit terminé, ou appuie sur « Interrompre » sous son message ; puis lance celui-ci.
training-epochs = epochs: doit être un nombre entier de 1 à { $most }. Laisse-le de côté et le service d’entraînement choisit.
training-nothing-left = Il ne reste rien sur quoi entraîner : les corrections que cet entraînement devait apprendre ont été retirées.
training-over = Cet entraînement est terminé : il n’y a rien à interrompre.
training-too-late = Cet entraînement est allé jusqu’au bout ; son modèle est en cours de mise au point. Il ne peut plus être interrompu.
training-missing = Cet entraînement n’est pas connu sur ce serveur.
training-waits = { $reason } L’entraînement n’est pas perdu : je continue d’essayer.
training-odd-status = Le service d’entraînement dit « { $status } ». Je continue de suivre.
training-job-failed = Le service d’entraînement a abandonné : { $reason }
training-no-reason = il n’a pas dit pourquoi. La personne qui exploite ce bot en trouvera plus dans le journal de ce service.
training-cancelled-there = L’entraînement a été interrompu chez le backend, pas par ce bot. Relance-le avec /train.
training-no-model = Le service d’entraînement dit avoir réussi mais ne nomme aucun modèle. Relance l’entraînement avec /train ; si cela se reproduit, préviens la personne qui exploite ce bot.
training-other-backend = Cet entraînement tournait chez le backend « { $backend } », qui n’est pas celui qui est configuré maintenant. La personne qui exploite ce bot peut y remettre training.backend ; sinon, relance-le avec /train.

plot-loss = Perte : à quel point les réponses sont à côté
plot-step = étape
plot-steps = étape sur { $steps }
