"""A running co-operative's budget beside what came of it, as a table."""

from collections.abc import Mapping
from decimal import Decimal

from coopkit.business.budget import Variance
from coopkit.business.money import NotDefined
from coopkit.i18n import N_, LazyText, Money, Percent, lazy
from coopkit.portfolio.account_lines import EARNED, INCOME
from coopkit.portfolio.own_year import surplus_of
from coopkit.report import Cell, Table


def budget_table(lines: Mapping[str, tuple[Decimal, Decimal]]) -> Table:
    """Each line with the difference as money and as a part of the budget, the surplus below.

    lines: budget and actual, money, by the lines of a year's income and costs.
    """

    def row(label: LazyText, variance: Variance) -> tuple[Cell, ...]:
        part = None if isinstance(variance.part, NotDefined) else Percent(variance.part)
        return label, Money(variance.budget), Money(variance.actual), Money(variance.difference), part

    planned, actual = (surplus_of({line: pair[place] for line, pair in lines.items()}) for place in (0, 1))
    head = (N_("Line"), N_("Budget"), N_("Actual"), N_("Difference"), N_("Of the budget"))
    return Table(
        lazy(N_("Budget and actual")),
        tuple(map(lazy, head)),
        tuple(row(lazy(INCOME[line]), Variance(line, *pair, line in EARNED)) for line, pair in lines.items()),
        (row(lazy(N_("Surplus")), Variance("surplus", planned, actual, earned=True)),),
    )
