setup-title = ここで管理者が決めること
setup-how = このパネルはあなただけに見えています。下で選んだ内容は、すぐに有効になります。/block と /unblock で、メンバーが私を使えるかどうかを変えられます。私のメッセージのメニューにある **Take back** で、回答を取り消せます。
setup-none = なし
setup-trainers-title = トレーナーのロール
setup-trainers = 学習、訂正の承認、回答の取り消しができるロール（「サーバー管理」の権限がある人と、私の設定にあるロールのほかに）：{ $roles }
setup-correctors-title = 訂正者のロール
setup-correctors = 訂正がすぐに反映されるロール。選ぶと、ほかの人の訂正はトレーナーの承認待ちになります。選ばない場合は、私の設定（corrections.acts）に従います。選択中：{ $roles }
setup-notices-title = 通知チャンネル
setup-notices = 反映された訂正を、取り消すボタン付きで知らせるチャンネル：{ $channel }
setup-channels-title = 回答する場所
setup-channels = これらのチャンネルとそのスレッドだけで回答します。選ばない場合は、どこでも回答します：{ $channels }
setup-unmentioned = 選んだチャンネルでは、メンションがなくても回答します。
setup-mentioned = 私にメンションした人と、私に返信した人に回答します。
setup-pause-title = 一時停止
setup-paused = 一時停止中です。回答も学習もしません。実行中の学習は続きます。
setup-not-paused = 一時停止していません。
setup-credits-title = 誰が教えたか
setup-credits-shown = 補助を使った回答の下に、誰の訂正か、どのデータセットかを示します。通知は誰にも届きません。
setup-credits-hidden = 回答の際に、誰の訂正や何が補助になったかは示しません。
setup-blocked-title = ブロック中のメンバー
setup-blocked = 自分のデータの確認と削除だけができます：{ $members }
setup-words-title = 言わない言葉
setup-words = { $number ->
    [0] ありません。
   *[other] { $number }個あります。代わりに […] と書きます。
 }
setup-permissions-title = 足りない権限
setup-permissions = 次のチャンネルで権限が足りません：
setup-permissions-all = ありません。どのチャンネルにも、使う権限がすべてあります。
setup-commands-title = コマンドが見える人
setup-commands = これは Discord の設定でしか決められません：「サーバー設定」>「連携サービス」> 私の名前。コマンド（たとえば /train）を選び、@everyone を外して、使ってよいロールを追加してください。
setup-commands-open = ここではまだ設定されていません。管理者用のものを除き、コマンドは全員に見えています。
setup-commands-limited = ここでは次のコマンドに設定されています：{ $commands }。
setup-commands-all = すべてのコマンド
setup-commands-unread = ここで設定されているかどうかを、Discord から取得できませんでした。

answers-elsewhere = このサーバーでは、次の場所だけで回答します：{ $channels }
