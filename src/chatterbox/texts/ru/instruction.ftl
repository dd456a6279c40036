instruction-title = Инструкция, которой я следую на этом сервере
instruction-title-channel = Инструкция, которой я следую в одном канале
instruction-channel-title = Канал и его ветки
instruction-channels-title = Каналы, где иначе
instruction-kept-channel = Сохранено для этого канала и его веток, версия { $version }. Действует со следующего вопроса.
instruction-follows = Со следующего вопроса этот канал и его ветки снова следуют инструкции сервера.
answers-title = На что я отвечаю
answers-anything = На всё
answers-taught = Только на то, чему меня научили
answers-as-server = Как на всём сервере
instruction-kept = Сохранено, версия { $version }. Действует со следующего вопроса; обученная модель усвоит её при следующем /train.
guide-unreadable = Не удаётся прочитать руководство { $path } ({ $reason }). Исправьте bot.guide в настройках или уберите его.
instruction-empty = В инструкции должен быть текст. Если своя не нужна, напишите «Ты полезный ИИ-помощник».
instruction-long = В этой инструкции { $length ->
    [one] { $length } символ
    [few] { $length } символа
    [many] { $length } символов
   *[other] { $length } символов
 }; помещается не больше { $most }.
