privacy-title = Was ich über dich aufbewahre
privacy-here = Auf diesem Server. Alles hier kannst nur du sehen.
privacy-chosen = { $number ->
    [0] Über dich wird auf keinem Server etwas aufbewahrt, und hier auch nicht.
    [one] An dem einen Ort, der unten ausgewählt ist.
   *[other] An allen { $number } Orten, die unten ausgewählt sind.
 }
privacy-place-server = Server { $id }
privacy-place-dm = Unsere Direktnachrichten
privacy-kept = { $turns ->
    [one] Eine Frage mit ihrer Antwort
   *[other] { $turns } Fragen mit ihren Antworten
 }, { $corrections ->
    [one] eine Korrektur
   *[other] { $corrections } Korrekturen
 }, { $datasets ->
    [one] ein Datensatz
   *[other] { $datasets } Datensätze
 }, { $runs ->
    [one] ein Training, das du gestartet hast
   *[other] { $runs } Trainings, die du gestartet hast
 }.
privacy-nothing = Nichts.
privacy-models = Diese Modelle enthalten etwas von dir: { $models }.
privacy-stale = Diese Modelle enthalten etwas, das seitdem zurückgezogen oder gelöscht wurde: { $models }. Das nächste Training lässt es weg.
privacy-stale-trainers = Das Trainerteam kann sofort ohne das neu trainieren.
privacy-refused = Das ließ sich beim jeweiligen Backend nicht löschen: { $things }. Ich versuche es weiter; wer mich betreibt, sieht es auch.
privacy-refused-one = { $kind } { $name } bei { $backend } ({ $reason })
privacy-kind-file = Trainingsdatei
privacy-kind-checkpoints = die Checkpoints von
privacy-kind-model = Modell
privacy-times = Fragen werden { $log ->
    [one] einen Tag
   *[other] { $log } Tage
 } lang aufbewahrt; was auf einem Server von dir ist, den du verlassen hast, { $left ->
    [one] einen Tag
   *[other] { $left } Tage
 } lang. Alle Texte liegen verschlüsselt auf der Festplatte.
privacy-choose = Server auswählen
privacy-more = { $number ->
    [one] Ein weiterer Ort steht
   *[other] { $number } weitere Orte stehen
 } nicht im Menü; wer alles auswählt, was dort steht, meint auch diese mit.

privacy-export-done = Das ist alles, was ich dort über dich aufbewahre. `data.json` enthält alles als Text; die Dateien daneben hast du hochgeladen.
privacy-export-large = Es ist größer, als Discord hier annimmt. Bitte die, die mich betreiben, darum: `chatterbox privacy export` macht dieselbe Datei.
export-readme = Was Chatterbox über dich aufbewahrt: data.json enthält es Ort für Ort, der Ordner datasets enthält, was du hochgeladen hast, Byte für Byte, der Ordner pictures die Bilder, nach denen du gefragt hast, mit der ID der Frage.
export-left-out = Zu groß für Discord und hier weggelassen: { $name }. Wer den Bot betreibt, kann es dir geben.

privacy-withdraw-which = Welche Korrektur soll zurückgezogen werden? Ich verwende sie dann nicht mehr, und das nächste Training lässt sie weg.
privacy-withdraw-none = Es gibt keine Korrektur von dir, die sich zurückziehen ließe.
privacy-withdrawn = Zurückgezogen: Ich verwende sie nicht mehr, und das nächste Training lässt sie weg.
privacy-withdrawn-models = Bis dahin enthalten diese Modelle etwas davon: { $models }.

delete-sure = Das löscht endgültig, was ich { $where } über dich aufbewahre: deine Fragen mit meinen Antworten, deine Korrekturen mit allen Zeilen, die aus ihnen gemacht wurden, deine Tests und die Datensätze, die du hochgeladen hast. Du kannst die Datensätze dem Server lassen: Dann wird nur dein Name davon entfernt. Sicher?
delete-where-here = an diesem Ort
delete-where-chosen = an { $number ->
    [one] dem Ort, den du ausgewählt hast,
   *[other] den { $number } Orten, die du ausgewählt hast,
 }
delete-done = Gelöscht: { $turns ->
    [one] eine Frage mit ihrer Antwort
   *[other] { $turns } Fragen mit ihren Antworten
 } und { $corrections ->
    [one] eine Korrektur
   *[other] { $corrections } Korrekturen
 }.
