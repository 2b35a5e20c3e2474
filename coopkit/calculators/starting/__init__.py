"""Calculators for starting: ideas, problems, skills, start-up costs, shares, first tasks."""
