compared-nothing = No había nada que preguntar: guarda un conjunto de pruebas con /test keep:yes, o corrígeme.
compared-too-few = { $of ->
    [one] { $of } pregunta
   *[other] { $of } preguntas
 }: { $better ->
    [one] { $better } pasó a ser correcta
   *[other] { $better } pasaron a ser correctas
 } y { $worse ->
    [one] { $worse } pasó a ser incorrecta
   *[other] { $worse } pasaron a ser incorrectas
 }. Son muy pocas para decir si el modelo es mejor.
compared-unclear = { $of ->
    [one] { $of } pregunta
   *[other] { $of } preguntas
 }: { $better ->
    [one] { $better } pasó a ser correcta
   *[other] { $better } pasaron a ser correctas
 } y { $worse ->
    [one] { $worse } pasó a ser incorrecta
   *[other] { $worse } pasaron a ser incorrectas
 } ({ $points } puntos, intervalo del 95 % entre { $low } y { $high }; prueba exacta de McNemar, p { $p }). Puede ser casualidad.
compared-better = { $of ->
    [one] { $of } pregunta
   *[other] { $of } preguntas
 }: { $better ->
    [one] { $better } pasó a ser correcta
   *[other] { $better } pasaron a ser correctas
 } y { $worse ->
    [one] { $worse } pasó a ser incorrecta
   *[other] { $worse } pasaron a ser incorrectas
 } ({ $points } puntos, intervalo del 95 % entre { $low } y { $high }; prueba exacta de McNemar, p { $p }). El modelo nuevo es mejor.
compared-worse = { $of ->
    [one] { $of } pregunta
   *[other] { $of } preguntas
 }: { $better ->
    [one] { $better } pasó a ser correcta
   *[other] { $better } pasaron a ser correctas
 } y { $worse ->
    [one] { $worse } pasó a ser incorrecta
   *[other] { $worse } pasaron a ser incorrectas
 } ({ $points } puntos, intervalo del 95 % entre { $low } y { $high }; prueba exacta de McNemar, p { $p }). El modelo nuevo es peor.
compared-faults = Preguntas que nadie le enseñó, respondidas con un dato enseñado: { $new } de { $of } (ahora: { $now }).

gate-line = "{ $line }" no es una regla. Escribe una por línea, como "general: -5": una parte ({ $sections }) y los puntos que un modelo nuevo debe ganar ahí; con un signo menos, los que puede perder.

candidate-missing = No existe ese modelo en este servidor.
candidate-dropped = Ese modelo se descartó: está eliminado y no se puede recuperar. Vuelve a entrenarlo.
candidate-comparing = Ese modelo todavía se está comparando. Decide cuando termine su entrenamiento.
promotion-gate = Este modelo no supera el control de calidad. Aun así, dos entrenadores pueden promoverlo con "Promover de todos modos" debajo de su resultado o en /models.
promotion-serves = Este modelo ya responde aquí.
promotion-gone = { $model } no responde: { $reason } No cambió nada: sigue respondiendo el mismo modelo que antes. Si se eliminó, vuelve a entrenarlo; /models muestra qué otros hay.
promotion-later = { $reason } No cambió nada: sigue respondiendo el mismo modelo que antes. Vuelve a pulsar más tarde.
override-second = Ya diste tu acuerdo. Tiene que pulsarlo también otro entrenador.
drop-serves = Este modelo responde aquí ahora. Promueve otro o revierte primero.
drop-pinned = Este modelo está fijado en { $channels }. Quítalo primero de ahí (/models).
rollback-nothing = No hay nada a lo que volver: antes no respondía nada aquí.
rollback-changed = Ya responde otro modelo ({ $model }): alguien se adelantó. Vuelve a mirar /models.
pin-too-many = { $most ->
    [one] { $most } canal ya tiene un modelo propio; no puede haber más. Quita uno primero.
   *[other] { $most } canales ya tienen un modelo propio; no puede haber más. Quita uno primero.
 }

test-keep-trainers = Solo los entrenadores guardan un conjunto de pruebas: decide qué se promueve. Quita keep: para ejecutar estos casos una vez.

part-tests = Pruebas
part-corrections = Correcciones
part-general = General
part-untaught = No enseñado
compared-helped = con ayuda
compared-alone = solo
compared-now = ahora
compared-new = nuevo
compared-of = de { $of }
compared-alt = Tabla de la comparación: respuestas correctas del modelo que responde ahora y del nuevo; en "No enseñado", los fallos. { $lines }.
compared-alt-line = { $part } (de { $of }): con ayuda { $now }, nuevo { $new }; solo { $now_alone }, nuevo { $new_alone }

gate-passed = Supera el control de calidad.
gate-failed = **No supera el control de calidad**: { $rules }.
gate-broken = { $part }: { $points } puntos con ayuda (el mínimo es { $least })
gate-not-compared = **La comparación no llegó al final**, así que el control de calidad cuenta como no superado.

broken-alt = Las preguntas que el modelo nuevo responde mal y el que responde ahora, bien, en JSON.
promoted = Promovido por { $person }: ahora responde aquí.
promoted-anyway = Promovido pese al control de calidad; { $person } fue la segunda persona en decidirlo. Ahora responde aquí.
override-first = { $person } lo promovería aunque no supera el control de calidad. Un segundo entrenador tiene que pulsar lo mismo.
candidate-kept = Conservado por { $person }; está en /models.
drop-sure = Esto elimina el modelo **{ $name }** para siempre; aquello con lo que se entrenó se queda. ¿Seguro?
dropped = Descartado: el modelo se eliminó.
dropped-not-there = Aquí está descartado, pero el backend no eliminó el modelo en sí: { $reason }
rolled-back = Revertido por { $person }: **{ $model }** vuelve a responder aquí.

models-title = Modelos de este servidor
models-base = Aquí responde el modelo sin entrenar **{ $model }**.
models-now = Aquí responde **{ $name }** (`{ $model }`).
models-history = Qué ha respondido aquí
models-pins = Canales con un modelo propio
models-gate = Puntos que un modelo nuevo debe ganar como mínimo (respuestas con ayuda)
models-no-rules = sin reglas
models-choose = Elige un modelo
model-untrained = El modelo sin entrenar
model-base = El modelo sin entrenar **{ $model }**.
model-described = **{ $name }** (`{ $model }`), entrenado el <t:{ $at }:f>.
model-serves = responde aquí ahora
model-served = respondió aquí antes
model-passes = supera el control de calidad
model-fails = no supera el control de calidad
pinned = **{ $model }** responde desde ahora en { $channel } y sus hilos, se promueva lo que se promueva.
unpinned = En { $channel } vuelve a responder el modelo del servidor.
unpin-was-not = { $channel } no tiene un modelo propio.
gate-kept = Las reglas del control de calidad aquí: { $rules }.
models-entry = <t:{ $at }:f> **{ $name }**: { $why } ({ $person })
why-trained = terminó su entrenamiento
why-chosen = promovido
why-passed = superó el control de calidad
why-overridden = promovido pese al control de calidad, con otro entrenador
why-voted = promovido porque los miembros lo prefirieron
why-rolled-back = revertido
