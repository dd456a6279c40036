dataset-fault-empty = ファイルが空で、学習するものがありません。1行に1つの JSON オブジェクトで、{ $least }行以上ある .jsonl ファイルを送ってください。
dataset-fault-too-large = ファイルは{ $size } MB ですが、このボットが受け付けるのは{ $most } MB までです。分割するか、学べることの少ない部分を省いてください。
dataset-fault-too-few = このファイルで使えるのは{ $rows }行ですが、学習には少なくとも{ $least }行必要です。例を追加してください。同じことを聞く別の言い方も、それぞれ1行に数えます。
dataset-fault-discord = Discord からエクスポートしたメッセージのようです。Discord の規約では、誰が同意していても、メンバーが書いたメッセージでの学習は認められていないため、受け付けられません。質問と回答を自分で書くか、みんなに /teach と「訂正する」を使ってもらってください。
dataset-fault-spread = ファイルは、1つの JSON オブジェクトが何行にもわたる形です。各行のデータを1行ずつに収める（.jsonl）か、すべての行を1つの JSON 配列に入れてください：[ …, … ]
dataset-fault-type-compressed = これは圧縮ファイル（{ $type }）です。展開して、中の .jsonl ファイルを送ってください。
dataset-fault-type-text = これは普通のテキストで、質問と回答が見つかりません。各質問を「Q:」、各回答を「A:」で始めるか、1行に1つの JSON オブジェクトを書いてください：{"{"}"messages": [{"{"}"role": "user", "content": "…"{"}"}, {"{"}"role": "assistant", "content": "…"{"}"}]{"}"}
dataset-fault-type-other = これはデータセットではなく、別の種類のファイル（{ $type }）です。1行に1つの JSON オブジェクトで、それぞれに配列 "messages" がある .jsonl ファイルを送ってください。
dataset-fault-check-failed = 時間がかかりすぎたか、メモリが足りなかったため、このファイルのチェックを終えられませんでした。もっと小さいか単純なファイルを送ってください。
dataset-fault-check-ended = このファイルを読む途中でチェックが止まりました。壊れているか、展開するとメモリに収まりません。元のツールで保存し直すか、行を .jsonl か .csv で送ってください。
dataset-fault-hopeless = このファイルでは{ $most }行を超える行に問題があるため、読むのをやめました。別の用途のファイルか、途中で壊れたものです。何が悪いかは、最初のほうの問題を見るとわかります。
dataset-fault-columns = この表の列からは、質問と回答を作れません：{ $columns }。1列を "question"、もう1列を "answer" という名前にしてください（prompt と completion、instruction と output、または1列の "messages" でもかまいません）。
dataset-fault-wide = この表には{ $columns }列ありますが、読めるのは{ $most }列までです。"question" と "answer" の2列で足ります。
dataset-fault-column-twice = この表には "{ $name }" という列が2つあり、どちらのことかわかりません。片方の名前を変えてください。
dataset-fault-parquet = この parquet ファイルは、壊れているか最後まで書き込まれていません。保存し直すか、行を .jsonl か .csv で送ってください。
dataset-fault-zip-broken = この zip ファイルは、壊れているか最後まで届いていません。圧縮し直して、もう一度送ってください。
dataset-fault-zip-many = この zip ファイルには{ $most }個を超えるファイルが入っています。行をより少ないファイルにまとめて、圧縮し直してください。
dataset-fault-zip-path = この zip ファイルには、名前が zip の外を指すファイルがあります（「../」や絶対パス）。ファイルのあるフォルダーの中から圧縮し直してください。
dataset-fault-zip-office = これはオフィスソフトの文書（.xlsx、.docx）です。表なら .csv、文章なら「Q:」と「A:」を付けた .txt として保存し、それを送ってください。
dataset-fault-zip-locked = この zip ファイルはパスワードで保護されています。パスワードなしで圧縮し直してください。
dataset-fault-zip-method = この zip ファイルは、bzip2 や LZMA など、読み取れない方式で圧縮されています。通常の方式（Deflate）で圧縮し直してください。
dataset-fault-zip-bomb = この zip ファイルは展開すると{ $most } MB を超えるため、受け付けられません。一度に送る行を減らしてください。
dataset-fault-zip-empty = この zip ファイルにデータセットが見つかりません。質問と回答のある .jsonl、.json、.csv、.tsv、.txt、.parquet ファイルを入れてください。

