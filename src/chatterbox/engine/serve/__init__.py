"""Serving: llama.cpp in child processes, adapters named per request, new ones taken in without a cut reply."""
