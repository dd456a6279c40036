"""How good a model is: tests, exams of corrections, and the comparison with the one that serves."""
