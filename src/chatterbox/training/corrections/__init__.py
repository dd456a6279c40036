"""What members say that should have been said: taken in, acting or held back, reviewed; and feedback."""
