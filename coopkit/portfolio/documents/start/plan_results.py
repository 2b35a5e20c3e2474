"""Sections of the financial plan with its results: cash, break-even, ratios, and the use of the surplus."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from coopkit.business.money import NotDefined, round_half_up
from coopkit.business.plan import Evaluation, evaluate, what_if
from coopkit.business.plan.cash import Months, month_sums
from coopkit.i18n import N_, LazyText, Money, Percent, lazy
from coopkit.report import Chart, Figure, Figures, ReportBlock, Table, TableCell, heads
from coopkit.report.break_even import break_even_chart, sales_break_even_chart
from coopkit.report.cash import cash_by_month_table, cash_year_blocks
from coopkit.report.ratios import RATIOS, RatioValue, ratio_cell, ratio_reading
from coopkit.report.surplus import refund_rows, surplus_table

_READINGS = {"gross_margin": N_("Of each 100 in sales, {n} are left after variable costs.")}
"""Readings that differ from those of annual accounts, because a plan has variable costs instead of direct costs."""


def cash_blocks(result: Evaluation) -> Iterator[ReportBlock]:
    """Yield the twelve months of cash as a chart, in sentences, and as a table."""
    flow = result.cash
    yield from cash_year_blocks(flow, cash_by_month_table(flow, lazy(N_("Year 1")), _cash_movements(result)))


def _cash_movements(result: Evaluation) -> list[tuple[LazyText, Months]]:
    """Return the lines of receipts and payments in year 1 that are not all 0."""
    year = result.years[0].cash
    lines = (
        (lazy(N_("Sales paid at once")), year.paid_now),
        (lazy(N_("Sales paid a month later")), year.paid_later),
        (lazy(N_("Shares")), year.share_payments),
        (lazy(N_("− Variable costs")), month_sums(year.variable_costs)),
        (lazy(N_("− Fixed costs")), year.fixed_costs),
        (lazy(N_("− Loan")), year.instalments),
    )
    return [(label, line) for label, line in lines if any(line)]


def what_if_blocks(result: Evaluation) -> Iterator[ReportBlock]:
    """Yield a table of the plan as it is and with one thing changed at a time, and whether the money lasts."""
    plan = result.plan
    changed = [
        (lazy(N_("As planned")), result),
        (lazy(N_("We sell 20 % less")), evaluate(what_if(plan, units="0.8"))),
        (lazy(N_("Fixed costs are 10 % higher")), evaluate(what_if(plan, fixed_costs="1.1"))),
    ]
    if plan.paid_at_once:
        changed.append((lazy(N_("All sales are paid a month later")), evaluate(what_if(plan, paid_at_once=0))))
    yield Table(
        lazy(N_("One thing changed at a time")),
        heads(
            N_("What if"),
            N_("Lowest cash"),
            N_("In month"),
            N_("Below nothing from month"),
            N_("Cash after 12 months"),
            N_("Surplus of year 1"),
        ),
        tuple((label, *_what_if_cells(each)) for label, each in changed),
    )
    failing = tuple(lazy(N_("“{words}”"), words=label) for label, each in changed if each.cash.first_negative_month)
    if failing:
        yield lazy(N_("The money does not last in: {cases}."), cases=failing)
    else:
        yield lazy(N_("The cash lasts in all of these cases."))


def _what_if_cells(result: Evaluation) -> tuple[TableCell, ...]:
    """Return the cells of a case: lowest cash, its month, first month below 0, final cash, surplus."""
    flow = result.cash
    never = lazy(N_("never"))
    first = flow.first_negative_month
    return (
        Money(flow.lowest),
        flow.lowest_month,
        never if first is None else first,
        Money(flow.closing[-1]),
        Money(result.surplus),
    )


def break_even_charts(result: Evaluation, places: int) -> Iterator[Chart]:
    """Yield the chart of the break-even, by units for one product and by sales for several; none without costs.

    places: decimal places of the smallest money.
    """
    found = result.break_even
    costs = Decimal(round_half_up(found.costs_to_cover, places))
    if isinstance(found.units, int) and found.units > 0:
        product = result.plan.products[0]
        finding = lazy(N_("We break even at {units} units in a month."), units=Decimal(found.units))
        yield break_even_chart(
            Decimal(found.units), costs, product.variable_cost, (product.price,), finding, places=places
        )
    elif isinstance(found.revenue_needed, Decimal) and isinstance(found.ratio, Fraction) and found.revenue_needed > 0:
        finding = lazy(N_("We break even at sales of {amount} in a month."), amount=Money(found.revenue_needed))
        yield sales_break_even_chart(found.revenue_needed, costs, found.ratio, finding)


def break_even_blocks(result: Evaluation) -> Iterator[ReportBlock]:
    """Yield the sales needed in an average month of year 1 to cover all costs."""
    found = result.break_even
    lines = [
        Figure(
            lazy(N_("To be covered in a month")),
            Money(found.costs_to_cover),
            lazy(N_("Fixed costs, and a twelfth of the year’s wear and loan interest.")),
        )
    ]
    if isinstance(found.ratio, NotDefined):
        yield Figures(tuple(lines))
        yield lazy(found.ratio.reason)
        return
    left = lazy(N_("Of each 100 in sales {left} are left for it."), left=found.ratio * 100)
    lines.append(Figure(lazy(N_("Part of the sales that is left")), Percent(found.ratio), left))
    if isinstance(found.units, int):
        lines.append(Figure(lazy(N_("Units to sell in a month")), found.units))
    if isinstance(found.units_per_member, int):
        lines.append(Figure(lazy(N_("Units for each member")), found.units_per_member))
    if isinstance(found.revenue_needed, Decimal):
        lines.append(Figure(lazy(N_("Sales needed in a month")), Money(found.revenue_needed)))
    if isinstance(found.safety, Fraction):
        lines.append(Figure(lazy(N_("Margin of safety")), Percent(found.safety), _safety_reading(found.safety)))
    yield Figures(tuple(lines))
    if isinstance(found.revenue, NotDefined):
        yield lazy(found.revenue.reason)


def ratio_figures(result: Evaluation) -> Iterator[ReportBlock]:
    """Yield the ratios at the end of year 1, each with its meaning in a sentence."""
    yield Figures(tuple(_ratio_figure(name, getattr(result.ratios, name)) for name in RATIOS))


def _ratio_figure(name: str, value: RatioValue) -> Figure:
    """Return a ratio as a figure with its meaning; `name` is a key of RATIOS."""
    return Figure(
        lazy(RATIOS[name].label), ratio_cell(name, value), ratio_reading(name, value, _READINGS.get(name, ""))
    )


def _safety_reading(safety: Fraction) -> LazyText:
    """Return in a sentence what a margin of safety means."""
    if safety < 0:
        return lazy(N_("In an average month we plan to sell less than is needed."))
    return lazy(N_("So much of the sales of an average month may be missing without a loss."))


def surplus_blocks(result: Evaluation) -> Iterator[ReportBlock]:
    """Yield the use of the surplus of year 1 by the group's rules, line by line."""
    used = result.distribution
    if used.use.surplus <= 0:
        text = N_("Year 1 ends with {surplus}, so there is nothing to use. A loss is carried forward.")
        yield lazy(text, surplus=Money(used.use.surplus))
        return
    yield surplus_table(
        lazy(N_("The surplus of year 1, line by line")),
        used.use.lines,
        *(refund_rows(used.cash, used.retained) if used.refund else ()),
        totals=((lazy(N_("Surplus")), None, None, Money(used.use.surplus), None),),
    )
    if used.undistributed:
        text = N_("{amount} of refunds stay in the reserve, as it is not known how much each member will use.")
        yield lazy(text, amount=Money(used.undistributed))


def member_part_blocks(result: Evaluation, names: tuple[str, ...]) -> Iterator[ReportBlock]:
    """Yield the table of what each member receives for year 1; `names` are in the order of the plan."""
    used = result.distribution
    if not used.members or used.use.surplus <= 0:
        return
    parts: list[tuple[TableCell, ...]] = []
    for place, (name, each) in enumerate(zip(names, used.members, strict=True), start=1):
        who: TableCell = name or lazy(N_("Member {n}"), n=place)
        parts.append((who, each.use, Money(each.interest), Money(each.cash), Money(each.retained)))
    use = sum(each.use for each in used.members)
    yield Table(
        lazy(N_("Each member’s part")),
        heads(
            N_("Member"),
            N_("Use in the year"),
            N_("Interest on the share"),
            N_("Refund in cash"),
            N_("Refund that is kept"),
        ),
        tuple(parts),
        ((lazy(N_("All members")), use, Money(used.interest), Money(used.cash), Money(used.retained)),),
    )
    yield lazy(N_("What is kept stays the member’s own. The bylaws say when it is paid out."))
