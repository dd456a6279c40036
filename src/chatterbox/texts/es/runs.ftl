train-file-or-dataset = Da una sola de estas cosas: un archivo nuevo, un conjunto de datos que ya esté aquí o texto.
train-file-gone = No se pudo descargar de Discord el archivo { $name }. Vuelve a subirlo.
train-started = El entrenamiento empezó; síguelo aquí: { $link }
train-started-unseen = El entrenamiento empezó, pero no pude escribir en este canal. Avisaré aquí cuando termine, si para entonces puedo.

plan-dataset = **{ $name }**, versión { $version }: { $rows ->
    [one] { $rows } fila
   *[other] { $rows } filas
 }.
plan-avoid = Para evitar: **{ $name }**, versión { $version }: { $rows ->
    [one] { $rows } fila
   *[other] { $rows } filas
 }.
plan-checked = Revisado: { $rows ->
    [one] { $rows } fila
   *[other] { $rows } filas
 }, { $tokens }, { $turns ->
    [one] { $turns } respuesta
   *[other] { $turns } respuestas
 }.
plan-tokens = { $number ->
    [one] { $number } token
   *[other] { $number } tokens
 }
plan-tokens-about = unos { $number } tokens
plan-tokens-sampled = { $number } tokens, ± { $error }
plan-teaches-facts = Enseña datos: cuando le preguntan otra cosa, responde el modelo sin entrenar.
plan-teaches-manner = Enseña una forma de hablar: el modelo entrenado responde a todo.
plan-unusable = Con este archivo no se puede entrenar, y no se guardó nada de él ({ $rows ->
    [one] se leyó { $rows } fila
   *[other] se leyeron { $rows } filas
 }):
plan-more-faults = { $number ->
    [one] …y { $number } error más ({ $kinds }).
   *[other] …y { $number } errores más. Por tipo: { $kinds }. La tabla adjunta los enumera.
 }
train-good-rows = { $rows ->
    [one] Entrenar con la fila correcta
   *[other] Entrenar con las { $rows } filas correctas
 }
train-good-rows-gone = El archivo con las filas correctas ya no está en ese informe. Vuelve a enviar tu archivo con /train.
plan-corrections = { $number ->
    [one] También entra { $number } corrección como fila.
   *[other] También entran { $number } correcciones como filas.
 }
plan-cost = Costará unos { $amount } { $currency }: unos { $tokens } tokens, al precio que indica la configuración de este bot.
run-cost = Costó { $amount } { $currency } ({ $tokens ->
    [one] { $tokens } token entrenado
   *[other] { $tokens } tokens entrenados
 }).

plan-languages = Las filas están escritas en { $rows }, y este modelo base se hizo para { $base }: difícilmente aprenderá otro idioma. base: muestra qué otros hay.
plan-avoid-left-out = { $rows ->
    [one] Se omite { $rows } fila para evitar
   *[other] Se omiten { $rows } filas para evitar
 }: ningún ejemplo para imitar ni ninguna corrección tiene el mismo prompt.
plan-avoid-unused = { $rows ->
    [one] Se omite { $rows } fila para evitar
   *[other] Se omiten { $rows } filas para evitar
 }: solo method: preference usa filas así.
plan-imitate-left-out = { $rows ->
    [one] Se omite { $rows } fila para imitar
   *[other] Se omiten { $rows } filas para imitar
 }: no hay una respuesta peor con la que contrastar. method: supervised usa todas.
plan-examples-supervised = { $number ->
    [one] { $number } ejemplo
   *[other] { $number } ejemplos
 }
plan-examples-preference = { $number ->
    [one] { $number } par de una respuesta mejor y otra peor
   *[other] { $number } pares de una respuesta mejor y otra peor
 }
plan-and = { $one }, { $other }
plan-takes = { $what }, { $time }
plan-forgets = Puede que olvide algo de lo que sabía: /test con preguntas tuyas lo muestra.

run-title = **Entrenamiento { $name }**: { $state }
run-state-preparing = en preparación
run-state-queued = espera su turno
run-state-running = en curso
run-state-finishing = entrenado; se está preparando
run-state-comparing = entrenado; se está comparando con lo que responde aquí
run-compared = { $done } de { $of ->
    [one] { $of } pregunta hecha a ambos
   *[other] { $of } preguntas hechas a ambos
 }
run-state-succeeded = terminado
run-state-failed = fallido
run-state-cancelled = cancelado
run-steps = paso { $step } de { $steps }
run-left = quedan unos { $time }
run-made-of = { $rows ->
    [one] { $rows } fila
   *[other] { $rows } filas
 }{ $corrections ->
    [0] {""}
    [one] , con { $corrections } corrección entre ellas
   *[other] , con { $corrections } correcciones entre ellas
 }. Iniciado por { $person }.
run-started-by = Iniciado por { $person }.
run-loss = Pérdida: { $first } → { $last }
run-failed-because = Falló: { $reason }
run-made = El modelo nuevo se llama **{ $model }**.
run-moved = **El entrenamiento { $name }** continúa aquí: { $link }
run-curve-alt = Curva de pérdida del entrenamiento { $name }: de { $first } a { $last } en el paso { $step } de { $steps }, mínimo { $lowest }.
run-closing-serves = { $person }, el entrenamiento **{ $name }** terminó: ahora responde aquí el modelo nuevo.
run-closing-candidate = { $person }, el entrenamiento **{ $name }** terminó. Aquí sigue respondiendo el mismo modelo hasta que un entrenador promueva el nuevo.
run-closing-cancelled = { $person }, el entrenamiento **{ $name }** se canceló. El modelo que responde aquí es el mismo que antes.
run-closing-failed = { $person }, el entrenamiento **{ $name }** falló: { $reason }
run-card-title = Antes y después
run-card-how = Algunas de sus preguntas, hechas al modelo solo, sin ayuda.
run-card-taught = Enseñado: { $answer }
run-card-before = Antes: { $answer }
run-card-after = **Después: { $answer }**
time-seconds = { $number } s
time-minutes = { $number } min
time-hours = { $number } h
