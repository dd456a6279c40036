backend-down = 現在、モデルに接続できません（{ $backend }）。少し待ってからもう一度質問してください。続くようなら、このボットの運営者に知らせてください。
backend-slow = モデルの回答に時間がかかりすぎました（{ $backend }）。少し待ってから、できれば短めの質問でもう一度お試しください。
backend-busy = モデルが混み合っています（{ $backend }）。少し待ってからもう一度質問してください。
backend-no-credit = バックエンド「{ $backend }」のアカウントの残高がなくなりました。このボットの運営者がチャージする必要があります。
backend-cut = モデルの回答が途中で途切れました（{ $backend }）。少し待ってからもう一度質問してください。
backend-not-deployed = バックエンド「{ $backend }」に、{ $model } として応答するデプロイがありません。このボットの運営者が、そのモデルを同じ名前でデプロイするか、別の名前でデプロイして config.toml の backends.{ $backend }.deployments にその名前を書く必要があります。
backend-broken = モデルのサーバーでエラーが発生しました（{ $backend }、ステータス { $status }）。少し待ってからもう一度質問してください。続くようなら、このボットの運営者に知らせてください。
backend-pictures-refused = モデルが画像を受け付けなかったため（{ $backend }）、画像なしで回答しました。
backend-key = モデルのサーバーが、バックエンド「{ $backend }」のキーを拒否しました。このボットの運営者が { $variable } に有効なキーを設定する必要があります。
backend-refused = モデルのサーバーがリクエストを拒否しました（{ $backend }）：{ $reason }
backend-nonsense = バックエンド「{ $backend }」の応答は、OpenAI プロトコルの形式ではありません。このボットの運営者は base_url を確認してください。
backend-no-model = バックエンド「{ $backend }」の一覧にモデルがありません。このボットの運営者が config.toml で chat.model を設定する必要があります。
engine-not-started = モデルを動かすエンジンが起動しませんでした。{ $reason }
engine-missing = エンジンがインストールされていません。このボットの運営者は scripts/install engine を実行するか、config.toml で別のバックエンドを指定してください。

backend-trains-not = バックエンド「{ $backend }」は応答しますが、学習には対応していません。それでも訂正は、検索による補助を通じてすぐに反映されます。学習も行うには、このボットの運営者が対応するバックエンドを指定します。config.toml で training.backend = "local" とすると、付属のエンジンを使えます。
backend-trains-forbidden = バックエンド「{ $backend }」は、このボットのキーでの学習を許可していません：{ $reason } それでも訂正は、検索による補助を通じてすぐに反映されます。このボットの運営者は、バックエンド側でキーに権限を与えるか、training.backend = "local" を設定してください。
backend-embeds-not = バックエンド「{ $backend }」は { $model } で埋め込みを作成できません：{ $reason } 解決するまで、似た質問は認識されません。このボットの運営者は help.backend = "local" を設定するか、help.model = "" として単語による検索に切り替えてください。
backend-training-ends = バックエンド「{ $backend }」は { $day } に学習の提供を終了します。そこで学習したモデルは、元のベースモデルの提供終了とともに使えなくなります。その後も続けるには、training.backend と chat.backend を別のもの（たとえば "local"）に変更し、もう一度学習させてください。
backend-training-ended = バックエンド「{ $backend }」は { $day } に、セルフサービスでの学習の提供を終了しました。リクエストは拒否されます。training.backend と chat.backend を別のもの（たとえば "local"）に変更してください。
backend-deploys = バックエンド「{ $backend }」では、学習したモデルはデプロイされてはじめて応答できます。学習のたびにデプロイを待ち、その名前を知らせます。デプロイ名が異なる場合は、backends.{ $backend }.deployments に書いてください。
backend-names-unknown = モデルの学習は「{ $training }」、回答は「{ $chat }」が行います。これは両者が同じ名前でモデルを認識する場合にだけ機能しますが、それを確かめられる学習済みモデルがまだありません。
backend-names-apart = モデルの学習は「{ $training }」、回答は「{ $chat }」が行いますが、「{ $training }」で学習したモデル（たとえば { $model }）が「{ $chat }」の一覧にありません。一覧に載るまで、学習したモデルは回答できません。chat.backend = "{ $training }" を設定するか、モデルを同じ名前で「{ $chat }」に移してください。
backend-base-missing = 学習を行う「{ $training }」の一覧に、ベースモデル { $model } がありません。「{ $training }」と「{ $chat }」の両方にあるベースモデルを chat.model に設定してください。
backend-shutdown = { $model } は { $day } にバックエンド「{ $backend }」で提供を終了します。このボットの運営者は、その前に別のモデルを選び（chat.model、検索用は help.model）、それで改めて学習させてください。
