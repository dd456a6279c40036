exam-progress = Examinées : { $done } corrections sur { $of }.
exam-learned = { $examined ->
    [one] De la seule correction qui s’y trouve
   *[other] Des { $examined } corrections qui s’y trouvent
 }, { $learned ->
    [0] aucune n’a été apprise
    [one] une a été apprise
   *[other] { $learned } ont été apprises
 } : questions posées sans aide, avec des mots qui n’ont pas été entraînés. Ce qui n’a pas été appris, je continue à aller le chercher, et cela pèse plus dans le prochain entraînement.
exam-none-of-yours = Aucune des corrections de cet entraînement n’est de toi.
exam-title = Corrections de toi qui ont été apprises : **{ $learned } sur { $examined }**. Il n’y a que toi qui voies ceci.
exam-line-learned = **Apprise.** { $question }
exam-line-missed = **Pas encore apprise :** je continue à aller la chercher. { $question }
exam-asked-kept = Question posée (ta dernière formulation, qui n’a pas été entraînée) : { $question }
exam-asked-reworded = Question posée (avec les mots du modèle non entraîné, car tu n’as donné qu’une formulation) : { $question }
exam-asked-trained = Question posée (telle qu’elle a été entraînée, car le modèle non entraîné n’a pas trouvé d’autres mots) : { $question }
exam-answered = Réponse : { $answer }
