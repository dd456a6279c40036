dataset-fault-empty = El archivo está vacío: no hay nada que aprender. Envía un archivo .jsonl con al menos { $least ->
    [one] { $least } fila
   *[other] { $least } filas
 }, un objeto JSON por línea.
dataset-fault-too-large = El archivo ocupa { $size } MB, y este bot admite { $most } MB como máximo. Divídelo o quita lo que menos enseñe.
dataset-fault-too-few = El archivo tiene { $rows ->
    [one] { $rows } fila utilizable
   *[other] { $rows } filas utilizables
 }, y un entrenamiento necesita al menos { $least }. Añade más ejemplos; varias formas de preguntar lo mismo cuentan como varias filas.
dataset-fault-discord = Esto parecen mensajes exportados de Discord. Las normas de Discord no permiten entrenar con mensajes que escribieron sus miembros, aunque alguien dé su consentimiento, así que no puedo aceptarlo. Escribe tú las preguntas y respuestas, o deja que la gente use /teach y Corregir.
dataset-fault-spread = El archivo es un solo objeto JSON repartido en muchas líneas. Pon cada fila en su propia línea (.jsonl), o todas las filas en un array JSON: [ …, … ].
dataset-fault-type-compressed = Este es un archivo comprimido ({ $type }). Descomprímelo y envía el archivo .jsonl que contiene.
dataset-fault-type-text = Esto es texto sin formato en el que no encuentro preguntas ni respuestas. Empieza cada pregunta con "Q:" y cada respuesta con "A:", o escribe un objeto JSON por línea: {"{"}"messages": [{"{"}"role": "user", "content": "…"{"}"}, {"{"}"role": "assistant", "content": "…"{"}"}]{"}"}
dataset-fault-type-other = Esto no es un conjunto de datos, sino otro tipo de archivo ({ $type }). Envía un archivo .jsonl: un objeto JSON por línea, cada uno con una lista "messages".
dataset-fault-check-failed = No pude terminar de revisar este archivo: tardó demasiado o necesitó demasiada memoria. Envía un archivo más pequeño o más sencillo.
dataset-fault-check-ended = La lectura de este archivo interrumpió la revisión: está dañado, o descomprimido no cabe en la memoria. Guárdalo de nuevo con la herramienta de la que procede, o envía sus filas como .jsonl o .csv.
dataset-fault-hopeless = Más de { $most ->
    [one] { $most } fila de este archivo tiene errores
   *[other] { $most } filas de este archivo tienen errores
 }, así que dejé de leer. Se hizo para otra cosa o se estropeó por el camino: los primeros errores muestran qué falla.
dataset-fault-columns = Esta es una tabla con columnas de las que no puedo sacar preguntas y respuestas: { $columns }. Llama "question" a una columna y "answer" a otra (o prompt y completion, instruction y output, o una sola "messages").
dataset-fault-wide = Esta tabla tiene { $columns } columnas, y leo { $most } como máximo. Bastan dos: "question" y "answer".
dataset-fault-column-twice = Dos columnas de esta tabla se llaman "{ $name }", así que no sé a cuál se refiere. Cambia el nombre de una.
dataset-fault-parquet = Este archivo parquet está dañado o no se escribió hasta el final. Guárdalo de nuevo, o envía sus filas como .jsonl o .csv.
dataset-fault-zip-broken = Este archivo zip está dañado o no se envió hasta el final. Comprímelo y envíalo de nuevo.
dataset-fault-zip-many = Este archivo zip contiene más de { $most } archivos. Pon las filas en menos archivos y comprímelo de nuevo.
dataset-fault-zip-path = Este archivo zip contiene un archivo cuyo nombre apunta fuera del zip ("../" o una ruta completa). Comprímelo de nuevo desde dentro de la carpeta de tus archivos.
dataset-fault-zip-office = Este es un documento de un programa de oficina (.xlsx, .docx). Guarda su tabla como .csv, o su texto como .txt con "Q:" y "A:", y envía eso.
dataset-fault-zip-locked = Este archivo zip está protegido con contraseña. Comprímelo de nuevo sin ella.
dataset-fault-zip-method = Este archivo zip está comprimido de una forma que no leo, como bzip2 o LZMA. Comprímelo de nuevo de la forma habitual (Deflate).
dataset-fault-zip-bomb = Este archivo zip ocupa descomprimido más de { $most } MB, que es más de lo que acepto. Envía menos filas cada vez.
dataset-fault-zip-empty = No encontré ningún conjunto de datos en este archivo zip. Pon en él archivos .jsonl, .json, .csv, .tsv, .txt o .parquet con preguntas y respuestas.

