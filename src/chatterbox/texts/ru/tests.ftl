test-started = { $cases ->
    [one] Задаётся { $cases } вопрос
    [few] Задаются { $cases } вопроса
    [many] Задаётся { $cases } вопросов
   *[other] Задаётся { $cases } вопросов
 }; оценки появятся здесь: { $link }
test-too-large = Файл теста может занимать не больше { $most } КиБ.
test-begins = **Тест**: { $cases ->
    [one] { $cases } задание
    [few] { $cases } задания
    [many] { $cases } заданий
   *[other] { $cases } заданий
 }. Запуск: { $person }.
test-progress = **Тест** `{ $bar }` ответов: { $done } из { $of }. Запуск: { $person }.
test-done = **Тест** от { $person }, { $how }.
test-helped = с подсказками
test-alone = без подсказок
test-line = `{ $bar }` **{ $passed } из { $of }** { $model }
test-failed = **Тест** от { $person }: остановлен. { $reason }
test-cut = **Тест**: остановлен. Программу, которой я являюсь, остановили. Запустите тест снова.
test-stopped = Программу, которой я являюсь, остановили. Запустите тест снова.
test-table-alt = Таблица оценок. { $scores }.
test-failures-alt = Непройденные задания с ожидавшимися и полученными ответами, в формате JSON.
test-set-kept = { $cases ->
    [one] { $cases } задание сохранено
    [few] { $cases } задания сохранены
    [many] { $cases } заданий сохранено
   *[other] { $cases } заданий сохранено
 } как версия { $version } тестового набора этого сервера: его запускает /test без параметров, и по нему же идёт сравнение в конце каждого обучения.
test-set-asked = Это версия { $version } тестового набора этого сервера ({ $cases ->
    [one] { $cases } задание
    [few] { $cases } задания
    [many] { $cases } заданий
   *[other] { $cases } заданий
 }).
