"""The HTTP side: one module per resource. Each reads a request, calls one service, writes the answer."""
