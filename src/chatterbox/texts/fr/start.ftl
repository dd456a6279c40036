token-missing = Il n’y a pas de jeton. Donne à CHATTERBOX_DISCORD__TOKEN le jeton du bot, depuis le portail des développeurs de Discord, ou essaie tout sans jeton : scripts/sandbox.
token-refused = Discord a refusé le jeton. Copie-le de nouveau depuis le portail des développeurs (page Bot, Reset Token) dans CHATTERBOX_DISCORD__TOKEN ; "chatterbox doctor" le vérifie.
intent-refused = Discord n’accorde pas à ce bot l’intent message content, il continue donc sans : les mentions, les réponses avec le ping activé et les messages privés marchent quand même. Active-le dans le portail des développeurs (page Bot), ou mets discord.message_content = false.
bot-runs-already = Un bot tourne déjà avec les données de { $folder }. Arrête-le, ou donne à celui-ci un dossier à lui (CHATTERBOX_BOT__DATA).
