instruction-title = La instrucción que sigo en este servidor
instruction-title-channel = La instrucción que sigo en un canal
instruction-channel-title = Canal y sus hilos
instruction-channels-title = Canales en los que es distinto
instruction-kept-channel = Guardada como versión { $version } para este canal y sus hilos. Actúa desde la próxima pregunta.
instruction-follows = Este canal y sus hilos vuelven a seguir la instrucción del servidor desde la próxima pregunta.
answers-title = A qué respondo
answers-anything = A todo
answers-taught = Solo a lo que alguien me ha enseñado
answers-as-server = Como en todo el servidor
instruction-kept = Guardada como versión { $version }. Actúa desde la próxima pregunta; el modelo entrenado la aprende con el próximo /train.
guide-unreadable = No se puede leer la guía { $path } ({ $reason }). Corrige bot.guide en la configuración, o quítalo.
instruction-empty = Una instrucción necesita algo de texto. Si no quieren una propia, escribe "Eres un asistente de IA útil."
instruction-long = Esa instrucción tiene { $length ->
    [one] { $length } carácter
   *[other] { $length } caracteres
 }; caben { $most } como máximo.
