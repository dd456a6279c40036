dataset-choice = { $name } (v{ $version }, { $rows ->
    [one] { $rows } строка
    [few] { $rows } строки
    [many] { $rows } строк
   *[other] { $rows } строк
 })
dataset-choice-avoid = { $name } (v{ $version }, { $rows ->
    [one] { $rows } строка с антипримером
    [few] { $rows } строки с антипримерами
    [many] { $rows } строк с антипримерами
   *[other] { $rows } строк с антипримерами
 })
dataset-archived = Датасет «{ $name }» в архиве. Вернуть его можно командой /restore.
dataset-avoid-pairs = В этих строках уже указано, какой ответ лучше, поэтому целиком они не могут быть антипримерами. Не указывайте rows:.
dataset-avoid-grows = В этом датасете — антипримеры, а исправление — ответ для подражания. Добавьте исправления в датасет для подражания.
dataset-nothing-to-add = Нет исправлений, которых ещё нет в этом датасете. Исправьте ответ или используйте /teach, а потом добавьте исправление сюда.
dataset-one-version = У «{ $name }» только одна версия, сравнивать не с чем.
dataset-in-use = Этот датасет сейчас нужен обучению «{ $name }». Дождитесь его конца или прервите его, а потом удаляйте датасет.

training-no-pairs = Нет ни одной пары, на которой можно учиться: строка с антипримером учитывается, только если у строки для подражания или исправления тот же промпт. Добавьте такие строки или обучайте с method: supervised.
training-no-base = В этом бэкенде нет базовой модели «{ $base }». Есть: { $bases }.

datasets-title = Датасеты этого сервера
datasets-active = Для подражания: { $imitate }. Антипримеры: { $avoid }.
datasets-none = нет
datasets-how = /train без датасета берёт эти датасеты и все исправления. /dataset dataset: показывает один из них, file: сохраняет новую версию без обучения на ней; /select_dataset выбирает другой.
dataset-title = { $name }, версия { $version }
dataset-about = { $purpose ->
    [avoid] { $rows ->
        [one] { $rows } строка с антипримером
        [few] { $rows } строки с антипримерами
        [many] { $rows } строк с антипримерами
       *[other] { $rows } строк с антипримерами
     }
   *[imitate] { $rows ->
       [one] { $rows } строка для подражания
       [few] { $rows } строки для подражания
       [many] { $rows } строк для подражания
      *[other] { $rows } строк для подражания
    }
}{ $active ->
    [yes] . Этот датасет активный.
   *[no] . Сделать его активным можно командой /select_dataset.
}
dataset-versions-title = Версии
dataset-version-line = **v{ $version }**: { $purpose ->
    [avoid] { $rows ->
        [one] { $rows } строка с антипримером
        [few] { $rows } строки с антипримерами
        [many] { $rows } строк с антипримерами
       *[other] { $rows } строк с антипримерами
     }
   *[imitate] { $rows ->
       [one] { $rows } строка
       [few] { $rows } строки
       [many] { $rows } строк
      *[other] { $rows } строк
    }
}, { $when }
dataset-more-versions = …и ещё { $number ->
    [one] { $number } более старая
    [few] { $number } более старые
    [many] { $number } более старых
   *[other] { $number } более старых
 }.
dataset-report-title = Что нашла проверка
dataset-kept = Сохранено как **{ $name }**, версия { $version }. Обучения не было; его запускает /train dataset:.
dataset-grown = Новая версия датасета **{ $name }** — { $version }: { $rows ->
    [one] { $rows } строка
    [few] { $rows } строки
    [many] { $rows } строк
   *[other] { $rows } строк
 }, в том числе { $corrections ->
    [one] { $corrections } исправление
    [few] { $corrections } исправления
    [many] { $corrections } исправлений
   *[other] { $corrections } исправлений
 }.
