disk-full = Die Festplatte des Rechners, auf dem dieser Bot läuft, ist voll; deshalb wurde nichts gespeichert. Wer ihn betreibt, muss Platz schaffen; dann versuch es noch einmal.
file-gone = Diese Datei wird hier nicht mehr aufbewahrt.
store-url = store.url lässt sich nicht verwenden: { $reason } Es muss eine Adresse für SQLAlchemy mit einem installierten asynchronen Treiber sein; lass es leer für SQLite im Datenordner.
store-newer = Der Datenordner wurde von einer neueren Version dieses Programms geschrieben ({ $revision }). Installiere diese Version wieder, oder spiel ein Backup von davor ein.
