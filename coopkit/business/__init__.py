"""What a co-op calculates: pure functions on exact numbers, named as the field names them."""
