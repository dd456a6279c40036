research-none = Il n’y a rien à donner. Parmi les { $open } corrections d’ici qui agissent ou attendent, aucune ne peut aller dans ce type de fichier. Ou bien personne n’a coché « Peut être partagé pour la recherche », ou bien il manque à celles qui ont été cochées ce qu’il faut pour ce fichier (une question ; la mauvaise réponse).
research-done = Le fichier contient { $given } corrections sur { $open } : celles pour lesquelles « Peut être partagé pour la recherche » a été coché. Ce qui sera retiré plus tard ne sera plus dans le prochain fichier ; dis donc à qui tu donnes celui-ci d’en redemander un nouveau.
research-too-large = Ce fichier dépasse { $most } Mo. Divise-le, et envoie les parties une par une.
research-not-text = Ce fichier n’est pas du texte en UTF-8 ou UTF-16. Enregistre-le en UTF-8 et renvoie-le.
research-discord = La ligne { $line } est un message tel que Discord l’exporte. On ne doit jamais entraîner sur ce que des membres ont écrit dans le chat, rien n’a donc été pris. Écris tes propres questions et réponses, ou utilise /teach.
research-unknown = Je ne connais pas ce type de fichier. J’accepte ce qu’écrit /export_corrections (lignes JSON, corrections_log.txt) et les tableaux (CSV) avec les colonnes question et right.
research-too-many = Ce fichier contient { $number } corrections, et un import en accepte { $most }. Divise-le, et envoie les parties une par une.
research-gone = Le fichier { $name } n’a pas pu être récupéré chez Discord. Envoie-le de nouveau.
research-taken = { $taken ->
    [0] Aucune correction n’a été prise.
    [one] Une correction a été prise, comme étant la tienne.
   *[other] { $taken } corrections ont été prises, comme étant les tiennes.
 }
research-held = { $held ->
    [one] { $held } en contredit une plus ancienne
   *[other] { $held } en contredisent de plus anciennes
 } : voir /corrections.
research-known = { $known ->
    [one] { $known } se trouvait
   *[other] { $known } se trouvaient
} déjà ici.
research-feedback = { $number ->
    [one] { $number } avis a été gardé
   *[other] { $number } avis ont été gardés
} pour /feedback_summary.
research-odd = Ces lignes ne sont pas des corrections : { $lines }.
research-refused = Entrée { $where } : { $reason }
research-incomplete = { $number ->
    [one] { $number } n’a pas de question, et sans elle je ne saurais pas quand le dire
   *[other] { $number } n’ont pas de question, et sans elle je ne saurais pas quand le dire
 }. Remplis la colonne question du tableau ci-dessous, et importe-le.
research-readme = # Corrections du modèle d’IA d’un serveur Discord

    Chaque ligne de corrections-full.jsonl est un objet JSON : quelque chose que le modèle avait dit ou devrait savoir,
    corrigé ou enseigné par un membre du serveur. Pour chacune, la case « Peut être partagé pour la recherche » du
    formulaire a été cochée ; elle est décochée au départ. Ce qui a été retiré n’est pas dans le fichier, ni ce qui
    répète le message d’un membre.

    | colonne | ce qu’elle contient |
    |---|---|
    | giver | un pseudonyme : la même personne a le même dans chaque export de ce serveur, et un autre ailleurs. C’est un hachage à clé dont la clé ne quitte jamais le serveur. |
    | question | telle que tapée dans le formulaire ; peut être vide |
    | further_ways | d’autres façons de poser la même question, tapées par la même personne. La dernière n’est jamais entraînée : elle est gardée pour examiner le modèle. |
    | wrong | ce que le modèle avait dit ; vide là où quelque chose a été enseigné sans mauvaise réponse, ou là où cette réponse a été supprimée |
    | right | ce qu’il aurait dû dire |
    | reason | pourquoi, avec les mots de la personne ; peut être vide |
    | language | la langue du client Discord de la personne, comme étiquette IETF ; pas forcément celle des textes |
    | time | quand cela a été envoyé, UTC, ISO 8601 |
    | model | le nom du modèle qui a donné la mauvaise réponse ; vide pour une réponse enregistrée |
    | run | l’identifiant de l’entraînement qui a produit ce modèle ; vide pour un modèle non entraîné |
    | review | approved (approuvée par l’équipe d’entraînement), unreviewed (agit sans cela), waiting (en attente), contradicted (une autre correction dit autre chose), training_only (pour l’entraînement seulement) |
    | form_version | le texte du formulaire auquel la personne a donné son accord |

    Qui a donné une correction peut la retirer à tout moment. Demande au serveur un fichier à jour avant de publier,
    et enlève ce qui ne s’y trouve plus.
