"""A country as its file gives it: facts with their source and date, papers to bring, and how its money is written."""

from decimal import Decimal, InvalidOperation
from enum import StrEnum

from msgspec import Struct


class FactKind(StrEnum):
    """What a fact's value is: a count, a share of something ("0.20"), or words."""

    NUMBER = "number"
    SHARE = "share"
    WORDS = "words"


class Limit(StrEnum):
    """Whether the stated value is the smallest or the largest that the source allows, or neither."""

    AT_LEAST = "at least"
    AT_MOST = "at most"
    NONE = ""


class Fact(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a source stated at a date; never law as such.

    id: what it is about; the same in all countries, so that a tool finds it ("founding-members", "reserve").
    says: in words what the value is of. source, as_of: who stated it, and of when the statement is.
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
        """The value as a number; None where it is words."""
        return None if self.kind is FactKind.WORDS else Decimal(self.value)

    def trouble(self) -> str:
        """What is wrong with it, in words; "" where nothing is."""
        if not all(text.strip() for text in (self.id, self.says, self.value)):
            return "needs an id, a value and words that say what it is of"
        if not self.source.strip() or not self.as_of.strip():
            return "needs its source and the date of it (as_of)"
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
    """A step or paper that registering usually takes, and what to ask about it."""

    id: str
    says: str
    ask: str


class Country(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A country.

    code: two small letters, "" for no country in particular. currency: its three letters, "" for none.
    minor_digits: places of its smallest money in use. papers: what registering usually takes.
    number_style: how 1234.5 is written there, such as "1.234,5", "" for no country in particular.
    number_style_source: who states that, and in which edition.
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
        """The fact of this id; None where no source is known."""
        return next((fact for fact in self.facts if fact.id == id_), None)

    def amount(self, id_: str) -> Decimal | None:
        """The number of this fact; None where no source is known or it is words."""
        fact = self.fact(id_)
        return fact.amount if fact else None
