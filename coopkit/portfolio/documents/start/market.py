"""Blocks about the market: the survey, the expected demand, and marketing."""

from collections.abc import Iterator
from decimal import Decimal

from coopkit.business.feasibility.market import SurveyTally, survey_tally
from coopkit.business.money import NotDefined, add_up, round_half_up
from coopkit.i18n import N_, Money, Percent, lazy, lazy_n
from coopkit.portfolio.documents.start.context import PlanContext, missing_answer
from coopkit.portfolio.feasibility_reader import DEMAND, ProductDemand, demand_estimates, plausible
from coopkit.portfolio.group_answers import AnswerRow
from coopkit.report import Figure, Figures, ReportBlock, Table, TableCell, TypedText, heads, money, percent

SURVEY, MARKETING = "start.feas.survey-tally", "start.plan.marketing"
SURVEY_ANSWERS = ("yes", "perhaps", "no")
MARKETING_COLUMNS = ("gets", "place", "message", "advantage")


def survey_blocks(context: PlanContext) -> Iterator[ReportBlock]:
    """Yield the answers of the survey as shares of the filled-in forms."""
    counted = _read_survey_tally(context)
    if counted is None or isinstance(counted.of_filled, NotDefined):
        yield missing_answer(SURVEY, lazy(N_("how many people we asked, and what they said")))
        return
    shares = counted.of_filled
    yield Figures(
        (
            Figure(lazy(N_("Forms that were filled in")), counted.filled),
            Figure(lazy(N_("Yes, they would buy")), Percent(shares.yes)),
            Figure(lazy(N_("Perhaps")), Percent(shares.perhaps)),
            Figure(lazy(N_("No")), Percent(shares.no)),
        )
    )
    empty = counted.asked - counted.filled
    if empty:
        one, many = N_("One more form came back empty."), N_("{n} more forms came back empty.")
        yield lazy_n(one, many, empty)


def demand_blocks(context: PlanContext) -> Iterator[ReportBlock]:
    """Yield the table of the expected demand for each product, and a gap for incomplete rows."""
    rows = context.answers.rows(DEMAND, "ours")
    if not rows:
        yield missing_answer(DEMAND, lazy(N_("how much we can hope to sell")))
        return
    found = {each.row.id: each for each in demand_estimates(context.answers)}
    yield Table(
        lazy(N_("What we can hope to sell")),
        heads(
            N_("Product"),
            N_("Could buy"),
            context.label("share_yes", N_("Said yes")),
            context.label("caution", N_("Caution")),
            context.label("units_each", N_("Each, in a year")),
            N_("In a month"),
            context.label("price", N_("Price")),
            N_("Sales in a month"),
        ),
        tuple(tuple(_demand_cells(context, row, found.get(row.id))) for row in rows),
        tuple(_total_sales_row(context, tuple(found.values()))) if len(found) == len(rows) > 1 else (),
    )
    if len(found) < len(rows):
        yield missing_answer(DEMAND, lazy(N_("a number in the lines that stay open")))
    yield lazy(N_("In a month: could buy × said yes × caution × each, divided by 12."))


def marketing_table(context: PlanContext) -> ReportBlock:
    """Return the marketing table: what each product gives, its price, place and promotion; or a gap."""
    rows = context.answers.rows(MARKETING, "ours")
    if not rows:
        return missing_answer(
            MARKETING, lazy(N_("what the customer gets, where it is bought, and how people hear of it"))
        )
    return Table(
        lazy(N_("How we sell")),
        heads(
            N_("Product"),
            context.label("price", N_("Price")),
            N_("What the customer gets"),
            N_("Where it is bought"),
            N_("How they hear of it"),
            N_("How it helps to be a co-op"),
        ),
        tuple(
            (
                row.words("product"),
                context.of_a_unit(row.number("price")),
                *(row.words(name) for name in MARKETING_COLUMNS),
            )
            for row in rows
        ),
    )


def offer_table(context: PlanContext) -> ReportBlock:
    """Return the table of what exactly is offered, or a gap."""
    rows = [row for row in context.answers.rows(MARKETING, "ours") if row.words("gets")]
    if not rows:
        return missing_answer(MARKETING, lazy(N_("what exactly we offer")))
    return Table(
        lazy(N_("What we offer")),
        heads(N_("Product"), N_("What the customer gets")),
        tuple((row.words("product"), row.words("gets")) for row in rows),
    )


def competitors_text(context: PlanContext) -> ReportBlock:
    """Return the group's text about competitors, or a gap."""
    words = context.answers.words(MARKETING, "others.words")
    label = lazy(N_("Who else sells something like it, and why people come to us"))
    return TypedText(label, words) if words else missing_answer(MARKETING, lazy(N_("who else sells something like it")))


def _read_survey_tally(context: PlanContext) -> SurveyTally | None:
    """Return the survey's tally, or None if a count is missing or isn't a whole number."""
    counts = [plausible(context.answers.number(SURVEY, f"ours.{pile}")) for pile in SURVEY_ANSWERS]
    empty = plausible(context.answers.number(SURVEY, "ours.empty")) or Decimal(0)
    known = [each for each in (*counts, empty) if each is not None and each == each.to_integral_value()]
    return survey_tally(known[0], known[1], known[2], empty=known[3]) if len(known) == len(SURVEY_ANSWERS) + 1 else None


def _demand_cells(context: PlanContext, row: AnswerRow, found: ProductDemand | None) -> Iterator[TableCell]:
    """Yield the cells of a product: its four numbers, units and sales in a month, and price."""
    yield row.words("what")
    yield row.number("customers")
    yield percent(row.number("share_yes"))
    yield row.number("caution")
    yield row.number("units_each")
    yield found.month if found else None
    yield context.of_a_unit(row.number("price"))
    yield money(_monthly_sales(context, found)) if found else None


def _total_sales_row(context: PlanContext, found: tuple[ProductDemand, ...]) -> Iterator[tuple[TableCell, ...]]:
    """Yield the row of total sales, unless a price is missing."""
    sales = [_monthly_sales(context, each) for each in found]
    known = [each for each in sales if each is not None]
    if len(known) == len(sales):
        yield lazy(N_("All products")), *[None] * 6, Money(add_up(known))


def _monthly_sales(context: PlanContext, found: ProductDemand) -> Decimal | None:
    """Return the sales of one product in a month, or None without a price."""
    return None if found.price is None else round_half_up(found.month * found.price, context.minor_digits)
