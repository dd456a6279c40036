permission-missing = それには { $channel } で次の権限が必要です：{ $permissions }。このサーバーを管理している人に権限を付けてもらってから、もう一度お試しください。
permission-refused = このチャンネルでは、Discord にその操作を拒否されました。このサーバーを管理している人に私の権限を確認してもらってから、もう一度お試しください。
guild-not-allowed = このボットはこのサーバーでは動作しません。どこで動作するかは運営者が決めています。

## As Discord's own settings name them
permission-view-channel = チャンネルを見る
permission-send-messages = メッセージを送信
permission-send-messages-in-threads = スレッドでメッセージを送信
permission-embed-links = 埋め込みリンク
permission-attach-files = ファイルを添付
permission-read-message-history = メッセージ履歴を読む
