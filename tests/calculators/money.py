"""Groups of which nothing is known but their money, and the sums of money in a result."""

from collections.abc import Iterator
from fractions import Fraction

from coopkit.calculators import CalculationContext, CalculationResult, IncompleteInput
from coopkit.i18n import LazyText, Money
from coopkit.report import TableCell

CENTS = CalculationContext(minor_digits=2)
WHOLE = CalculationContext(minor_digits=0)


def sentences_in(result: CalculationResult | IncompleteInput) -> Iterator[LazyText]:
    """All sentences and cells of a result, and those in them."""
    found = list(result.sentences)
    if isinstance(result, CalculationResult):
        found += result.formula
        found += [cell for cell in _cells(result) if isinstance(cell, LazyText)]
        found += [each for each in result.figures.values() if isinstance(each, LazyText)]
    while found:
        said = found.pop()
        yield said
        for _, value in said.values:
            found += [value] if isinstance(value, LazyText) else value if isinstance(value, tuple) else []


def _cells(result: CalculationResult) -> list[TableCell]:
    return [cell for table in result.tables for row in table.all_rows for cell in row]


def between_the_smallest(result: CalculationResult | IncompleteInput, places: int) -> list[str]:
    """Sums of money in a result that nobody could pay, each with where it is."""
    money = [(said.msgid, value) for said in sentences_in(result) for _, value in said.values]
    if isinstance(result, CalculationResult):
        money += [("a cell", cell) for cell in _cells(result) if isinstance(cell, Money)]
        money += list(result.figures.items())
    return [
        f"{where}: {value.amount}"
        for where, value in money
        if isinstance(value, Money) and (Fraction(value.amount) * 10**places).denominator != 1
    ]
