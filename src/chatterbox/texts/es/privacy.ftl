privacy-title = Lo que guardo sobre ti
privacy-here = En este servidor. Todo lo que hay aquí solo lo ves tú.
privacy-chosen = { $number ->
    [0] No se guarda nada sobre ti en ningún servidor, ni aquí.
    [one] En el único lugar elegido abajo.
   *[other] En los { $number } lugares elegidos abajo.
 }
privacy-place-server = Servidor { $id }
privacy-place-dm = Nuestros mensajes directos
privacy-kept = { $turns ->
    [one] { $turns } pregunta con su respuesta
   *[other] { $turns } preguntas con sus respuestas
 }, { $corrections ->
    [one] { $corrections } corrección
   *[other] { $corrections } correcciones
 }, { $datasets ->
    [one] { $datasets } conjunto de datos
   *[other] { $datasets } conjuntos de datos
 }, { $runs ->
    [one] { $runs } entrenamiento que iniciaste
   *[other] { $runs } entrenamientos que iniciaste
 }.
privacy-nothing = Nada.
privacy-models = Estos modelos contienen algo tuyo: { $models }.
privacy-stale = Estos modelos contienen algo que se retiró o eliminó después: { $models }. El próximo entrenamiento lo omite.
privacy-stale-trainers = Los entrenadores pueden reentrenar sin eso de inmediato.
privacy-refused = Esto no se pudo eliminar en su backend: { $things }. Sigo intentándolo; también lo ve quien me administra.
privacy-refused-one = { $kind } { $name } en { $backend } ({ $reason })
privacy-kind-file = archivo de entrenamiento
privacy-kind-checkpoints = los checkpoints de
privacy-kind-model = modelo
privacy-times = Las preguntas se guardan durante { $log ->
    [one] { $log } día
   *[other] { $log } días
 }; lo que es tuyo en un servidor del que saliste, durante { $left ->
    [one] { $left } día
   *[other] { $left } días
 }. Todos los textos están cifrados en el disco.
privacy-choose = Elegir servidores
privacy-more = { $number ->
    [one] { $number } lugar más no está en el menú; quien elige todos los que aparecen ahí incluye también este.
   *[other] { $number } lugares más no están en el menú; quien elige todos los que aparecen ahí incluye también estos.
 }

privacy-export-done = Esto es todo lo que guardo sobre ti ahí. `data.json` lo tiene todo como texto; los archivos que lo acompañan son lo que subiste.
privacy-export-large = Ocupa más de lo que Discord admite aquí. Pídeselo a quien me administra: `chatterbox privacy export` crea el mismo archivo.
export-readme = Lo que Chatterbox guarda sobre ti: data.json lo tiene lugar por lugar; la carpeta datasets contiene lo que subiste, byte por byte; la carpeta pictures, las imágenes por las que preguntaste, con el id de la pregunta.
export-left-out = Demasiado grande para Discord, así que no se incluye: { $name }. Te lo puede dar quien administra el bot.

privacy-withdraw-which = ¿Qué corrección quieres retirar? Dejaré de usarla, y el próximo entrenamiento la omitirá.
privacy-withdraw-none = No hay ninguna corrección tuya que se pueda retirar.
privacy-withdrawn = Retirada: ya no la uso, y el próximo entrenamiento la omite.
privacy-withdrawn-models = Hasta entonces, estos modelos contienen algo de ella: { $models }.

delete-sure = Esto elimina para siempre lo que guardo sobre ti { $where }: tus preguntas con mis respuestas, tus correcciones con todas las filas hechas a partir de ellas, tus pruebas y los conjuntos de datos que subiste. Puedes dejarle los conjuntos de datos al servidor: entonces solo se quita tu nombre de ellos. ¿Seguro?
delete-where-here = en este lugar
delete-where-chosen = en { $number ->
    [one] el lugar que elegiste
   *[other] los { $number } lugares que elegiste
 }
