thumb-up = Anotado: 👍. Púlsalo otra vez para quitarlo.
thumb-down = Anotado: 👎. ¿Qué debería haber dicho?
thumb-taken-back = Tu voto se quitó.
thumb-over = Esa respuesta ya no está en mi registro, así que no admite más votos. Con /feedback puedes decir cualquier otra cosa a quienes gestionan el servidor.

feedback-kept = Gracias. Quienes gestionan este servidor lo leen en /feedback_summary. /hi lo elimina junto con el resto de tus datos.
feedback-empty = No hay nada escrito. Escribe lo que quieres decir a quienes gestionan el servidor y vuelve a enviarlo.
feedback-too-long = Un texto admite { $most ->
    [one] { $most } carácter
   *[other] { $most } caracteres
 }, y el tuyo tiene { $length }. Acórtalo y vuelve a enviarlo.
feedback-too-many = Escribiste { $most ->
    [one] { $most } texto
   *[other] { $most } textos
 } en un día, que es el máximo por persona. Sigue mañana.

feedback-none = Aquí todavía nadie ha votado ni escrito nada. Se vota con 👍 y 👎 debajo de mis respuestas, y se escribe con /feedback.
feedback-title = Qué se dice de mis respuestas
feedback-counts = 👍 { $up } · 👎 { $down } · { $notes ->
    [0] sin textos
    [one] { $notes } texto
   *[other] { $notes } textos
 }. Todo está en el archivo.
feedback-worst = 👎 { $down } · 👍 { $up } · { $model }
feedback-worst-answer = { $question } → { $answer }
feedback-forgotten = (ya no está en mi registro)
feedback-notes = Los últimos textos
feedback-stored = respuestas guardadas
feedback-chart-title = Proporción de pulgares arriba, en %
feedback-chart-line = { $model }: { $up } de { $votes }
feedback-chart-alt = Proporción de pulgares arriba a lo largo del tiempo, por modelo: { $lines }.
feedback-chart-none = aún no hay votos

setup-row-title = 👍 👎 Corregir
setup-row-shown = Pongo estos botones debajo de cada respuesta. /feedback_summary muestra el resultado.
setup-row-hidden = No pongo botones debajo de mis respuestas. "Correct this reply", en el menú de un mensaje, y /correct siguen funcionando.
