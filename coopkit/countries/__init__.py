"""What named sources state about co-operative law, country by country, each with its date."""
