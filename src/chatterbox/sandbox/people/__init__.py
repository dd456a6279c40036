"""The interface for people (docs/sandbox.md): what the page and the client do, and the levers of the world."""