dataset-line-of = { $line } de { $file }
dataset-in-file = { $file }: { $sentence }

dataset-fault-not-json = La línea { $line } no es JSON (columna { $column }: { $reason }). Cada línea debe ser un objeto JSON completo, con comillas dobles y sin coma al final.
dataset-fault-encoding = La línea { $line } no es texto UTF-8 (byte { $column }). Guarda el archivo como UTF-8 y vuelve a enviarlo.
dataset-fault-not-object = La línea { $line } es JSON, pero no un objeto. Una fila tiene esta forma: {"{"}"messages": [ … ]{"}"}.
dataset-fault-other-shape = La línea { $line } tiene campos de los que no puedo sacar una pregunta y su respuesta: { $fields }. Leo "messages", "conversations" y los pares question y answer, prompt y completion, instruction y output.
dataset-fault-label = La línea { $line } contiene una respuesta con una etiqueta de buena o mala. Una mala respuesta no se debe aprender como buena: envía las buenas como un conjunto de datos, y las malas como otro con rows: avoid.
dataset-fault-pair-text = La línea { $line } contiene preferencias, pero falta una de sus dos respuestas. Cada fila necesita una respuesta elegida y una rechazada, como texto.
dataset-fault-pair-prompt = La línea { $line } contiene preferencias sin un mismo prompt para las dos respuestas. Ponle un "prompt", o empieza igual ambas conversaciones.
dataset-fault-pair-roles = La línea { $line } contiene preferencias, pero sus dos respuestas no son ambas del asistente (assistant) después de un prompt. Escribe {"{"}"prompt": "…", "chosen": "…", "rejected": "…"{"}"}.
dataset-fault-pair-same = La línea { $line } prefiere una respuesta a sí misma: la elegida y la rechazada son iguales, así que no hay nada que aprender.
dataset-fault-no-text = La línea { $line } no tiene texto en "{ $field }". Las preguntas y respuestas deben ser textos, y una pregunta no puede estar vacía.
dataset-fault-half-character = La línea { $line } contiene medio carácter (como \ud83d solo), algo que ningún texto puede contener. Vuelve a escribir la fila a partir de su origen.
dataset-fault-cells = La línea { $line } tiene { $cells } celdas, y el encabezado nombra { $columns } columnas. Un texto que contiene una coma debe ir entre comillas dobles.
dataset-fault-csv = La línea { $line } no es una fila de una tabla ({ $reason }). Un texto que contiene una comilla doble va entre comillas dobles, y la propia comilla, dos veces.
dataset-fault-chatml-open = Línea { $line }: el mensaje { $message } de la conversación que empieza aquí no tiene final. Cada mensaje termina con <|im_end|>.
dataset-fault-chatml-outside = Línea { $line }: en la conversación que empieza aquí hay texto fuera de los mensajes. Cada uno empieza con <|im_start|> y su rol, y termina con <|im_end|>.
dataset-fault-qa-loose = La línea { $line } no pertenece a ninguna pregunta. Empieza cada pregunta con "Q:" y su única respuesta con "A:".
dataset-fault-no-messages = La línea { $line } no tiene una lista "messages" con contenido. Una fila tiene esta forma: {"{"}"messages": [ … ]{"}"}.
dataset-fault-message-not-object = Línea { $line }: el mensaje { $message } no es un objeto. Un mensaje tiene esta forma: {"{"}"role": "user", "content": "…"{"}"}.
dataset-fault-no-role = Línea { $line }: el mensaje { $message } no tiene "role". Debe ser system, developer, user, assistant o tool.
dataset-fault-role = Línea { $line }: el mensaje { $message } tiene el rol "{ $role }", que no existe. Debe ser system, developer, user, assistant o tool.
dataset-fault-no-content = Línea { $line }: el mensaje { $message } no tiene texto. "content" debe ser un texto; solo un mensaje assistant con "tool_calls" puede omitirlo.
dataset-fault-not-text = Línea { $line }: el mensaje { $message } contiene algo que no es texto (una imagen o sonido). Aquí solo se puede aprender texto: quítalo.
dataset-fault-weight = Línea { $line }: el mensaje { $message } tiene un "weight" no permitido. Solo lo tienen los mensajes assistant, y es 0 (omitir) o 1 (aprender).
dataset-fault-no-assistant = La línea { $line } no tiene ningún mensaje assistant, así que no hay ninguna respuesta que aprender. Añade uno después del de user.
dataset-fault-nothing-learned = Línea { $line }: todos los mensajes assistant tienen el peso 0, así que no hay nada que aprender. Ponle a uno el peso 1, o quita la fila.
dataset-fault-fields = La línea { $line } tiene un campo del tipo equivocado ("name", "tools", "tool_calls" u otro). Compárala con el formato de chat de OpenAI.
dataset-fault-too-long = La línea { $line } ocupa { $size } KB, mucho más de lo que un modelo lee de una fila ({ $most } KB como máximo). Divídela en varias filas.

