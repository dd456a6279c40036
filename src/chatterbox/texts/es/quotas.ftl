quota-used-up = Eso es todo lo que permite en un día quien administra este bot. Inténtalo más tarde: lo que tiene más de un día deja de contar. Queda ahora:
quota-bytes-full = Con ese archivo se superaría lo que permite guardar quien administra este bot. Queda ahora:
quota-member-questions = { $left } de { $most ->
    [one] { $most } pregunta tuya
   *[other] { $most } preguntas tuyas
 } en un día
quota-server-questions = { $left } de { $most ->
    [one] { $most } pregunta
   *[other] { $most } preguntas
 } de este servidor en un día
quota-member-trainings = { $left } de { $most ->
    [one] { $most } entrenamiento tuyo
   *[other] { $most } entrenamientos tuyos
 } en un día
quota-server-trainings = { $left } de { $most ->
    [one] { $most } entrenamiento
   *[other] { $most } entrenamientos
 } de este servidor en un día
quota-member-corrections = { $left } de { $most ->
    [one] { $most } corrección tuya
   *[other] { $most } correcciones tuyas
 } en un día
quota-server-corrections = { $left } de { $most ->
    [one] { $most } corrección
   *[other] { $most } correcciones
 } de este servidor en un día
quota-member-bytes = { $left } de { $most } MB de conjuntos de datos tuyos
quota-server-bytes = { $left } de { $most } MB de conjuntos de datos de este servidor
