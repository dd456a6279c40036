run-queue = { $number ->
    [1] Siguiente en la cola de entrenamientos: empieza cuando termine el anterior.
   *[other] Número { $number } en la cola de entrenamientos.
 }
run-queue-begins = { $number ->
    [1] Siguiente en la cola de entrenamientos, aproximadamente { $when }.
   *[other] Número { $number } en la cola de entrenamientos, aproximadamente { $when }.
 }
run-again = { $name } (otra vez)
run-unrepeatable = Este entrenamiento terminó antes de que se crearan sus filas, así que no hay nada que repetir. Inicia uno nuevo con /train.

records-none = En este servidor todavía no se entrenó nada. Un entrenador empieza con /train.
records-title = **Entrenamientos de este servidor**, los más recientes primero:
records-line = { $number }. **{ $name }** · { $state } · { $when } · { $rows ->
    [one] { $rows } fila
   *[other] { $rows } filas
 }{ $loss ->
    [none] {""}
   *[other] { " " }· pérdida { $loss }
 }
records-serves = (responde aquí)
records-pick = Ver uno de ellos
records-share = Porcentaje de los pasos
records-curves-alt = Curvas de pérdida de { $number ->
    [one] { $number } entrenamiento
   *[other] { $number } entrenamientos
 }, comparadas: { $curves }.
records-curve-alt = { $name } de { $first } a { $last }
record-title = **{ $name }**: { $state }
record-note = Nota: { $note }
record-who = Iniciado por { $person } { $when }.
record-dataset = Conjunto de datos: **{ $name }**, versión { $version }, { $rows ->
    [one] { $rows } fila
   *[other] { $rows } filas
 }, SHA-256 `{ $sha256 }`.
record-dataset-gone = Conjunto de datos: eliminado después; su SHA-256 era `{ $sha256 }`.
record-no-dataset = Conjunto de datos: ninguno, solo correcciones.
record-corrections = Correcciones: { $ids }.
record-corrections-more = { $ids } y { $more } más
record-repeats = Repite el entrenamiento `{ $run }`{ $same ->
    [yes] { " " }con exactamente las mismas filas.
   *[no] , sin lo que se retiró después.
 }
record-base = Modelo base: { $base }. Backend: { $backend }, trabajo `{ $job }`.
record-model = Modelo: { $model }.
record-model-gone = Modelo: { $model }, eliminado { $when }: venció el plazo para guardarlo.
record-numbers = Parámetros: { $numbers }; semilla { $seed }.
record-libraries = Entrenado con { $libraries }.
record-loss = Pérdida: { $first } → { $last }.
record-valid = Pérdida en preguntas reservadas: { $first } → { $best } en el mejor caso.
record-time = Duración del entrenamiento: { $time }.
record-cost-local = Costo: ninguno, salvo el tiempo de esta máquina ({ $tokens ->
    [one] { $tokens } token entrenado
   *[other] { $tokens } tokens entrenados
 }).
record-cost-counted = Costo: { $amount } { $currency } ({ $tokens ->
    [one] { $tokens } token entrenado
   *[other] { $tokens } tokens entrenados
 }).
record-cost = Costo: { $tokens ->
    [one] { $tokens } token entrenado
   *[other] { $tokens } tokens entrenados
 }, según la tarifa de { $backend }.
record-failed = Falló: { $reason }
record-renamed = Este entrenamiento se llama ahora **{ $name }**.
record-noted = La nota quedó guardada.
record-name-empty = Un entrenamiento necesita un nombre.
record-drop-sure = ¿Descartar **{ $name }**? Se eliminan su ficha, su modelo y los archivos del modelo, aquí y donde se entrenó. El conjunto de datos y las correcciones se quedan.
record-dropped = El entrenamiento **{ $name }** se descartó.
record-serving = El modelo de este entrenamiento responde en este servidor, así que no se puede descartar. Promueve otro o revierte primero.
record-under-way = Este entrenamiento no ha terminado. Pulsa Cancelar debajo de su mensaje, o espera a que termine; después cambia su ficha.
record-repeated = Se está entrenando de nuevo; síguelo aquí: { $link }
record-repeated-unseen = Se está entrenando de nuevo, pero no pude escribir en este canal. Avisaré aquí cuando termine, si para entonces puedo.
form-rename-title = Nombre de este entrenamiento
form-rename = Nombre
form-note-title = Una nota sobre este entrenamiento
form-note = ¿Qué se debería saber de él?
button-repeat = Entrenar de nuevo
button-rename = Cambiar nombre
button-note = Nota
button-drop = Descartar
button-really-drop = Sí, descartar
