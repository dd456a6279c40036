setup-title = Lo que se decide sobre mí en este servidor
setup-how = Solo tú ves este panel. Lo que elijas abajo actúa al instante. /block y /unblock impiden o permiten que un miembro me use; **Take back**, en el menú de uno de mis mensajes, retira una respuesta.
setup-none = ninguno
setup-trainers-title = Roles de entrenador
setup-trainers = Quién puede entrenar, aprobar correcciones y retirar respuestas, además de quienes tienen el permiso Gestionar servidor y los roles de mi configuración: { $roles }
setup-correctors-title = Roles de corrector
setup-correctors = De quién son las correcciones que actúan al instante; si hay un rol elegido, las de los demás esperan a un entrenador. Si no hay ninguno, decide mi configuración (corrections.acts). Elegidos: { $roles }
setup-notices-title = Canal de avisos
setup-notices = Donde se anuncia cada corrección que actúa, con botones para deshacerla: { $channel }
setup-channels-title = Dónde respondo
setup-channels = Solo en estos canales y sus hilos; si no hay ninguno elegido, en todas partes: { $channels }
setup-unmentioned = En los canales elegidos respondo también sin mención.
setup-mentioned = Respondo a quien me menciona o responde a un mensaje mío.
setup-pause-title = Pausa
setup-paused = Estoy en pausa: no respondo ni aprendo nada. Un entrenamiento en curso continúa.
setup-not-paused = No estoy en pausa.
setup-credits-title = Quién lo enseñó
setup-credits-shown = Debajo de una respuesta que tuvo ayuda digo de quién es la corrección, o de qué conjunto de datos viene. No se avisa a nadie.
setup-credits-hidden = No digo quién ni qué me ayudó con una respuesta.
setup-blocked-title = Miembros bloqueados
setup-blocked = Solo pueden ver y eliminar sus propios datos: { $members }
setup-words-title = Palabras que nunca digo
setup-words = { $number ->
    [0] No hay ninguna.
    [one] Hay { $number }. En su lugar escribo […].
   *[other] Hay { $number }. En su lugar escribo […].
 }
setup-permissions-title = Lo que me falta
setup-permissions = En estos canales me falta un permiso:
setup-permissions-all = Nada: tengo todos los permisos que uso, en todos los canales.
setup-commands-title = Quién ve mis comandos
setup-commands = Discord solo deja que lo decidas tú: Ajustes del servidor > Integraciones > mi nombre. Elige un comando (por ejemplo, /train), quita @everyone y añade los roles que pueden usarlo.
setup-commands-open = Aquí no se ha hecho: todo el mundo ve mis comandos, salvo los de quienes gestionan el servidor.
setup-commands-limited = Aquí se ha hecho con: { $commands }.
setup-commands-all = todos los comandos
setup-commands-unread = Discord no me dijo si aquí se ha hecho.

answers-elsewhere = En este servidor solo respondo aquí: { $channels }
