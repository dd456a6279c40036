test-not-utf8 = Задания — не текст в UTF-8 (байт { $byte }). Сохраните файл в UTF-8 и отправьте ещё раз.
test-not-json = Задания — не JSON: строка { $line }, столбец { $column }: { $reason }. Это должен быть список вида [{"{"}"prompt": "…", "expect": "…"{"}"}], с двойными кавычками и без запятой в конце.
test-not-list = Задания должны быть списком JSON: [{"{"}"prompt": "…", "expect": "…"{"}"}, …].
test-no-cases = Нет ни одного задания. Напишите хотя бы одно: [{"{"}"prompt": "…", "expect": "…"{"}"}].
test-too-many = Здесь { $cases ->
    [one] { $cases } задание
    [few] { $cases } задания
    [many] { $cases } заданий
   *[other] { $cases } заданий
 }, а в одном тесте может быть не больше { $most }. Разделите их на несколько тестов.
test-case-not-object = Задание { $case } — не объект. Оно должно выглядеть так: {"{"}"prompt": "…", "expect": "…"{"}"}.
test-unknown-key = Задание { $case }: неизвестный ключ "{ $key }". В задании могут быть: { $keys }.
test-no-expectation = В задании { $case } не сказано, что должно быть в правильном ответе. Добавьте хотя бы один из ключей: { $keys }.
test-prompt-or-messages = В задании { $case } нужен либо "prompt" (один вопрос), либо "messages" (разговор), но не оба сразу.
test-messages = Задание { $case }: "messages" должен быть списком {"{"}"role": "user", "content": "…"{"}"} с ролями system, developer, user и assistant.
test-last-message = Задание { $case }: последнее из "messages" должно быть от user, потому что отвечать модель будет на него.
test-empty = Задание { $case }: ключ "{ $key }" пуст. Напишите там что-нибудь или уберите ключ.
test-not-text = Задание { $case }: значение "{ $key }" должно быть текстом в двойных кавычках.
test-too-long = Задание { $case }: в "{ $key }" больше { $most ->
    [one] { $most } символа
    [few] { $most } символов
    [many] { $most } символов
   *[other] { $most } символов
 }. Сократите его.
test-regex = Задание { $case }: "regex" использовать нельзя: { $reason }. Выражение должно быть в синтаксисе RE2, в котором нет опережающих и ретроспективных проверок и обратных ссылок.
test-now = сейчас
test-before = ранее
test-base = база
test-table-passed = { $passed } из { $of }
test-table-more = … и ещё { $more ->
    [one] { $more } задание
    [few] { $more } задания
    [many] { $more } заданий
   *[other] { $more } заданий
 }; все ошибки в файле
test-table-case = Вопрос