dataset-note-utf16 = El archivo está en UTF-16. Lo leí así; la mayoría de las herramientas esperan UTF-8.
dataset-note-bom = El archivo empieza con una marca de orden de bytes (BOM), que omití.
dataset-note-control = { $rows ->
    [one] { $rows } fila contiene
   *[other] { $rows } filas contienen
 } un token de control como { $token } en un texto (primera vez en la línea { $line }). Se trata como texto normal; quítalo si llegó ahí por accidente.
dataset-note-empty-answer = { $rows ->
    [one] { $rows } fila tiene
   *[other] { $rows } filas tienen
 } una respuesta vacía (primera vez en la línea { $line }): ahí el modelo aprendería a no decir nada.
dataset-note-repeats = { $rows ->
    [one] { $rows } fila está repetida
   *[other] { $rows } filas están repetidas
 } (la primera, en la línea { $line }). Una fila repetida pesa más.
dataset-note-near = { $rows ->
    [one] { $rows } fila es igual a otra
   *[other] { $rows } filas son iguales a otra
 }, salvo por mayúsculas, espacios y puntuación (primer caso: línea { $line } y línea { $other }).
dataset-note-contradicts = { $rows ->
    [one] { $rows } fila responde
   *[other] { $rows } filas responden
 } de otra forma a lo que otra fila también pregunta (primer caso: línea { $line } y línea { $other }). Si ambas son datos, una de las dos está mal.
dataset-note-double = { $rows ->
    [one] { $rows } fila dice
   *[other] { $rows } filas dicen
 } casi lo mismo que otra (primer caso: línea { $line } y línea { $other }). Está bien si son formas distintas de preguntar; para lo mismo dos veces basta una.
dataset-note-corrected = { $rows ->
    [one] { $rows } fila responde
   *[other] { $rows } filas responden
 } algo distinto de lo que dice una corrección de este servidor (primera vez en la línea { $line }). Prevalece la corrección: una fila así queda fuera del entrenamiento.
dataset-note-email = { $rows ->
    [one] { $rows } fila contiene
   *[other] { $rows } filas contienen
 } lo que parece una dirección de correo electrónico (línea { $lines }). El modelo puede decírsela a cualquiera que pregunte.
dataset-note-phone = { $rows ->
    [one] { $rows } fila contiene
   *[other] { $rows } filas contienen
 } lo que parece un número de teléfono (línea { $lines }). El modelo puede decírselo a cualquiera que pregunte.
dataset-note-secret = { $rows ->
    [one] { $rows } fila contiene
   *[other] { $rows } filas contienen
 } lo que parece una clave secreta o una contraseña (línea { $lines }). Quítala y cámbiala donde se use: ya ha circulado.
dataset-note-languages = Idiomas de las filas: { $languages }.
dataset-note-pairs = { $rows ->
    [one] { $rows } fila es un par
   *[other] { $rows } filas son pares
 } de una respuesta mejor y otra peor.
dataset-note-cut = { $rows ->
    [one] { $rows } fila supera
   *[other] { $rows } filas superan
 } los { $tokens } tokens (primera vez en la línea { $line }), y de una fila solo se aprende esa parte. Divídela para que la respuesta no se corte.
dataset-note-format = Lo leí como { $format }.
dataset-note-formats = El archivo contiene { $number ->
    [one] { $number } formato
   *[other] { $number } formatos
 }: { $formats }. Leí cada fila como lo que es; si alguno está ahí por accidente, quítalo.
dataset-note-columns = { $columns ->
    [one] No se usó { $columns } columna
   *[other] No se usaron { $columns } columnas
 }: { $names }.
dataset-note-chatml = Una línea en blanco entre mensajes, o un nuevo mensaje system, empieza una conversación nueva.
dataset-note-left-out = { $files ->
    [one] { $files } archivo de los que contiene no es un conjunto de datos y se omitió
   *[other] { $files } archivos de los que contiene no son conjuntos de datos y se omitieron
 }: { $names }.

