"""One financial year of a running co-operative: its lines, sums, ratios, and budget table."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from coopkit.business.budget import Variance
from coopkit.business.money import EXACT, NotDefined, add_up
from coopkit.business.statements import StatementRatios, statement_ratios
from coopkit.i18n import N_, LazyText, Money, Percent, lazy
from coopkit.portfolio.account_lines import (
    ASSETS,
    BALANCE,
    CURRENT_ASSETS,
    CURRENT_LIABILITIES,
    DIRECT_COSTS,
    EARNED,
    EQUITY,
    INCOME,
    LIABILITIES,
)
from coopkit.report import Chart, Series, Table, TableCell, heads

MOST_BUDGET_LINES = 3
"""In a chart; the table below it has all lines."""


def surplus_of(amounts: Mapping[str, Decimal]) -> Decimal:
    """Return income less costs, from the lines of INCOME that are there; below 0 for a loss."""
    return add_up(amounts[line] if line in EARNED else -amounts[line] for line in INCOME if line in amounts)


@dataclass(frozen=True)
class FinancialYear:
    """A financial year; `numbers` has the amount of each line of INCOME and BALANCE, by id."""

    numbers: Mapping[str, Decimal]

    def sum_of(self, *lines: str) -> Decimal:
        """Return the exact sum of some lines."""
        return add_up(self.numbers[line] for line in lines)

    @property
    def has_balance(self) -> bool:
        """Whether any line of the balance isn't 0."""
        return any(self.numbers[line] for line in BALANCE)

    @property
    def income(self) -> Decimal:
        """Sales and other income."""
        return self.sum_of(*EARNED)

    @property
    def costs(self) -> Decimal:
        """All costs."""
        return self.sum_of(*(line for line in INCOME if line not in EARNED))

    @property
    def surplus(self) -> Decimal:
        """Income less all costs; below 0 for a loss."""
        return surplus_of(self.numbers)

    @property
    def assets(self) -> Decimal:
        """All that the co-operative has or is owed."""
        return self.sum_of(*ASSETS)

    @property
    def liabilities(self) -> Decimal:
        """All that the co-operative owes to others."""
        return self.sum_of(*LIABILITIES)

    @property
    def equity(self) -> Decimal:
        """The members' own money: shares, reserves, and the surplus of the year."""
        return EXACT.add(self.sum_of(*EQUITY), self.surplus)

    @property
    def imbalance(self) -> Decimal:
        """Assets less liabilities and equity; 0 if the balance is right."""
        return EXACT.subtract(self.assets, EXACT.add(self.liabilities, self.equity))

    @property
    def ratios(self) -> StatementRatios:
        """The ratios at the year's end."""
        return statement_ratios(
            current_assets=self.sum_of(*CURRENT_ASSETS),
            current_liabilities=self.sum_of(*CURRENT_LIABILITIES),
            liabilities=self.liabilities,
            equity=self.equity,
            sales=self.numbers["sales"],
            direct_costs=self.sum_of(*DIRECT_COSTS),
            surplus=self.surplus,
        )


def budget_chart(lines: Mapping[str, tuple[Decimal, Decimal]]) -> Chart:
    """Return a chart with bars for budget and actual of the lines that differ most; the largest difference stands out.

    lines: pairs of budget and actual amounts, by the ids of INCOME; at least one.
    """
    by_difference = sorted(lines, key=lambda line: -abs(lines[line][1] - lines[line][0]))
    furthest, most = by_difference[0], by_difference[:MOST_BUDGET_LINES]
    shown = {line: pair for line, pair in lines.items() if line in most}
    planned, actual = shown[furthest]
    text = N_("The largest difference is in “{line}”: {planned} planned, {actual} in the end.")
    label = lazy(N_("Amount"))
    return Chart(
        "bar",
        lazy(text, line=lazy(INCOME[furthest]), planned=Money(planned), actual=Money(actual)),
        tuple(lazy(INCOME[line]) for line in shown),
        label,
        label,
        (
            Series(lazy(N_("Budget")), tuple(pair[0] for pair in shown.values())),
            Series(lazy(N_("Actual")), tuple(pair[1] for pair in shown.values())),
        ),
        [*shown].index(furthest),
        in_money=True,
    )


def budget_table(lines: Mapping[str, tuple[Decimal, Decimal]]) -> Table:
    """Return a table of budget and actual with the difference, as money and as a part of the budget, and the surplus.

    lines: pairs of budget and actual amounts, by the ids of INCOME.
    """

    def row(label: LazyText, variance: Variance) -> tuple[TableCell, ...]:
        part = None if isinstance(variance.part, NotDefined) else Percent(variance.part)
        return label, Money(variance.budget), Money(variance.actual), Money(variance.difference), part

    planned, actual = (surplus_of({line: pair[place] for line, pair in lines.items()}) for place in (0, 1))
    head = heads(N_("Line"), N_("Budget"), N_("Actual"), N_("Difference"), N_("Part of the budget"))
    return Table(
        lazy(N_("Budget and actual")),
        head,
        tuple(row(lazy(INCOME[line]), Variance(line, *pair, line in EARNED)) for line, pair in lines.items()),
        (row(lazy(N_("Surplus")), Variance("surplus", planned, actual, earned=True)),),
    )
