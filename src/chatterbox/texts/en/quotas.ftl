# What the operator limits, and what is left of it.
quota-used-up = That is as much as the operator of this bot allows within a day. Try again later: what is older than a day no longer counts. Left now:
quota-bytes-full = That file is more than the operator of this bot allows to be kept. Left now:
quota-member-questions = { $left } of { $most } questions of yours within a day
quota-server-questions = { $left } of { $most } questions of this server within a day
quota-member-trainings = { $left } of { $most } trainings of yours within a day
quota-server-trainings = { $left } of { $most } trainings of this server within a day
quota-member-corrections = { $left } of { $most } corrections of yours within a day
quota-server-corrections = { $left } of { $most } corrections of this server within a day
quota-member-bytes = { $left } of { $most } MB of datasets of yours
quota-server-bytes = { $left } of { $most } MB of datasets of this server
