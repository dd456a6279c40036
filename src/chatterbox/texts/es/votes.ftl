vote-missing = Aquí no existe esa votación.
vote-closed = Esta votación está cerrada.
vote-another = Ya hay una votación abierta en este servidor. Deja que termine, o ciérrala, antes de la siguiente.
vote-no-questions = Una votación necesita al menos una pregunta. Escribe una por línea.
vote-many-questions = Una votación admite { $most ->
    [one] { $most } pregunta
   *[other] { $most } preguntas
 } como máximo, y hay { $number }.
vote-long-question = Una pregunta de una votación admite { $most ->
    [one] { $most } carácter
   *[other] { $most } caracteres
 } como máximo.
vote-hours = El tiempo que la votación está abierta debe ser un número de horas de { $least } a { $most }.
vote-members = El número de miembros tras el que se cierra debe ser de { $least } a { $most }; déjalo vacío para que solo cuente el tiempo.
vote-form-title = Una votación a ciegas
vote-form-questions = Preguntas, una por línea
vote-form-questions-how = Cinco como máximo. Cada una la responden ambos modelos; los miembros eligen.
vote-form-hours = Cuántas horas está abierta
vote-form-members = O hasta que hayan votado tantos miembros
vote-begun = Se está preguntando a ambos modelos; la votación aparecerá en este canal.
vote-head = **Votación**: ¿qué respuestas son mejores? { $pairs ->
    [one] { $pairs } pregunta con dos respuestas, A y B; al final se dice qué modelo dio cada una.
   *[other] { $pairs } preguntas con dos respuestas cada una, A y B; al final se dice qué modelo dio cada una.
 } Un voto por miembro y pregunta, y se puede cambiar. Abierta hasta el <t:{ $until }:f>{ $members ->
    [0] {""}
    [one] , o hasta que haya votado { $members } miembro
   *[other] , o hasta que hayan votado { $members } miembros
 }. Abierta por { $person }.
vote-pair = **Pregunta { $number } de { $of }**: { $question }
vote-pair-a = A
vote-pair-b = B
vote-chosen = Tu elección en la pregunta { $number }: **{ $choice }**. Puedes cambiarla hasta que se cierre la votación.
vote-no-difference = **Votación**: ambos modelos responden igual a estas preguntas, así que no hay nada que elegir. Haz otras.
vote-not-opened = **Votación**: no se pudo abrir. { $reason }
vote-closing = La votación está cerrada; el resultado se publica ahora en el canal.
vote-result = **Votación** sobre **{ $name }**: { $members ->
    [0] no votó nadie
    [one] votó { $members } miembro
   *[other] votaron { $members } miembros
 }; { $better } a favor del modelo nuevo, { $worse } a favor del que responde ahora.
vote-result-too-few = Muy pocos prefirieron uno de los dos como para decir más.
vote-result-unclear = Puede ser casualidad (prueba exacta de los signos por miembro, p { $p }).
vote-result-better = Difícilmente es casualidad (prueba exacta de los signos por miembro, p { $p }): se prefiere el modelo nuevo.
vote-result-worse = Difícilmente es casualidad (prueba exacta de los signos por miembro, p { $p }): no se prefiere el modelo nuevo.
vote-left = { $number ->
    [one] No se contó el voto de { $number } miembro que ya no está.
   *[other] No se contaron los votos de { $number } miembros que ya no están.
 }
vote-pair-result = Pregunta { $number }: nuevo { $candidate }, actual { $serving }, igual { $same }, las dos mal { $bad }
vote-revealed = { $first ->
    [yes] A era la respuesta del modelo nuevo; B, la del que respondía entonces.
   *[no] B era la respuesta del modelo nuevo; A, la del que respondía entonces.
 } Nuevo { $candidate }, anterior { $serving }, igual { $same }, las dos mal { $bad }.
