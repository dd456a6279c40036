instruction-title = このサーバーで私が従う指示
instruction-kept = バージョン{ $version }として保存しました。次の質問から有効です。学習したモデルには、次の /train で身につきます。
guide-unreadable = ガイド { $path } を読めません（{ $reason }）。設定の bot.guide を直すか、外してください。
instruction-empty = 指示には何かテキストが必要です。独自の指示を使わない場合は、「You are a helpful AI assistant.」と書いてください。
instruction-long = この指示は{ $length }文字ありますが、入るのは{ $most }文字までです。
