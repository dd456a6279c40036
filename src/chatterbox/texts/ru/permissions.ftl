permission-missing = Для этого в { $channel } мне нужны права: { $permissions }. Их может дать тот, кто управляет сервером; потом попробуйте ещё раз.
permission-refused = Discord не дал мне сделать это в этом канале. Проверить мои права здесь может тот, кто управляет сервером; потом попробуйте ещё раз.
guild-not-allowed = На этом сервере бот не работает. Где он работает, решает администратор бота.

## As Discord's own settings name them
permission-view-channel = Просматривать канал
permission-send-messages = Отправлять сообщения
permission-send-messages-in-threads = Отправлять сообщения в ветках
permission-embed-links = Встраивать ссылки
permission-attach-files = Прикреплять файлы
permission-read-message-history = Читать историю сообщений
