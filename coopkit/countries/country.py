"""A country's data: facts with source and date, documents for registration, currency and number style."""

from decimal import Decimal, InvalidOperation
from enum import StrEnum

from msgspec import Struct

FACT_IDS = (
    "education",
    "founding-members",
    "founding-societies",
    "order-of-surplus",
    "patronage-pool",
    "refund-limit",
    "reserve",
    "solidarity-fund",
)
"""The ids that facts have in every country, by which calculators and documents find them."""


class FactKind(StrEnum):
    """The type of a fact's value: a count, a share of something ("0.20"), or words."""

    NUMBER = "number"
    SHARE = "share"
    WORDS = "words"


class Limit(StrEnum):
    """Whether the source states the value as a minimum, as a maximum, or neither."""

    AT_LEAST = "at least"
    AT_MOST = "at most"
    NONE = ""


class Fact(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A statement by a source at a date; never law as such.

    id: the subject, the same in all countries ("founding-members", "reserve"). says: what the value is of, in words.
    source, as_of: who stated it, and when.
    """

    id: str
    says: str
    value: str
    source: str
    as_of: str
    kind: FactKind = FactKind.WORDS
    limit: Limit = Limit.NONE

    @property
    def amount(self) -> Decimal | None:
        """The value as a number, or None if it is words."""
        return None if self.kind is FactKind.WORDS else Decimal(self.value)

    def problem(self) -> str:
        """Return what is wrong with this fact, or "" if it is valid."""
        if not all(text.strip() for text in (self.id, self.says, self.value)):
            return "needs an id, a value, and words that say what the value is of (says)"
        if not self.source.strip() or not self.as_of.strip():
            return "needs a source and its date (as_of)"
        try:
            amount = self.amount
        except InvalidOperation:
            return f"needs a number such as 0.20, not {self.value!r}"
        if amount is None:
            return "" if self.limit is Limit.NONE else "has a limit, but no number"
        if not amount.is_finite() or amount < 0 or (self.kind is FactKind.SHARE and amount > 1):
            return f"needs a number from 0, and a share at most 1, not {self.value!r}"
        return ""


class RegistrationDocument(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A step or document usually needed for registration, and what to ask about it."""

    id: str
    says: str
    ask: str


class Country(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A country.

    code: two lower-case letters, "" for no country in particular. currency: three letters, "" for none.
    minor_digits: decimal places of the smallest money in use. papers: what is usually needed for registration.
    number_style: how 1234.5 is written there, such as "1.234,5"; "" for no country in particular.
    number_style_source: the source of that, with its edition.
    """

    name: str
    code: str = ""
    currency: str = ""
    minor_digits: int
    number_style: str = ""
    number_style_source: str = ""
    facts: tuple[Fact, ...] = ()
    papers: tuple[RegistrationDocument, ...] = ()

    def fact(self, id_: str) -> Fact | None:
        """Return the fact with this id, or None if no source is known."""
        return next((fact for fact in self.facts if fact.id == id_), None)

    def amount(self, id_: str) -> Decimal | None:
        """Return the number of this fact, or None if no source is known or the fact is words."""
        fact = self.fact(id_)
        return fact.amount if fact else None
