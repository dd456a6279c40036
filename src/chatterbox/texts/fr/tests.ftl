test-started = { $cases ->
    [one] { $cases } cas est en train d’être posé
   *[other] { $cases } cas sont en train d’être posés
 } ; les scores seront ici : { $link }
test-too-large = Un fichier de test peut faire { $most } Kio au plus.
test-begins = **Test** de { $cases } cas, lancé par { $person }.
test-progress = **Test** `{ $bar }` { $done } réponses sur { $of }, lancé par { $person }.
test-done = **Test** de { $person }, { $how }.
test-helped = avec aide
test-alone = le modèle seul
test-line = `{ $bar }` **{ $passed } sur { $of }** { $model }
test-failed = **Test** de { $person } : il s’est arrêté. { $reason }
test-cut = **Test** : il s’est arrêté. Le programme que je suis a été arrêté. Relance le test.
test-stopped = Le programme que je suis a été arrêté. Relance le test.
test-table-alt = Tableau des scores. { $scores }.
test-failures-alt = Les cas échoués avec ce qui était attendu et ce qui a été répondu, en JSON.
test-set-kept = { $cases ->
    [one] Il est gardé
   *[other] Ils sont gardés
 } comme version { $version } du jeu de test de ce serveur : /test seul le pose, et chaque entraînement se termine par lui.
test-set-asked = C’est la version { $version } du jeu de test de ce serveur ({ $cases } cas).
