"""Blocks of the feasibility study about costs: of a unit, of the start, of a month, and working capital."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from coopkit.business.assets import start_up_costs
from coopkit.business.cash_flow import cash_cycle, working_capital_need
from coopkit.business.money import NotDefined
from coopkit.business.plan.inputs import MOST_MONEY, StartUpItem
from coopkit.business.pricing import contribution_margin_per_unit
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.portfolio.documents.start.context import PlanContext, missing_answer
from coopkit.portfolio.feasibility_reader import plausible, price_and_cost
from coopkit.portfolio.group_answers import AnswerRow
from coopkit.portfolio.plan_fields import BREAK_EVEN, START_UP_COSTS, UNIT_COST, WORKING_CAPITAL
from coopkit.report import Figure, Figures, Gap, ReportBlock, Table, TableCell, heads, money

DAY_FIELDS = ("stock_days", "customer_days", "supplier_days")
ZERO = Decimal(0)
_KIND_LABELS = MappingProxyType(
    {"thing": N_("a thing that lasts"), "deposit": N_("a deposit"), "once": N_("paid once and gone")}
)


def unit_cost_table(context: PlanContext) -> ReportBlock:
    """Return the table of price, variable cost and contribution margin of each product, or a gap."""
    rows = context.answers.rows(UNIT_COST, "ours")
    if not rows:
        return missing_answer(UNIT_COST, lazy(N_("what one piece costs, and its price")))
    return Table(
        lazy(N_("One unit of each product")),
        heads(
            N_("Product"),
            N_("Unit"),
            context.label("price", N_("Price")),
            context.label("variable", N_("Variable cost")),
            N_("What it leaves"),
        ),
        tuple((row.words("product"), row.words("unit"), *_unit_cost_cells(context, row)) for row in rows),
    )


def start_up_cost_table(context: PlanContext) -> ReportBlock:
    """Return the table of what must be paid before the first day, or a gap."""
    rows = context.answers.rows(START_UP_COSTS, "ours")
    if not rows:
        return missing_answer(START_UP_COSTS, lazy(N_("what must be paid before the first day")))
    total = _sum_of(rows, "cost")
    return Table(
        lazy(N_("Before the first day")),
        heads(N_("What"), N_("Kind"), N_("Years"), context.label("start-up", N_("Cost"))),
        tuple((row.words("item"), _kind_label(row), row.number("years"), money(row.number("cost"))) for row in rows),
        ((lazy(N_("Together")), None, None, money(total)),),
    )


def start_up_funding_blocks(context: PlanContext) -> Iterator[ReportBlock]:
    """Yield what the start costs with the running costs of the first months, its funding, and what is missing."""
    numbers = {
        name: plausible(context.answers.number(START_UP_COSTS, f"gap.{name}"), most=MOST_MONEY)
        for name in ("members", "share", "fee", "grant", "running", "months")
    }
    members, share = numbers["members"], numbers["share"]
    rows = context.answers.rows(START_UP_COSTS, "ours")
    unusable = [row.unusable("cost") for row in rows]
    unusable += [context.answers.unusable(START_UP_COSTS, f"gap.{name}") for name in numbers]
    if any(unusable):
        typed = tuple(lazy(N_("“{typed}”"), typed=each) for each in unusable if each)
        yield Gap(
            START_UP_COSTS, lazy(N_("Look again at the costs of the start: {typed} cannot be used."), typed=typed)
        )
        return
    if members is None or share is None:
        yield missing_answer(START_UP_COSTS, lazy(N_("how many members pay in, and the share of each")))
        return
    months = numbers["months"] or ZERO
    if months != months.to_integral_value():
        yield missing_answer(START_UP_COSTS, lazy(N_("the months of running costs as a whole number")))
        return
    items = [
        StartUpItem(row.words("item"), plausible(row.number("cost"), most=MOST_MONEY) or ZERO, None) for row in rows
    ]
    shares, fees, grant = members * share, members * (numbers["fee"] or ZERO), numbers["grant"] or ZERO
    costs = start_up_costs(
        items, monthly_costs=numbers["running"] or ZERO, months=months, own_money=shares + fees + grant
    )
    yield Figures(
        (
            Figure(lazy(N_("Running costs of the first months")), Money(costs.running_costs)),
            Figure(lazy(N_("Needed in all")), Money(costs.total)),
            Figure(lazy(N_("Shares")), Money(shares)),
            Figure(lazy(N_("Entry fees")), Money(fees)),
            Figure(lazy(N_("Grant")), Money(grant)),
            Figure(lazy(N_("What is missing")), Money(costs.gap)),
        )
    )


def fixed_cost_table(context: PlanContext) -> ReportBlock:
    """Return the table of monthly fixed costs, or a gap."""
    rows = context.answers.rows(BREAK_EVEN, "costs")
    if not rows:
        return missing_answer(BREAK_EVEN, lazy(N_("what we pay each month, whether we sell or not")))
    total = _sum_of(rows, "month")
    return Table(
        lazy(N_("Each month, whether we sell or not")),
        (lazy(N_("What")), context.label("fixed", N_("In a month"))),
        tuple((row.words("item"), money(row.number("month"))) for row in rows),
        ((lazy(N_("Together")), money(total)),),
    )


def _sum_of(rows: tuple[AnswerRow, ...], column: str) -> Decimal | None:
    """Return the sum of a column, with empty cells as 0; None if a cell can't be used, so that no sum is too small."""
    numbers = [plausible(row.number(column), most=MOST_MONEY) for row in rows]
    unusable = any(number is None and column in row.cells for row, number in zip(rows, numbers, strict=True))
    return None if unusable else sum((number or ZERO for number in numbers), ZERO)


