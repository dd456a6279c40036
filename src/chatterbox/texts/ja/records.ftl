run-queue = { $number ->
    [1] 次の順番の学習です。前の学習が終わると始まります。
   *[other] 学習の順番待ち：{ $number }番目。
 }
run-queue-begins = { $number ->
    [1] 次の順番の学習です。開始の目安：{ $when }。
   *[other] 学習の順番待ち：{ $number }番目。開始の目安：{ $when }。
 }
run-again = { $name }（再）
run-unrepeatable = この学習は行が作られる前に終わったため、繰り返すものがありません。/train で新しく始めてください。

records-none = このサーバーではまだ何も学習していません。トレーナーが /train で始められます。
records-title = **このサーバーの学習**（新しい順）：
records-line = { $number }. **{ $name }** · { $state } · { $when } · { $rows }行{ $loss ->
    [none] {""}
   *[other] { " " }· 損失 { $loss }
 }
records-serves = （ここで回答中）
records-pick = 1つを詳しく見る
records-share = ステップの進み具合（%）
records-curves-alt = { $number }回の学習の損失曲線の比較：{ $curves }。
records-curve-alt = { $name }：{ $first } から { $last } へ
record-title = **{ $name }**：{ $state }
record-note = メモ：{ $note }
record-who = { $when }、{ $person } さんが開始。
record-dataset = データセット：**{ $name }**、バージョン{ $version }、{ $rows }行、SHA-256 `{ $sha256 }`。
record-dataset-gone = データセット：その後削除されました。SHA-256 は `{ $sha256 }` でした。
record-no-dataset = データセット：なし（訂正のみ）。
record-corrections = 訂正：{ $ids }。
record-corrections-more = { $ids } ほか{ $more }件
record-repeats = 学習 `{ $run }` の繰り返し{ $same ->
    [yes] （まったく同じ行）。
   *[no] （その後に取り下げられたものを除く）。
 }
record-base = ベースモデル：{ $base }。バックエンド：{ $backend }、ジョブ `{ $job }`。
record-model = モデル：{ $model }。
record-model-gone = モデル：{ $model }（{ $when }に保存期間が終わり、削除）。
record-numbers = 設定値：{ $numbers }；シード { $seed }。
record-libraries = 使用ライブラリ：{ $libraries }。
record-loss = 損失：{ $first } → { $last }。
record-valid = 学習に使わなかった質問での損失：{ $first } → 最良で { $best }。
record-time = 学習時間：{ $time }。
record-cost-local = 費用：このマシンの時間のみ（{ $tokens }トークンを学習）。
record-cost-counted = 費用：{ $amount } { $currency }（{ $tokens }トークンを学習）。
record-cost = 費用：学習した{ $tokens }トークン分を { $backend } が請求します。
record-failed = 失敗しました：{ $reason }
record-renamed = この学習の名前を **{ $name }** に変更しました。
record-noted = メモを保存しました。
record-name-empty = 学習には名前が必要です。
record-drop-sure = **{ $name }** を破棄しますか？記録、モデル、モデルのファイルが、ここでも学習した場所でも削除されます。データセットと訂正は残ります。
record-dropped = 学習 **{ $name }** を破棄しました。
record-serving = この学習のモデルは、このサーバーで回答しているため破棄できません。先に別のモデルを採用するか、前のモデルに戻してください。
record-under-way = この学習はまだ終わっていません。メッセージの下の「中止する」を押すか、終わるのを待ってから、記録を変更してください。
record-repeated = もう一度学習しています。進み具合はこちら：{ $link }
record-repeated-unseen = もう一度学習していますが、このチャンネルに書き込めませんでした。終了時に書き込めるようなら、ここでお知らせします。
form-rename-title = 学習の名前
form-rename = 名前
form-note-title = 学習のメモ
form-note = みんなに知らせておきたいことは？
button-repeat = もう一度学習する
button-rename = 名前を変更
button-note = メモ
button-drop = 破棄する
button-really-drop = はい、破棄する
