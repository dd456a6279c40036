"""Application commands, and what begins when a person uses one, presses something or sends a form."""
