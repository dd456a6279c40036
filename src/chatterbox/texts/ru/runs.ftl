train-file-or-dataset = Укажите что-то одно: новый файл, датасет, который здесь уже есть, или текст.
train-file-gone = Не удалось получить файл { $name } из Discord. Загрузите его ещё раз.
train-started = Обучение началось; следить за ним можно здесь: { $link }
train-started-unseen = Обучение началось, но мне не удалось написать в этот канал. О его конце я сообщу здесь, если смогу к тому времени.

plan-dataset = **{ $name }**, версия { $version }: { $rows ->
    [one] { $rows } строка
    [few] { $rows } строки
    [many] { $rows } строк
   *[other] { $rows } строк
 }.
plan-avoid = Антипримеры: **{ $name }**, версия { $version }: { $rows ->
    [one] { $rows } строка
    [few] { $rows } строки
    [many] { $rows } строк
   *[other] { $rows } строк
 }.
plan-checked = Проверено: { $rows ->
    [one] { $rows } строка
    [few] { $rows } строки
    [many] { $rows } строк
   *[other] { $rows } строк
 }, { $tokens }, { $turns ->
    [one] { $turns } ответ
    [few] { $turns } ответа
    [many] { $turns } ответов
   *[other] { $turns } ответов
 }.
plan-tokens = { $number ->
    [one] { $number } токен
    [few] { $number } токена
    [many] { $number } токенов
   *[other] { $number } токенов
 }
plan-tokens-about = около { $number ->
    [one] { $number } токена
    [few] { $number } токенов
    [many] { $number } токенов
   *[other] { $number } токенов
 }
plan-tokens-sampled = { $number ->
    [one] { $number } токен
    [few] { $number } токена
    [many] { $number } токенов
   *[other] { $number } токенов
 }, ± { $error }
plan-teaches-facts = Учит фактам: на вопросы о другом отвечает необученная модель.
plan-teaches-manner = Учит манере речи: на всё отвечает обученная модель.
plan-unusable = На этом файле обучать нельзя, и из него ничего не сохранено ({ $rows ->
    [one] прочитана { $rows } строка
    [few] прочитаны { $rows } строки
    [many] прочитано { $rows } строк
   *[other] прочитано { $rows } строк
 }):
plan-more-faults = { $number ->
    [1] …и ещё { $number } ошибка ({ $kinds }).
    [one] …и ещё { $number } ошибка. По видам: { $kinds }. Они перечислены в приложенной таблице.
    [few] …и ещё { $number } ошибки. По видам: { $kinds }. Они перечислены в приложенной таблице.
    [many] …и ещё { $number } ошибок. По видам: { $kinds }. Они перечислены в приложенной таблице.
   *[other] …и ещё { $number } ошибок. По видам: { $kinds }. Они перечислены в приложенной таблице.
 }
train-good-rows = Обучить на { $rows ->
    [one] { $rows } годной строке
    [few] { $rows } годных строках
    [many] { $rows } годных строках
   *[other] { $rows } годных строках
 }
train-good-rows-gone = Файла с годными строками под этим отчётом больше нет. Отправьте свой файл заново через /train.
plan-corrections = { $number ->
    [one] Ещё { $number } исправление войдёт
    [few] Ещё { $number } исправления войдут
    [many] Ещё { $number } исправлений войдут
   *[other] Ещё { $number } исправлений войдут
 } в обучение наравне со строками.
plan-cost = Это будет стоить около { $amount } { $currency }: примерно { $tokens ->
    [one] { $tokens } токен
    [few] { $tokens } токена
    [many] { $tokens } токенов
   *[other] { $tokens } токенов
 } по цене из настроек бота.
run-cost = Стоимость: { $amount } { $currency } (обучено на { $tokens ->
    [one] { $tokens } токене
    [few] { $tokens } токенах
    [many] { $tokens } токенах
   *[other] { $tokens } токенах
 }).

