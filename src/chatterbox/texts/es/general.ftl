something-broke = Algo falló por mi parte (id { $incident }). No se perdió nada de lo que hiciste. Inténtalo de nuevo; si vuelve a ocurrir, dale el id a quien administra este bot.
only-in-server = Eso corresponde a un servidor: úsalo allí, no en un mensaje directo.
trainers-only = Aquí solo pueden hacerlo los entrenadores: quienes tienen el permiso Gestionar servidor y los roles que indica /setup o la configuración de este bot.
managers-only = Aquí solo pueden hacerlo quienes tienen el permiso Gestionar servidor.
