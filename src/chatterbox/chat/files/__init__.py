"""Files beside a question: what is read of them, and how they stand in the prompt."""
