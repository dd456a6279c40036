privacy-title = Ce que je garde de toi
privacy-here = Sur ce serveur. Il n’y a que toi qui voies tout ceci.
privacy-chosen = { $number ->
    [0] Rien n’est gardé de toi sur aucun serveur, ni ici.
    [one] Dans le seul endroit choisi ci-dessous.
   *[other] Dans les { $number } endroits choisis ci-dessous.
 }
privacy-place-server = Serveur { $id }
privacy-place-dm = Nos messages privés
privacy-kept = { $turns ->
    [one] { $turns } question avec sa réponse
   *[other] { $turns } questions avec leurs réponses
 }, { $corrections ->
    [one] { $corrections } correction
   *[other] { $corrections } corrections
 }, { $datasets ->
    [one] { $datasets } jeu de données
   *[other] { $datasets } jeux de données
 }, { $runs ->
    [one] { $runs } entraînement que tu as lancé
   *[other] { $runs } entraînements que tu as lancés
 }.
privacy-nothing = Rien.
privacy-models = Ces modèles contiennent quelque chose de toi : { $models }.
privacy-stale = Ces modèles contiennent quelque chose qui a été retiré ou supprimé depuis : { $models }. Le prochain entraînement le laisse de côté.
privacy-stale-trainers = L’équipe d’entraînement peut réentraîner sans cela tout de suite.
privacy-refused = Ceci n’a pas pu être supprimé chez son backend : { $things }. Je continue d’essayer ; la personne qui m’exploite le voit aussi.
privacy-refused-one = { $kind } { $name } chez { $backend } ({ $reason })
privacy-kind-file = fichier d’entraînement
privacy-kind-checkpoints = les points de contrôle de
privacy-kind-model = modèle
privacy-times = Les questions sont gardées { $log ->
    [one] { $log } jour
   *[other] { $log } jours
 }, et ce qui est à toi sur un serveur que tu as quitté, { $left ->
    [one] { $left } jour
   *[other] { $left } jours
 }. Tous les textes sont chiffrés sur le disque.
privacy-choose = Choisir des serveurs
privacy-more = { $number ->
    [one] { $number } autre endroit n’est pas
   *[other] { $number } autres endroits ne sont pas
 } dans le menu ; choisir tout ce qui s’y trouve les comprend aussi.

privacy-export-done = Voilà tout ce que je garde de toi là-bas. `data.json` contient tout sous forme de texte ; les fichiers à côté sont ceux que tu as envoyés.
privacy-export-large = C’est plus gros que ce que Discord accepte ici. Demande-le à la personne qui m’exploite : `chatterbox privacy export` produit le même fichier.
export-readme = Ce que Chatterbox garde de toi : data.json le contient endroit par endroit, le dossier datasets contient ce que tu as envoyé, octet pour octet, le dossier pictures les images sur lesquelles tu as posé une question, avec l’identifiant de la question.
export-left-out = Trop gros pour Discord, et laissé de côté ici : { $name }. La personne qui exploite le bot peut te le donner.

privacy-withdraw-which = Quelle correction faut-il retirer ? Je ne l’utilise plus alors, et le prochain entraînement la laisse de côté.
privacy-withdraw-none = Il n’y a aucune correction de toi à retirer.
privacy-withdrawn = Retirée : je ne l’utilise plus, et le prochain entraînement la laisse de côté.
privacy-withdrawn-models = D’ici là, ces modèles en contiennent quelque chose : { $models }.

delete-sure = Cela supprime pour de bon ce que je garde de toi { $where } : tes questions avec mes réponses, tes corrections avec toutes les lignes qui en ont été faites, tes tests, et les jeux de données que tu as envoyés. Tu peux laisser les jeux de données au serveur : alors seul ton nom en est enlevé. On le fait ?
delete-where-here = dans cet endroit
delete-where-chosen = dans { $number ->
    [one] l’endroit que tu as choisi
   *[other] les { $number } endroits que tu as choisis
 }
