model-files-unknown = El backend no conoce ningún entrenamiento de un modelo llamado { $name }. /runs muestra los nombres de los modelos de este bot.
model-files-unmerged = El backend no entrega los modelos en un solo archivo. Quita --merged para obtener el adaptador.
