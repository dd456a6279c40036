base-unmeasured = время здесь ещё не измерено
base-rows40 = 40 строк за { $minutes } мин
base-too-large = слишком велика для этой машины
bases-head = Базовые модели, на которых можно обучать ({ $backend }), первой — модель по умолчанию:
bases-name = { $name }: { $parameters } млн параметров, лицензия { $licence }, языки { $languages }
bases-named = { $name }
bases-memory = память: { $serving } МБ для ответов, { $training } МБ для обучения ({ $measured ->
    [yes] измерено здесь
   *[other] оценка
 }); { $fits ->
    [yes] помещается на эту машину
   *[other] слишком велика для этой машины
 }
bases-times = 40 строк: { $rows }; один ответ: { $answer }
bases-minutes = { $minutes } мин, измерено здесь
bases-seconds = { $seconds } с, измерено здесь
bases-not-measured = здесь ещё не измерено
bases-unknown = не указано
bases-more = Известно, что работают и эти; добавьте эти строки в config.toml и перезапустите движок:
bases-alternative = # лицензия { $licence }, языки { $languages }; около { $training } МБ для обучения: { $fits ->
    [yes] помещается на эту машину
   *[other] слишком велика для этой машины
 }; здесь ещё ничего не измерено
