model-files-unknown = バックエンドには、{ $name } というモデルの学習がありません。このボットのモデルの名前は /runs で見られます。
model-files-unmerged = このバックエンドは、モデルを1つのファイルでは渡せません。アダプターを受け取るには --merged を外してください。
