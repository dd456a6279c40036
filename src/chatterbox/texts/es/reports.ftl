report-title = Informar de un problema
report-what = ¿Qué está mal?
report-what-how = Llega, con tu nombre, a quienes gestionan este servidor y a quien me administra.
report-done = Gracias. Se avisó a quienes gestionan este servidor y a quien me administra.
report-done-operator = Gracias. Se avisó a quien me administra. (En /setup no hay ningún canal de avisos elegido: quienes gestionan el servidor lo leerán en él cuando lo haya.)
report-done-dm = Gracias. Se avisó a quien me administra.
report-empty = Di qué está mal, para que alguien pueda hacer algo al respecto.
report-long = Tiene más de { $most ->
    [one] { $most } carácter
   *[other] { $most } caracteres
 }. Dilo con menos.
report-too-many = Enviaste { $most ->
    [one] { $most } informe
   *[other] { $most } informes
 } en un día. Se leen; inténtalo de nuevo mañana.
report-notice = **Informe** de { $reporter }: { $text }
report-about = Se refiere a { $link }
report-nobody = alguien cuyos datos se eliminaron
report-not-mine = Solo puedo recibir informes sobre mis propias respuestas. Para los mensajes de otras personas, usa el sistema de denuncias de Discord.
