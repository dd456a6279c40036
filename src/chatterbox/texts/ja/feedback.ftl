thumb-up = 👍 を記録しました。もう一度押すと取り消せます。
thumb-down = 👎 を記録しました。どう答えるべきでしたか？
thumb-taken-back = 評価を取り消しました。
thumb-over = その回答はもうログにないため、評価を受け付けられません。ほかのことは /feedback でサーバー管理者に伝えられます。

feedback-kept = ありがとうございます。このサーバーの管理者が /feedback_summary で読みます。/hi で、ほかのデータと一緒に削除できます。
feedback-empty = 何も書かれていません。サーバー管理者に伝えたいことを書いて、もう一度送ってください。
feedback-too-long = 書けるのは{ $most }文字までですが、{ $length }文字あります。短くして、もう一度送ってください。
feedback-too-many = 1人が1日に送れる上限（{ $most }件）に達しました。明日また送ってください。

feedback-none = まだ誰も評価や意見を送っていません。評価は私の回答の下の 👍 と 👎 で、意見は /feedback で送れます。
feedback-title = 私の回答についてのみんなの声
feedback-counts = 👍 { $up } · 👎 { $down } · { $notes ->
    [0] 意見なし
   *[other] 意見{ $notes }件
 }。すべてファイルに入っています。
feedback-worst = 👎 { $down } · 👍 { $up } · { $model }
feedback-worst-answer = { $question } → { $answer }
feedback-forgotten = （もうログにありません）
feedback-notes = 最近の意見
feedback-stored = 保存済みの回答
feedback-chart-title = 高評価の割合（%）
feedback-chart-line = { $model }：{ $votes }件中{ $up }件
feedback-chart-alt = モデル別の 👍 の割合の推移：{ $lines }。
feedback-chart-none = 評価はまだありません

setup-row-title = 👍 👎 訂正する
setup-row-shown = 回答の下にこれらのボタンを付けます。結果は /feedback_summary で見られます。
setup-row-hidden = 回答の下にボタンを付けません。メッセージのメニューの Correct this reply と /correct は、そのまま使えます。
