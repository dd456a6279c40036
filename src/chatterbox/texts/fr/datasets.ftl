dataset-choice = { $name } (v{ $version }, { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
})
dataset-choice-avoid = { $name } (v{ $version }, { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
} à éviter)
dataset-archived = Le jeu de données « { $name } » est archivé. /restore le ramène.
dataset-avoid-pairs = Ces lignes disent elles-mêmes laquelle des réponses est la meilleure, elles ne peuvent donc pas être à éviter en bloc. Laisse rows: de côté.
dataset-avoid-grows = Ce jeu de données contient des réponses à éviter, et une correction est une réponse à imiter. Ajoute-la à un jeu de données à imiter.
dataset-nothing-to-add = Il n’y a pas de correction que ce jeu de données n’ait pas déjà. Corrige une réponse ou utilise /teach, puis ajoute-la ici.
dataset-one-version = Il n’y a qu’une version de « { $name } », donc rien à quoi la comparer.
dataset-in-use = L’entraînement « { $name } » a besoin de ce jeu de données en ce moment. Attends sa fin, ou interromps-le ; puis supprime le jeu de données.

training-no-pairs = Il n’y a pas de paire dont apprendre : une ligne à éviter ne compte que si une ligne à imiter ou une correction a le même prompt. Ajoute de telles lignes, ou entraîne avec method: supervised.
training-no-base = Il n’y a pas de modèle de base « { $base } » chez ce backend. Il a : { $bases }.

datasets-title = Jeux de données de ce serveur
datasets-active = À imiter : { $imitate }. À éviter : { $avoid }.
datasets-none = aucun
datasets-how = /train sans jeu de données prend ceux-là et toutes les corrections. /dataset dataset: en montre un, file: garde une nouvelle version sans entraîner dessus ; /select_dataset en choisit un autre.
dataset-title = { $name }, version { $version }
dataset-about = { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
} { $purpose ->
    [avoid] à éviter
   *[imitate] à imiter
}{ $active ->
    [yes] . C’est le jeu actif.
   *[no] . /select_dataset en fait le jeu actif.
}
dataset-versions-title = Versions
dataset-version-line = **v{ $version }** : { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}{ $purpose ->
    [avoid] { " " }à éviter
   *[imitate] { "" }
}, { $when }
dataset-more-versions = …et { $number ->
    [one] { $number } plus ancienne
   *[other] { $number } plus anciennes
}.
dataset-report-title = Ce que sa vérification a trouvé
dataset-kept = Gardé sous le nom **{ $name }**, version { $version }. Rien n’a été entraîné ; c’est /train dataset: qui le fait.
dataset-grown = **{ $name }** en est maintenant à la version { $version } : { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}, dont { $corrections ->
    [one] { $corrections } correction
   *[other] { $corrections } corrections
}.
dataset-compared = **{ $name }**, de la version { $older } à la version { $newer } : lignes ajoutées { $added }, enlevées { $removed }, avec une autre réponse { $answered }, inchangées { $same }.
dataset-compare-menu = Ce qui a changé depuis…
dataset-really-delete = Cela supprime **{ $name }** pour de bon : { $versions ->
    [one] { $versions } version
   *[other] { $versions } versions
} avec ce qui a été envoyé, et { $archives ->
    [0] aucune archive
    [one] { $archives } archive
   *[other] { $archives } archives
}. Ce qu’un modèle en a appris reste dans le modèle. Archiver (/archive) ne supprime rien.
dataset-deleted = **{ $name }** est supprimé, avec toutes ses versions et archives.

dataset-selected = **{ $name }** est maintenant le jeu de données actif { $purpose ->
    [avoid] à éviter
   *[imitate] à imiter
} : /train sans jeu de données prend sa version la plus récente.
dataset-replaced = **{ $name }**, qu’il remplace, est archivé. /restore le ramène.
archive-made = **{ $name }** est archivé : { $versions ->
    [one] { $versions } version
   *[other] { $versions } versions
} dans un fichier de { $size }, relu et comparé. Rien n’a été supprimé ; /restore ramène le jeu de données, /getfile télécharge le fichier.
archive-hash = SHA-256 du fichier : `{ $sha256 }`
archive-not-found = Il n’y a pas d’archive de « { $name } » sur ce serveur. /restore dataset: montre celles qu’il y a.
archive-changed = Ce n’est pas une archive que j’ai faite pour ce serveur, ou elle a été modifiée depuis : rien n’en a été pris. Récupère-la de nouveau avec /getfile.
archive-newer = Cette archive a été faite par une version plus récente de ce bot. Mets le bot à jour, puis restaure-la.
restore-which = Donne le nom d’un jeu de données archivé, ou un fichier que /getfile t’a donné.
restore-all-gone = Tout ce que contient cette archive a été supprimé depuis, à la demande de qui l’avait donné ; rien n’en revient donc.
restore-done = **{ $name }** est de retour : { $versions ->
    [one] { $versions } version
   *[other] { $versions } versions
}, la plus récente est la version { $version }.
restore-back = { $number ->
    [one] { $number } d’entre elles avait été supprimée et vient de l’archive.
   *[other] { $number } d’entre elles avaient été supprimées et viennent de l’archive.
}
restore-gone = { $number ->
    [one] { $number } ligne a été retirée depuis et n’est pas revenue.
   *[other] { $number } lignes ont été retirées depuis et ne sont pas revenues.
}

file-unknown = Il n’y a pas de tel fichier sur ce serveur. Choisis-en un que /getfile file: propose.
file-none = Le backend ne remet aucun fichier de cet entraînement.
file-too-large = { $name } fait { $size }, et Discord accepte ici au plus { $most }. La personne qui exploite ce bot le récupère avec : `chatterbox getfile { $guild } { $file }`
file-link = { $name } fait { $size }, trop pour Discord ici. Jusqu’au { $until }, on peut l’avoir sur { $link }
file-test = réponses du test du { $when }
file-kind-rows = lignes
file-kind-upload = envoi
file-kind-report = rapport
file-kind-log = journal
file-kind-curve = courbe de perte
file-kind-results = adaptateur et chiffres
file-archive = { $name } : archive du { $when }

size-kb = { $number } Ko
size-mb = { $number } Mo

import-no-files = Il n’y a pas de fichiers dans { $folder }. Indique un dossier avec des jeux de données : .jsonl, .csv, .parquet, .txt, .zip, …
import-kept = { $name }, version { $version } : { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}
fetched = { $path } ({ $bytes } octets)
