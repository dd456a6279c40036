correction-no-answer = La respuesta correcta está vacía. Escribe lo que debería haber dicho y vuelve a enviarlo.
correction-no-question = Sin una pregunta no sabría cuándo decirlo. Escribe la pregunta con tus propias palabras y vuelve a enviarlo.
correction-question-empty = Esa pregunta está vacía. Escríbela con tus propias palabras y vuelve a enviarla.
correction-has-question = Esa corrección ya tiene su pregunta. Para enseñar otra formulación, usa /teach.
correction-many-phrasings = En una corrección { $most ->
    [one] cabe como máximo { $most } formulación más
   *[other] caben como máximo { $most } formulaciones más
 }. Quita algunas o envíalas en una segunda corrección.
correction-too-long = Un campo admite { $most ->
    [one] { $most } carácter
   *[other] { $most } caracteres
 }, y uno de los tuyos tiene { $length }. Acórtalo y vuelve a enviarlo.
correction-too-many = Enviaste { $most ->
    [one] { $most } corrección
   *[other] { $most } correcciones
 } en un día, que es el máximo por persona. Sigue mañana, o pide a un entrenador que la introduzca.
correction-not-yours = Solo quien escribió una corrección puede añadirle la pregunta.
correction-undo-who = Solo quien escribió una corrección, o un entrenador, puede deshacerla.
correction-over = Esa corrección ya no cuenta: se retiró, se reemplazó o dependía de una entrada del registro que ya caducó. Para volver a enseñarla, usa /teach.
correction-missing = Aquí no existe esa corrección, o su autor la eliminó.

waits-trainers = En este servidor, las correcciones actúan cuando un entrenador las aprueba.
waits-correctors = En este servidor solo actúan al instante las correcciones de algunos roles; un entrenador revisa antes la tuya.
waits-link = Contiene un enlace o una invitación, así que un entrenador la revisa antes.
waits-mention = Menciona a alguien o un canal, así que un entrenador la revisa antes.
waits-new-member = Te uniste a este servidor hace poco, así que un entrenador la revisa antes.