plan-languages = Языки строк: { $rows }, а эта базовая модель рассчитана на: { $base }. Другому языку она вряд ли научится. Что ещё есть, показывает base:.
plan-avoid-left-out = { $rows ->
    [one] { $rows } строка с антипримером не войдёт
    [few] { $rows } строки с антипримерами не войдут
    [many] { $rows } строк с антипримерами не войдут
   *[other] { $rows } строк с антипримерами не войдут
 }: ни у строк для подражания, ни у исправлений нет такого же промпта.
plan-avoid-unused = { $rows ->
    [one] { $rows } строка с антипримером не войдёт
    [few] { $rows } строки с антипримерами не войдут
    [many] { $rows } строк с антипримерами не войдут
   *[other] { $rows } строк с антипримерами не войдут
 }: такие строки использует только method: preference.
plan-imitate-left-out = { $rows ->
    [one] { $rows } строка для подражания не войдёт
    [few] { $rows } строки для подражания не войдут
    [many] { $rows } строк для подражания не войдут
   *[other] { $rows } строк для подражания не войдут
 }: нет худшего ответа, с которым можно сравнить. method: supervised берёт все такие строки.
plan-examples-supervised = { $number ->
    [one] { $number } пример
    [few] { $number } примера
    [many] { $number } примеров
   *[other] { $number } примеров
 }
plan-examples-preference = { $number ->
    [one] { $number } пара
    [few] { $number } пары
    [many] { $number } пар
   *[other] { $number } пар
 } из лучшего и худшего ответа
plan-and = { $one }, { $other }
plan-takes = { $what }, { $time }
plan-forgets = Модель может забыть что-то из того, что знала: это покажет /test с вашими вопросами.

run-title = **Обучение { $name }**: { $state }
run-state-preparing = подготовка
run-state-queued = ждёт своей очереди
run-state-running = идёт
run-state-finishing = обучено, модель готовится к работе
run-state-comparing = обучено, идёт сравнение с тем, что отвечает здесь
run-compared = вопросов, заданных обеим моделям: { $done } из { $of }
run-state-succeeded = завершено
run-state-failed = сбой
run-state-cancelled = прервано
run-steps = шаг { $step } из { $steps }
run-left = осталось около { $time }
run-made-of = { $rows ->
    [one] { $rows } строка
    [few] { $rows } строки
    [many] { $rows } строк
   *[other] { $rows } строк
 }{ $corrections ->
    [0] {""}
    [one] , в том числе { $corrections } исправление
    [few] , в том числе { $corrections } исправления
    [many] , в том числе { $corrections } исправлений
   *[other] , в том числе { $corrections } исправлений
 }. Запуск: { $person }.
run-started-by = Запуск: { $person }.
run-loss = Потери: { $first } → { $last }
run-failed-because = Сбой: { $reason }
run-made = Новая модель называется **{ $model }**.
run-moved = **Обучение { $name }** продолжается здесь: { $link }
run-curve-alt = Кривая потерь обучения { $name }: от { $first } до { $last } на шаге { $step } из { $steps }, минимум { $lowest }.
run-closing-serves = { $person }, обучение **{ $name }** завершено: теперь здесь отвечает новая модель.
run-closing-candidate = { $person }, обучение **{ $name }** завершено. Здесь отвечает та же модель, что и раньше, пока тренер не сделает основной новую.
run-closing-cancelled = { $person }, обучение **{ $name }** прервано. Здесь отвечает та же модель, что и раньше.
run-closing-failed = { $person }, в обучении **{ $name }** произошёл сбой: { $reason }
run-card-title = До и после
run-card-how = Некоторые вопросы из обучения, заданные самой модели, без подсказок.
run-card-taught = Учили: { $answer }
run-card-before = До: { $answer }
run-card-after = **После: { $answer }**
time-seconds = { $number } с
time-minutes = { $number } мин
time-hours = { $number } ч
