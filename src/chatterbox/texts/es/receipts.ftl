correct-not-mine = Ese mensaje no es una de mis respuestas, así que no hay nada mío que corregir. Para enseñarme algo nuevo, usa /teach.
correct-not-logged = No conozco ninguna respuesta mía aquí en ese mensaje. Puede ser de otro bot, de otro servidor o más antigua que mi registro. Para enseñarme de todos modos la respuesta correcta, usa /teach.
correct-deleted = Esa respuesta se eliminó, así que ya no se puede corregir. Para enseñarme de todos modos la respuesta correcta, usa /teach.
correct-no-message = Eso no es ni un enlace a un mensaje ni su id. Copia el enlace desde el menú del mensaje (en el teléfono: mantén pulsado > Copiar enlace del mensaje).

receipt-corrected = Corrección de { $author }.
receipt-taught = Enseñado por { $author }.
receipt-training-only = { $author } me dio una respuesta mejor; actúa después del próximo entrenamiento.
receipt-waiting = { $author } me dio una respuesta mejor; un entrenador decide con /corrections.
receipt-undone = Deshecho por { $person }.
receipt-approved = { $person } aprobó lo que me enseñó { $author }.

details-acting = Gracias. Lo uso desde la próxima pregunta.
details-training-only = Gracias. Formará parte del próximo entrenamiento; hasta entonces no cambia nada.
details-waiting = Gracias. Espera a un entrenador antes de actuar.
details-contradicted = Gracias. Dice algo distinto de una corrección anterior, que sigue actuando hasta que un entrenador elija.
details-expires = Sin una pregunta solo puede actuar hasta el { $date }, cuando se elimine el registro de esa respuesta. Añade la pregunta y lo aprendo para siempre.
details-row = Es una fila del próximo entrenamiento.
details-never-row = Ayuda, pero nunca será una fila de un entrenamiento: su respuesta repite lo que un miembro escribió en el chat.
details-no-receipt = No pude escribir en este canal, así que nadie más ve esto aquí.

list-title = Correcciones ({ $state }): { $count }
list-line = **{ $id }** · { $state } · { $author } · { $question } → { $answer }
list-no-question = (sin pregunta)
list-pick = Ver una completa
list-reason = Motivo: { $reason }
list-approve = Aprobar varias a la vez
list-undo = Retirar varias a la vez
review-title = Corrección { $id }
review-choose = Elegir { $id }
review-side = { $id } · { $state }
review-wrong = Lo que yo había dicho
review-exam = El último examen, sin ayuda
review-exam-learned = Aprendida ({ $number ->
    [one] { $number } examen
   *[other] { $number } exámenes
 } en total).
review-exam-missed = No aprendida ({ $number ->
    [one] { $number } examen
   *[other] { $number } exámenes
 } en total).
state-all = todas
state-acting = activa
state-waiting = en espera
state-training-only = solo para entrenar
state-contradicted = contradicha
state-replaced = reemplazada
state-withdrawn = retirada
state-expired = caducada
state-in-training-set = en un conjunto de entrenamiento
state-in-set = en el conjunto de entrenamiento { $name }
state-learned = aprendida

notice = { $author } me enseñó algo, y ya actúa: { $question } → { $answer }
undo-all-sure = { $number ->
    [one] Se retirará { $number } corrección de { $author }; nadie podrá recuperarla. ¿Seguro?
   *[other] Se retirarán las { $number } correcciones de { $author }; nadie podrá recuperarlas. ¿Seguro?
 }
undo-all-done = { $number ->
    [0] No quedaba nada de { $author } que se pudiera retirar.
    [one] Se retiró { $number } corrección de { $author }: ya no la uso, y el próximo entrenamiento la omite. /block impide que { $author } me enseñe más.
   *[other] Se retiraron { $number } correcciones de { $author }: ya no las uso, y el próximo entrenamiento las omite. /block impide que { $author } me enseñe más.
 }
