dataset-choice = { $name } (v{ $version }, { $rows ->
    [one] { $rows } fila
   *[other] { $rows } filas
 })
dataset-choice-avoid = { $name } (v{ $version }, { $rows ->
    [one] { $rows } fila
   *[other] { $rows } filas
 } para evitar)
dataset-archived = El conjunto de datos "{ $name }" está archivado. /restore lo recupera.
dataset-avoid-pairs = Estas filas ya indican cuál de sus respuestas es la mejor, así que no pueden servir enteras como ejemplos que evitar. Deja rows: sin indicar.
dataset-avoid-grows = Este conjunto de datos contiene respuestas que evitar, y una corrección es una respuesta que imitar. Añádelas a un conjunto de datos para imitar.
dataset-nothing-to-add = No hay ninguna corrección que este conjunto de datos no tenga ya. Corrige una respuesta o usa /teach, y luego añádela aquí.
dataset-one-version = Solo hay una versión de "{ $name }", así que no hay nada con qué compararla.
dataset-in-use = El entrenamiento "{ $name }" necesita ahora este conjunto de datos. Espera a que termine o cancélalo; después elimina el conjunto de datos.

training-no-pairs = No hay ningún par del que aprender: una fila para evitar solo cuenta si una fila para imitar o una corrección tiene el mismo prompt. Añade filas así, o entrena con method: supervised.
training-no-base = En este backend no hay ningún modelo base "{ $base }". Tiene: { $bases }.

datasets-title = Conjuntos de datos de este servidor
datasets-active = Para imitar: { $imitate }. Para evitar: { $avoid }.
datasets-none = ninguno
datasets-how = /train sin conjunto de datos usa estos y todas las correcciones. /dataset dataset: muestra uno, file: guarda una versión nueva sin entrenar con ella; /select_dataset elige otro.
dataset-title = { $name }, versión { $version }
dataset-about = { $rows ->
    [one] { $rows } fila
   *[other] { $rows } filas
 } { $purpose ->
    [avoid] para evitar
   *[imitate] para imitar
}{ $active ->
    [yes] . Es el activo.
   *[no] . /select_dataset lo convierte en el activo.
}
dataset-versions-title = Versiones
dataset-version-line = **v{ $version }**: { $rows ->
    [one] { $rows } fila
   *[other] { $rows } filas
 }{ $purpose ->
    [avoid] { " " }para evitar
   *[imitate] { "" }
}, { $when }
dataset-more-versions = …y { $number ->
    [one] { $number } anterior
   *[other] { $number } anteriores
 }.
dataset-report-title = Lo que encontró la revisión
dataset-kept = Guardado como **{ $name }**, versión { $version }. No se entrenó nada; de eso se encarga /train dataset:.
dataset-grown = **{ $name }** tiene ahora la versión { $version }: { $rows ->
    [one] { $rows } fila
   *[other] { $rows } filas
 }, { $corrections ->
    [one] { $corrections } corrección
   *[other] { $corrections } correcciones
 } entre ellas.
dataset-compared = **{ $name }**, de la versión { $older } a la { $newer }: { $added ->
    [one] { $added } añadida
   *[other] { $added } añadidas
 }, { $removed ->
    [one] { $removed } quitada
   *[other] { $removed } quitadas
 }, { $answered } con otra respuesta, { $same ->
    [one] { $same } igual
   *[other] { $same } iguales
 }.
dataset-compare-menu = Qué cambió desde…
dataset-really-delete = Esto elimina **{ $name }** para siempre: { $versions ->
    [one] { $versions } versión
   *[other] { $versions } versiones
 } con lo que se subió, y { $archives ->
    [0] ninguna copia archivada
    [one] { $archives } copia archivada
   *[other] { $archives } copias archivadas
 }. Lo que un modelo aprendió de él se queda en el modelo. Archivar (/archive) no elimina nada.
dataset-deleted = **{ $name }** se eliminó, con todas sus versiones y copias archivadas.

dataset-selected = **{ $name }** es ahora el conjunto de datos activo { $purpose ->
    [avoid] para evitar
   *[imitate] para imitar
}: /train sin conjunto de datos usa su versión más reciente.
dataset-replaced = **{ $name }**, al que reemplaza, quedó archivado. /restore lo recupera.
archive-made = **{ $name }** está archivado: { $versions ->
    [one] { $versions } versión
   *[other] { $versions } versiones
 } en un archivo de { $size }, leído de nuevo y comparado. No se eliminó nada; /restore lo recupera, /getfile descarga el archivo.
archive-hash = SHA-256 del archivo: `{ $sha256 }`
archive-not-found = No hay ninguna copia archivada de "{ $name }" en este servidor. /restore dataset: muestra las que hay.
archive-changed = Esta no es una copia archivada que yo haya hecho para este servidor, o se modificó después: no tomé nada de ella. Vuelve a descargarla con /getfile.
archive-newer = Esta copia archivada la hizo una versión más nueva de este bot. Actualiza el bot y luego restáurala.
restore-which = Indica el nombre de un conjunto de datos archivado, o un archivo que te dio /getfile.
restore-all-gone = Todo lo que contiene esta copia archivada se eliminó después por deseo de quien lo dio, así que no vuelve nada.
restore-done = **{ $name }** está de vuelta: { $versions ->
    [one] { $versions } versión
   *[other] { $versions } versiones
 }; la más reciente es la versión { $version }.
restore-back = { $number ->
    [one] { $number } de ellas se había eliminado y se recuperó de la copia archivada.
   *[other] { $number } de ellas se habían eliminado y se recuperaron de la copia archivada.
 }
restore-gone = { $number ->
    [one] { $number } fila se retiró desde entonces y no volvió.
   *[other] { $number } filas se retiraron desde entonces y no volvieron.
 }

file-unknown = No existe ese archivo en este servidor. Elige uno de los que ofrece /getfile file:.
file-none = El backend no entrega archivos de ese entrenamiento.
file-too-large = { $name } ocupa { $size }, y Discord admite aquí { $most } como máximo. Quien administra este bot lo obtiene con: `chatterbox getfile { $guild } { $file }`
file-link = { $name } ocupa { $size }, demasiado para Discord aquí. Hasta { $until } se puede descargar en { $link }
file-test = respuestas de la prueba de { $when }
file-kind-rows = filas
file-kind-upload = subida
file-kind-report = informe
file-kind-log = registro
file-kind-curve = curva de pérdida
file-kind-results = adaptador y cifras
file-archive = { $name }: copia archivada de { $when }

size-kb = { $number } KB
size-mb = { $number } MB

import-no-files = No hay archivos en { $folder }. Indica una carpeta con conjuntos de datos: .jsonl, .csv, .parquet, .txt, .zip, …
import-kept = { $name }, versión { $version }: { $rows ->
    [one] { $rows } fila
   *[other] { $rows } filas
 }
fetched = { $path } ({ $bytes ->
    [one] { $bytes } byte
   *[other] { $bytes } bytes
 })
