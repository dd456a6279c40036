# /test: its cases and its scores. What the command says around them stands with the commands.
test-not-utf8 = The cases are not UTF-8 text (byte { $byte }). Save the file as UTF-8 and send it again.
test-not-json = The cases are not JSON: line { $line }, column { $column }: { $reason }. They must be a list like [{"{"}"prompt": "…", "expect": "…"{"}"}], with double quotes and without a comma at the end.
test-not-list = The cases must be a JSON list: [{"{"}"prompt": "…", "expect": "…"{"}"}, …].
test-no-cases = There is no case to ask. Write at least one: [{"{"}"prompt": "…", "expect": "…"{"}"}].
test-too-many = There are { $cases } cases, and one test takes at most { $most }. Split them into several tests.
test-case-not-object = Case { $case } is no object. It must look like {"{"}"prompt": "…", "expect": "…"{"}"}.
test-unknown-key = Case { $case }: nobody knows the key "{ $key }". A case may have: { $keys }.
test-no-expectation = Case { $case } does not say what a right answer holds. Give it at least one of: { $keys }.
test-prompt-or-messages = Case { $case } needs either "prompt" (one question) or "messages" (a conversation), and not both.
test-messages = Case { $case }: "messages" must be a list of {"{"}"role": "user", "content": "…"{"}"}, with the roles system, developer, user and assistant.
test-last-message = Case { $case }: the last of the "messages" must be the user's, for that is what will be answered.
test-empty = Case { $case }: "{ $key }" is empty. Write something there, or leave the key out.
test-not-text = Case { $case }: "{ $key }" must be a text in double quotes.
test-too-long = Case { $case }: "{ $key }" has more than { $most } characters. Make it shorter.
test-regex = Case { $case }: "regex" cannot be used: { $reason }. It must be in RE2's syntax, which has no look-around and no back-references.
test-now = now
test-before = before
test-base = base
test-table-passed = { $passed } of { $of }
test-table-more = … and { $more ->
    [one] 1 more case
   *[other] { $more } more cases
}; every failure is in the file
test-table-case = Question
