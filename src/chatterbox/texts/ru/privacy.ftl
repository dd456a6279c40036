privacy-title = Что я храню о вас
privacy-here = На этом сервере. Всё, что здесь показано, видите только вы.
privacy-chosen = { $number ->
    [0] О вас ничего не хранится ни на одном сервере, ни здесь.
    [one] Выбрано ниже: { $number } место.
    [few] Выбрано ниже: { $number } места.
    [many] Выбрано ниже: { $number } мест.
   *[other] Выбрано ниже: { $number } мест.
 }
privacy-place-server = Сервер { $id }
privacy-place-dm = Наши личные сообщения
privacy-kept = { $turns ->
    [one] { $turns } вопрос с ответом
    [few] { $turns } вопроса с ответами
    [many] { $turns } вопросов с ответами
   *[other] { $turns } вопросов с ответами
 }, { $corrections ->
    [one] { $corrections } исправление
    [few] { $corrections } исправления
    [many] { $corrections } исправлений
   *[other] { $corrections } исправлений
 }, { $datasets ->
    [one] { $datasets } датасет
    [few] { $datasets } датасета
    [many] { $datasets } датасетов
   *[other] { $datasets } датасетов
 }, { $runs ->
    [one] { $runs } запущенное вами обучение
    [few] { $runs } запущенных вами обучения
    [many] { $runs } запущенных вами обучений
   *[other] { $runs } запущенных вами обучений
 }.
privacy-nothing = Ничего.
privacy-models = В этих моделях есть что-то ваше: { $models }.
privacy-stale = В этих моделях есть то, что с тех пор отозвано или удалено: { $models }. В следующее обучение это не войдёт.
privacy-stale-trainers = Тренеры могут переобучить без этого сразу.
privacy-refused = Это не удалось удалить в бэкенде: { $things }. Попытки продолжаются; администратор бота тоже это видит.
privacy-refused-one = { $kind } { $name } в { $backend } ({ $reason })
privacy-kind-file = файл обучения
privacy-kind-checkpoints = чекпоинты
privacy-kind-model = модель
privacy-times = Вопросы хранятся { $log ->
    [one] { $log } день
    [few] { $log } дня
    [many] { $log } дней
   *[other] { $log } дней
 }, а ваше на сервере, который вы покинули, — { $left ->
    [one] { $left } день
    [few] { $left } дня
    [many] { $left } дней
   *[other] { $left } дней
 }. Все тексты на диске зашифрованы.
privacy-choose = Выбрать серверы
privacy-more = { $number ->
    [one] { $number } место не поместилось
    [few] { $number } места не поместились
    [many] { $number } мест не поместилось
   *[other] { $number } мест не поместилось
 } в меню; кто выбирает всё, что там есть, выбирает и остальное.

privacy-export-done = Это всё, что я храню о вас там. В `data.json` — всё в виде текста; файлы рядом — то, что вы загрузили.
privacy-export-large = Это больше, чем Discord здесь принимает. Попросите файл у администратора бота: `chatterbox privacy export` создаёт такой же.
export-readme = Что Chatterbox хранит о вас: в data.json — всё по местам, в папке datasets — то, что вы загрузили, байт в байт, в папке pictures — изображения, о которых вы спрашивали, с id вопроса.
export-left-out = Слишком велико для Discord и сюда не вошло: { $name }. Это может передать вам администратор бота.

privacy-withdraw-which = Какое исправление отозвать? После этого я не буду его использовать, и в следующее обучение оно не войдёт.
privacy-withdraw-none = У вас нет исправлений, которые можно отозвать.
privacy-withdrawn = Отозвано: я больше не использую это, и в следующее обучение оно не войдёт.
privacy-withdrawn-models = До этого что-то из отозванного есть в моделях: { $models }.

delete-sure = Навсегда будет удалено то, что я храню о вас { $where }: ваши вопросы с моими ответами, ваши исправления со всеми строками, которые из них сделаны, ваши тесты и загруженные вами датасеты. Датасеты можно оставить серверу: тогда из них уберётся только ваше имя. Точно удалить?
delete-where-here = здесь
delete-where-chosen = в выбранном ({ $number ->
    [one] { $number } место
    [few] { $number } места
    [many] { $number } мест
   *[other] { $number } мест
 })
delete-done = Удалено: { $turns ->
    [one] { $turns } вопрос с ответом
    [few] { $turns } вопроса с ответами
    [many] { $turns } вопросов с ответами
   *[other] { $turns } вопросов с ответами
 } и { $corrections ->
    [one] { $corrections } исправление
    [few] { $corrections } исправления
    [many] { $corrections } исправлений
   *[other] { $corrections } исправлений
 }.
