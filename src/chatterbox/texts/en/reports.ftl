# Reports to managers and operator.
report-title = Report a problem
report-what = What is wrong?
report-what-how = Goes to the managers of this server and to whoever runs me, with your name.
report-done = Thank you. The managers of this server and whoever runs me are told.
report-done-operator = Thank you. Whoever runs me is told. (No channel for notices is chosen in /setup: the managers will read it there once one is chosen.)
report-done-dm = Thank you. Whoever runs me is told.
report-empty = Say what is wrong, so that somebody can do something about it.
report-long = That is longer than { $most } characters. Say it shorter.
report-too-many = You reported { $most } times within a day. They are read; try again tomorrow.
report-notice = **Report** by { $reporter }: { $text }
report-about = It is about { $link }
report-nobody = somebody whose data was deleted
report-not-mine = Only my own replies can be reported to me. For others' messages use Discord's own report.
