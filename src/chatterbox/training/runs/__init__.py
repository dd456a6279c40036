"""A training from the plan to its end, and the record of it."""
