backend-down = Ahora mismo no puedo comunicarme con el modelo ({ $backend }). Vuelve a preguntar en un momento; si sigue igual, avisa a quien administra este bot.
backend-slow = El modelo tardó demasiado en responder ({ $backend }). Vuelve a preguntar en un momento, quizá con una pregunta más corta.
backend-busy = El modelo está ocupado ({ $backend }). Vuelve a preguntar en un momento.
backend-no-credit = La cuenta en el backend "{ $backend }" se quedó sin crédito. Quien administra este bot tiene que recargarla.
backend-cut = La respuesta del modelo se cortó a la mitad ({ $backend }). Vuelve a preguntar en un momento.
backend-not-deployed = El backend "{ $backend }" no tiene ningún despliegue que responda por { $model }. Quien administra este bot tiene que desplegar allí ese modelo: con el mismo nombre, o con otro que se indique en backends.{ $backend }.deployments de config.toml.
backend-broken = El servidor del modelo falló ({ $backend }, estado { $status }). Vuelve a preguntar en un momento; si sigue igual, avisa a quien administra este bot.
backend-pictures-refused = El modelo no aceptó la imagen ({ $backend }), así que respondí sin ella.
backend-key = El servidor del modelo rechazó la clave del backend "{ $backend }". Quien administra este bot tiene que poner en { $variable } una clave que funcione.
backend-refused = El servidor del modelo rechazó la solicitud ({ $backend }): { $reason }
backend-nonsense = Lo que respondió el backend "{ $backend }" no es una respuesta del protocolo de OpenAI. Quien administra este bot debería revisar su base_url.
backend-no-model = El backend "{ $backend }" no incluye ningún modelo en su lista. Quien administra este bot tiene que definir chat.model en config.toml.
engine-not-started = El motor que ejecuta el modelo no se inició. { $reason }
engine-missing = El motor no está instalado. Quien administra este bot debería ejecutar scripts/install engine o indicar otro backend en config.toml.

backend-trains-not = El backend "{ $backend }" responde, pero no entrena. Aun así, las correcciones actúan al instante, como ayuda. Para entrenar también, quien administra este bot puede indicar un backend que lo haga: training.backend = "local" en config.toml es el motor que viene incluido.
backend-trains-forbidden = El backend "{ $backend }" no permite entrenar con la clave de este bot: { $reason } Aun así, las correcciones actúan al instante, como ayuda. Quien administra este bot puede darle allí ese permiso a la clave o poner training.backend = "local".
backend-embeds-not = El backend "{ $backend }" no genera embeddings con { $model }: { $reason } Hasta que se arregle, no se reconocen las preguntas parecidas. Quien administra este bot puede poner help.backend = "local", o help.model = "" para buscar por palabras.
backend-training-ends = El backend "{ $backend }" deja de ofrecer entrenamiento el { $day }, y los modelos entrenados allí dejan de funcionar cuando se retire su modelo base. Para seguir después, pon otro backend en training.backend y chat.backend, por ejemplo "local", y vuelve a entrenar.
backend-training-ended = El backend "{ $backend }" dejó de ofrecer entrenamiento de autoservicio el { $day }. Va a rechazarlo; pon otro backend en training.backend y chat.backend, por ejemplo "local".
backend-deploys = En el backend "{ $backend }", un modelo entrenado solo responde después de desplegarlo allí. Cada entrenamiento espera a que esté desplegado y dice el nombre; si el despliegue se llama de otra forma, indícalo en backends.{ $backend }.deployments.
backend-names-unknown = Los modelos los entrena "{ $training }" y los atiende "{ $chat }". Eso solo funciona si ambos conocen un modelo por el mismo nombre, y todavía no hay ninguno entrenado con el que comprobarlo.
backend-names-apart = Los modelos los entrena "{ $training }" y los atiende "{ $chat }", pero "{ $chat }" no incluye en su lista lo que entrenó "{ $training }" (por ejemplo, { $model }). Mientras sea así, ningún modelo entrenado puede responder: pon chat.backend = "{ $training }", o haz que los modelos estén disponibles en "{ $chat }" con los mismos nombres.
backend-base-missing = "{ $training }", que es donde se entrena, no incluye en su lista el modelo base { $model }. Pon en chat.model un modelo base que tengan tanto "{ $training }" como "{ $chat }".
backend-shutdown = { $model } se apaga en el backend "{ $backend }" el { $day }. Quien administra este bot debería elegir otro antes (chat.model, o help.model para la búsqueda) y volver a entrenar con él.
