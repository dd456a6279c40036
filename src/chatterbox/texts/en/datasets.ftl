# Datasets: versions, the active ones, archives, and the files of a server.

dataset-choice = { $name } (v{ $version }, { $rows ->
    [one] 1 row
   *[other] { $rows } rows
})
dataset-choice-avoid = { $name } (v{ $version }, { $rows ->
    [one] 1 row
   *[other] { $rows } rows
} to avoid)
dataset-archived = The dataset "{ $name }" is archived. /restore brings it back.
dataset-avoid-pairs = These rows say themselves which answer is the better one, so they cannot be there to be avoided as a whole. Leave rows: out.
dataset-avoid-grows = This dataset holds answers to avoid, and a correction is one to imitate. Add them to a dataset that is to be imitated.
dataset-nothing-to-add = There is no correction that this dataset does not have already. Correct a reply or use /teach, then add it here.
dataset-one-version = There is only one version of "{ $name }", so nothing to compare it with.
dataset-in-use = The training "{ $name }" needs this dataset just now. Wait for its end, or cancel it; then delete the dataset.

training-no-pairs = There is no pair to learn from: a row to avoid counts only where a row to imitate or a correction has the same prompt. Add such rows, or train with method: supervised.
training-no-base = There is no base "{ $base }" at this backend. It has: { $bases }.

## /dataset
datasets-title = Datasets of this server
datasets-active = To imitate: { $imitate }. To avoid: { $avoid }.
datasets-none = none
datasets-how = /train without a dataset takes these and all corrections. /dataset dataset: shows one, file: keeps a new version without training on it; /select_dataset chooses another.
dataset-title = { $name }, version { $version }
dataset-about = { $rows ->
    [one] 1 row
   *[other] { $rows } rows
} { $purpose ->
    [avoid] to avoid
   *[imitate] to imitate
}{ $active ->
    [yes] . It is the active one.
   *[no] . /select_dataset makes it the active one.
}
dataset-versions-title = Versions
dataset-version-line = **v{ $version }**: { $rows ->
    [one] 1 row
   *[other] { $rows } rows
}{ $purpose ->
    [avoid] { " " }to avoid
   *[imitate] { "" }
}, { $when }
dataset-more-versions = …and { $number } older.
dataset-report-title = What its check found
dataset-kept = Kept as **{ $name }**, version { $version }. Nothing was trained; /train dataset: does that.
dataset-grown = **{ $name }** has version { $version } now: { $rows } rows, with { $corrections ->
    [one] 1 correction
   *[other] { $corrections } corrections
} in it.
dataset-compared = **{ $name }**, from version { $older } to version { $newer }: { $added } added, { $removed } removed, { $answered } answered otherwise, { $same } the same.
dataset-compare-menu = What changed since…
dataset-really-delete = This deletes **{ $name }** for good: { $versions ->
    [one] 1 version
   *[other] { $versions } versions
} with what was uploaded, and { $archives ->
    [0] no archive
    [one] 1 archive
   *[other] { $archives } archives
}. What a model has learned from it stays in the model. Archiving (/archive) deletes nothing.
dataset-deleted = **{ $name }** is deleted, with all versions and archives.

## /select_dataset, /archive, /restore
dataset-selected = **{ $name }** is the active dataset { $purpose ->
    [avoid] to avoid
   *[imitate] to imitate
} now: /train without a dataset takes its newest version.
dataset-replaced = **{ $name }**, which it replaces, is archived. /restore brings it back.
archive-made = **{ $name }** is archived: { $versions ->
    [one] 1 version
   *[other] { $versions } versions
} in one file of { $size }, read again and compared. Nothing was deleted; /restore brings it back, /getfile downloads the file.
archive-hash = SHA-256 of the file: `{ $sha256 }`
archive-not-found = There is no archive of "{ $name }" in this server. /restore dataset: lists those that there are.
archive-changed = This is not an archive that I made for this server, or it was changed since: nothing of it was taken. Fetch it again with /getfile.
archive-newer = This archive was made by a newer version of this bot. Bring the bot up to date, then restore it.
restore-which = Give the name of an archived dataset, or a file that /getfile gave you.
restore-all-gone = All that this archive holds was deleted since at the wish of who gave it, so nothing of it comes back.
restore-done = **{ $name }** is back: { $versions ->
    [one] 1 version
   *[other] { $versions } versions
}, the newest is version { $version }.
restore-back = { $number ->
    [one] 1 of them was deleted and came out of the archive.
   *[other] { $number } of them were deleted and came out of the archive.
}
restore-gone = { $number ->
    [one] 1 row was
   *[other] { $number } rows were
} withdrawn since and stayed away.

## /getfile
file-unknown = There is no such file in this server. Choose one that /getfile file: offers.
file-none = The backend hands out no files of that training.
file-too-large = { $name } has { $size }, and Discord takes at most { $most } here. Whoever runs this bot fetches it with: `chatterbox getfile { $guild } { $file }`
file-link = { $name } has { $size }, too much for Discord here. Until { $until } it can be had at { $link }
file-test = answers of the test of { $when }
file-kind-rows = rows
file-kind-upload = upload
file-kind-report = report
file-kind-log = log
file-kind-curve = loss curve
file-kind-results = adapter and numbers
file-archive = { $name }: archive of { $when }

size-kb = { $number } KB
size-mb = { $number } MB

## On the command line
import-no-files = There are no files in { $folder }. Name a folder with datasets: .jsonl, .csv, .parquet, .txt, .zip, …
import-kept = { $name }, version { $version }: { $rows } rows
fetched = { $path } ({ $bytes } bytes)
