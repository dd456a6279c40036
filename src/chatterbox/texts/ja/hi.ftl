hi-title = こんにちは、Chatterbox です
hi-who = このコミュニティの皆さんと話し、皆さんから学びます。訂正されたことはすぐに覚え、学習によって、このサーバー専用のモデルに身につけます。私はプログラムなので、間違えることもあります。
hi-model-title = ここで回答しているモデル
hi-model-base = 学習前のモデル **{ $model }**。
hi-starter = 何でも気軽に試せる、小さなスターターモデルです。話すのは英語で、皆さんが教えるまではあまり物事を知りません。
hi-model-trained = **{ $model }**（ここで { $base } から学習）。
hi-own-instruction = このチャンネルには、独自の指示か、何に答えるかの独自の設定があります。`/instruction channel:` で見られます。
hi-taught-only = ここでは、誰かに教わったことだけに答えます。
hi-kept-title = ここで保存しているあなたのデータ
hi-kept-nothing = まだ何もありません。あなたの質問と私の返信は、{ $days }日間保存されます。
hi-kept-sealed = テキストはすべて暗号化してディスクに保存しています。
hi-kept = 質問と返信{ $turns }組（{ $days }日後に削除）、訂正{ $corrections }件。
hi-kept-given = あなたがアップロードしたデータセット{ $datasets }個、あなたが始めた学習{ $runs }回。
hi-kept-models = あなたが提供したことを学んだモデル：{ $models }。
hi-left-title = ここでのあなたの残りの利用枠
hi-next-title = 次に試すこと
hi-next-server = 私にメンションして質問してください。間違った回答の下の **訂正する** を押すか、/teach を使ってください。トレーナーの方は、ファイルを付けて /train、その後 /test をどうぞ。詳しい使い方は /instruction で読めます。
hi-next-dm = そのままメッセージを送ってください。学習と訂正はサーバーのものなので、サーバーで使ってください。

withdraw-done = { $number ->
    [0] ここには、取り下げられるあなたの訂正はありません。
   *[other] { $number }件の訂正を取り下げました。もう使いませんし、次の学習からも除かれます。
 }
