"""Country facts: what named sources state about co-operative law, each with its date."""

from coopkit.countries.country import Country, Fact, FactKind, Limit, RegistrationDocument
from coopkit.countries.load import CountryError, UnknownCountry, countries, load_country, read_country

__all__ = [
    "Country",
    "CountryError",
    "Fact",
    "FactKind",
    "Limit",
    "RegistrationDocument",
    "UnknownCountry",
    "countries",
    "load_country",
    "read_country",
]
