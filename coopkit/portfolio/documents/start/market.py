"""What papers say of the market: who was asked, what people will buy, and how it is sold."""

from collections.abc import Iterator
from decimal import Decimal

from coopkit.business.feasibility.market import SurveyTally, survey_tally
from coopkit.business.money import NotDefined, add_up, round_half_up
from coopkit.i18n import N_, Money, Percent, say, say_n
from coopkit.portfolio.documents.document import Block, Cell, Figure, Figures, Table, Typed, money, percent
from coopkit.portfolio.documents.start.context import Basis, missing
from coopkit.portfolio.group_answers import Row
from coopkit.portfolio.seven_tests import DEMAND, Estimate, estimates_of, usable

SURVEY, MARKETING = "start.feas.survey-tally", "start.plan.marketing"
PILES = ("yes", "perhaps", "no")
PRODUCT_COLUMNS = ("gets", "place", "message", "advantage")


def survey(basis: Basis) -> Iterator[Block]:
    """The answers that were counted, as parts of the filled forms."""
    counted = _tally(basis)
    if counted is None or isinstance(counted.of_filled, NotDefined):
        yield missing(SURVEY, say(N_("how many people we asked, and what they said")))
        return
    shares = counted.of_filled
    yield Figures(
        (
            Figure(say(N_("Forms that were filled in")), counted.filled),
            Figure(say(N_("Yes, they would buy")), Percent(shares.yes)),
            Figure(say(N_("Perhaps")), Percent(shares.perhaps)),
            Figure(say(N_("No")), Percent(shares.no)),
        )
    )
    empty = counted.asked - counted.filled
    if empty:
        one, many = N_("One more form came back empty."), N_("{n} more forms came back empty.")
        yield say_n(one, many, empty)


def demand(basis: Basis) -> Iterator[Block]:
    """What can be sold of each product, with caution; a line without all its numbers stays open."""
    rows = basis.answers.rows(DEMAND, "ours")
    if not rows:
        yield missing(DEMAND, say(N_("how much we can hope to sell")))
        return
    found = {each.row.id: each for each in estimates_of(basis.answers)}
    yield Table(
        say(N_("What we can hope to sell")),
        (
            say(N_("Product")),
            say(N_("Could buy")),
            basis.marked("share_yes", say(N_("Said yes"))),
            basis.marked("caution", say(N_("Caution"))),
            basis.marked("units_each", say(N_("Each, in a year"))),
            say(N_("In a month")),
            basis.marked("price", say(N_("Price"))),
            say(N_("Sales in a month")),
        ),
        tuple(tuple(_estimate(basis, row, found.get(row.id))) for row in rows),
        tuple(_all_sales(basis, tuple(found.values()))) if len(found) == len(rows) > 1 else (),
    )
    if len(found) < len(rows):
        yield missing(DEMAND, say(N_("a number in the lines that stay open")))
    yield say(N_("In a month: could buy × said yes × caution × each, divided by 12."))


def offers(basis: Basis) -> Block:
    """Each product as the customer sees it: what it gives, its price, where it is bought, how it is heard of."""
    rows = basis.answers.rows(MARKETING, "ours")
    if not rows:
        return missing(MARKETING, say(N_("what the customer gets, where it is bought, and how people hear of it")))
    return Table(
        say(N_("How we sell")),
        (
            say(N_("Product")),
            basis.marked("price", say(N_("Price"))),
            say(N_("What the customer gets")),
            say(N_("Where it is bought")),
            say(N_("How they hear of it")),
            say(N_("How it helps to be a co-op")),
        ),
        tuple(
            (row.words("product"), basis.of_a_unit(row.number("price")), *(row.words(name) for name in PRODUCT_COLUMNS))
            for row in rows
        ),
    )


def products(basis: Basis) -> Block:
    """What exactly is offered."""
    rows = [row for row in basis.answers.rows(MARKETING, "ours") if row.words("gets")]
    if not rows:
        return missing(MARKETING, say(N_("what exactly we offer")))
    return Table(
        say(N_("What we offer")),
        (say(N_("Product")), say(N_("What the customer gets"))),
        tuple((row.words("product"), row.words("gets")) for row in rows),
    )


def others(basis: Basis) -> Block:
    """Who else sells something like it."""
    words = basis.answers.words(MARKETING, "others.words")
    label = say(N_("Who else sells something like it, and why people come to us"))
    return Typed(label, words) if words else missing(MARKETING, say(N_("who else sells something like it")))


def _tally(basis: Basis) -> SurveyTally | None:
    counts = [usable(basis.answers.number(SURVEY, f"ours.{pile}")) for pile in PILES]
    empty = usable(basis.answers.number(SURVEY, "ours.empty")) or Decimal(0)
    known = [each for each in (*counts, empty) if each is not None and each == each.to_integral_value()]
    return survey_tally(known[0], known[1], known[2], empty=known[3]) if len(known) == len(PILES) + 1 else None


def _estimate(basis: Basis, row: Row, found: Estimate | None) -> Iterator[Cell]:
    yield row.words("what")
    yield row.number("customers")
    yield percent(row.number("share_yes"))
    yield row.number("caution")
    yield row.number("units_each")
    yield found.month if found else None
    yield basis.of_a_unit(row.number("price"))
    yield money(_sales(basis, found)) if found else None


def _all_sales(basis: Basis, found: tuple[Estimate, ...]) -> Iterator[tuple[Cell, ...]]:
    sales = [_sales(basis, each) for each in found]
    known = [each for each in sales if each is not None]
    if len(known) == len(sales):
        yield say(N_("All products")), *[None] * 6, Money(add_up(known))


def _sales(basis: Basis, found: Estimate) -> Decimal | None:
    """Sales of one product in a month."""
    return None if found.price is None else round_half_up(found.month * found.price, basis.minor_digits)
