# The blind vote on a candidate.
vote-missing = There is no such vote here.
vote-closed = This vote is closed.
vote-another = A vote is open in this server already. Let it end, or close it, before the next one.
vote-no-questions = A vote needs at least one question. Type one a line.
vote-many-questions = A vote takes { $most } questions at most, and these are { $number }.
vote-long-question = A question of a vote has { $most } characters at most.
vote-hours = How long the vote is open must be a number of hours from { $least } to { $most }.
vote-members = After how many members it closes must be a number from { $least } to { $most }; leave it empty for time alone.
vote-form-title = A blind vote
vote-form-questions = Questions, one a line
vote-form-questions-how = Five at most. Each is answered by both models; members choose.
vote-form-hours = Open for how many hours
vote-form-members = Or until so many members have voted
vote-begun = Both models are being asked now; the vote will stand in this channel.
vote-head = **Vote**: which answers are better? { $pairs ->
    [one] One question
   *[other] { $pairs } questions
 } with two answers each, A and B; which model gave which is told at the end. One vote a member and question, and you may change it. Open until <t:{ $until }:f>{ $members ->
    [0] {""}
   *[other] , or until { $members } members have voted
 }. Opened by { $person }.
vote-pair = **Question { $number } of { $of }**: { $question }
vote-pair-a = A
vote-pair-b = B
vote-chosen = Your choice for question { $number }: **{ $choice }**. You may change it until the vote closes.
vote-no-difference = **Vote**: both models answer these questions alike, so there is nothing to choose between. Ask others.
vote-not-opened = **Vote**: it could not be opened. { $reason }
vote-closing = The vote is closed; the result follows in the channel.
vote-result = **Vote** on **{ $name }**: { $members ->
    [0] nobody voted
    [one] one member voted
   *[other] { $members } members voted
 }; { $better } preferred the new model, { $worse } the one that answers now.
vote-result-too-few = That is too few who preferred one of them to say more.
vote-result-unclear = That may be chance (exact sign test over members, p { $p }).
vote-result-better = That is hardly chance (exact sign test over members, p { $p }): the new model is preferred.
vote-result-worse = That is hardly chance (exact sign test over members, p { $p }): the new model is not preferred.
vote-left = { $number ->
    [one] The vote of one member who has left was not counted.
   *[other] The votes of { $number } members who have left were not counted.
 }
vote-pair-result = Question { $number }: new { $candidate }, now { $serving }, same { $same }, both bad { $bad }
vote-revealed = { $first ->
    [yes] A was the new model's answer, B that of the one that answered then.
   *[no] B was the new model's answer, A that of the one that answered then.
 } New { $candidate }, old { $serving }, same { $same }, both bad { $bad }.
