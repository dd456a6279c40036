exam-progress = Examinadas: { $done } de { $of ->
    [one] { $of } corrección
   *[other] { $of } correcciones
 }.
exam-learned = { $examined ->
    [one] De la única corrección que incluía
   *[other] De las { $examined } correcciones que incluía
 }, { $learned ->
    [0] no se aprendió ninguna
    [one] se aprendió { $learned }
   *[other] se aprendieron { $learned }
 }: preguntando sin ayuda y con palabras que no se entrenaron. Lo que no se aprendió lo sigo consultando, y pesa más en el próximo entrenamiento.
exam-none-of-yours = Ninguna de las correcciones de ese entrenamiento es tuya.
exam-title = { $learned ->
    [one] Se aprendió **{ $learned } de { $examined }**
   *[other] Se aprendieron **{ $learned } de { $examined }**
 } de tus correcciones. Solo tú ves esto.
exam-line-learned = **Aprendida.** { $question }
exam-line-missed = **Aún no aprendida:** la sigo consultando. { $question }
exam-asked-kept = Pregunta (tu última formulación, que no se entrenó): { $question }
exam-asked-reworded = Pregunta (con palabras del modelo sin entrenar, porque diste una sola formulación): { $question }
exam-asked-trained = Pregunta (tal como se entrenó, porque el modelo sin entrenar no encontró otras palabras): { $question }
exam-answered = Respuesta: { $answer }
