reply-empty = Das Modell hat eine leere Antwort gegeben. Frag noch einmal, oder stell die Frage anders.
reply-cut = Hier wurde ich unterbrochen: Das Programm, das ich bin, wurde angehalten, während ich schrieb. Drück „Nochmal fragen“ für die ganze Antwort.
reply-cut-open = Hier wurde ich unterbrochen: Das Programm, das ich bin, wurde angehalten, während ich schrieb. Drück „Fortsetzen“ für den Rest.
reply-stopped = Hier wurde ich gestoppt.
reply-long = Länger wird eine einzelne Antwort von mir nicht. Drück „Fortsetzen“ für mehr.
chat-not-yours = Das kann nur die Person, die das gefragt hat, oder jemand mit „Server verwalten“. Frag es selbst, dann gehört die Antwort dir.
chat-asked-again = Das wurde schon noch einmal gefragt: Die neuere Antwort steht weiter unten.
chat-nothing-more = Diese Antwort ist fertig: Es gibt nichts zu stoppen und nichts fortzusetzen.

credit-correction = aus einer Korrektur von { $person }
credit-dataset = aus dem Datensatz { $name }, Version { $version }

chat-too-many = Von dir warten schon mehrere Fragen. Ich beantworte sie der Reihe nach; stell diese noch einmal, wenn die anderen erledigt sind.
chat-no-bots = Ich antworte nur Menschen, und diese Nachricht hat ein Programm geschrieben.
chat-nothing-to-read = In dieser Nachricht steht kein Text, auf den ich antworten könnte.
chat-answering-below = Ich antworte unter dieser Nachricht.
chat-question-gone = Ich kann diese Frage nicht mehr lesen: Sie wurde gelöscht, oder ich darf den Verlauf dieses Kanals nicht lesen. Stell sie neu.
chat-unreadable-reply = Discord hat mir nicht gezeigt, was du geschrieben hast. Lass den Ping an, wenn du mir antwortest (der @-Schalter über deinem Textfeld), erwähne mich, oder nimm Apps > Answer this auf deiner Nachricht (auf dem Handy: lange drücken).
chat-text-only = Hören oder ansehen kann ich noch nichts. Schreib deine Frage; Textdateien und PDFs dürfen dabei sein. Ein Datensatz gehört in /train file:
chat-file-alone = Was willst du darüber wissen? Schreib deine Frage in dieselbe Nachricht wie die Datei. Ich lese Textdateien und PDFs; ein Datensatz gehört in /train file:
chat-empty-mention = Ja? Schreib deine Frage hinter meinen Namen. /instruction erklärt, was ich kann.
chat-use-slash = Das ist hier ein Slash-Befehl: { $command }
chat-no-such-command = Einen Befehl „{ $name }“ habe ich nicht. Tippe /, um zu sehen, was es gibt.
reply-untaught = Das hat mir noch niemand beigebracht.
