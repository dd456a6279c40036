"""What a finished training hands out: its adapter as PEFT and as GGUF, with a model card; merged, on request."""
