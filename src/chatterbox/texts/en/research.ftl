# /export_corrections and /import_corrections.
research-none = There is nothing to give out. Of the { $open } corrections here that are in force or wait, none can go into this kind of file. Either nobody ticked "may be shared for research", or what was ticked lacks what this file needs (a question; the wrong answer).
research-done = { $given } of { $open } corrections are in it: those whose givers ticked "may be shared for research". Whoever withdraws one later is not in the next file; so tell those you give this one to that they should ask for a fresh one.
research-too-large = That file is larger than { $most } MB. Split it, and send the parts one by one.
research-not-text = That file is no text in UTF-8 or UTF-16. Save it as UTF-8 and send it again.
research-discord = Line { $line } is a message as Discord exports it. What members wrote in chat must never be trained on, so nothing was taken. Write questions and answers of your own, or use /teach.
research-unknown = I do not know that kind of file. I take what /export_corrections writes (JSON lines, corrections_log.txt) and tables (CSV) with the columns question and right.
research-too-many = That file holds { $number } corrections, and one import takes { $most }. Split it, and send the parts one by one.
research-gone = The file { $name } could not be fetched from Discord. Upload it again.
research-taken = { $taken ->
    [0] No correction was taken.
    [one] One correction was taken, as yours.
   *[other] { $taken } corrections were taken, as yours.
 }
research-held = { $held ->
    [one] One of them contradicts an older one
   *[other] { $held } of them contradict older ones
 }: see /corrections.
research-known = { $known } stood here already.
research-feedback = { $number } texts of feedback were kept for /feedback_summary.
research-odd = These lines are no corrections: { $lines }.
research-refused = Entry { $where }: { $reason }
research-incomplete = { $number ->
    [one] One has no question, without which I would not know when to say it
   *[other] { $number } have no question, without which I would not know when to say them
 }. Fill in the column question of the table below, and import that.
research-readme = # Corrections of a Discord server's AI model

    Each line of corrections-full.jsonl is one JSON object: something that the model had said or should know, corrected
    or taught by a member of the server. Every giver ticked "may be shared for research" in the form, which is off by
    default. What was withdrawn is not in the file, nor what repeats a member's message.

    | column | what it holds |
    |---|---|
    | giver | a pseudonym: the same person has the same one in every export of this server, and another one elsewhere. It is a keyed hash whose key never leaves the server. |
    | question | as its giver typed it into the form; may be empty |
    | further_ways | other ways to ask the same, typed by the giver. The last one is never trained: it is kept to examine the model. |
    | wrong | what the model had said; empty where something was taught without a wrong answer, or where that answer was deleted |
    | right | what it should have said |
    | reason | why, in the giver's words; may be empty |
    | language | of the giver's Discord client, as an IETF tag; not necessarily of the texts |
    | time | when it was handed in, UTC, ISO 8601 |
    | model | the name of the model that gave the wrong answer; empty for a stored answer |
    | run | the id of the training that made that model; empty for an untrained one |
    | review | approved (by a trainer), unreviewed (acts without), waiting, contradicted (another correction says otherwise), training_only |
    | form_version | which wording of the form the giver agreed to |

    Givers can withdraw at any time. Ask the server for a fresh file before you publish, and drop what is no longer in it.
