paused-by-operator = Quien me administra me puso en pausa en este servidor; quienes lo gestionan no pueden cambiarlo. Pídeles que hablen con quien me administra.
guild-blocked = El servidor { $guild } está bloqueado: el bot sale de él, y vuelve a salir si lo invitan.
guild-unblocked = El servidor { $guild } ya no está bloqueado: quienes lo gestionan pueden volver a invitar al bot.
guild-paused = El bot está en pausa en el servidor { $guild }: allí no responde ni aprende nada. Un entrenamiento en curso continúa.
guild-goes-on = El bot sigue activo en el servidor { $guild }, salvo que lo hayan puesto en pausa quienes lo gestionan.
guild-left = El bot salió del servidor { $guild }.
guild-not-there = El bot no está en el servidor { $guild }. `chatterbox guild list` muestra dónde está.
discord-away = Discord no respondió como debía ({ $reason }). Lo que decidiste sobre el servidor quedó guardado; vuelve a ejecutar el comando.
