exam-progress = 試験済みの訂正：{ $of }件中{ $done }件
exam-learned = この学習に含まれる訂正{ $examined }件のうち、{ $learned ->
    [0] 習得したものはありませんでした
   *[other] { $learned }件を習得しました
 }（補助なしで、学習に使っていない言い方で質問した結果です）。習得していないものは引き続き調べて答え、次の学習ではより重視します。
exam-none-of-yours = この学習に、あなたの訂正は含まれていません。
exam-title = あなたの訂正のうち **{ $examined }件中{ $learned }件** を習得しました。これはあなただけに表示されています。
exam-line-learned = **習得。** { $question }
exam-line-missed = **未習得：** 引き続き調べて答えます。{ $question }
exam-asked-kept = 試験の質問（学習に使わなかった、最後の聞き方）：{ $question }
exam-asked-reworded = 試験の質問（聞き方が1つだけだったため、学習前のモデルが言い換えたもの）：{ $question }
exam-asked-trained = 試験の質問（学習前のモデルが別の言い方を見つけられなかったため、学習に使ったまま）：{ $question }
exam-answered = 回答：{ $answer }
