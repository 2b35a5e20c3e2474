"""Country facts: what named sources state about co-operative law, each with its date."""

from coopkit.countries.country import FACT_IDS, Country, Fact, FactKind, Limit, RegistrationDocument
from coopkit.countries.load import (
    CountryError,
    UnknownCountry,
    countries,
    country_files,
    country_problems,
    load_country,
    read_country,
    read_country_file,
)

__all__ = [
    "FACT_IDS",
    "Country",
    "CountryError",
    "Fact",
    "FactKind",
    "Limit",
    "RegistrationDocument",
    "UnknownCountry",
    "countries",
    "country_files",
    "country_problems",
    "load_country",
    "read_country",
    "read_country_file",
]
