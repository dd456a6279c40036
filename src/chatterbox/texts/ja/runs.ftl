train-file-or-dataset = 新しいファイル、すでにここにあるデータセット、テキストのうち、どれか1つを指定してください。
train-file-gone = ファイル { $name } を Discord から取得できませんでした。もう一度アップロードしてください。
train-started = 学習を始めました。進み具合はこちら：{ $link }
train-started-unseen = 学習を始めましたが、このチャンネルに書き込めませんでした。終了時に書き込めるようなら、ここでお知らせします。

plan-dataset = **{ $name }**、バージョン{ $version }：{ $rows }行。
plan-avoid = 避ける例：**{ $name }**、バージョン{ $version }：{ $rows }行。
plan-checked = チェック済み：{ $rows }行、{ $tokens }、回答{ $turns }件。
plan-tokens = { $number }トークン
plan-tokens-about = 約{ $number }トークン
plan-tokens-sampled = { $number }トークン（± { $error }）
plan-teaches-facts = 事実を教えるデータです。ほかのことを聞かれたときは、学習前のモデルが回答します。
plan-teaches-manner = 話し方を教えるデータです。学習したモデルがすべてに回答します。
plan-unusable = このファイルは学習に使えません。何も保存していません（{ $rows }行を読みました）：
plan-more-faults = …ほかに{ $number }件の問題があります。種類別：{ $kinds }。一覧は添付の表にあります。
train-good-rows = 問題のない{ $rows }行で学習する
train-good-rows-gone = 問題のない行のファイルが、もうそのレポートの下にありません。/train でもう一度ファイルを送ってください。
plan-corrections = 訂正{ $number }件も行として加わります。
plan-cost = 費用は約{ $amount } { $currency } です：およそ{ $tokens }トークン、このボットの設定にある価格で計算。
run-cost = 費用は{ $amount } { $currency } でした（{ $tokens }トークンを学習）。

plan-languages = 行の言語は { $rows } ですが、このベースモデルは { $base } 向けに作られています。それ以外の言語はほとんど身につきません。ほかのベースモデルは base: で選べます。
plan-avoid-left-out = 避ける{ $rows }行は除かれます。同じプロンプトを持つお手本の行も訂正もありません。
plan-avoid-unused = 避ける{ $rows }行は除かれます。使われるのは method: preference の場合だけです。
plan-imitate-left-out = お手本の{ $rows }行は除かれます。比べる悪い回答がありません。method: supervised ならすべて使われます。
plan-examples-supervised = { $number }個の例
plan-examples-preference = 良い回答と悪い回答の組{ $number }個
plan-and = { $one }、{ $other }
plan-takes = { $what }、{ $time }
plan-forgets = これまで知っていたことを一部忘れることがあります。自分の質問で /test を使うと確かめられます。

run-title = **学習 { $name }**：{ $state }
run-state-preparing = 準備中
run-state-queued = 順番待ち
run-state-running = 実行中
run-state-finishing = 学習完了、使えるように準備中
run-state-comparing = 学習完了、現在のモデルと比較中
run-compared = { $of }問中{ $done }問を両方に質問済み
run-state-succeeded = 完了
run-state-failed = 失敗
run-state-cancelled = 中止
run-steps = ステップ { $step } / { $steps }
run-left = 残り約{ $time }
run-made-of = { $rows }行{ $corrections ->
    [0] {""}
   *[other] （うち訂正{ $corrections }件）
 }。{ $person } さんが開始。
run-started-by = { $person } さんが開始。
run-loss = 損失：{ $first } → { $last }
run-failed-because = 失敗しました：{ $reason }
run-made = 新しいモデルの名前は **{ $model }** です。
run-moved = **学習 { $name }** の続きはこちら：{ $link }
run-curve-alt = 学習 { $name } の損失曲線：{ $first } から、ステップ { $step } / { $steps } の { $last } まで。最小は { $lowest }。
run-closing-serves = { $person } さん、学習 **{ $name }** が完了しました。これから、ここでは新しいモデルが回答します。
run-closing-candidate = { $person } さん、学習 **{ $name }** が完了しました。トレーナーが新しいモデルを採用するまで、ここではこれまでと同じモデルが回答します。
run-closing-cancelled = { $person } さん、学習 **{ $name }** は中止されました。ここで回答するモデルは、これまでと同じです。
run-closing-failed = { $person } さん、学習 **{ $name }** は失敗しました：{ $reason }
run-card-title = 学習の前と後
run-card-how = データにある質問の一部を、補助なしでモデルだけに聞いた結果です。
run-card-taught = 教えた回答：{ $answer }
run-card-before = 前：{ $answer }
run-card-after = **後：{ $answer }**
time-seconds = { $number }秒
time-minutes = { $number }分
time-hours = { $number }時間