delete-datasets = Также { $datasets ->
    [one] удалён { $datasets } датасет
    [few] удалены { $datasets } датасета
    [many] удалено { $datasets } датасетов
   *[other] удалено { $datasets } датасетов
 }.
delete-names = Ваше имя убрано из { $datasets ->
    [one] { $datasets } датасета
    [few] { $datasets } датасетов
    [many] { $datasets } датасетов
   *[other] { $datasets } датасетов
 }.
delete-models = В этих моделях что-то из удалённого ещё есть, пока их не заменит другая; тренеры могут переобучить без этого: { $models }.

privacy-offer = Кто-то отозвал или удалил предоставленное. Я больше этого не использую; на нём обучены модели: { $models }. Тренеры могут сделать модель без этого:
retrain-not-needed = Ни в одной модели, которая здесь отвечает, нет ничего отозванного или удалённого.

plan-rows-gone = С тех пор по желанию предоставивших { $rows ->
    [one] удалена { $rows } строка
    [few] удалены { $rows } строки
    [many] удалено { $rows } строк
   *[other] удалено { $rows } строк
 }.

clearing-unknown-backend = бэкенда «{ $backend }» больше нет в настройках
training-overtaken = Часть того, что нужно было выучить, удалена теми, кто это предоставил, поэтому модели из этого обучения быть не может. Запустите его заново: в следующее обучение это не войдёт.

promotion-overtaken = Часть того, чему научилась эта модель, удалена теми, кто это предоставил, поэтому использовать её нельзя. Проведите обучение заново: /train это пропустит.

tell-run-offered = Я пришлю вам личное сообщение, когда это обучение закончится.
tell-models-offered = Я пришлю вам личное сообщение, когда этого больше не будет ни в одной модели, которая там отвечает.
tell-closed = Discord не даёт мне написать вам. Разрешите личные сообщения от участников в настройках конфиденциальности этого сервера и нажмите ещё раз.
tell-first = Вы нажали «Сообщить мне в ЛС»: сообщение придёт сюда. По своей инициативе я больше ни о чём не пишу.
tell-run = Обучение, о котором вы просили сообщить, закончилось: **{ $name }** ({ $state }).
tell-models = Ни в одной модели, которая отвечает на сервере **{ $server }**, больше нет того, что там отозвано или удалено.

privacy-cli-nothing = О { $user } ничего не хранится.
privacy-cli-exported = В { $file } — то, что хранится о { $user } в { $places ->
    [one] { $places } месте
    [few] { $places } местах
    [many] { $places } местах
   *[other] { $places } местах
 }.
privacy-cli-sure = Будет удалено всё, что хранится о { $user } в { $places }. Добавьте --yes, чтобы выполнить это.
privacy-cli-deleted = { $place }, удалено: { $turns ->
    [one] { $turns } вопрос с ответом
    [few] { $turns } вопроса с ответами
    [many] { $turns } вопросов с ответами
   *[other] { $turns } вопросов с ответами
 }, { $corrections ->
    [one] { $corrections } исправление
    [few] { $corrections } исправления
    [many] { $corrections } исправлений
   *[other] { $corrections } исправлений
 }, { $datasets ->
    [one] { $datasets } датасет
    [few] { $datasets } датасета
    [many] { $datasets } датасетов
   *[other] { $datasets } датасетов
 }.
privacy-cli-left = { $datasets ->
    [one] { $datasets } датасет остаётся
    [few] { $datasets } датасета остаются
    [many] { $datasets } датасетов остаются
   *[other] { $datasets } датасетов остаются
 } у { $place }, без имени.
privacy-cli-models = { $place }: в этих моделях что-то из удалённого ещё есть, пока их не заменит другая: { $models }
privacy-cli-clearing = { $number ->
    [0] Ни в одном бэкенде ничего не осталось.
    [one] В бэкендах остался { $number } объект. Бот удалит это там в течение часа или при запуске.
    [few] В бэкендах осталось { $number } объекта. Бот удалит это там в течение часа или при запуске.
    [many] В бэкендах осталось { $number } объектов. Бот удалит это там в течение часа или при запуске.
   *[other] В бэкендах осталось { $number } объектов. Бот удалит это там в течение часа или при запуске.
 }
privacy-cli-left-line = { $backend }  { $kind } { $name }  { $refused }
privacy-cli-no-reports = Сообщений о проблемах не было.
