"""Parts of the financial plan: money at the start, what is sold, and the loan."""

from collections.abc import Iterator
from decimal import Decimal

from coopkit.business.loans import LoanRow
from coopkit.business.plan import MONTHS, Evaluation, StartUpItem
from coopkit.business.pricing import contribution_margin_per_unit
from coopkit.i18n import N_, ExactPercent, Money, Said, say, say_n
from coopkit.portfolio.documents.document import Block, Cell, Figure, Figures, Table
from coopkit.portfolio.documents.start.context import Basis

ZERO = Decimal(0)


def start_money(result: Evaluation) -> Iterator[Block]:
    """Where the money before the first day comes from, and what it is used for; both come to the same sum."""
    start, plan = result.start, result.plan
    sources = (
        (say(N_("Shares, as far as they are paid at the start")), start.shares),
        (say(N_("Entry fees")), start.entry_fees),
        (say(N_("Grant")), start.grant),
        (say(N_("Loan")), start.loan),
    )
    whole = sum((amount for _, amount in sources), ZERO)
    yield Table(
        say(N_("Where the money comes from")),
        (say(N_("Source")), say(N_("Amount"))),
        tuple((label, Money(amount)) for label, amount in sources),
        ((say(N_("All sources")), Money(whole)),),
    )
    left = say(N_("Cash for the first months")) if start.opening >= 0 else say(N_("Missing on the first day"))
    yield Table(
        say(N_("What it is used for")),
        (say(N_("Use")), say(N_("What becomes of it")), say(N_("Amount"))),
        (*((item.name, _life(item), Money(item.amount)) for item in plan.start_up), (left, None, Money(start.opening))),
        ((say(N_("All uses")), None, Money(whole)),),
    )
    later = plan.members * sum(plan.share_payments[1:], ZERO)
    if later:
        months = len(plan.share_payments) - 1
        one, many = (
            N_("{amount} more of the shares is paid in month 1."),
            N_("{amount} more of the shares is paid in months 1 to {n}."),
        )
        yield say_n(one, many, months, amount=Money(later))


def products(basis: Basis, result: Evaluation) -> Iterator[Block]:
    """Each product with its price, its cost and what it leaves, and how much of it is sold in each month."""
    plan = result.plan
    yield Table(
        say(N_("One unit of each product")),
        (
            say(N_("Product")),
            basis.marked("price", say(N_("Price"))),
            basis.marked("variable", say(N_("Variable cost"))),
            say(N_("What it leaves")),
        ),
        tuple(
            (
                each.name,
                basis.of_a_unit(each.price),
                basis.of_a_unit(each.variable_cost),
                basis.of_a_unit(contribution_margin_per_unit(each.price, each.variable_cost)),
            )
            for each in plan.products
        ),
    )
    yield Table(
        basis.marked("units", say(N_("How much we sell, month by month"))),
        (say(N_("Month")), *(say("{name}", name=each.name or "–") for each in plan.products)),
        tuple(
            (say("{n}", n=month), *(each.units[month - 1] for each in plan.products)) for month in range(1, MONTHS + 1)
        ),
        ((say(N_("Year 1")), *(sum(each.units, ZERO) for each in plan.products)),),
    )
    second, third = plan.growth
    if second or third:
        text = N_("In year 2 the units grow by {second}, in year 3 by {third}, each on the year before. Prices stay.")
        yield say(text, second=ExactPercent(second), third=ExactPercent(third))
    else:
        yield say(N_("In years 2 and 3 we sell as much as in year 1, at the same prices."))


def loan(result: Evaluation) -> Iterator[Block]:
    """What the loan costs, and its schedule: by month within a year, else by year."""
    terms, rows = result.plan.loan, result.loan
    if terms is None or not rows:
        yield say(N_("We plan without a loan."))
        return
    yield Figures(
        (
            Figure(say(N_("Loan")), Money(terms.principal)),
            Figure(say(N_("Rate in a year, on what is still owed")), ExactPercent(terms.yearly_rate)),
            Figure(say(N_("Months to pay it back")), terms.months),
            Figure(say(N_("One instalment")), Money(rows[0].instalment)),
            Figure(say(N_("The last instalment")), Money(rows[-1].instalment)),
            Figure(say(N_("Interest in all")), Money(_sum(row.interest for row in rows))),
        )
    )
    yield Table(
        say(N_("How the loan is paid back")),
        (
            say(N_("Month")) if len(rows) <= MONTHS else say(N_("Year")),
            say(N_("Paid")),
            say(N_("Of it interest")),
            say(N_("Of it paid back")),
            say(N_("Still owed")),
        ),
        tuple(_schedule(rows)),
    )


def _schedule(rows: tuple[LoanRow, ...]) -> Iterator[tuple[Cell, ...]]:
    step = 1 if len(rows) <= MONTHS else MONTHS
    for number, first in enumerate(range(0, len(rows), step), start=1):
        part = rows[first : first + step]
        paid, interest = _sum(row.instalment for row in part), _sum(row.interest for row in part)
        yield say("{n}", n=number), *map(Money, (paid, interest, paid - interest, part[-1].balance))


def _sum(amounts: Iterator[Decimal]) -> Decimal:
    return sum(amounts, ZERO)


def _life(item: StartUpItem) -> Said:
    if item.life_years is None:
        return say(N_("paid once and gone"))
    if item.life_years == 0:
        return say(N_("a deposit, comes back"))
    return say_n(N_("lasts {n} year"), N_("lasts {n} years"), item.life_years)
