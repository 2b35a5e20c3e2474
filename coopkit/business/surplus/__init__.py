"""What happens to a surplus: its lines, the fund for members, each member's part."""
