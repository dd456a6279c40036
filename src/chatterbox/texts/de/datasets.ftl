dataset-choice = { $name } (v{ $version }, { $rows ->
    [one] 1 Zeile
   *[other] { $rows } Zeilen
})
dataset-choice-avoid = { $name } (v{ $version }, { $rows ->
    [one] 1 Zeile
   *[other] { $rows } Zeilen
} zum Vermeiden)
dataset-archived = Der Datensatz „{ $name }“ ist archiviert. /restore holt ihn zurück.
dataset-avoid-pairs = Diese Zeilen sagen selbst, welche Antwort die bessere ist; sie können also nicht als Ganzes zum Vermeiden da sein. Lass rows: weg.
dataset-avoid-grows = Dieser Datensatz enthält Antworten zum Vermeiden, und eine Korrektur ist eine zum Nachahmen. Füge sie einem Datensatz zum Nachahmen hinzu.
dataset-nothing-to-add = Es gibt keine Korrektur, die dieser Datensatz nicht schon hat. Korrigiere eine Antwort oder nimm /teach, dann füge sie hier hinzu.
dataset-one-version = Von „{ $name }“ gibt es nur eine Version, also nichts zum Vergleichen.
dataset-in-use = Das Training „{ $name }“ braucht diesen Datensatz gerade. Warte auf sein Ende oder brich es ab; dann lösch den Datensatz.

training-no-pairs = Es gibt kein Paar, aus dem sich lernen ließe: Eine Zeile zum Vermeiden zählt nur, wenn eine Zeile zum Nachahmen oder eine Korrektur denselben Prompt hat. Füge solche Zeilen hinzu, oder trainiere mit method: supervised.
training-no-base = Bei diesem Backend gibt es kein Basismodell „{ $base }“. Es gibt dort: { $bases }.

datasets-title = Datensätze dieses Servers
datasets-active = Zum Nachahmen: { $imitate }. Zum Vermeiden: { $avoid }.
datasets-none = keiner
datasets-how = /train ohne Datensatz nimmt diese und alle Korrekturen. /dataset dataset: zeigt einen, file: hebt eine neue Version auf, ohne darauf zu trainieren; /select_dataset wählt einen anderen.
dataset-title = { $name }, Version { $version }
dataset-about = { $rows ->
    [one] 1 Zeile
   *[other] { $rows } Zeilen
} { $purpose ->
    [avoid] zum Vermeiden
   *[imitate] zum Nachahmen
}{ $active ->
    [yes] . Er ist der aktive.
   *[no] . /select_dataset macht ihn zum aktiven.
}
dataset-versions-title = Versionen
dataset-version-line = **v{ $version }**: { $rows ->
    [one] 1 Zeile
   *[other] { $rows } Zeilen
}{ $purpose ->
    [avoid] { " " }zum Vermeiden
   *[imitate] { "" }
}, { $when }
dataset-more-versions = …und { $number } ältere.
dataset-report-title = Was seine Prüfung ergab
dataset-kept = Aufgehoben als **{ $name }**, Version { $version }. Es wurde nichts trainiert; das macht /train dataset:.
dataset-grown = **{ $name }** hat jetzt Version { $version }: { $rows ->
    [one] 1 Zeile
   *[other] { $rows } Zeilen
}, darin { $corrections ->
    [one] 1 Korrektur
   *[other] { $corrections } Korrekturen
}.
dataset-compared = **{ $name }**, von Version { $older } zu Version { $newer }: { $added } hinzugekommen, { $removed } weggefallen, { $answered } anders beantwortet, { $same } gleich.
dataset-compare-menu = Was hat sich geändert seit…
dataset-really-delete = Das löscht **{ $name }** endgültig: { $versions ->
    [one] 1 Version
   *[other] { $versions } Versionen
} mit dem, was hochgeladen wurde, und { $archives ->
    [0] kein Archiv
    [one] 1 Archiv
   *[other] { $archives } Archive
}. Was ein Modell daraus gelernt hat, bleibt im Modell. Archivieren (/archive) löscht nichts.
dataset-deleted = **{ $name }** ist gelöscht, mit allen Versionen und Archiven.

dataset-selected = **{ $name }** ist jetzt der aktive Datensatz { $purpose ->
    [avoid] zum Vermeiden
   *[imitate] zum Nachahmen
}: /train ohne Datensatz nimmt seine neueste Version.
dataset-replaced = **{ $name }**, den er ersetzt, ist archiviert. /restore holt ihn zurück.
archive-made = **{ $name }** ist archiviert: { $versions ->
    [one] 1 Version
   *[other] { $versions } Versionen
} in einer Datei von { $size }, noch einmal gelesen und verglichen. Nichts wurde gelöscht; /restore holt den Datensatz zurück, /getfile lädt die Datei herunter.
archive-hash = SHA-256 der Datei: `{ $sha256 }`
archive-not-found = Auf diesem Server gibt es kein Archiv von „{ $name }“. /restore dataset: zeigt, welche es gibt.
archive-changed = Das ist kein Archiv, das ich für diesen Server gemacht habe, oder es wurde seitdem verändert: Nichts daraus wurde übernommen. Hol es noch einmal mit /getfile.
archive-newer = Dieses Archiv stammt von einer neueren Version dieses Bots. Bring den Bot auf den neuesten Stand, dann stell es wieder her.
restore-which = Gib den Namen eines archivierten Datensatzes an, oder eine Datei, die du von /getfile hast.
restore-all-gone = Alles in diesem Archiv wurde seitdem auf Wunsch derer gelöscht, von denen es stammt; also kommt nichts davon zurück.
restore-done = **{ $name }** ist wieder da: { $versions ->
    [one] 1 Version
   *[other] { $versions } Versionen
}, die neueste ist Version { $version }.
restore-back = { $number ->
    [one] 1 davon war gelöscht und kam aus dem Archiv.
   *[other] { $number } davon waren gelöscht und kamen aus dem Archiv.
}
restore-gone = { $number ->
    [one] 1 Zeile wurde seitdem zurückgezogen und blieb weg.
   *[other] { $number } Zeilen wurden seitdem zurückgezogen und blieben weg.
}

file-unknown = So eine Datei gibt es auf diesem Server nicht. Wähl eine, die /getfile file: anbietet.
file-none = Das Backend gibt von diesem Training keine Dateien heraus.
file-too-large = { $name } hat { $size }, und Discord nimmt hier höchstens { $most }. Wer diesen Bot betreibt, holt sie mit: `chatterbox getfile { $guild } { $file }`
file-link = { $name } hat { $size }, zu viel für Discord hier. Bis { $until } gibt es sie unter { $link }
file-test = Antworten des Tests vom { $when }
file-kind-rows = Zeilen
file-kind-upload = Upload
file-kind-report = Bericht
file-kind-log = Protokoll
file-kind-curve = Loss-Kurve
file-kind-results = Adapter und Zahlen
file-archive = { $name }: Archiv vom { $when }

size-kb = { $number } KB
size-mb = { $number } MB

import-no-files = In { $folder } liegen keine Dateien. Gib einen Ordner mit Datensätzen an: .jsonl, .csv, .parquet, .txt, .zip, …
import-kept = { $name }, Version { $version }: { $rows ->
    [one] 1 Zeile
   *[other] { $rows } Zeilen
}
fetched = { $path } ({ $bytes } Bytes)
