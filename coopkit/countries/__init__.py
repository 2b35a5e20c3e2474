"""What named sources state about co-operative law, country by country, each with its date."""

from coopkit.countries.country import Country, Fact, Kind, Limit, Paper
from coopkit.countries.load import CountryError, UnknownCountry, countries, load_country, read_country

__all__ = [
    "Country",
    "CountryError",
    "Fact",
    "Kind",
    "Limit",
    "Paper",
    "UnknownCountry",
    "countries",
    "load_country",
    "read_country",
]
