privacy-title = 保存しているあなたのデータ
privacy-here = このサーバーでのデータです。ここに表示される内容は、あなただけに見えています。
privacy-chosen = { $number ->
    [0] どのサーバーにも、ここにも、あなたのデータは保存していません。
   *[other] 下で選んだ{ $number }か所のデータです。
 }
privacy-place-server = サーバー { $id }
privacy-place-dm = 私とのダイレクトメッセージ
privacy-kept = 質問と返信{ $turns }組、訂正{ $corrections }件、データセット{ $datasets }個、あなたが始めた学習{ $runs }回。
privacy-nothing = 何もありません。
privacy-models = あなたが提供したものを含むモデル：{ $models }。
privacy-stale = その後に取り下げ・削除されたものを含むモデル：{ $models }。次の学習では除かれます。
privacy-stale-trainers = トレーナーは、それを除いてすぐに再学習させられます。
privacy-refused = 次のものはバックエンドで削除できませんでした：{ $things }。引き続き削除を試みます。ボットの運営者にも表示されています。
privacy-refused-one = { $backend } にある{ $kind } { $name }（{ $reason }）
privacy-kind-file = 学習ファイル
privacy-kind-checkpoints = 学習のチェックポイント
privacy-kind-model = モデル
privacy-times = 質問は{ $log }日間、退出したサーバーでのあなたのデータは{ $left }日間保存されます。テキストはすべて暗号化してディスクに保存しています。
privacy-choose = サーバーを選ぶ
privacy-more = ほかに、メニューに入りきらない場所が{ $number }か所あります。メニューをすべて選ぶと、それらも含まれます。

privacy-export-done = そこで保存しているあなたのデータはこれですべてです。`data.json` にすべてがテキストで入っています。ほかのファイルは、あなたがアップロードしたものです。
privacy-export-large = ここの Discord には大きすぎます。ボットの運営者に頼んでください。`chatterbox privacy export` で同じファイルを作れます。
export-readme = Chatterbox が保存しているあなたのデータ：data.json には場所ごとにすべてが入っています。datasets フォルダーには、あなたがアップロードしたものがそのまま（1バイトも変えずに）入っています。pictures フォルダーには、質問に添えた画像が、質問の ID ごとに入っています。
export-left-out = Discord には大きすぎるため、ここには入っていません：{ $name }。ボットの運営者から受け取れます。

privacy-withdraw-which = どの訂正を取り下げますか？取り下げた訂正はもう使わず、次の学習からも除かれます。
privacy-withdraw-none = 取り下げられるあなたの訂正はありません。
privacy-withdrawn = 取り下げました。もう使いませんし、次の学習からも除かれます。
privacy-withdrawn-models = それまでは、次のモデルにその内容が含まれています：{ $models }。

delete-sure = { $where }保存しているあなたのデータを完全に削除します：質問と私の返信、訂正とそこから作られたすべての行、テスト、アップロードしたデータセット。データセットはサーバーに残すこともできます。その場合は、あなたの名前だけが外されます。よろしいですか？
delete-where-here = この場所で
delete-where-chosen = 選んだ{ $number }か所で
delete-done = 削除しました：質問と返信{ $turns }組、訂正{ $corrections }件。
delete-datasets = データセット{ $datasets }個も削除しました。
delete-names = データセット{ $datasets }個から、あなたの名前を外しました。
delete-models = 次のモデルは、別のモデルに置き換わるまでその内容を含んでいます。トレーナーは、それを除いて再学習させられます：{ $models }。

privacy-offer = 何かが提供者によって取り下げられたか、削除されました。もう使いませんが、次のモデルはそれを使って学習しています：{ $models }。トレーナーは、それを除いたモデルを作れます：
retrain-not-needed = ここで回答しているモデルに、取り下げ・削除されたものを含むものはありません。

plan-rows-gone = うち{ $rows }行は、その後、提供者の希望で削除されました。

clearing-unknown-backend = バックエンド「{ $backend }」はもう設定にありません
training-overtaken = 学習するはずだったものの一部が提供者によって削除されたため、そこからモデルを作ることはできません。もう一度始めてください。次の学習では、その部分が除かれます。

promotion-overtaken = このモデルが学習したものの一部が提供者によって削除されたため、使い始めることはできません。もう一度学習させてください。/train では、その部分が除かれます。

tell-run-offered = この学習が終わったら、ダイレクトメッセージでお知らせします。
tell-models-offered = そこで回答するどのモデルにも含まれなくなったら、ダイレクトメッセージでお知らせします。
tell-closed = Discord の設定により、あなたにメッセージを送れません。このサーバーのプライバシー設定で、メンバーからのダイレクトメッセージを許可してから、もう一度押してください。
tell-first = 「DMで知らせる」を押したので、ここでお知らせします。これ以外のことで、私から送ることはありません。
tell-run = お知らせを希望された学習が終わりました：**{ $name }**（{ $state }）。
tell-models = **{ $server }** で取り下げ・削除されたものは、そこで回答するどのモデルにも含まれなくなりました。

privacy-cli-nothing = { $user } のデータは何も保存されていません。
privacy-cli-exported = { $file } に、{ $places }か所で保存されている { $user } のデータが入っています。
privacy-cli-sure = { $places } で保存されている { $user } のデータをすべて削除します。実行するには --yes を付けてください。
privacy-cli-deleted = { $place }：質問と返信{ $turns }組、訂正{ $corrections }件、データセット{ $datasets }個を削除しました。
privacy-cli-left = { $datasets }個のデータセットは、名前を外して { $place } に残ります。
privacy-cli-models = { $place }：次のモデルは、別のモデルに置き換わるまでその内容を含んでいます：{ $models }
privacy-cli-clearing = { $number ->
    [0] どのバックエンドにも何も残っていません。
   *[other] まだ{ $number }件がバックエンドに残っています。ボットが1時間以内、または起動時に削除します。
 }
privacy-cli-left-line = { $backend }  { $kind } { $name }  { $refused }
privacy-cli-no-reports = 報告はありません。