dataset-seen-control = La línea { $line } contiene un token de control de una plantilla de chat. Se trata como texto normal.
dataset-seen-empty-answer = La línea { $line } tiene una respuesta vacía.
dataset-seen-repeats = La línea { $line } es igual a la línea { $other }.
dataset-seen-near = La línea { $line } es igual a la línea { $other }, salvo por mayúsculas, espacios y puntuación.
dataset-seen-contradicts = La línea { $line } responde de otra forma a lo que también pregunta la línea { $other }.
dataset-seen-double = La línea { $line } dice casi lo mismo que la línea { $other }.
dataset-seen-corrected = La línea { $line } responde algo distinto de lo que dice una corrección de este servidor.
dataset-seen-email = La línea { $line } contiene lo que parece una dirección de correo electrónico.
dataset-seen-phone = La línea { $line } contiene lo que parece un número de teléfono.
dataset-seen-secret = La línea { $line } contiene lo que parece una clave secreta o una contraseña.

dataset-teaches-facts = La mayoría de las filas son una pregunta y su respuesta, así que entiendo que enseñan datos. Elige "manner" si lo que importa es el tono o el carácter.
dataset-teaches-turns = Muchas filas son conversaciones de varios turnos, así que entiendo que enseñan una forma de hablar. Elige "facts" si lo que importa son las respuestas sueltas.
dataset-teaches-persona = La mayoría de las filas llevan un mensaje de sistema sobre el tono o el carácter, así que entiendo que enseñan una forma de hablar. Elige "facts" si lo que importa son las respuestas sueltas.
dataset-teaches-long = Las respuestas son largas, así que entiendo que enseñan una forma de hablar. Elige "facts" si lo que importa son las respuestas sueltas.

check-no-file = No existe el archivo { $name }.
check-more = …y { $number } más.
check-faults = { $number ->
    [one] { $number } error
   *[other] { $number } errores
 }, por tipo: { $kinds }.

dataset-unusable = Con este archivo no se puede entrenar ({ $faults ->
    [one] { $faults } error
   *[other] { $faults } errores
 }). { $first }
dataset-missing = Ese conjunto de datos no está aquí, o ya no. Elige uno de la lista que ofrece /train.
dataset-not-found = No hay ningún conjunto de datos "{ $name }" en este servidor. Elige uno de la lista que ofrece /train dataset:, o sube uno con file:.
dataset-nameless = conjunto de datos

run-corrections-name = correcciones
training-no-rows = Todavía no hay nada con que entrenar. Envía un conjunto de datos con file:, elige uno con dataset:, o corrige respuestas: sin conjunto de datos hacen falta { $least ->
    [one] { $least } corrección
   *[other] { $least } correcciones
 }, y { $have ->
    [0] no hay ninguna
   *[other] hay { $have }
 }.
training-one-waits = En un servidor puede haber un entrenamiento en curso y otro en espera, y "{ $name }" ya está en espera. Espera a que termine uno de los dos, o pulsa Cancelar debajo de su mensaje; después inicia este.
training-epochs = epochs: debe ser un número entero de 1 a { $most }. Si no lo indicas, elige el servicio de entrenamiento.
training-nothing-left = No queda nada con que entrenar: se retiraron las correcciones que este entrenamiento debía aprender.
training-over = Este entrenamiento terminó: no hay nada que cancelar.
training-too-late = Este entrenamiento llegó a su fin; su modelo se está preparando. Ya no se puede cancelar.
training-missing = Ese entrenamiento no existe en este servidor.
training-waits = { $reason } El entrenamiento no se pierde: sigo intentándolo.
training-odd-status = El servicio de entrenamiento dice "{ $status }". Sigo pendiente.
training-job-failed = El servicio de entrenamiento se rindió: { $reason }
training-no-reason = no dijo por qué. Quien administra este bot encontrará más en el registro del propio servicio.
training-cancelled-there = El entrenamiento se canceló en el backend, no lo canceló este bot. Inícialo de nuevo con /train.
training-no-model = El servicio de entrenamiento dice que lo logró, pero no indica ningún modelo. Inícialo de nuevo con /train; si vuelve a ocurrir, avisa a quien administra este bot.
training-other-backend = Este entrenamiento estaba en curso en el backend "{ $backend }", que no es el configurado ahora. Quien administra este bot puede volver a ponerlo en training.backend; o inícialo de nuevo con /train.

plot-loss = Pérdida: cuánto se desvían las respuestas
plot-step = paso
plot-steps = paso de { $steps }
