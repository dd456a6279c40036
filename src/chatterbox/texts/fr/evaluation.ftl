test-not-utf8 = Les cas ne sont pas du texte UTF-8 (octet { $byte }). Enregistre le fichier en UTF-8 et renvoie-le.
test-not-json = Les cas ne sont pas du JSON : ligne { $line }, colonne { $column } : { $reason }. Il faut une liste comme [{"{"}"prompt": "…", "expect": "…"{"}"}], avec des guillemets doubles et sans virgule à la fin.
test-not-list = Les cas doivent être une liste JSON : [{"{"}"prompt": "…", "expect": "…"{"}"}, …].
test-no-cases = Il n’y a aucun cas à poser. Écris-en au moins un : [{"{"}"prompt": "…", "expect": "…"{"}"}].
test-too-many = Il y a { $cases } cas, et un test en accepte au plus { $most }. Répartis-les sur plusieurs tests.
test-case-not-object = Le cas { $case } n’est pas un objet. Il doit ressembler à {"{"}"prompt": "…", "expect": "…"{"}"}.
test-unknown-key = Cas { $case } : la clé "{ $key }" n’existe pas. Un cas peut avoir : { $keys }.
test-no-expectation = Le cas { $case } ne dit pas ce que contient une bonne réponse. Donne-lui au moins l’une de ces clés : { $keys }.
test-prompt-or-messages = Le cas { $case } a besoin soit de "prompt" (une question), soit de "messages" (une conversation), pas des deux.
test-messages = Cas { $case } : "messages" doit être une liste de {"{"}"role": "user", "content": "…"{"}"}, avec les rôles system, developer, user et assistant.
test-last-message = Cas { $case } : le dernier des "messages" doit avoir le rôle user, car c’est à lui qu’il sera répondu.
test-empty = Cas { $case } : "{ $key }" est vide. Écris-y quelque chose, ou laisse la clé de côté.
test-not-text = Cas { $case } : "{ $key }" doit être un texte entre guillemets doubles.
test-too-long = Cas { $case } : "{ $key }" a plus de { $most } caractères. Raccourcis-le.
test-regex = Cas { $case } : "regex" est inutilisable : { $reason }. Il doit suivre la syntaxe de RE2, qui n’a ni assertions avant ou arrière ni références arrière.
test-now = actuel
test-before = avant
test-base = base
test-table-passed = { $passed } sur { $of }
test-table-more = … et { $more ->
    [one] { $more } autre cas
   *[other] { $more } autres cas
} ; tous les échecs sont dans le fichier
test-table-case = Question
