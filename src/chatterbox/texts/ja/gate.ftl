compared-nothing = 比較に使える質問がありませんでした。/test keep:yes でテストセットを保存するか、私を訂正してください。
compared-too-few = { $of }問中、{ $better }問が正解に変わり、{ $worse }問が不正解に変わりました。良くなったかどうかを言うには少なすぎます。
compared-unclear = { $of }問中、{ $better }問が正解に変わり、{ $worse }問が不正解に変わりました（{ $points }ポイント、95 % の範囲は{ $low }から{ $high }、McNemar の正確検定 p { $p }）。偶然かもしれません。
compared-better = { $of }問中、{ $better }問が正解に変わり、{ $worse }問が不正解に変わりました（{ $points }ポイント、95 % の範囲は{ $low }から{ $high }、McNemar の正確検定 p { $p }）。良くなっています。
compared-worse = { $of }問中、{ $better }問が正解に変わり、{ $worse }問が不正解に変わりました（{ $points }ポイント、95 % の範囲は{ $low }から{ $high }、McNemar の正確検定 p { $p }）。悪くなっています。
compared-faults = 誰も教えていない質問に、教わった事実で答えてしまった数：{ $of }問中{ $new }問（現在のモデルは{ $now }問）。

gate-line = 「{ $line }」は基準として読み取れません。「general: -5」のように、1行に1つ書いてください。区分（{ $sections }）と、新しいモデルがそこで上回るべきポイントです。マイナスを付けると、下がってよい幅になります。

candidate-missing = このサーバーにそのようなモデルはありません。
candidate-dropped = そのモデルは破棄されています。削除済みのため、元に戻せません。もう一度学習させてください。
candidate-comparing = そのモデルはまだ比較中です。学習が完了してから決めてください。
promotion-gate = このモデルは合格基準を満たしていません。それでも、トレーナー2人が結果の下か /models で「それでも採用する」を押せば採用できます。
promotion-serves = このモデルはすでにここで回答しています。
promotion-gone = { $model } が応答しません：{ $reason } 何も変わっていません。これまでと同じモデルが回答します。削除されている場合は、もう一度学習させてください。ほかのモデルは /models で見られます。
promotion-later = { $reason } 何も変わっていません。これまでと同じモデルが回答します。あとでもう一度押してください。
override-second = あなたはすでに押しています。もう1人、別のトレーナーが押す必要があります。
drop-serves = このモデルは現在ここで回答しています。先に別のモデルを採用するか、前のモデルに戻してください。
drop-pinned = このモデルは { $channels } に固定されています。先に固定を解除してください（/models）。
rollback-nothing = 戻せるモデルがありません。これより前に回答していたモデルはありません。
rollback-changed = すでに別のモデルが回答しています（{ $model }）。ほかの人が先に変更したようです。/models をもう一度確認してください。
pin-too-many = すでに{ $most }個のチャンネルに専用のモデルがあり、これ以上は増やせません。先にどれかの固定を解除してください。

test-keep-trainers = テストセットを保存できるのはトレーナーだけです。何が採用されるかを左右するためです。これらのケースを1回だけ試すには、keep: を外してください。

part-tests = テストセット
part-corrections = 訂正
part-general = 一般
part-untaught = 教えていない質問
compared-helped = 補助あり
compared-alone = 単独
compared-now = 現在
compared-new = 新しい
compared-of = 全{ $of }問
compared-alt = 比較の表：現在回答しているモデルと新しいモデルの正解数（「教えていない質問」は誤りの数）。{ $lines }。
compared-alt-line = { $part }（全{ $of }問）：補助あり 現在{ $now }、新しい{ $new }；単独 現在{ $now_alone }、新しい{ $new_alone }

gate-passed = 合格基準を満たしています。
gate-failed = **合格基準を満たしていません**：{ $rules }。
gate-broken = { $part }：補助ありで{ $points }ポイント（必要なのは{ $least }以上）
gate-not-compared = **比較が最後まで行われなかった**ため、合格基準を満たしていないものとして扱います。

broken-alt = 現在のモデルが正解し、新しいモデルが間違えた質問（JSON）。
promoted = { $person } さんが採用しました。現在、このモデルがここで回答しています。
promoted-anyway = 合格基準を満たさないまま採用されました。2人目として { $person } さんが押しました。現在、このモデルがここで回答しています。
override-first = { $person } さんは、合格基準を満たしていなくても採用したいと考えています。もう1人のトレーナーが同じボタンを押す必要があります。
candidate-kept = { $person } さんが残しました。/models にあります。
drop-sure = モデル **{ $name }** を完全に削除します。学習に使ったデータは残ります。よろしいですか？
dropped = 破棄しました。モデルは削除されました。
dropped-not-there = ここでは破棄しました。バックエンドはモデル自体を削除しませんでした：{ $reason }
rolled-back = { $person } さんが前のモデルに戻しました。**{ $model }** が再びここで回答します。

models-title = このサーバーのモデル
models-base = 学習前のモデル **{ $model }** がここで回答しています。
models-now = **{ $name }**（`{ $model }`）がここで回答しています。
models-history = これまで回答していたモデル
models-pins = 専用のモデルがあるチャンネル
models-gate = 新しいモデルが少なくとも上回るべきポイント（補助ありの回答）
models-no-rules = 基準なし
models-choose = モデルを選ぶ
model-untrained = 学習前のモデル
model-base = 学習前のモデル **{ $model }**。
model-described = **{ $name }**（`{ $model }`）、<t:{ $at }:f> に学習。
model-serves = 現在ここで回答中
model-served = 以前ここで回答
model-passes = 合格基準を満たす
model-fails = 合格基準を満たさない
pinned = これからは、何が採用されても、{ $channel } とそのスレッドでは **{ $model }** が回答します。
unpinned = { $channel } では、再びサーバーのモデルが回答します。
unpin-was-not = { $channel } に専用のモデルはありません。
gate-kept = ここでの合格基準：{ $rules }。
models-entry = <t:{ $at }:f> **{ $name }**：{ $why }（{ $person }）
why-trained = 学習が完了
why-chosen = 採用
why-passed = 合格基準を満たした
why-overridden = 合格基準を満たさないまま、別のトレーナーとともに採用
why-voted = 投票で好まれたため採用
why-rolled-back = 前のモデルに戻した
