"""Business arithmetic for co-operatives: pure functions on exact numbers."""
