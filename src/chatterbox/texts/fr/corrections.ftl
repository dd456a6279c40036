correction-no-answer = La bonne réponse est vide. Écris ce que j’aurais dû dire, et envoie de nouveau.
correction-no-question = Sans question, je ne saurais pas quand le dire. Écris la question avec tes propres mots, et envoie de nouveau.
correction-question-empty = Cette question est vide. Écris-la avec tes propres mots, et envoie de nouveau.
correction-has-question = Cette correction a déjà sa question. Pour enseigner une autre formulation, utilise /teach.
correction-many-phrasings = Une correction accepte au plus { $most } autres façons de poser la question. Enlèves-en, ou envoie-les dans une deuxième.
correction-too-long = Un champ peut contenir { $most } caractères, et l’un des tiens en a { $length }. Raccourcis-le, et envoie de nouveau.
correction-too-many = Tu as envoyé { $most } corrections en un jour, c’est le maximum par personne. Continue demain, ou demande à l’équipe d’entraînement de l’ajouter.
correction-not-yours = Seule la personne qui a écrit une correction peut y ajouter la question.
correction-undo-who = Seules la personne qui a écrit une correction et l’équipe d’entraînement peuvent l’annuler.
correction-over = Cette correction ne compte plus : elle a été retirée ou remplacée, ou elle reposait sur une entrée du journal qui a expiré. Pour l’enseigner de nouveau, utilise /teach.
correction-missing = Il n’y a pas de telle correction ici, ou la personne qui l’a écrite l’a supprimée.

waits-trainers = Sur ce serveur, les corrections agissent une fois que l’équipe d’entraînement les a approuvées.
waits-correctors = Sur ce serveur, seules les corrections de certains rôles agissent tout de suite ; l’équipe d’entraînement regarde d’abord la tienne.
waits-link = Elle contient un lien ou une invitation, alors l’équipe d’entraînement la regarde d’abord.
waits-mention = Elle mentionne quelqu’un ou un salon, alors l’équipe d’entraînement la regarde d’abord.
waits-new-member = Ton arrivée sur ce serveur est récente, alors l’équipe d’entraînement la regarde d’abord.
