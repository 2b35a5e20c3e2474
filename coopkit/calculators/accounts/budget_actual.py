"""The calculation "budget-actual": budget and actual amounts of a year, and the large differences."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from coopkit.business.budget import Variance, variances
from coopkit.calculators.calculation import Calculation, CalculationResult, ResultLine
from coopkit.calculators.inputs import IncompleteInput, NumberInput, Values, example
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.portfolio.account_lines import DIRECT_COSTS, EARNED, INCOME
from coopkit.portfolio.financial_year import budget_table, surplus_of
from coopkit.report import TableCell

LARGE_SHARE_OF_LINE, LARGE_SHARE_OF_SALES = Fraction(1, 20), Fraction(1, 100)
"""A difference is large from 5 % of its line and 1 % of the planned sales. Source: own rule of thumb."""


def budget_actual(values: Values) -> CalculationResult | IncompleteInput:
    """Compare budget and actual line by line, and what the differences do to the surplus.

    values: budget and actual of the rows of `lines`, money. A line counts once it has both amounts.
    """
    lines = variances(_read_amounts(values, "budget"), _read_amounts(values, "actual"), earned=EARNED)
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
        (
            _surplus_difference_sentence(planned, actual),
            *_half_filled_sentence(values),
            *_large_difference_sentences(lines),
            *_direct_cost_sentences(lines),
        ),
        tables=(budget_table({line.line: (line.budget, line.actual) for line in lines}),),
        figures=figures,
    )


def _read_amounts(values: Values, column: str) -> dict[str, Decimal]:
    """Return the amounts in a column of the table `lines`, by line; empty cells are left out."""
    amounts = {line: NumberInput(f"lines.{line}.{column}", line).read(values) for line in INCOME}
    return {line: money for line, money in amounts.items() if money is not None}


def _surplus_difference_sentence(planned: Decimal, actual: Decimal) -> LazyText:
    """Say by how much the actual surplus differs from the planned one."""
    shortfall = planned - actual
    if not shortfall:
        return lazy(N_("The surplus is as planned: {planned}."), planned=Money(planned))
    text = N_("The budget came to {planned}, and {actual} came of it: {less} less than planned.")
    if shortfall < 0:
        text = N_("The budget came to {planned}, and {actual} came of it: {less} more than planned.")
    return lazy(text, planned=Money(planned), actual=Money(actual), less=Money(abs(shortfall)))


def _large_difference_sentences(lines: tuple[Variance, ...]) -> Iterator[LazyText]:
    """Name the large differences, the largest first, and ask whether they will stay."""
    sales = next(line.budget for line in lines if line.line == "sales")
    large = sorted((line for line in lines if _is_large(line, sales)), key=lambda line: -abs(line.difference))
    for line in large:
        text = (
            N_("“{line}” takes {off} from the surplus.")
            if line.on_surplus < 0
            else N_("“{line}” adds {off} to the surplus.")
        )
        yield lazy(text, line=lazy(INCOME[line.line]), off=Money(abs(line.difference)))
    if large:
        yield lazy(N_("These differences are large. Will they stay, and can you do something about them?"))
    else:
        yield lazy(N_("No single difference is large."))


def _is_large(line: Variance, sales: Decimal) -> bool:
    """Return whether a difference is large compared with both its line and the planned sales."""
    off = Fraction(abs(line.difference))
    return (
        off > 0 and off >= LARGE_SHARE_OF_LINE * Fraction(line.budget) and off >= LARGE_SHARE_OF_SALES * Fraction(sales)
    )


def _direct_cost_sentences(lines: tuple[Variance, ...]) -> Iterator[LazyText]:
    """Say how the share of materials and pay in the sales has changed, if by one point or more."""
    sales = next(line for line in lines if line.line == "sales")
    for line in lines:
        if line.line not in DIRECT_COSTS or not sales.budget or not sales.actual:
            continue
        planned_share, actual_share = (
            Fraction(a) / Fraction(b) * 100 for a, b in ((line.budget, sales.budget), (line.actual, sales.actual))
        )
        if abs(actual_share - planned_share) >= 1:
            text = N_("“{line}” took {now} of each 100 in sales; {before} were planned.")
            yield lazy(text, line=lazy(INCOME[line.line]), now=actual_share, before=planned_share)


def _half_filled_sentence(values: Values) -> Iterator[LazyText]:
    """Name the lines that have only one of the two amounts."""
    half_filled = tuple(
        lazy(name)
        for id_, name in INCOME.items()
        if (f"lines.{id_}.budget" in values) != (f"lines.{id_}.actual" in values)
    )
    if half_filled:
        yield lazy(N_("Only one of the two numbers is there, so they do not count yet: {lines}."), lines=half_filled)


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
    money_inputs=("budget", "actual"),
)
