"""Embeddings: MiniLM, converted to ONNX once by a process with torch, answered from then on without torch."""
