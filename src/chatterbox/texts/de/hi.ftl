hi-title = Hi, ich bin Chatterbox
hi-who = Ich rede mit dieser Community und lerne von ihr: Was ihr korrigiert, weiß ich sofort, und ein Training bringt es einem eigenen Modell von euch bei. Ich bin ein Programm und kann mich irren.
hi-model-title = Wer hier antwortet
hi-model-base = Das untrainierte Modell **{ $model }**.
hi-starter = Es ist das Startmodell: klein, um alles auszuprobieren. Es spricht Englisch und weiß wenig, bis ihr es ihm beibringt.
hi-model-trained = **{ $model }**, hier trainiert aus { $base }.
hi-own-instruction = Dieser Kanal hat eine eigene Anweisung, oder für ihn ist eigens gewählt, was ich beantworte: `/instruction channel:` zeigt es.
hi-taught-only = Hier beantworte ich nur, was mir jemand beigebracht hat.
hi-kept-title = Was ich hier über dich aufbewahre
hi-kept-nothing = Noch nichts. Deine Fragen mit meinen Antworten werden { $days ->
    [one] einen Tag
   *[other] { $days } Tage
} lang aufbewahrt.
hi-kept-sealed = Alle Texte liegen verschlüsselt auf der Festplatte.
hi-kept = { $turns ->
    [one] Eine Frage mit ihrer Antwort
   *[other] { $turns } Fragen mit ihren Antworten
 } (gelöscht nach { $days ->
    [one] einem Tag
   *[other] { $days } Tagen
 }) und { $corrections ->
    [one] eine Korrektur
   *[other] { $corrections } Korrekturen
 }.
hi-kept-given = { $datasets ->
    [one] Ein Datensatz wurde von dir hochgeladen
   *[other] { $datasets } Datensätze wurden von dir hochgeladen
 }, { $runs ->
    [one] ein Training wurde von dir gestartet
   *[other] { $runs } Trainings wurden von dir gestartet
 }.
hi-kept-models = Diese Modelle haben etwas von dir gelernt: { $models }.
hi-left-title = Dein verbleibendes Kontingent hier
hi-next-title = Was du als Nächstes probieren kannst
hi-next-server = Erwähne mich mit einer Frage. Drück **Korrigieren** unter einer falschen Antwort, oder nimm /teach. Trainerteam: /train mit einer Datei, danach /test. /instruction erklärt alles.
hi-next-dm = Schreib mir einfach. Training und Korrekturen gehören auf einen Server: Nutz sie dort.

withdraw-done = { $number ->
    [0] Hier gibt es keine Korrektur von dir, die sich zurückziehen ließe.
    [one] Eine Korrektur ist zurückgezogen: Ich verwende sie nicht mehr, und das nächste Training lässt sie weg.
   *[other] { $number } Korrekturen sind zurückgezogen: Ich verwende sie nicht mehr, und das nächste Training lässt sie weg.
 }
