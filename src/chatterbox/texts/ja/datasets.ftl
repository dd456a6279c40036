dataset-choice = { $name }（v{ $version }、{ $rows }行）
dataset-choice-avoid = { $name }（v{ $version }、避ける例{ $rows }行）
dataset-archived = データセット「{ $name }」はアーカイブされています。/restore で元に戻せます。
dataset-avoid-pairs = これらの行は、どちらの回答が良いかを行自体が示しているため、全体を避ける例にはできません。rows: を外してください。
dataset-avoid-grows = このデータセットは避けるべき回答を集めたもので、訂正はお手本にする回答です。お手本用のデータセットに追加してください。
dataset-nothing-to-add = このデータセットにまだない訂正はありません。返信を訂正するか /teach を使ってから、ここに追加してください。
dataset-one-version = 「{ $name }」のバージョンは1つだけなので、比べる相手がありません。
dataset-in-use = 学習「{ $name }」がこのデータセットを使っています。終わるのを待つか中止してから、データセットを削除してください。

training-no-pairs = 学習できる組がありません。避ける行が使われるのは、同じプロンプトを持つお手本の行か訂正がある場合だけです。そうした行を追加するか、method: supervised で学習させてください。
training-no-base = このバックエンドにはベースモデル「{ $base }」がありません。使えるのは：{ $bases }

datasets-title = このサーバーのデータセット
datasets-active = お手本：{ $imitate }。避ける例：{ $avoid }。
datasets-none = なし
datasets-how = データセットを指定しない /train は、これらとすべての訂正を使います。/dataset dataset: で中身を表示し、file: で学習させずに新しいバージョンを保存できます。使うデータセットは /select_dataset で変えられます。
dataset-title = { $name }、バージョン{ $version }
dataset-about = { $purpose ->
    [avoid] 避ける例
   *[imitate] お手本
}、{ $rows }行。{ $active ->
    [yes] 現在有効なデータセットです。
   *[no] /select_dataset で有効にできます。
}
dataset-versions-title = バージョン
dataset-version-line = **v{ $version }**：{ $purpose ->
    [avoid] 避ける例
   *[imitate] { "" }
}{ $rows }行、{ $when }
dataset-more-versions = …ほかに古いものが{ $number }件
dataset-report-title = チェックの結果
dataset-kept = **{ $name }** のバージョン{ $version }として保存しました。学習はまだ行っていません。学習させるには /train dataset: を使ってください。
dataset-grown = **{ $name }** はバージョン{ $version }になりました：{ $rows }行（うち訂正{ $corrections }件）。
dataset-compared = **{ $name }**、バージョン{ $older }から{ $newer }へ：追加{ $added }行、削除{ $removed }行、回答の変更{ $answered }行、変更なし{ $same }行。
dataset-compare-menu = 変更点を比べる相手…
dataset-really-delete = **{ $name }** を完全に削除します：アップロードされたファイルを含む{ $versions }バージョンと、{ $archives ->
    [0] アーカイブ0件
   *[other] アーカイブ{ $archives }件
}。モデルがそこから学んだことは、モデルに残ります。アーカイブ（/archive）なら何も削除されません。
dataset-deleted = **{ $name }** を、すべてのバージョンとアーカイブとともに削除しました。

dataset-selected = **{ $name }** を{ $purpose ->
    [avoid] 避ける例
   *[imitate] お手本
}として有効にしました。データセットを指定しない /train は、その最新バージョンを使います。
dataset-replaced = それまでの **{ $name }** はアーカイブされました。/restore で元に戻せます。
archive-made = **{ $name }** をアーカイブしました：{ $versions }バージョンを{ $size }のファイル1つにまとめ、読み直して照合しました。何も削除していません。/restore で元に戻し、/getfile でファイルをダウンロードできます。
archive-hash = ファイルの SHA-256：`{ $sha256 }`
archive-not-found = このサーバーに「{ $name }」のアーカイブはありません。/restore dataset: で、あるものの一覧を見られます。
archive-changed = これは私がこのサーバー用に作ったアーカイブではないか、その後に変更されています。何も取り込みませんでした。/getfile でもう一度取得してください。
archive-newer = このアーカイブは、より新しいバージョンのボットで作られています。ボットを更新してから復元してください。
restore-which = アーカイブされたデータセットの名前か、/getfile で受け取ったファイルを指定してください。
restore-all-gone = このアーカイブの内容は、その後すべて提供者の希望で削除されたため、何も復元されません。
restore-done = **{ $name }** を復元しました：{ $versions }バージョン、最新はバージョン{ $version }です。
restore-back = うち{ $number }バージョンは、削除されていたものをアーカイブから復元しました。
restore-gone = その後取り下げられた{ $number }行は、復元していません。

file-unknown = このサーバーにそのようなファイルはありません。/getfile file: の候補から選んでください。
file-none = バックエンドは、その学習のファイルを渡せません。
file-too-large = { $name } は{ $size }ですが、Discord がここで受け付けるのは{ $most }までです。このボットの運営者は、次のコマンドで取得できます：`chatterbox getfile { $guild } { $file }`
file-link = { $name } は{ $size }で、ここの Discord には大きすぎます。{ $until } までは次から取得できます：{ $link }
file-test = { $when } のテストの回答
file-kind-rows = 行
file-kind-upload = アップロード
file-kind-report = レポート
file-kind-log = ログ
file-kind-curve = 損失曲線
file-kind-results = アダプターと数値
file-archive = { $name }：{ $when } のアーカイブ

size-kb = { $number } KB
size-mb = { $number } MB

import-no-files = { $folder } にファイルがありません。データセット（.jsonl、.csv、.parquet、.txt、.zip など）のあるフォルダーを指定してください。
import-kept = { $name }、バージョン{ $version }：{ $rows }行
fetched = { $path }（{ $bytes }バイト）
