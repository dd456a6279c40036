test-not-utf8 = Los casos no son texto UTF-8 (byte { $byte }). Guarda el archivo como UTF-8 y vuelve a enviarlo.
test-not-json = Los casos no son JSON: línea { $line }, columna { $column }: { $reason }. Deben ser una lista como [{"{"}"prompt": "…", "expect": "…"{"}"}], con comillas dobles y sin coma al final.
test-not-list = Los casos deben ser una lista JSON: [{"{"}"prompt": "…", "expect": "…"{"}"}, …].
test-no-cases = No hay ningún caso que preguntar. Escribe al menos uno: [{"{"}"prompt": "…", "expect": "…"{"}"}].
test-too-many = Hay { $cases ->
    [one] { $cases } caso
   *[other] { $cases } casos
 }, y una prueba admite { $most } como máximo. Repártelos en varias pruebas.
test-case-not-object = El caso { $case } no es un objeto. Debe tener esta forma: {"{"}"prompt": "…", "expect": "…"{"}"}.
test-unknown-key = Caso { $case }: la clave "{ $key }" no existe. Un caso puede tener: { $keys }.
test-no-expectation = El caso { $case } no dice qué contiene una respuesta correcta. Ponle al menos una de estas claves: { $keys }.
test-prompt-or-messages = El caso { $case } necesita "prompt" (una pregunta) o "messages" (una conversación), pero no ambos.
test-messages = Caso { $case }: "messages" debe ser una lista de {"{"}"role": "user", "content": "…"{"}"}, con los roles system, developer, user y assistant.
test-last-message = Caso { $case }: el último de los "messages" debe ser del usuario (user), porque es lo que se va a responder.
test-empty = Caso { $case }: "{ $key }" está vacío. Escribe algo ahí o quita la clave.
test-not-text = Caso { $case }: "{ $key }" debe ser un texto entre comillas dobles.
test-too-long = Caso { $case }: "{ $key }" tiene más de { $most ->
    [one] { $most } carácter
   *[other] { $most } caracteres
 }. Acórtalo.
test-regex = Caso { $case }: no se puede usar "regex": { $reason }. Debe seguir la sintaxis de RE2, que no tiene look-around ni referencias inversas.
test-now = ahora
test-before = antes
test-base = base
test-table-passed = { $passed } de { $of }
test-table-more = { $more ->
    [one] … y { $more } caso más; los fallos, en el archivo
   *[other] … y { $more } casos más; los fallos, en el archivo
 }
test-table-case = Pregunta
