"""`python -m chatterbox`: the command line."""

from chatterbox.cli import main

raise SystemExit(main())
