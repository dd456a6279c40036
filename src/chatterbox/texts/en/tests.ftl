# /test.
test-started = { $cases ->
    [one] One case is being asked
   *[other] { $cases } cases are being asked
 }; the scores will stand here: { $link }
test-too-large = A test file may have { $most } KiB at most.
test-begins = **Test** of { $cases ->
        [one] one case
       *[other] { $cases } cases
    }, started by { $person }.
test-progress = **Test** `{ $bar }` { $done } of { $of } answers, started by { $person }.
test-done = **Test** of { $person }, { $how }.
test-helped = with help
test-alone = the model alone
test-line = `{ $bar }` **{ $passed } of { $of }** { $model }
test-failed = **Test** of { $person }: it stopped. { $reason }
test-cut = **Test**: it stopped. The program that I am was stopped. Start the test again.
test-stopped = The program that I am was stopped. Start the test again.
test-table-alt = Score table. { $scores }.
test-failures-alt = The failed cases with what was expected and what was answered, as JSON.
test-set-kept = { $cases ->
    [one] It is
   *[other] They are
 } kept as version { $version } of this server's test set: /test alone asks it, and every training ends with it.
test-set-asked = This is version { $version } of this server's test set ({ $cases ->
    [one] one case
   *[other] { $cases } cases
 }).
