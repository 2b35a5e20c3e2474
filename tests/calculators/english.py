"""Results as an English reader sees them."""

from coopkit.calculators import CalculationResult, IncompleteInput
from coopkit.i18n import LazyText, lazy, load_locale
from coopkit.report import Table, TableCell

_ENGLISH = load_locale(minor_digits=2)


def sentences(result: CalculationResult | IncompleteInput) -> list[str]:
    return [_ENGLISH.resolve(sentence) for sentence in result.sentences]


def formula(result: CalculationResult) -> list[str]:
    return [_ENGLISH.resolve(said) for said in result.formula]


def rows(table: Table) -> list[list[str]]:
    """A table with its caption and its head."""
    return [[written(cell) for cell in line] for line in _lines(table)]


def written(cell: TableCell) -> str:
    return "–" if cell in (None, "") else _ENGLISH.resolve(lazy("{cell}", cell=cell))


def _lines(table: Table) -> tuple[tuple[TableCell, ...], ...]:
    return ((table.caption,), table.head, *table.all_rows)


def messages(result: CalculationResult | IncompleteInput) -> set[str]:
    """Every English text that a result is made of."""
    found: list[LazyText] = list(result.sentences)
    if isinstance(result, CalculationResult):
        found += result.formula
        found += [
            cell for table in result.tables for line in _lines(table) for cell in line if isinstance(cell, LazyText)
        ]
    texts = set()
    while found:
        said = found.pop()
        texts |= {said.msgid, said.plural or said.msgid}
        for _, value in said.values:
            found += [value] if isinstance(value, LazyText) else value if isinstance(value, tuple) else []
    return texts