dataset-line-of = { $line }（{ $file }）
dataset-in-file = { $file }：{ $sentence }

dataset-fault-not-json = 行 { $line }：JSON ではありません（{ $column }文字目：{ $reason }）。各行は、二重引用符を使い、末尾にカンマのない、完全な JSON オブジェクト1つにしてください。
dataset-fault-encoding = 行 { $line }：UTF-8 のテキストではありません（{ $column }バイト目）。ファイルを UTF-8 で保存して、もう一度送ってください。
dataset-fault-not-object = 行 { $line }：JSON ですが、オブジェクトではありません。行は {"{"}"messages": [ … ]{"}"} のような形です。
dataset-fault-other-shape = 行 { $line }：これらのフィールドからは質問と回答を作れません：{ $fields }。読めるのは "messages"、"conversations" と、question と answer、prompt と completion、instruction と output の組です。
dataset-fault-label = 行 { $line }：1つの回答に、良い・悪いのラベルが付いています。悪い回答を良い回答として学習させてはいけません。良いものを1つのデータセット、悪いものを rows: avoid を付けた別のデータセットとして送ってください。
dataset-fault-pair-text = 行 { $line }：好みのデータですが、2つの回答の片方がありません。各行には、chosen（選ばれた回答）と rejected（選ばれなかった回答）がテキストで必要です。
dataset-fault-pair-prompt = 行 { $line }：好みのデータですが、両方の回答に共通のプロンプトがありません。"prompt" を加えるか、両方の会話を同じように始めてください。
dataset-fault-pair-roles = 行 { $line }：好みのデータですが、2つの回答の両方が、プロンプトの後の assistant のものにはなっていません。{"{"}"prompt": "…", "chosen": "…", "rejected": "…"{"}"} と書いてください。
dataset-fault-pair-same = 行 { $line }：選ばれた回答と選ばれなかった回答が同じなので、学習するものがありません。
dataset-fault-no-text = 行 { $line }："{ $field }" にテキストがありません。質問と回答はテキストでなければならず、質問は空にできません。
dataset-fault-half-character = 行 { $line }：文字の半分だけ（\ud83d のみなど）が含まれていて、テキストとして正しくありません。元のデータから書き直してください。
dataset-fault-cells = 行 { $line }：セルが{ $cells }個ありますが、見出しの列は{ $columns }個です。カンマを含むテキストは、二重引用符で囲んでください。
dataset-fault-csv = 行 { $line }：表の行として読めません（{ $reason }）。二重引用符を含むテキストは二重引用符で囲み、中の二重引用符は2つ重ねて書いてください。
dataset-fault-chatml-open = 行 { $line }：ここから始まる会話の{ $message }番目のメッセージに終わりがありません。各メッセージは <|im_end|> で終わります。
dataset-fault-chatml-outside = 行 { $line }：ここから始まる会話で、メッセージの外にテキストがあります。各メッセージは <|im_start|> とロールで始まり、<|im_end|> で終わります。
dataset-fault-qa-loose = 行 { $line }：どの質問にも属していません。各質問を「Q:」、その1つの回答を「A:」で始めてください。
dataset-fault-no-messages = 行 { $line }：中身のある配列 "messages" がありません。行は {"{"}"messages": [ … ]{"}"} のような形です。
dataset-fault-message-not-object = 行 { $line }：{ $message }番目のメッセージがオブジェクトではありません。メッセージは {"{"}"role": "user", "content": "…"{"}"} のような形です。
dataset-fault-no-role = 行 { $line }：{ $message }番目のメッセージに "role" がありません。system、developer、user、assistant、tool のいずれかにしてください。
dataset-fault-role = 行 { $line }：{ $message }番目のメッセージのロール "{ $role }" は使えません。system、developer、user、assistant、tool のいずれかにしてください。
dataset-fault-no-content = 行 { $line }：{ $message }番目のメッセージにテキストがありません。"content" はテキストにしてください。省略できるのは、"tool_calls" のある assistant のメッセージだけです。
dataset-fault-not-text = 行 { $line }：{ $message }番目のメッセージに、テキスト以外のもの（画像や音声）が含まれています。ここで学習できるのはテキストだけなので、取り除いてください。
dataset-fault-weight = 行 { $line }：{ $message }番目のメッセージの "weight" が正しくありません。付けられるのは assistant のメッセージだけで、値は 0（除く）か 1（学習する）です。
dataset-fault-no-assistant = 行 { $line }：assistant のメッセージがなく、学習する回答がありません。user のメッセージの後に加えてください。
dataset-fault-nothing-learned = 行 { $line }：assistant のメッセージの weight がすべて 0 で、学習するものがありません。どれかを 1 にするか、この行を取り除いてください。
dataset-fault-fields = 行 { $line }：型の違うフィールド（"name"、"tools"、"tool_calls" など）があります。OpenAI のチャット形式と見比べてください。
dataset-fault-too-long = 行 { $line }：{ $size } KB あり、モデルが1行から読める量（最大{ $most } KB）を大きく超えています。複数の行に分けてください。

