hi-title = Hola, soy Chatterbox
hi-who = Hablo con esta comunidad y aprendo de ella: lo que corriges lo sé al instante, y un entrenamiento se lo enseña a un modelo propio. Soy un programa y puedo equivocarme.
hi-model-title = Quién responde aquí
hi-model-base = El modelo sin entrenar **{ $model }**.
hi-starter = Es el modelo inicial: pequeño, para probarlo todo. Habla inglés y sabe poco hasta que le enseñes.
hi-model-trained = **{ $model }**, entrenado aquí a partir de { $base }.
hi-own-instruction = Este canal tiene una instrucción propia, o se eligió aparte a qué respondo en él: `/instruction channel:` lo muestra.
hi-taught-only = Aquí solo respondo a lo que alguien me ha enseñado.
hi-kept-title = Lo que guardo sobre ti aquí
hi-kept-nothing = Todavía nada. Tus preguntas, con mis respuestas, se guardarán durante { $days ->
    [one] { $days } día
   *[other] { $days } días
 }.
hi-kept-sealed = Todos los textos están cifrados en el disco.
hi-kept = { $turns ->
    [one] { $turns } pregunta con su respuesta
   *[other] { $turns } preguntas con sus respuestas
 } (se conservan { $days ->
    [one] { $days } día
   *[other] { $days } días
 }) y { $corrections ->
    [one] { $corrections } corrección
   *[other] { $corrections } correcciones
 }.
hi-kept-given = Subiste { $datasets ->
    [one] { $datasets } conjunto de datos
   *[other] { $datasets } conjuntos de datos
 } e iniciaste { $runs ->
    [one] { $runs } entrenamiento
   *[other] { $runs } entrenamientos
 }.
hi-kept-models = Estos modelos aprendieron algo tuyo: { $models }.
hi-left-title = La cuota que te queda aquí
hi-next-title = Qué probar ahora
hi-next-server = Mencióname con una pregunta. Pulsa **Corregir** debajo de una respuesta errónea, o usa /teach. Entrenadores: /train con un archivo y luego /test. /instruction lo explica todo.
hi-next-dm = Solo escríbeme. El entrenamiento y las correcciones corresponden a un servidor: úsalos allí.

withdraw-done = { $number ->
    [0] Aquí no hay ninguna corrección tuya que se pueda retirar.
    [one] Se retiró { $number } corrección: ya no la uso, y el próximo entrenamiento la omite.
   *[other] Se retiraron { $number } correcciones: ya no las uso, y el próximo entrenamiento las omite.
 }
