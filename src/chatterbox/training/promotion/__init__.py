"""Which model serves: candidates, the gate, the vote, promotion and the way back."""
