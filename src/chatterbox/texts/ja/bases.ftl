base-unmeasured = 所要時間はここでは未計測
base-rows40 = 40行で{ $minutes }分
base-too-large = このマシンには大きすぎます
bases-head = 学習に使えるベースモデル（{ $backend }）、先頭が既定：
bases-name = { $name }：パラメーター数{ $parameters }M（×100万）、ライセンス { $licence }、言語 { $languages }
bases-named = { $name }
bases-memory = メモリ：回答に{ $serving } MB、学習に{ $training } MB（{ $measured ->
    [yes] ここで計測
   *[other] 推定値
 }）；{ $fits ->
    [yes] このマシンに収まります
   *[other] このマシンには大きすぎます
 }
bases-times = 40行の学習：{ $rows }；回答1件：{ $answer }
bases-minutes = { $minutes }分（ここで計測）
bases-seconds = { $seconds }秒（ここで計測）
bases-not-measured = ここでは未計測
bases-unknown = 不明
bases-more = ほかにも動作確認済みのものがあります。次の行を config.toml に加え、エンジンを再起動してください：
bases-alternative = # ライセンス { $licence }、言語 { $languages }；学習に約{ $training } MB：{ $fits ->
    [yes] このマシンに収まります
   *[other] このマシンには大きすぎます
 }；ここでは未計測