dataset-note-utf16 = ファイルは UTF-16 です。そのまま読みましたが、多くのツールは UTF-8 を前提にしています。
dataset-note-bom = ファイルの先頭にバイト順マーク（BOM）があったので、除きました。
dataset-note-control = { $rows }行のテキストに、{ $token } のような制御トークンが含まれています（最初は行 { $line }）。普通のテキストとして扱います。誤って入ったものなら、取り除いてください。
dataset-note-empty-answer = { $rows }行の回答が空です（最初は行 { $line }）。モデルは、そこで何も言わないことを学んでしまいます。
dataset-note-repeats = { $rows }行が重複しています（最初の重複は行 { $line }）。繰り返された行は、より重く学習されます。
dataset-note-near = { $rows }行は、大文字・小文字、空白、句読点を除いて別の行と同じです（最初は行 { $line } と行 { $other }）。
dataset-note-contradicts = { $rows }行は、別の行と同じ質問に異なる回答をしています（最初は行 { $line } と行 { $other }）。どちらも事実のつもりなら、片方は間違いです。
dataset-note-double = { $rows }行は、別の行とほぼ同じ内容です（最初は行 { $line } と行 { $other }）。聞き方の違いならかまいませんが、同じものが2つなら1つで足ります。
dataset-note-corrected = { $rows }行は、このサーバーの訂正と異なる回答をしています（最初は行 { $line }）。訂正が優先され、こうした行は学習から除かれます。
dataset-note-email = { $rows }行に、メールアドレスのようなものが含まれています（行 { $lines }）。モデルが、聞かれれば誰にでも答えてしまうおそれがあります。
dataset-note-phone = { $rows }行に、電話番号のようなものが含まれています（行 { $lines }）。モデルが、聞かれれば誰にでも答えてしまうおそれがあります。
dataset-note-secret = { $rows }行に、秘密鍵やパスワードのようなものが含まれています（行 { $lines }）。取り除き、使っている場所でもキーを変更してください。すでに人に送られたものだからです。
dataset-note-languages = 使われている言語：{ $languages }。
dataset-note-pairs = { $rows }行は、良い回答と悪い回答の組です。
dataset-note-cut = { $rows }行が{ $tokens }トークンを超えています（最初は行 { $line }）。1行から学習するのはそこまでなので、回答が切れないように分けてください。
dataset-note-format = { $format } として読みました。
dataset-note-formats = ファイルには{ $number }種類の形式があります：{ $formats }。各行をそれぞれの形式で読みました。誤って入ったものがあれば、取り除いてください。
dataset-note-columns = { $columns }列は使いませんでした：{ $names }。
dataset-note-chatml = メッセージの間の空行、または新しい system メッセージから、新しい会話が始まります。
dataset-note-left-out = 中の{ $files }個のファイルはデータセットではないため、除きました：{ $names }。

