token-missing = Токена нет. Запишите в CHATTERBOX_DISCORD__TOKEN токен бота с портала разработчиков Discord или попробуйте всё без него: scripts/sandbox.
token-refused = Discord отклонил токен. Скопируйте его заново с портала разработчиков (страница Bot, Reset Token) в CHATTERBOX_DISCORD__TOKEN; проверить его можно командой "chatterbox doctor".
intent-refused = Discord не даёт этому боту интент содержимого сообщений (Message Content Intent), поэтому бот работает без него: упоминания, ответы с включённым упоминанием и личные сообщения всё равно действуют. Включите его на портале разработчиков (страница Bot) или задайте discord.message_content = false.
bot-runs-already = Бот с данными в { $folder } уже работает. Остановите его или дайте этому отдельную папку (CHATTERBOX_BOT__DATA).
