# What went wrong between the bot and a model or trainer.
backend-down = The model cannot be reached right now ({ $backend }). Ask again in a moment; if it stays so, tell whoever runs this bot.
backend-slow = The model took too long to answer ({ $backend }). Ask again in a moment, perhaps with a shorter question.
backend-busy = The model is busy ({ $backend }). Ask again in a moment.
backend-no-credit = The account at backend "{ $backend }" has no credit left. Whoever runs this bot must top it up there.
backend-cut = The model's answer broke off in its midst ({ $backend }). Ask again in a moment.
backend-not-deployed = Backend "{ $backend }" has no deployment that answers for { $model }. Whoever runs this bot must deploy that model there: under the same name, or under another that backends.{ $backend }.deployments in config.toml then gives for it.
backend-broken = The model's server failed ({ $backend }, status { $status }). Ask again in a moment; if it stays so, tell whoever runs this bot.
backend-pictures-refused = The model did not take the picture ({ $backend }), so I answered without it.
backend-key = The model's server refused the key of backend "{ $backend }". Whoever runs this bot must set { $variable } to a key that works.
backend-refused = The model's server refused the request ({ $backend }): { $reason }
backend-nonsense = What backend "{ $backend }" answered is not an answer of the OpenAI protocol. Whoever runs this bot should check its base_url.
backend-no-model = Backend "{ $backend }" lists no model. Whoever runs this bot must set chat.model in config.toml.
engine-not-started = The engine that runs the model did not start. { $reason }
engine-missing = The engine is not installed. Whoever runs this bot should run scripts/install engine, or name another backend in config.toml.

## What a backend can and cannot do, as it is said at the start, by doctor, /hi and /train
backend-trains-not = Backend "{ $backend }" answers but does not train. Corrections act all the same, at once, by help. To train too, whoever runs this bot can name a backend that does: training.backend = "local" in config.toml is the engine that ships with it.
backend-trains-forbidden = Backend "{ $backend }" does not let this bot's key train: { $reason } Corrections act all the same, at once, by help. Whoever runs this bot can give the key that right there, or set training.backend = "local".
backend-embeds-not = Backend "{ $backend }" does not embed with { $model }: { $reason } Until that is mended, near questions are not recognised. Whoever runs this bot can set help.backend = "local", or help.model = "" for search by words.
backend-training-ends = Backend "{ $backend }" ends its training on { $day }, and models that were trained there stop working when their base is retired. To go on after that, set training.backend and chat.backend to another, "local" for one, and train again.
backend-training-ended = Backend "{ $backend }" ended its training for self-service customers on { $day }. It will refuse; set training.backend and chat.backend to another, "local" for one.
backend-deploys = At backend "{ $backend }" a trained model answers only once it was deployed there. Each training waits for that and says the name; where the deployment is called otherwise, put it into backends.{ $backend }.deployments.
backend-names-unknown = Models are trained by "{ $training }" and answered by "{ $chat }". That works only where both know a model by the same name, and no trained one is there yet to tell by.
backend-names-apart = Models are trained by "{ $training }" and answered by "{ $chat }", but "{ $chat }" does not list what "{ $training }" has trained ({ $model }, for one). Until it does, a trained model cannot answer: set chat.backend = "{ $training }", or make the models available at "{ $chat }" under the same names.
backend-base-missing = "{ $training }", which trains, does not list the base { $model }. Set chat.model to a base that "{ $training }" and "{ $chat }" both have.
backend-shutdown = { $model } is switched off at backend "{ $backend }" on { $day }. Whoever runs this bot should choose another before that (chat.model, or help.model for search), and train again on it.
