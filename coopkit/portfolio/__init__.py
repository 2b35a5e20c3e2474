"""What a group's answers say across exercises: its members, its plan, its feasibility."""
