thumb-up = Принято: 👍. Нажмите ещё раз, чтобы убрать.
thumb-down = Принято: 👎. Как мне следовало ответить?
thumb-taken-back = Ваша оценка убрана.
thumb-over = Этого ответа больше нет в моём журнале, поэтому оценить его нельзя. Обо всём остальном управляющим сервером можно написать командой /feedback.

feedback-kept = Спасибо. Управляющие этим сервером прочтут это в /feedback_summary. /hi удаляет это вместе с остальными вашими данными.
feedback-empty = Текст пустой. Напишите, что хотите сказать управляющим сервером, и отправьте ещё раз.
feedback-too-long = В тексте может быть не больше { $most ->
    [one] { $most } символа
    [few] { $most } символов
    [many] { $most } символов
   *[other] { $most } символов
 }, а в вашем — { $length }. Сократите его и отправьте ещё раз.
feedback-too-many = Вы написали { $most ->
    [one] { $most } текст
    [few] { $most } текста
    [many] { $most } текстов
   *[other] { $most } текстов
 } за сутки — больше одному человеку нельзя. Продолжите завтра.

feedback-none = Здесь пока никто не оценил мои ответы и ничего не написал. Оценивают кнопками 👍 и 👎 под моими ответами, а пишут командой /feedback.
feedback-title = Что говорят о моих ответах
feedback-counts = 👍 { $up } · 👎 { $down } · { $notes ->
    [0] текстов нет
    [one] { $notes } текст
    [few] { $notes } текста
    [many] { $notes } текстов
   *[other] { $notes } текстов
 }. Всё это есть в файле.
feedback-worst = 👎 { $down } · 👍 { $up } · { $model }
feedback-worst-answer = { $question } → { $answer }
feedback-forgotten = (в моём журнале уже нет)
feedback-notes = Последние тексты
feedback-stored = сохранённые ответы
feedback-chart-title = Доля положительных оценок, в %
feedback-chart-line = { $model }: { $up } из { $votes }
feedback-chart-alt = Доля положительных оценок во времени, по моделям: { $lines }.
feedback-chart-none = оценок пока нет

setup-row-title = 👍 👎 Исправить
setup-row-shown = Эти кнопки стоят под каждым моим ответом. Результат показывает /feedback_summary.
setup-row-hidden = Под моими ответами кнопок нет. «Correct this reply» в меню сообщения и /correct по-прежнему работают.
