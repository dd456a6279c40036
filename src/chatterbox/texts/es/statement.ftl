statement-title =
    # Privacidad de Chatterbox
    Chatterbox es un bot que habla con una comunidad y aprende de lo que le enseñan sus miembros. Aquí se dice qué guarda de ti y cómo se elimina.
statement-kept =
    ## Qué se guarda
    - Tus preguntas al bot, con sus respuestas, lo que leyó de los archivos adjuntos, las imágenes adjuntas y resúmenes de las conversaciones largas, durante { $days ->
        [one] { $days } día
       *[other] { $days } días
     }. Lo que escribes sin dirigirte al bot no se guarda.
    - Las correcciones y lo que enseñas, hasta que las retires o elimines.
    - Los conjuntos de datos que subes, y qué entrenamientos iniciaste.
    - Los resultados de tus pruebas, y los problemas de los que informaste, durante { $results ->
        [one] { $results } día
       *[other] { $results } días
     }.
    - Tu id de Discord junto a cada una de estas cosas, y en qué idioma usas Discord, para hablarte en él. Ni nombres, ni fotos de perfil, ni listas de miembros.
    Todos los textos, vectores y archivos están cifrados en el disco.
statement-rows =
    ## De qué aprenden los modelos
    Solo de archivos que alguien subió con ese fin, de formularios que alguien rellenó y de las propias respuestas del bot. Nunca de lo que escribes en un canal, ni de los archivos adjuntos. Un libro de registro indica, de cada fila de cada entrenamiento, quién la dio, cuándo y qué modelos la contienen.
statement-own-machine =
    ## Dónde está
    En la máquina en la que funciona el bot. También allí se entrenan los modelos y se les pregunta: no se transmite nada.
statement-hosts =
    ## Dónde está
    En la máquina en la que funciona el bot. Para responder y entrenar, las preguntas con sus archivos adjuntos, las instrucciones y las filas de entrenamiento se envían a: { $hosts }. Con ellas no se envía ningún nombre ni id de Discord.
statement-seen =
    ## Quién lo ve
    Lo que preguntas se responde donde lo preguntas. Los entrenadores de un servidor ven sus correcciones y los resultados de sus pruebas; quienes lo gestionan, los problemas de los que se informa. Ningún servidor ve nada de otro, y quien administra el bot podría leer lo que se guarda.
statement-gone =
    ## Qué se elimina por sí solo
    - Una pregunta cuyo mensaje, o cuya respuesta, se eliminó en Discord: { $deleted ->
        [0] en una hora como máximo
        [one] después de { $deleted } día
       *[other] después de { $deleted } días
     }. Si el bot no estaba en marcha entonces: con el registro, después de { $log ->
         [one] { $log } día
        *[other] { $log } días
      }.
    - Lo que se guarda de ti en un servidor del que saliste: después de { $left ->
        [one] { $left } día
       *[other] { $left } días
     }. Los conjuntos de datos que subiste allí se quedan en el servidor, sin tu nombre.
    - Todo lo de un servidor que quitó el bot: después de { $removed ->
        [one] { $removed } día
       *[other] { $removed } días
     }.
    Quien vuelve antes lo conserva todo.
statement-rights =
    ## Qué puedes hacer
    /privacy muestra lo que se guarda sobre ti, te lo da como archivo, retira una corrección o todas, y lo elimina todo: en un servidor, lo de ese servidor; en un mensaje directo, lo de los servidores que elijas, también aquellos de los que saliste. Si ya no compartes ningún servidor con el bot, pídeselo a quien lo administra.
statement-deleting =
    ## Qué significa eliminar
    - Tus preguntas con sus respuestas, tus correcciones, tus pruebas y la autoría de tus informes se eliminan al instante. También todas las filas hechas a partir de tus correcciones, en cada versión de cada conjunto de datos, y los conjuntos de datos que subiste, salvo que se los dejes al servidor.
    - En los backends que entrenaron con ello se eliminan los archivos de entrenamiento, los checkpoints intermedios y todos los modelos que no responden ahora; lo que un backend se niega a eliminar se indica. Un entrenamiento en curso que contiene algo tuyo se detiene.
    - Un modelo que responde ahora se elimina cuando otro ocupa su lugar. Hasta entonces se indica, y los entrenadores pueden reentrenar sin lo que eliminaste. El próximo entrenamiento lo omite.
    - De que se eliminó queda constancia en forma de hash con clave, para que ningún archivo ni copia de seguridad lo traiga de vuelta. Una respuesta que el bot dio a otra persona se queda en el registro de esa persona hasta que venza su plazo.
    Retirar una corrección pone fin a su uso al instante y la deja fuera del próximo entrenamiento; su texto se queda hasta que lo elimines.
statement-direct =
    ## Mensajes directos
    El bot no inicia ninguno por su cuenta, salvo que hayas pulsado "Avisarme por MD".
statement-contact =
    ## A quién preguntar
    { $contact }
statement-no-contact =
    ## A quién preguntar
    A quienes gestionan tu servidor y a quien administra el bot: el botón "Informar de un problema" de /privacy llega a todos.
