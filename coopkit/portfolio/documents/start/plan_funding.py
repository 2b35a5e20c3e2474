"""Sections of the financial plan with its inputs: money at the start, products, and the loan."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from coopkit.business.loans import LoanRow
from coopkit.business.plan import MONTHS, Evaluation, StartUpItem
from coopkit.business.pricing import contribution_margin_per_unit
from coopkit.i18n import N_, ExactPercent, LazyText, Money, lazy, lazy_n
from coopkit.portfolio.documents.start.context import PlanContext
from coopkit.report import Chart, Figure, Figures, ReportBlock, Series, Table, TableCell, heads

ZERO = Decimal(0)
FEWEST_BARS, MOST_BARS = 2, 7


def start_money_blocks(result: Evaluation) -> Iterator[ReportBlock]:
    """Yield sources and uses of the money at the start, which have the same total."""
    start, plan = result.start, result.plan
    sources = (
        (lazy(N_("Shares, as far as they are paid at the start")), start.shares),
        (lazy(N_("Entry fees")), start.entry_fees),
        (lazy(N_("Grant")), start.grant),
        (lazy(N_("Loan")), start.loan),
    )
    whole = sum((amount for _, amount in sources), ZERO)
    yield from _money_chart(N_("The largest source is “{name}”, with {amount}."), sources)
    yield Table(
        lazy(N_("Where the money comes from")),
        heads(N_("Source"), N_("Amount")),
        tuple((label, Money(amount)) for label, amount in sources),
        ((lazy(N_("All sources")), Money(whole)),),
    )
    left = lazy(N_("Cash for the first months")) if start.opening >= 0 else lazy(N_("Missing on the first day"))
    uses = [*((lazy("{name}", name=item.name), item.amount) for item in plan.start_up), (left, start.opening)]
    yield from _money_chart(N_("The largest use is “{name}”, with {amount}."), uses)
    yield Table(
        lazy(N_("What it is used for")),
        heads(N_("Use"), N_("What becomes of it"), N_("Amount")),
        (
            *((item.name, _life_in_words(item), Money(item.amount)) for item in plan.start_up),
            (left, None, Money(start.opening)),
        ),
        ((lazy(N_("All uses")), None, Money(whole)),),
    )
    later = plan.members * sum(plan.share_payments[1:], ZERO)
    if later:
        months = len(plan.share_payments) - 1
        one, many = (
            N_("{amount} more of the shares is paid in month 1."),
            N_("{amount} more of the shares is paid in months 1 to {n}."),
        )
        yield lazy_n(one, many, months, amount=Money(later))


def _money_chart(finding: str, lines: Iterable[tuple[LazyText, Decimal]]) -> Iterator[Chart]:
    """Yield a bar for each amount that isn't 0, if there are at least two; the smallest ones are one bar.

    finding: the English sentence about the largest amount, with its `name` and `amount`.
    """
    shown = sorted(((label, amount) for label, amount in lines if amount), key=lambda line: -line[1])
    if len(shown) < FEWEST_BARS:
        return
    if len(shown) > MOST_BARS:
        rest = sum((amount for _, amount in shown[MOST_BARS - 1 :]), ZERO)
        shown = [*shown[: MOST_BARS - 1], (lazy(N_("All the rest")), rest)]
    (name, amount), label = shown[0], lazy(N_("Amount"))
    series = Series(label, tuple(amount for _, amount in shown))
    labels = tuple(name for name, _ in shown)
    yield Chart(
        "bar", lazy(finding, name=name, amount=Money(amount)), labels, label, label, (series,), 0, in_money=True
    )


def product_blocks(context: PlanContext, result: Evaluation) -> Iterator[ReportBlock]:
    """Yield price, cost and margin of each product, and its quantities month by month."""
    plan = result.plan
    yield Table(
        lazy(N_("One unit of each product")),
        heads(
            N_("Product"),
            context.label("price", N_("Price")),
            context.label("variable", N_("Variable cost")),
            N_("What it leaves"),
        ),
        tuple(
            (
                each.name,
                context.of_a_unit(each.price),
                context.of_a_unit(each.variable_cost),
                context.of_a_unit(contribution_margin_per_unit(each.price, each.variable_cost)),
            )
            for each in plan.products
        ),
    )
    yield Table(
        context.label("units", N_("How much we sell, month by month")),
        (lazy(N_("Month")), *(lazy("{name}", name=each.name or "–") for each in plan.products)),
        tuple(
            (lazy("{n}", n=month), *(each.units[month - 1] for each in plan.products)) for month in range(1, MONTHS + 1)
        ),
        ((lazy(N_("Year 1")), *(sum(each.units, ZERO) for each in plan.products)),),
    )
    second, third = plan.growth
    if second or third:
        text = N_("In year 2 the units grow by {second}, in year 3 by {third}, each on the year before. Prices stay.")
        yield lazy(text, second=ExactPercent(second), third=ExactPercent(third))
    else:
        yield lazy(N_("In years 2 and 3 we sell as much as in year 1, at the same prices."))


def loan_blocks(result: Evaluation) -> Iterator[ReportBlock]:
    """Yield what the loan costs, and its repayment by month, or by year if it is longer than a year."""
    terms, rows = result.plan.loan, result.loan
    if terms is None or not rows:
        yield lazy(N_("We plan without a loan."))
        return
    yield Figures(
        (
            Figure(lazy(N_("Loan")), Money(terms.principal)),
            Figure(lazy(N_("Rate in a year, on what is still owed")), ExactPercent(terms.yearly_rate)),
            Figure(lazy(N_("Months to pay it back")), terms.months),
            Figure(lazy(N_("One instalment")), Money(rows[0].instalment)),
            Figure(lazy(N_("The last instalment")), Money(rows[-1].instalment)),
            Figure(lazy(N_("Interest in all")), Money(_sum(row.interest for row in rows))),
        )
    )
    yield Table(
        lazy(N_("How the loan is paid back")),
        heads(
            lazy(N_("Month")) if len(rows) <= MONTHS else lazy(N_("Year")),
            N_("Paid"),
            N_("Of it interest"),
            N_("Of it paid back"),
            N_("Still owed"),
        ),
        tuple(_repayment_rows(rows)),
    )


def _repayment_rows(rows: tuple[LoanRow, ...]) -> Iterator[tuple[TableCell, ...]]:
    """Yield the rows of the repayment table."""
    step = 1 if len(rows) <= MONTHS else MONTHS
    for number, first in enumerate(range(0, len(rows), step), start=1):
        part = rows[first : first + step]
        paid, interest = _sum(row.instalment for row in part), _sum(row.interest for row in part)
        yield lazy("{n}", n=number), *map(Money, (paid, interest, paid - interest, part[-1].balance))


def _sum(amounts: Iterator[Decimal]) -> Decimal:
    return sum(amounts, ZERO)


def _life_in_words(item: StartUpItem) -> LazyText:
    """Return what becomes of something bought before the start."""
    if item.life_years is None:
        return lazy(N_("paid once and gone"))
    if item.life_years == 0:
        return lazy(N_("a deposit, comes back"))
    return lazy_n(N_("lasts {n} year"), N_("lasts {n} years"), item.life_years)
