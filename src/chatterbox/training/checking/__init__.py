"""A file that somebody brought becomes rows: recognised, read, checked in a process of its own, reported."""
