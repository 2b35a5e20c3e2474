"""Results as an English reader sees them."""

from coopkit.calculators import Computed, Missing, Table
from coopkit.i18n import Said, load_locale

_ENGLISH = load_locale(minor_digits=2)


def sentences(result: Computed | Missing) -> list[str]:
    return [_ENGLISH.say(said) for said in result.said]


def formula(result: Computed) -> list[str]:
    return [_ENGLISH.say(said) for said in result.formula]


def rows(table: Table) -> list[list[str]]:
    """A table with its caption and its head."""
    return [[_ENGLISH.say(said) for said in line] for line in _lines(table)]


def _lines(table: Table) -> tuple[tuple[Said, ...], ...]:
    return ((table.caption,), table.head, *table.rows)


def messages(result: Computed | Missing) -> set[str]:
    """Every English text that a result is made of."""
    found: list[Said] = list(result.said)
    if isinstance(result, Computed):
        found += result.formula
        found += [said for table in result.tables for line in _lines(table) for said in line]
    texts = set()
    while found:
        said = found.pop()
        texts |= {said.msgid, said.plural or said.msgid}
        for _, value in said.values:
            found += [value] if isinstance(value, Said) else value if isinstance(value, tuple) else []
    return texts
