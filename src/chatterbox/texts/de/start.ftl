token-missing = Es gibt kein Token. Setze CHATTERBOX_DISCORD__TOKEN auf das Token des Bots aus Discords Developer Portal, oder probiere alles ohne Token aus: scripts/sandbox.
token-refused = Discord hat das Token abgelehnt. Kopiere es noch einmal aus dem Developer Portal (Seite Bot, Reset Token) nach CHATTERBOX_DISCORD__TOKEN; "chatterbox doctor" prüft es.
intent-refused = Discord gewährt diesem Bot den Message-Content-Intent nicht, also läuft er ohne weiter: Erwähnungen, Antworten mit eingeschaltetem Ping und Direktnachrichten funktionieren trotzdem. Schalte ihn im Developer Portal ein (Seite Bot), oder setze discord.message_content = false.
bot-runs-already = Mit den Daten in { $folder } läuft schon ein Bot. Beende ihn, oder gib diesem einen eigenen Ordner (CHATTERBOX_BOT__DATA).
