vote-missing = そのような投票はここにありません。
vote-closed = この投票は締め切られました。
vote-another = このサーバーでは、すでに投票が行われています。次の投票の前に、終わるのを待つか締め切ってください。
vote-no-questions = 投票には少なくとも1つの質問が必要です。1行に1つ書いてください。
vote-many-questions = 投票の質問は{ $most }個までですが、{ $number }個あります。
vote-long-question = 投票の質問は1つ{ $most }文字までです。
vote-hours = 投票の受付時間は、{ $least }から{ $most }までの時間数で書いてください。
vote-members = 何人が投票したら締め切るかは、{ $least }から{ $most }までの数で書いてください。時間だけで締め切る場合は、空にしてください。
vote-form-title = ブラインド投票
vote-form-questions = 質問（1行に1つ）
vote-form-questions-how = 5つまで。それぞれに両方のモデルが回答し、メンバーが選びます。
vote-form-hours = 受付時間（時間数）
vote-form-members = または、この人数が投票するまで
vote-begun = 両方のモデルに質問しています。投票はこのチャンネルに表示されます。
vote-head = **投票**：どちらの回答が良いですか？質問は{ $pairs }問、それぞれにAとBの2つの回答があります。どちらのモデルの回答かは、最後に発表します。投票は1人1問につき1票で、変更できます。受付は <t:{ $until }:f> まで{ $members ->
    [0] {""}
   *[other] 、または{ $members }人が投票するまで
 }。{ $person } さんが開始。
vote-pair = **質問 { $number } / { $of }**：{ $question }
vote-pair-a = A
vote-pair-b = B
vote-chosen = 質問{ $number }であなたが選んだもの：**{ $choice }**。締め切りまで変更できます。
vote-no-difference = **投票**：これらの質問には両方のモデルが同じ回答をするため、選ぶものがありません。別の質問にしてください。
vote-not-opened = **投票**：始められませんでした。{ $reason }
vote-closing = 投票を締め切りました。結果はこのあとチャンネルに表示されます。
vote-result = **{ $name }** についての **投票**：{ $members ->
    [0] 投票した人はいませんでした
   *[other] { $members }人が投票しました
 }。新しいモデルを好んだ人は{ $better }人、現在回答しているモデルを好んだ人は{ $worse }人。
vote-result-too-few = どちらかを好んだ人が少なすぎて、これ以上のことは言えません。
vote-result-unclear = 偶然かもしれません（メンバー単位の正確符号検定、p { $p }）。
vote-result-better = 偶然とは考えにくく（メンバー単位の正確符号検定、p { $p }）、新しいモデルが好まれています。
vote-result-worse = 偶然とは考えにくく（メンバー単位の正確符号検定、p { $p }）、新しいモデルは好まれていません。
vote-left = 退出した{ $number }人の票は数えていません。
vote-pair-result = 質問{ $number }：新しい方 { $candidate }、現在の方 { $serving }、同じくらい { $same }、どちらも悪い { $bad }
vote-revealed = { $first ->
    [yes] Aが新しいモデルの回答、Bが当時回答していたモデルの回答でした。
   *[no] Bが新しいモデルの回答、Aが当時回答していたモデルの回答でした。
 }新しい方 { $candidate }、以前の方 { $serving }、同じくらい { $same }、どちらも悪い { $bad }。
