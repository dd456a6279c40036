paused = Estoy en pausa en este servidor: quienes lo gestionan no me dejan responder ni aprender nada por ahora. Vuelve a preguntar cuando me dejen continuar.
pause-done = Estoy en pausa aquí: no respondo preguntas ni acepto correcciones, pruebas o entrenamientos hasta que alguien que gestione el servidor me deje continuar. /hi y eliminar los datos propios siguen funcionando.
pause-already = Ya estoy en pausa aquí.
pause-run = El entrenamiento **{ $name }** continúa; su mensaje tiene el botón Cancelar.
pause-over = Vuelvo a responder y a aprender aquí.
pause-was-not = No estaba en pausa.

blocked = Quienes gestionan este servidor te han bloqueado: no puedes usarme aquí. Lo que guardo sobre ti aún se puede ver y eliminar con /hi.
block-self = No puedes bloquearte a ti.
block-manager = Ese miembro también gestiona este servidor, y quienes lo gestionan no se pueden bloquear entre sí. Si alguien pierde el permiso Gestionar servidor, se le puede bloquear.
block-too-many = Aquí hay { $most ->
    [one] { $most } miembro bloqueado
   *[other] { $most } miembros bloqueados
 }, que es el máximo que guardo. Primero deja que alguno vuelva a usarme con /unblock.
block-done = { $member } no puede usarme: aquí no respondo nada suyo ni acepto nada de su parte. Todavía puede ver y eliminar sus propios datos con /hi. Las correcciones que ya actúan se quedan; /corrections las muestra.
block-already = Ya había bloqueado a { $member }.
unblock-done = { $member } puede volver a usarme.
unblock-was-not = { $member } no estaba en la lista de bloqueados.

words-too-many = { $number ->
    [one] { $number } palabra es demasiado
   *[other] { $number } palabras son demasiadas
 }: guardo { $most } como máximo. Quita las que menos importen.
words-too-long = Una de ellas tiene más de { $most ->
    [one] { $most } carácter
   *[other] { $most } caracteres
 }. Escribe palabras sueltas o frases cortas, una por línea.
words-nothing = Una de esas líneas no contiene ninguna letra, cifra ni signo que se pueda buscar. Quítala.
words-kept = { $number ->
    [0] Guardado: ya no hay ninguna palabra que no pueda decir.
    [one] Guardado: hay { $number } palabra que nunca digo aquí.
   *[other] Guardado: hay { $number } palabras que nunca digo aquí.
 }

take-back-note = Aquí dije algo que { $person } ha retirado.
take-back-done = Retirado: ya no lo ve nadie, y ni lo recuerdo ni aprendo de ello.
take-back-correction = Retirado: ya no lo ve nadie, y no lo recuerdo. Repetía lo que me enseñó { $author }, así que eso también se retira, y el próximo entrenamiento lo omite.
take-back-row = Retirado: ya no lo ve nadie, y no lo recuerdo. Está en el conjunto de datos que se entrenó por última vez; ya no lo repito. Quítalo del archivo antes del próximo /train, o se entrenará otra vez.
take-back-not-logged = Desapareció de este canal. Ya no estaba en mi registro (o no era la respuesta a una pregunta), así que no había nada más que olvidar.
take-back-gone = Ese mensaje ya se había eliminado. Si era una respuesta, también la olvidé.
take-back-not-mine = Ese mensaje no es mío, así que no puedo retirarlo. Puede eliminarlo alguien que gestione los mensajes aquí.
