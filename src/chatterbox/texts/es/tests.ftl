test-started = { $cases ->
    [one] Se está preguntando { $cases } caso
   *[other] Se están preguntando { $cases } casos
 }; las puntuaciones aparecerán aquí: { $link }
test-too-large = Un archivo de prueba puede ocupar { $most } KiB como máximo.
test-begins = **Prueba** de { $cases ->
    [one] { $cases } caso
   *[other] { $cases } casos
 }, iniciada por { $person }.
test-progress = **Prueba** `{ $bar }` { $done } de { $of ->
    [one] { $of } respuesta
   *[other] { $of } respuestas
 }, iniciada por { $person }.
test-done = **Prueba** de { $person }, { $how }.
test-helped = con ayuda
test-alone = el modelo solo
test-line = `{ $bar }` **{ $passed } de { $of }** { $model }
test-failed = **Prueba** de { $person }: se detuvo. { $reason }
test-cut = **Prueba**: se detuvo. El programa que soy se detuvo. Inicia la prueba de nuevo.
test-stopped = El programa que soy se detuvo. Inicia la prueba de nuevo.
test-table-alt = Tabla de puntuaciones. { $scores }.
test-failures-alt = Los casos fallidos, con lo que se esperaba y lo que se respondió, en JSON.
test-set-kept = { $cases ->
    [one] Se guardó
   *[other] Se guardaron
 } como versión { $version } del conjunto de pruebas de este servidor: /test sin nada más lo usa, y también la comparación al final de cada entrenamiento.
test-set-asked = Esta es la versión { $version } del conjunto de pruebas de este servidor ({ $cases ->
    [one] { $cases } caso
   *[other] { $cases } casos
 }).