def sales_needed_blocks(context: PlanContext) -> Iterator[ReportBlock]:
    """Yield the sales needed to break even, in all and per member, of the plan if it is complete, else the study."""
    numbers = context.feasibility.numbers
    needed, each = numbers.demand_needed, numbers.each_needed
    if needed is None:
        yield missing_answer(BREAK_EVEN, lazy(N_("how much we must sell in a month")))
        return
    if isinstance(needed, NotDefined):
        yield lazy(needed.reason)
        return
    lines = [Figure(lazy(N_("To be sold in a month")), _quantity_cell(needed, in_money=context.feasibility.in_money))]
    if each is not None and not isinstance(each, NotDefined):
        lines.append(Figure(_each_member_label(context), Fraction(each)))
    if numbers.each_can_give is not None:
        lines.append(Figure(lazy(N_("What one member can give in the same time")), Fraction(numbers.each_can_give)))
    yield Figures(tuple(lines))
    text = N_("This is the break-even of the study, without wear of things and without loan interest.")
    if context.feasibility.rests_on_plan:
        text = N_("This is the break-even of the plan, with wear of things and loan interest.")
    yield lazy(text)


def working_capital_blocks(context: PlanContext) -> Iterator[ReportBlock]:
    """Yield the days between paying and being paid, and the working capital they need."""
    stock, customers, suppliers, daily = (
        plausible(context.answers.number(WORKING_CAPITAL, f"ours.{name}")) for name in (*DAY_FIELDS, "daily_cash")
    )
    if stock is None or customers is None or suppliers is None or daily is None:
        yield missing_answer(WORKING_CAPITAL, lazy(N_("how long our money waits")))
        return
    yield Figures(
        (
            Figure(lazy(N_("Days between paying and being paid")), cash_cycle(stock, customers, suppliers)),
            Figure(
                lazy(N_("Cash that must be there")), Money(working_capital_need(stock, customers, suppliers, daily))
            ),
        )
    )


def _unit_cost_cells(context: PlanContext, row: AnswerRow) -> tuple[TableCell, ...]:
    """Return the cells price, variable cost and contribution margin; empty without a price."""
    found = price_and_cost(row)
    if found is None:
        return None, None, None
    price, cost = found
    return tuple(map(context.of_a_unit, (price, cost, contribution_margin_per_unit(price, cost))))


def _kind_label(row: AnswerRow) -> TableCell:
    """Return in words whether a start-up item lasts, comes back, or is paid once."""
    kind = row.words("kind")
    return lazy(_KIND_LABELS[kind]) if kind in _KIND_LABELS else None


def _quantity_cell(needed: Decimal | Fraction | int | str, *, in_money: bool) -> TableCell:
    """Return a needed quantity as money or as units."""
    exact = Fraction(needed)
    return Money(exact) if in_money else exact


def _each_member_label(context: PlanContext) -> LazyText:
    """Return the label for what each member must give: in a year for several products, else in a month."""
    several = context.evaluation is not None and len(context.evaluation.plan.products) > 1
    return lazy(N_("By each member, in a year") if several else N_("By each member"))
