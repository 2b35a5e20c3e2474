"""The use of a surplus: its lines, interest on shares, and each member's refund."""
