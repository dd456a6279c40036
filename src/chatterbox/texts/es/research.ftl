research-none = { $open ->
    [0] No hay nada que entregar: aquí no hay correcciones en vigor ni en espera.
    [one] No hay nada que entregar. Aquí hay { $open } corrección en vigor o en espera, pero quien la dio no marcó "Se puede compartir para investigación", o no contiene lo que necesita este tipo de archivo (una pregunta; la respuesta errónea).
   *[other] No hay nada que entregar. De las { $open } correcciones en vigor o en espera que hay aquí, en ninguna marcó quien la dio "Se puede compartir para investigación", o ninguna de las marcadas contiene lo que necesita este tipo de archivo (una pregunta; la respuesta errónea).
 }
research-done = El archivo incluye { $given } de { $open ->
    [one] { $open } corrección
   *[other] { $open } correcciones
 }: aquellas en las que quien las dio marcó "Se puede compartir para investigación". Lo que alguien retire después no estará en el próximo archivo; así que dile a quien le des este que pida uno nuevo.
research-too-large = Ese archivo ocupa más de { $most } MB. Divídelo y envía las partes una por una.
research-not-text = Ese archivo no es texto en UTF-8 ni UTF-16. Guárdalo como UTF-8 y vuelve a enviarlo.
research-discord = La línea { $line } es un mensaje tal como lo exporta Discord. Con lo que los miembros escribieron en el chat no se debe entrenar nunca, así que no tomé nada. Escribe tus propias preguntas y respuestas, o usa /teach.
research-unknown = No conozco ese tipo de archivo. Acepto lo que escribe /export_corrections (líneas JSON, corrections_log.txt) y tablas (CSV) con las columnas question y right.
research-too-many = Ese archivo contiene { $number ->
    [one] { $number } corrección
   *[other] { $number } correcciones
 }, y una importación admite { $most }. Divídelo y envía las partes una por una.
research-gone = No se pudo descargar de Discord el archivo { $name }. Vuelve a subirlo.
research-taken = { $taken ->
    [0] No se tomó ninguna corrección.
    [one] Se tomó { $taken } corrección, a tu nombre.
   *[other] Se tomaron { $taken } correcciones, a tu nombre.
 }
research-held = { $held ->
    [one] { $held } de ellas contradice una anterior
   *[other] { $held } de ellas contradicen otras anteriores
 }: mira /corrections.
research-known = { $known ->
    [one] { $known } ya estaba aquí.
   *[other] { $known } ya estaban aquí.
 }
research-feedback = { $number ->
    [one] Se guardó { $number } texto de opinión para /feedback_summary.
   *[other] Se guardaron { $number } textos de opinión para /feedback_summary.
 }
research-odd = Estas líneas no son correcciones: { $lines }.
research-refused = Entrada { $where }: { $reason }
research-incomplete = { $number ->
    [one] { $number } no tiene pregunta, y sin ella no sabría cuándo decirla
   *[other] { $number } no tienen pregunta, y sin ella no sabría cuándo decirlas
 }. Rellena la columna question de la tabla de abajo e impórtala.
research-readme = # Correcciones del modelo de IA de un servidor de Discord

    Cada línea de corrections-full.jsonl es un objeto JSON: algo que el modelo había dicho o debería saber, corregido o
    enseñado por un miembro del servidor. Cada persona que dio una marcó "Se puede compartir para investigación" en el
    formulario, que viene sin marcar. Lo que se retiró no está en el archivo, ni tampoco lo que repite el mensaje de un
    miembro.

    | columna | qué contiene |
    |---|---|
    | giver | un seudónimo: la misma persona tiene el mismo en todas las exportaciones de este servidor, y otro en otros lugares. Es un hash con clave, y la clave nunca sale del servidor. |
    | question | tal como la escribió en el formulario quien la dio; puede estar vacía |
    | further_ways | otras formas de preguntar lo mismo, escritas por la misma persona. La última no se entrena nunca: se reserva para examinar el modelo. |
    | wrong | lo que había dicho el modelo; vacío si algo se enseñó sin una respuesta errónea, o si esa respuesta se eliminó |
    | right | lo que debería haber dicho |
    | reason | por qué, en palabras de quien la dio; puede estar vacío |
    | language | el del cliente de Discord de quien la dio, como etiqueta IETF; no necesariamente el de los textos |
    | time | cuándo se envió, UTC, ISO 8601 |
    | model | el nombre del modelo que dio la respuesta errónea; vacío si fue una respuesta guardada |
    | run | el id del entrenamiento que creó ese modelo; vacío si es uno sin entrenar |
    | review | approved (aprobada por un entrenador), unreviewed (actúa sin aprobación), waiting (en espera), contradicted (otra corrección dice otra cosa), training_only (solo para entrenar) |
    | form_version | qué redacción del formulario aceptó quien la dio |

    Quien da una corrección puede retirarla en cualquier momento. Antes de publicar, pide al servidor un archivo nuevo y
    quita lo que ya no esté en él.
