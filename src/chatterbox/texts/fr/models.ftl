model-files-unknown = Le backend ne connaît aucun entraînement d’un modèle nommé { $name }. /runs montre les noms des modèles de ce bot.
model-files-unmerged = Le backend ne remet pas de modèles en un seul fichier. Laisse --merged de côté pour obtenir l’adaptateur.