dataset-seen-control = 行 { $line }：チャットテンプレートの制御トークンが含まれています。普通のテキストとして扱います。
dataset-seen-empty-answer = 行 { $line }：回答が空です。
dataset-seen-repeats = 行 { $line }：行 { $other } と同じです。
dataset-seen-near = 行 { $line }：大文字・小文字、空白、句読点を除いて、行 { $other } と同じです。
dataset-seen-contradicts = 行 { $line }：行 { $other } と同じ質問に、異なる回答をしています。
dataset-seen-double = 行 { $line }：行 { $other } とほぼ同じ内容です。
dataset-seen-corrected = 行 { $line }：このサーバーの訂正と異なる回答をしています。
dataset-seen-email = 行 { $line }：メールアドレスのようなものが含まれています。
dataset-seen-phone = 行 { $line }：電話番号のようなものが含まれています。
dataset-seen-secret = 行 { $line }：秘密鍵やパスワードのようなものが含まれています。

dataset-teaches-facts = ほとんどの行が1つの質問とその回答なので、事実を教えるものと判断しました。口調や性格が大切なら "manner" を選んでください。
dataset-teaches-turns = 何度もやり取りする会話の行が多いので、話し方を教えるものと判断しました。個々の回答が大切なら "facts" を選んでください。
dataset-teaches-persona = ほとんどの行に口調や性格についてのシステムプロンプトがあるので、話し方を教えるものと判断しました。個々の回答が大切なら "facts" を選んでください。
dataset-teaches-long = 回答が長いので、話し方を教えるものと判断しました。個々の回答が大切なら "facts" を選んでください。

check-no-file = ファイル { $name } がありません。
check-more = …ほか{ $number }件。
check-faults = 問題{ $number }件、種類別：{ $kinds }。

dataset-unusable = このファイルは学習に使えません（問題{ $faults }件）。{ $first }
dataset-missing = そのデータセットは、ここにないか、もうありません。/train の候補から選んでください。
dataset-not-found = このサーバーにデータセット「{ $name }」はありません。/train dataset: の候補から選ぶか、file: でアップロードしてください。
dataset-nameless = データセット

run-corrections-name = 訂正
training-no-rows = まだ学習できるものがありません。file: でデータセットを送るか、dataset: で選ぶか、返信を訂正してください。データセットなしの場合は訂正が{ $least }件必要ですが、{ $have ->
    [0] 今は1件もありません
   *[other] 今は{ $have }件です
}。
training-one-waits = 1つのサーバーでは、1つの学習を実行し、もう1つを待たせることができます。すでに「{ $name }」が待っています。どちらかが終わるのを待つか、そのメッセージの下の「中止する」を押してから、この学習を始めてください。
training-epochs = epochs: は1から{ $most }までの整数にしてください。指定しなければ、学習プログラムが決めます。
training-nothing-left = 学習できるものが残っていません。この学習で使うはずだった訂正は取り下げられました。
training-over = この学習は終わっているため、中止するものがありません。
training-too-late = この学習は最後まで進み、モデルを使えるように準備しています。もう中止できません。
training-missing = このサーバーにその学習は見つかりません。
training-waits = { $reason } 学習は失われていません。引き続き試みます。
training-odd-status = 学習プログラムの状態は「{ $status }」です。引き続き見守ります。
training-job-failed = 学習プログラムが処理を打ち切りました：{ $reason }
training-no-reason = 理由は示されませんでした。ボットの運営者は、学習プログラム側のログで詳しく確認できます。
training-cancelled-there = 学習は、このボットではなくバックエンドで中止されました。/train でもう一度始めてください。
training-no-model = 学習プログラムは成功と報告しましたが、モデル名がありません。/train でもう一度始めてください。また起きるようなら、このボットの運営者に知らせてください。
training-other-backend = この学習はバックエンド「{ $backend }」で実行されていましたが、現在設定されているのは別のバックエンドです。ボットの運営者が training.backend を元に戻すか、/train でもう一度始めてください。

plot-loss = 損失：回答がどれだけ外れているか
plot-step = ステップ
plot-steps = ステップ（全{ $steps }）
