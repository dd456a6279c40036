correction-no-answer = 正しい回答が空です。どう答えるべきだったかを書いて、もう一度送信してください。
correction-no-question = 質問がないと、いつそう答えればよいかわかりません。質問を自分の言葉で書いて、もう一度送信してください。
correction-question-empty = 質問が空です。自分の言葉で書いて、もう一度送信してください。
correction-has-question = その訂正にはすでに質問があります。別の言い方を教えるには /teach を使ってください。
correction-many-phrasings = 1件の訂正に入れられる別の聞き方は{ $most }個までです。いくつか減らすか、2件目の訂正として送ってください。
correction-too-long = 1つの欄に書けるのは{ $most }文字までですが、{ $length }文字の欄があります。短くして、もう一度送信してください。
correction-too-many = 1人が1日に送れる訂正の上限（{ $most }件）に達しました。明日また続けるか、トレーナーに入力を頼んでください。
correction-not-yours = 質問を追加できるのは、その訂正を書いた本人だけです。
correction-undo-who = 訂正を取り消せるのは、書いた本人かトレーナーだけです。
correction-over = その訂正はもう無効です。取り下げられたか、差し替えられたか、元になったログの期限が切れています。改めて教えるには /teach を使ってください。
correction-missing = そのような訂正はここにないか、書いた本人が削除しました。

waits-trainers = このサーバーでは、訂正はトレーナーの承認後に反映されます。
waits-correctors = このサーバーでは、訂正がすぐに反映されるのは一部のロールだけです。あなたの訂正は、先にトレーナーが確認します。
waits-link = リンクか招待が含まれているため、先にトレーナーが確認します。
waits-mention = 人かチャンネルへのメンションが含まれているため、先にトレーナーが確認します。
waits-new-member = このサーバーに参加したばかりのため、先にトレーナーが確認します。
