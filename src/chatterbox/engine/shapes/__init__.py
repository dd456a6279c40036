"""The wire: what requests may hold, how answers and errors look. OpenAI's shapes."""