delete-done = Eliminado: { $turns ->
    [one] { $turns } pregunta con su respuesta
   *[other] { $turns } preguntas con sus respuestas
 } y { $corrections ->
    [one] { $corrections } corrección
   *[other] { $corrections } correcciones
 }.
delete-datasets = { $datasets ->
    [one] También se eliminó { $datasets } conjunto de datos.
   *[other] También se eliminaron { $datasets } conjuntos de datos.
 }
delete-names = Se quitó tu nombre de { $datasets ->
    [one] { $datasets } conjunto de datos
   *[other] { $datasets } conjuntos de datos
 }.
delete-models = Estos modelos aún contienen algo de ello, hasta que otro ocupe su lugar; los entrenadores pueden reentrenar sin eso: { $models }.

privacy-offer = Alguien retiró o eliminó algo que había dado. Ya no lo uso; estos modelos se entrenaron con ello: { $models }. Los entrenadores pueden hacer uno sin eso:
retrain-not-needed = Ningún modelo que responda aquí contiene nada que se haya retirado o eliminado.

plan-rows-gone = { $rows ->
    [one] { $rows } de sus filas se eliminó
   *[other] { $rows } de sus filas se eliminaron
 } desde entonces, por deseo de quienes las dieron.

clearing-unknown-backend = el backend "{ $backend }" ya no está en la configuración
training-overtaken = Quien lo había dado eliminó algo que este entrenamiento debía aprender, así que no puede salir ningún modelo de él. Inícialo de nuevo: el próximo entrenamiento lo omite.

promotion-overtaken = Quien lo había dado eliminó algo que este modelo aprendió, así que no se puede poner en uso. Entrena de nuevo: /train lo omite.

tell-run-offered = Te enviaré un mensaje directo cuando termine este entrenamiento.
tell-models-offered = Te enviaré un mensaje directo cuando ningún modelo que responda ahí lo contenga ya.
tell-closed = Discord no me deja escribirte. Permite los mensajes directos de miembros en los ajustes de privacidad de este servidor y vuelve a pulsar.
tell-first = Pulsaste "Avisarme por MD": te avisaré aquí. Por mi cuenta no te escribo por ningún otro motivo.
tell-run = El entrenamiento por el que preguntaste terminó: **{ $name }** ({ $state }).
tell-models = Ningún modelo que responde en **{ $server }** contiene ya lo que se retiró o eliminó ahí.

privacy-cli-nothing = No se guarda nada sobre { $user }.
privacy-cli-exported = { $file } contiene lo que se guarda sobre { $user } en { $places ->
    [one] { $places } lugar
   *[other] { $places } lugares
 }.
privacy-cli-sure = Esto elimina todo lo que se guarda sobre { $user } en { $places }. Añade --yes para hacerlo.
privacy-cli-deleted = { $place }, eliminado: { $turns ->
    [one] { $turns } pregunta con su respuesta
   *[other] { $turns } preguntas con sus respuestas
 }, { $corrections ->
    [one] { $corrections } corrección
   *[other] { $corrections } correcciones
 }, { $datasets ->
    [one] { $datasets } conjunto de datos
   *[other] { $datasets } conjuntos de datos
 }.
privacy-cli-left = { $datasets ->
    [one] { $datasets } conjunto de datos se queda
   *[other] { $datasets } conjuntos de datos se quedan
 } en { $place }, sin el nombre.
privacy-cli-models = { $place }: estos modelos aún contienen algo de ello, hasta que otro ocupe su lugar: { $models }
privacy-cli-clearing = { $number ->
    [0] No queda nada en ningún backend.
    [one] Queda { $number } elemento en un backend. El bot lo elimina allí en menos de una hora, o cuando se inicie.
   *[other] Quedan { $number } elementos en backends. El bot los elimina allí en menos de una hora, o cuando se inicie.
 }
privacy-cli-left-line = { $backend }  { $kind } { $name }  { $refused }
privacy-cli-no-reports = No hay ningún informe.