delete-datasets = { $datasets ->
    [one] Auch ein Datensatz ist gelöscht.
   *[other] Auch { $datasets } Datensätze sind gelöscht.
 }
delete-names = Dein Name wurde von { $datasets ->
    [one] einem Datensatz
   *[other] { $datasets } Datensätzen
 } entfernt.
delete-models = Diese Modelle enthalten noch etwas davon, bis ein anderes an ihre Stelle tritt; das Trainerteam kann ohne das neu trainieren: { $models }.

privacy-offer = Etwas wurde von denen zurückgezogen oder gelöscht, von denen es stammt. Ich verwende es nicht mehr; diese Modelle wurden damit trainiert: { $models }. Das Trainerteam kann eins ohne das machen:
retrain-not-needed = Kein Modell, das hier antwortet, enthält etwas Zurückgezogenes oder Gelöschtes.

plan-rows-gone = { $rows ->
    [one] Eine Zeile daraus wurde
   *[other] { $rows } Zeilen daraus wurden
 } seitdem gelöscht, auf Wunsch derer, von denen sie stammen.

clearing-unknown-backend = das Backend „{ $backend }“ steht nicht mehr in der Konfiguration
training-overtaken = Etwas, das es lernen sollte, wurde von denen gelöscht, von denen es stammt; deshalb darf daraus kein Modell werden. Starte es neu: Das nächste Training lässt das weg.

promotion-overtaken = Etwas, das dieses Modell gelernt hat, wurde von denen gelöscht, von denen es stammt; deshalb darf es nicht in Betrieb gehen. Trainiere neu: /train lässt das weg.

tell-run-offered = Ich schicke dir eine Direktnachricht, wenn dieses Training endet.
tell-models-offered = Ich schicke dir eine Direktnachricht, wenn kein Modell, das dort antwortet, es mehr enthält.
tell-closed = Discord lässt mich dir nicht schreiben. Erlaube in den Privatsphäre-Einstellungen dieses Servers Direktnachrichten von Mitgliedern und drück dann noch einmal.
tell-first = Du hast „Per Direktnachricht melden“ gedrückt: Hier sage ich dir Bescheid. Über anderes schreibe ich dir von mir aus nicht.
tell-run = Das Training, nach dem du gefragt hast, ist zu Ende: **{ $name }** ({ $state }).
tell-models = Kein Modell, das auf **{ $server }** antwortet, enthält noch, was dort zurückgezogen oder gelöscht wurde.

privacy-cli-nothing = Über { $user } wird nichts aufbewahrt.
privacy-cli-exported = { $file } enthält, was über { $user } an { $places ->
    [one] einem Ort
   *[other] { $places } Orten
 } aufbewahrt wird.
privacy-cli-sure = Das löscht alles, was über { $user } in { $places } aufbewahrt wird. Füge --yes hinzu, um es zu tun.
privacy-cli-deleted = { $place }: gelöscht: { $turns ->
    [one] 1 Frage mit ihrer Antwort
   *[other] { $turns } Fragen mit ihren Antworten
}, { $corrections ->
    [one] 1 Korrektur
   *[other] { $corrections } Korrekturen
}, { $datasets ->
    [one] 1 Datensatz
   *[other] { $datasets } Datensätze
}.
privacy-cli-left = { $datasets ->
    [one] 1 Datensatz bleibt
   *[other] { $datasets } Datensätze bleiben
} bei { $place }, ohne den Namen.
privacy-cli-models = { $place }: Diese Modelle enthalten noch etwas davon, bis ein anderes an ihre Stelle tritt: { $models }
privacy-cli-clearing = { $number ->
    [0] Bei keinem Backend ist noch etwas übrig.
    [one] Eine Sache liegt noch bei einem Backend. Der Bot löscht sie dort innerhalb einer Stunde, oder wenn er gestartet wird.
   *[other] { $number } Sachen liegen noch bei Backends. Der Bot löscht sie dort innerhalb einer Stunde, oder wenn er gestartet wird.
 }
privacy-cli-left-line = { $backend }  { $kind } { $name }  { $refused }
privacy-cli-no-reports = Es wurde nichts gemeldet.
