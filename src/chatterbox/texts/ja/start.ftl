token-missing = トークンがありません。Discord の開発者ポータルにあるボットのトークンを CHATTERBOX_DISCORD__TOKEN に設定するか、scripts/sandbox でトークンなしで試してください。
token-refused = Discord がトークンを拒否しました。開発者ポータルの Bot ページ（Reset Token）でトークンをコピーし直し、CHATTERBOX_DISCORD__TOKEN に設定してください。「chatterbox doctor」で確認できます。
intent-refused = Discord がこのボットに message content intent（メッセージ内容のインテント）を許可していないため、なしで続けます。メンション、通知オンの返信、ダイレクトメッセージはそのまま使えます。開発者ポータルの Bot ページで有効にするか、discord.message_content = false を設定してください。
bot-runs-already = { $folder } のデータを使うボットがすでに動いています。それを停止するか、このボットに専用のフォルダーを指定してください（CHATTERBOX_BOT__DATA）。
