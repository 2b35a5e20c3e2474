"""The calculation "budget-actual": a budget beside what has come of it, and which differences are large."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from coopkit.business.budget import Variance, variances
from coopkit.calculators.calculation import Calculation, CalculationResult, IncompleteInput, ResultLine, Values, example
from coopkit.calculators.inputs import NumberInput
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.portfolio.account_lines import EARNED, INCOME
from coopkit.portfolio.financial_year import budget_table, surplus_of
from coopkit.report import TableCell

LARGE_OF_LINE, LARGE_OF_SALES = Fraction(1, 20), Fraction(1, 100)
"""A difference is called large from 5 % of its line on that are also 1 % of the planned sales. Source: own rule of
thumb."""


def budget_actual(values: Values) -> CalculationResult | IncompleteInput:
    """Lay budget and actual side by side, line by line, and see what the differences do to the surplus.

    values: budget and actual of the rows of `lines`, money. A line counts when both its numbers are there.
    """
    lines = variances(_column(values, "budget"), _column(values, "actual"), earned=EARNED)
    if "sales" not in {line.line for line in lines}:
        return IncompleteInput((lazy(N_("Put in budget and actual for your sales first, then for the other lines.")),))
    planned = surplus_of({line.line: line.budget for line in lines})
    actual = surplus_of({line.line: line.actual for line in lines})
    figures: dict[str, TableCell] = {
        "planned": Money(planned),
        "actual": Money(actual),
        "difference": Money(actual - planned),
    }
    return CalculationResult(
        (_finding(planned, actual), *_half(values), *_large(lines), *_direct(lines)),
        tables=(budget_table({line.line: (line.budget, line.actual) for line in lines}),),
        figures=figures,
    )


def _column(values: Values, column: str) -> dict[str, Decimal]:
    found = {line: NumberInput(f"lines.{line}.{column}", line).read(values) for line in INCOME}
    return {line: money for line, money in found.items() if money is not None}


def _finding(planned: Decimal, actual: Decimal) -> LazyText:
    less = planned - actual
    if not less:
        return lazy(N_("The surplus is as planned: {planned}."), planned=Money(planned))
    text = N_("The budget came to {planned}, and {actual} came of it: {less} less than planned.")
    if less < 0:
        text = N_("The budget came to {planned}, and {actual} came of it: {less} more than planned.")
    return lazy(text, planned=Money(planned), actual=Money(actual), less=Money(abs(less)))


def _large(lines: tuple[Variance, ...]) -> Iterator[LazyText]:
    """The large differences, the largest first; who knows the year must say which of them stay."""
    sales = next(line.budget for line in lines if line.line == "sales")
    found = sorted((line for line in lines if _is_large(line, sales)), key=lambda line: -abs(line.difference))
    for line in found:
        text = (
            N_("“{line}” takes {off} from the surplus.")
            if line.on_surplus < 0
            else N_("“{line}” adds {off} to the surplus.")
        )
        yield lazy(text, line=lazy(INCOME[line.line]), off=Money(abs(line.difference)))
    if found:
        yield lazy(N_("These differences are large. Will they stay, and can you do something about them?"))
    else:
        yield lazy(N_("No single difference is large."))


def _is_large(line: Variance, sales: Decimal) -> bool:
    off = Fraction(abs(line.difference))
    return off > 0 and off >= LARGE_OF_LINE * Fraction(line.budget) and off >= LARGE_OF_SALES * Fraction(sales)


def _direct(lines: tuple[Variance, ...]) -> Iterator[LazyText]:
    """What materials and pay take of the sales, where that has moved: it should follow the sales."""
    sales = next(line for line in lines if line.line == "sales")
    for line in lines:
        if line.line not in ("materials", "pay") or not sales.budget or not sales.actual:
            continue
        before, now = (
            Fraction(a) / Fraction(b) * 100 for a, b in ((line.budget, sales.budget), (line.actual, sales.actual))
        )
        if abs(now - before) >= 1:
            text = N_("“{line}” took {now} of each 100 in sales; {before} were planned.")
            yield lazy(text, line=lazy(INCOME[line.line]), now=now, before=before)


def _half(values: Values) -> Iterator[LazyText]:
    half = tuple(
        lazy(name)
        for id_, name in INCOME.items()
        if (f"lines.{id_}.budget" in values) != (f"lines.{id_}.actual" in values)
    )
    if half:
        yield lazy(N_("Only one of the two numbers is there, so they do not count yet: {lines}."), lines=half)


BUDGET_ACTUAL = Calculation(
    "budget-actual",
    None,
    lambda values, _: budget_actual(values),
    lines=(
        ResultLine("planned", N_("Surplus by the budget"), N_("sales + other income − all costs")),
        ResultLine("actual", N_("Surplus that came of it"), N_("the same, with what was really received and paid")),
        ResultLine("difference", N_("Difference"), N_("actual − budget; a minus where less is left than planned")),
    ),
    example=example(
        lines=(
            "budget actual",
            {"sales": (5000, 5300), "materials": (2000, 2500), "pay": (1500, 1500), "running": (800, 790)},
        )
    ),
    sums=("budget", "actual"),
)
