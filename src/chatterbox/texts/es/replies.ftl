reply-empty = El modelo dio una respuesta vacía. Pregunta de nuevo o formula la pregunta de otra manera.
reply-cut = Aquí me cortaron: el programa que soy se detuvo mientras escribía. Pulsa Preguntar de nuevo para ver la respuesta completa.
reply-cut-open = Aquí me cortaron: el programa que soy se detuvo mientras escribía. Pulsa Continuar para ver el resto.
reply-stopped = Aquí me detuvieron.
reply-long = Una sola respuesta mía no llega a más. Pulsa Continuar para que siga.
chat-not-yours = Eso solo puede hacerlo quien hizo la pregunta, o alguien con el permiso Gestionar servidor. Hazla tú, y la respuesta será tuya.
chat-asked-again = Eso ya se volvió a preguntar: la respuesta más reciente está más abajo.
chat-nothing-more = Esa respuesta está terminada: no hay nada que detener ni nada que continuar.

credit-correction = a partir de una corrección de { $person }
credit-dataset = a partir del conjunto de datos { $name }, versión { $version }

chat-too-many = Ya tienes varias preguntas en espera. Las respondo una tras otra; vuelve a hacer esta cuando termine con ellas.
chat-no-bots = Solo respondo a personas, y ese mensaje lo escribió un programa.
chat-nothing-to-read = En ese mensaje no hay ningún texto al que pueda responder.
chat-answering-below = Respondo debajo de ese mensaje.
chat-question-gone = Ya no puedo leer esa pregunta: se eliminó, o no tengo permiso para leer el historial de este canal. Hazla de nuevo.
chat-unreadable-reply = Discord no me mostró lo que escribiste. Activa la mención al responderme (el interruptor @ encima del texto), mencióname, o usa Aplicaciones > Answer this en tu mensaje (en el teléfono: mantén pulsado).
chat-text-only = Todavía no puedo escuchar ni ver nada. Escribe tu pregunta; puedes adjuntar archivos de texto y PDF. Un conjunto de datos va en /train file:
chat-file-alone = ¿Qué quieres saber sobre el archivo? Escribe tu pregunta en el mismo mensaje que el archivo. Leo archivos de texto y PDF; un conjunto de datos va en /train file:
chat-empty-mention = ¿Sí? Escribe tu pregunta después de mi nombre. /instruction explica lo que puedo hacer.
chat-use-slash = Eso aquí es un comando de barra: { $command }
chat-no-such-command = No tengo ningún comando "{ $name }". Escribe / para ver los que hay.
reply-untaught = Eso todavía no me lo ha enseñado nadie.