delete-done = Supprimé : { $turns ->
    [one] { $turns } question avec sa réponse
   *[other] { $turns } questions avec leurs réponses
 } et { $corrections ->
    [one] { $corrections } correction
   *[other] { $corrections } corrections
 }.
delete-datasets = { $datasets ->
    [one] { $datasets } jeu de données est supprimé aussi.
   *[other] { $datasets } jeux de données sont supprimés aussi.
 }
delete-names = Ton nom a été enlevé de { $datasets ->
    [one] { $datasets } jeu de données
   *[other] { $datasets } jeux de données
 }.
delete-models = Ces modèles en contiennent encore quelque chose, jusqu’à ce qu’un autre prenne leur place ; l’équipe d’entraînement peut réentraîner sans cela : { $models }.

privacy-offer = Quelque chose a été retiré ou supprimé par qui l’avait donné. Je ne l’utilise plus ; ces modèles ont été entraînés dessus : { $models }. L’équipe d’entraînement peut en faire un sans cela :
retrain-not-needed = Aucun modèle qui répond ici ne contient quoi que ce soit de retiré ou de supprimé.

plan-rows-gone = { $rows ->
    [one] { $rows } ligne en a été supprimée
   *[other] { $rows } lignes en ont été supprimées
 } depuis, à la demande de qui les avait données.

clearing-unknown-backend = le backend « { $backend } » n’est plus dans la configuration
training-overtaken = Quelque chose qu’il devait apprendre a été supprimé par qui l’avait donné, aucun modèle ne doit donc en sortir. Relance-le : le prochain entraînement laisse cela de côté.

promotion-overtaken = Quelque chose que ce modèle a appris a été supprimé par qui l’avait donné, il ne peut donc pas être mis en service. Entraîne de nouveau : /train laisse cela de côté.

tell-run-offered = Je t’enverrai un message privé quand cet entraînement se terminera.
tell-models-offered = Je t’enverrai un message privé quand plus aucun modèle qui répond là-bas ne le contiendra.
tell-closed = Discord ne me laisse pas t’écrire. Autorise les messages privés des membres dans les paramètres de confidentialité de ce serveur, puis appuie de nouveau.
tell-first = Tu as appuyé sur « Me prévenir en privé » : c’est ici que je te préviendrai. Je ne t’écris de moi-même pour rien d’autre.
tell-run = L’entraînement au sujet duquel tu as demandé est terminé : **{ $name }** ({ $state }).
tell-models = Plus aucun modèle qui répond sur **{ $server }** ne contient ce qui y a été retiré ou supprimé.

privacy-cli-nothing = Rien n’est gardé au sujet de { $user }.
privacy-cli-exported = { $file } contient ce qui est gardé au sujet de { $user } dans { $places ->
    [one] { $places } endroit
   *[other] { $places } endroits
 }.
privacy-cli-sure = Cela supprime tout ce qui est gardé au sujet de { $user } dans { $places }. Ajoute --yes pour le faire.
privacy-cli-deleted = { $place } : supprimé : { $turns ->
    [one] { $turns } question avec sa réponse
   *[other] { $turns } questions avec leurs réponses
}, { $corrections ->
    [one] { $corrections } correction
   *[other] { $corrections } corrections
}, { $datasets ->
    [one] { $datasets } jeu de données
   *[other] { $datasets } jeux de données
}.
privacy-cli-left = { $datasets ->
    [one] { $datasets } jeu de données reste
   *[other] { $datasets } jeux de données restent
} à { $place }, sans le nom.
privacy-cli-models = { $place } : ces modèles en contiennent encore quelque chose, jusqu’à ce qu’un autre prenne leur place : { $models }
privacy-cli-clearing = { $number ->
    [0] Il ne reste rien chez aucun backend.
    [one] Une chose se trouve encore chez un backend. Le bot l’y supprime dans l’heure, ou à son démarrage.
   *[other] { $number } choses se trouvent encore chez des backends. Le bot les y supprime dans l’heure, ou à son démarrage.
 }
privacy-cli-left-line = { $backend }  { $kind } { $name }  { $refused }
privacy-cli-no-reports = Rien n’a été signalé.
