"""Training: a child process of the engine that turns rows into a LoRA adapter (`python -m chatterbox.engine.train`)."""
