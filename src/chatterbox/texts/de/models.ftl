model-files-unknown = Das Backend kennt kein Training eines Modells namens { $name }. /runs zeigt die Namen der Modelle dieses Bots.
model-files-unmerged = Das Backend gibt Modelle nicht als eine Datei heraus. Lass --merged weg, um den Adapter zu bekommen.
