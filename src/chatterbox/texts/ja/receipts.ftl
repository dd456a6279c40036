correct-not-mine = そのメッセージは私の返信ではないので、訂正するものがありません。新しいことを教えるには /teach を使ってください。
correct-not-logged = そのメッセージに当たる私の返信が、ここには見つかりません。別のボットか別のサーバーのもの、またはログより古いものかもしれません。それでも正しい回答を教えるには /teach を使ってください。
correct-deleted = その返信はその後削除されたため、もう訂正できません。それでも正しい回答を教えるには /teach を使ってください。
correct-no-message = それはメッセージのリンクでもIDでもありません。メッセージのメニューからリンクをコピーしてください（スマートフォンでは、長押し >「メッセージリンクをコピー」）。

receipt-corrected = { $author } さんが訂正しました。
receipt-taught = { $author } さんが教えてくれました。
receipt-training-only = { $author } さんがより良い回答を教えてくれました。次の学習の後に反映されます。
receipt-waiting = { $author } さんがより良い回答を教えてくれました。トレーナーが /corrections で判断します。
receipt-undone = { $person } さんが取り消しました。
receipt-approved = { $author } さんが教えてくれたことを、{ $person } さんが承認しました。

details-acting = ありがとうございます。次の質問から使います。
details-training-only = ありがとうございます。次の学習に加わります。それまでは何も変わりません。
details-waiting = ありがとうございます。トレーナーの承認後に反映されます。
details-contradicted = ありがとうございます。以前の訂正と内容が異なります。トレーナーがどちらかを選ぶまでは、以前の訂正が使われます。
details-expires = 質問がないと、その返信のログが削除される { $date } までしか使えません。質問を追加すれば、ずっと覚えます。
details-row = 次の学習の行になります。
details-never-row = 補助には使いますが、学習の行にはなりません。回答が、メンバーがチャットに書いた内容を繰り返しているためです。
details-no-receipt = このチャンネルに書き込めなかったため、ほかの人にはこのことが表示されません。

list-title = 訂正（{ $state }）：{ $count }件
list-line = **{ $id }** · { $state } · { $author } · { $question } → { $answer }
list-no-question = （質問なし）
list-pick = 1件を詳しく見る
list-reason = 理由：{ $reason }
list-approve = まとめて承認する
list-undo = まとめて取り下げる
review-title = 訂正 { $id }
review-choose = { $id } を選ぶ
review-side = { $id } · { $state }
review-wrong = 元の私の回答
review-exam = 直近の試験（補助なし）
review-exam-learned = 習得（試験は全{ $number }回）。
review-exam-missed = 未習得（試験は全{ $number }回）。
state-all = すべて
state-acting = 反映中
state-waiting = 承認待ち
state-training-only = 学習のみ
state-contradicted = 矛盾あり
state-replaced = 差し替え済み
state-withdrawn = 取り下げ済み
state-expired = 期限切れ
state-in-training-set = 学習データ入り
state-in-set = 学習データ { $name } 入り
state-learned = 習得済み

notice = { $author } さんが教えてくれました。反映中です：{ $question } → { $answer }
undo-all-sure = { $author } さんの訂正{ $number }件をすべて取り下げます。誰にも元に戻せません。よろしいですか？
undo-all-done = { $number ->
    [0] { $author } さんの訂正で、取り下げられるものは残っていませんでした。
   *[other] { $author } さんの訂正{ $number }件を取り下げました。もう使いませんし、次の学習からも除かれます。/block を使うと、{ $author } さんはこれ以上教えられなくなります。
 }
