permission-missing = Para eso necesito estos permisos en { $channel }: { $permissions }. Me los puede dar alguien que gestione este servidor; después inténtalo de nuevo.
permission-refused = Discord no me dejó hacerlo en este canal. Alguien que gestione este servidor puede revisar mis permisos aquí; después inténtalo de nuevo.
guild-not-allowed = Este bot no funciona en este servidor. Quien lo administra decide dónde funciona.

## As Discord's own settings name them
permission-view-channel = Ver canal
permission-send-messages = Enviar mensajes
permission-send-messages-in-threads = Enviar mensajes en hilos
permission-embed-links = Insertar enlaces
permission-attach-files = Adjuntar archivos
permission-read-message-history = Leer el historial de mensajes
