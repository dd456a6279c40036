run-queue = { $number ->
    [1] Следующее в очереди на обучение: начнётся, когда закончится предыдущее.
   *[other] Номер { $number } в очереди на обучение.
 }
run-queue-begins = { $number ->
    [1] Следующее в очереди на обучение, примерно { $when }.
   *[other] Номер { $number } в очереди на обучение, примерно { $when }.
 }
run-again = { $name } (повтор)
run-unrepeatable = Это обучение закончилось раньше, чем были готовы его строки, поэтому повторять нечего. Запустите новое командой /train.

records-none = На этом сервере ещё ничего не обучали. Тренер начинает с /train.
records-title = **Обучения на этом сервере**, сначала последние:
records-line = { $number }. **{ $name }** · { $state } · { $when } · { $rows ->
    [one] { $rows } строка
    [few] { $rows } строки
    [many] { $rows } строк
   *[other] { $rows } строк
 }{ $loss ->
    [none] {""}
   *[other] { " " }· потери { $loss }
 }
records-serves = (отвечает здесь)
records-pick = Посмотреть одно из них
records-share = Доля шагов, в %
records-curves-alt = Кривые потерь, { $number ->
    [one] { $number } обучение
    [few] { $number } обучения
    [many] { $number } обучений
   *[other] { $number } обучений
 }, для сравнения: { $curves }.
records-curve-alt = { $name } от { $first } до { $last }
record-title = **{ $name }**: { $state }
record-note = Заметка: { $note }
record-who = Запуск: { $person }, { $when }.
record-dataset = Датасет: **{ $name }**, версия { $version }, { $rows ->
    [one] { $rows } строка
    [few] { $rows } строки
    [many] { $rows } строк
   *[other] { $rows } строк
 }, SHA-256 `{ $sha256 }`.
record-dataset-gone = Датасет: с тех пор удалён; его SHA-256 был `{ $sha256 }`.
record-no-dataset = Датасет: нет, только исправления.
record-corrections = Исправления: { $ids }.
record-corrections-more = { $ids } и ещё { $more }
record-repeats = Повторяет обучение `{ $run }`{ $same ->
    [yes] { " " }точно с теми же строками.
   *[no] , без того, что с тех пор отозвано.
 }
record-base = Базовая модель: { $base }. Бэкенд: { $backend }, задача `{ $job }`.
record-model = Модель: { $model }.
record-model-gone = Модель: { $model }, удалена { $when }: срок её хранения истёк.
record-numbers = Параметры: { $numbers }; seed { $seed }.
record-libraries = Обучено с { $libraries }.
record-loss = Потери: { $first } → { $last }.
record-valid = Потери на отложенных вопросах: { $first } → { $best } в лучшем случае.
record-time = Время обучения: { $time }.
record-cost-local = Стоимость: только время этой машины (обучено на { $tokens ->
    [one] { $tokens } токене
    [few] { $tokens } токенах
    [many] { $tokens } токенах
   *[other] { $tokens } токенах
 }).
record-cost-counted = Стоимость: { $amount } { $currency } (обучено на { $tokens ->
    [one] { $tokens } токене
    [few] { $tokens } токенах
    [many] { $tokens } токенах
   *[other] { $tokens } токенах
 }).
record-cost = Стоимость: { $tokens ->
    [one] { $tokens } токен
    [few] { $tokens } токена
    [many] { $tokens } токенов
   *[other] { $tokens } токенов
 } обучения, по тарифу { $backend }.
record-failed = Ошибка: { $reason }
record-renamed = Теперь это обучение называется **{ $name }**.
record-noted = Заметка сохранена.
record-name-empty = У обучения должно быть название.
record-drop-sure = Удалить **{ $name }**? Запись о нём, его модель и её файлы удалятся здесь и там, где она обучалась. Датасет и исправления останутся.
record-dropped = Обучение **{ $name }** удалено.
record-serving = Модель этого обучения отвечает на этом сервере, поэтому удалить его нельзя. Сначала сделайте основной другую модель или выполните откат.
record-under-way = Это обучение ещё не закончилось. Нажмите «Прервать» под его сообщением или дождитесь конца, а потом меняйте запись о нём.
record-repeated = Обучение запущено повторно; следить за ним можно здесь: { $link }
record-repeated-unseen = Обучение запущено повторно, но мне не удалось написать в этот канал. О его конце я сообщу здесь, если смогу к тому времени.
form-rename-title = Название этого обучения
form-rename = Название
form-note-title = Заметка об этом обучении
form-note = Что о нём стоит знать?
button-repeat = Обучить ещё раз
button-rename = Переименовать
button-note = Заметка
button-drop = Удалить
button-really-drop = Да, удалить
