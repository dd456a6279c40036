# What went wrong between the bot and a model or trainer.
backend-down = The model cannot be reached right now ({ $backend }). Ask again in a moment; if it stays so, tell whoever runs this bot.
backend-slow = The model took too long to answer ({ $backend }). Ask again in a moment, perhaps with a shorter question.
backend-busy = The model is busy ({ $backend }). Ask again in a moment.
backend-broken = The model's server failed ({ $backend }, status { $status }). Ask again in a moment; if it stays so, tell whoever runs this bot.
backend-key = The model's server refused the key of backend "{ $backend }". Whoever runs this bot must set { $variable } to a key that works.
backend-refused = The model's server refused the request ({ $backend }): { $reason }
backend-nonsense = What backend "{ $backend }" answered is not an answer of the OpenAI protocol. Whoever runs this bot should check its base_url.
backend-no-model = Backend "{ $backend }" names no model. Whoever runs this bot must set chat.model in config.toml.
engine-not-started = The engine that runs the model did not start. { $reason }
engine-missing = The engine is not installed. Whoever runs this bot should run scripts/install engine, or name another backend in config.toml.