dataset-compared = **{ $name }**, от версии { $older } к версии { $newer }: добавлено { $added }, убрано { $removed }, с другим ответом { $answered }, без изменений { $same }.
dataset-compare-menu = Что изменилось с версии…
dataset-really-delete = **{ $name }** будет удалён навсегда: { $versions ->
    [one] { $versions } версия
    [few] { $versions } версии
    [many] { $versions } версий
   *[other] { $versions } версий
 } вместе с тем, что было загружено, и { $archives ->
    [0] ни одного архива
    [one] { $archives } архив
    [few] { $archives } архива
    [many] { $archives } архивов
   *[other] { $archives } архивов
 }. То, чему модель по нему научилась, останется в модели. Архивирование (/archive) ничего не удаляет.
dataset-deleted = Датасет **{ $name }** удалён вместе со всеми версиями и архивами.

dataset-selected = **{ $name }** теперь активный датасет { $purpose ->
    [avoid] с антипримерами
   *[imitate] для подражания
}: /train без датасета берёт его последнюю версию.
dataset-replaced = **{ $name }**, который он заменил, отправлен в архив. Вернуть его можно командой /restore.
archive-made = **{ $name }** в архиве: { $versions ->
    [one] { $versions } версия
    [few] { $versions } версии
    [many] { $versions } версий
   *[other] { $versions } версий
 } в одном файле размером { $size }; файл прочитан и сверен. Ничего не удалено; /restore возвращает датасет, /getfile скачивает файл.
archive-hash = SHA-256 файла: `{ $sha256 }`
archive-not-found = На этом сервере нет архива «{ $name }». Список имеющихся показывает /restore dataset:.
archive-changed = Этот архив сделан не мной для этого сервера или с тех пор изменён: из него ничего не взято. Скачайте его заново с помощью /getfile.
archive-newer = Этот архив сделан более новой версией бота. Обновите бота, а потом восстановите датасет.
restore-which = Укажите имя датасета из архива или файл, полученный с помощью /getfile.
restore-all-gone = Всё, что есть в этом архиве, с тех пор удалено по желанию тех, кто это предоставил, поэтому возвращать нечего.
restore-done = **{ $name }** снова здесь: { $versions ->
    [one] { $versions } версия
    [few] { $versions } версии
    [many] { $versions } версий
   *[other] { $versions } версий
 }, последняя — версия { $version }.
restore-back = { $number ->
    [one] { $number } из них была удалена и восстановлена из архива.
    [few] { $number } из них были удалены и восстановлены из архива.
    [many] { $number } из них были удалены и восстановлены из архива.
   *[other] { $number } из них были удалены и восстановлены из архива.
 }
restore-gone = { $number ->
    [one] { $number } строка с тех пор отозвана и не восстановлена.
    [few] { $number } строки с тех пор отозваны и не восстановлены.
    [many] { $number } строк с тех пор отозвано и не восстановлено.
   *[other] { $number } строк с тех пор отозвано и не восстановлено.
 }

file-unknown = На этом сервере нет такого файла. Выберите один из тех, что предлагает /getfile file:.
file-none = Бэкенд не выдаёт файлов этого обучения.
file-too-large = Размер { $name } — { $size }, а Discord здесь принимает не больше { $most }. Администратор бота может получить файл так: `chatterbox getfile { $guild } { $file }`
file-link = Размер { $name } — { $size }, для Discord здесь это слишком много. До { $until } файл можно скачать по ссылке { $link }
file-test = ответы теста от { $when }
file-kind-rows = строки
file-kind-upload = загрузка
file-kind-report = отчёт
file-kind-log = журнал
file-kind-curve = кривая потерь
file-kind-results = адаптер и числа
file-archive = { $name }: архив от { $when }

size-kb = { $number } КБ
size-mb = { $number } МБ

import-no-files = В папке { $folder } нет файлов. Укажите папку с датасетами: .jsonl, .csv, .parquet, .txt, .zip, …
import-kept = { $name }, версия { $version }: { $rows ->
    [one] { $rows } строка
    [few] { $rows } строки
    [many] { $rows } строк
   *[other] { $rows } строк
 }
fetched = { $path } ({ $bytes ->
    [one] { $bytes } байт
    [few] { $bytes } байта
    [many] { $bytes } байт
   *[other] { $bytes } байт
 })
