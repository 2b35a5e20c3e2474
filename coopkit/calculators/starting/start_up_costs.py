"""The calculation "start-up-costs": what a start costs, what the members bring, and what is missing."""

from collections.abc import Iterator, Mapping
from decimal import Decimal, localcontext

from coopkit.business.assets import StartUpCosts, start_up_costs
from coopkit.business.money import EXACT
from coopkit.business.plan.inputs import MOST_MEMBERS, MOST_MONEY, MOST_YEARS, StartUpItem
from coopkit.calculators.calculation import Calculation, CalculationResult, IncompleteInput, ResultLine, Values, example
from coopkit.calculators.inputs import MOST_AMOUNT, NumberInput, not_counted, out_of_range, row_name, still_missing
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.portfolio import plan_fields
from coopkit.portfolio.group_answers import table_rows
from coopkit.report import TableCell

COST = NumberInput("cost", N_("the cost"), most=MOST_MONEY)
MEMBERS = NumberInput("gap.members", N_("how many members pay in"), least=1, most=MOST_MEMBERS, whole=True)
SHARE = NumberInput("gap.share", N_("the share of each member"), most=MOST_AMOUNT)
FEE = NumberInput("gap.fee", N_("the entry fee"), most=MOST_AMOUNT)
GRANT = NumberInput("gap.grant", N_("the grant"), most=MOST_MONEY)
RUNNING = NumberInput("gap.running", N_("the running costs in a month"), most=MOST_MONEY)
MONTHS = NumberInput("gap.months", N_("for how many months"), most=120, whole=True)
LEFT_OPEN = (FEE, GRANT, RUNNING, MONTHS)
"""Counted as 0 where they are left open: not every group has them."""
ASKED = (MEMBERS, SHARE, *LEFT_OPEN)


def start_up(values: Values) -> CalculationResult | IncompleteInput:
    """Add up the list and the members' money, and find the gap.

    values: the rows of `ours` (cost; kind "thing", "deposit" or "once"; years) and the inputs of `gap`.
    Returns IncompleteInput where no row has a cost, or members or share are absent. Source: needs − own means.
    """
    items, odd = _items(values)
    given = {**{each.name: Decimal(0) for each in LEFT_OPEN}, **values}
    wrong = out_of_range(given, ASKED)
    if wrong or not items:
        first = () if items else tuple(still_missing((lazy(N_("what you need before the first day, with its cost")),)))
        return IncompleteInput((*first, *wrong, *odd))
    numbers = {each: each.read(given) or Decimal(0) for each in ASKED}
    with localcontext(EXACT):
        shares, fees = numbers[MEMBERS] * numbers[SHARE], numbers[MEMBERS] * numbers[FEE]
        own = shares + fees + numbers[GRANT]
    costs = start_up_costs(items, monthly_costs=numbers[RUNNING], months=numbers[MONTHS], own_money=own)
    figures: dict[str, TableCell] = {
        "equipment": Money(costs.listed),
        "running": Money(costs.running_costs),
        "total": Money(costs.total),
        "shares": Money(shares),
        "fees": Money(fees),
        "own": Money(own),
        "gap": Money(costs.gap),
    }
    said = (*_finding(costs), *_hidden(costs), *_counted_as_nothing(values), *odd)
    return CalculationResult(said, tuple(_formula(numbers, costs)), figures=figures)


def _items(values: Values) -> tuple[tuple[StartUpItem, ...], tuple[LazyText, ...]]:
    items: list[StartUpItem] = []
    odd: list[LazyText] = []
    for row in table_rows(values, "ours"):
        name = row_name(row, "item", N_("Line {n}"))
        cost, kind, years = COST.read(row.cells), row.words("kind"), row.cells.get("years")
        if cost is None:
            odd.append(not_counted(name, (COST,)))
            continue
        if kind == "thing" and not isinstance(years, Decimal):
            odd.append(lazy(N_("{line}: how many years will it last? The plan needs it."), line=name))
        items.append(StartUpItem(row.words("item"), cost, _life(kind, years)))
    return tuple(items), tuple(odd)


def _life(kind: str, years: Decimal | str | None) -> int | None:
    if kind == "deposit":
        return 0
    if kind == "once" or not isinstance(years, Decimal) or not 1 <= years <= MOST_YEARS:
        return None
    return int(years)


def _finding(costs: StartUpCosts) -> Iterator[LazyText]:
    needed, own = Money(costs.total), Money(costs.own_money)
    if costs.gap:
        text = N_("You need {needed} and bring {own}. The gap is {gap}.")
        yield lazy(text, needed=needed, own=own, gap=Money(costs.gap))
    else:
        text = N_("You need {needed} and bring {own}. There is no gap; {rest} are left over.")
        yield lazy(text, needed=needed, own=own, rest=Money(costs.own_money - costs.total))


def _hidden(costs: StartUpCosts) -> Iterator[LazyText]:
    if costs.running_costs and costs.gap:
        without = max(Decimal(0), costs.gap - costs.running_costs)
        yield lazy(
            N_("Without the running costs of the first months the gap would look like {without}."),
            without=Money(without),
        )


def _counted_as_nothing(values: Values) -> Iterator[LazyText]:
    absent = tuple(lazy(each.label) for each in LEFT_OPEN if each.name not in values)
    if absent:
        yield lazy(N_("Left open, and so counted as nothing: {what}."), what=absent)


def _formula(numbers: Mapping[NumberInput, Decimal], costs: StartUpCosts) -> Iterator[LazyText]:
    running, months = Money(costs.running_costs), numbers[MONTHS]
    text = N_("Running costs: {months} × {month} = {running}")
    yield lazy(text, months=months, month=Money(numbers[RUNNING]), running=running)
    text = N_("Needed: {listed} + {running} = {total}")
    yield lazy(text, listed=Money(costs.listed), running=running, total=Money(costs.total))
    yield lazy(
        N_("Own money: {members} × {share} + {members} × {fee} + {grant} = {own}"),
        members=numbers[MEMBERS],
        share=Money(numbers[SHARE]),
        fee=Money(numbers[FEE]),
        grant=Money(numbers[GRANT]),
        own=Money(costs.own_money),
    )
    text = N_("Gap: {total} − {own} = {gap}")
    if costs.gap:
        yield lazy(text, total=Money(costs.total), own=Money(costs.own_money), gap=Money(costs.gap))


START_UP_COSTS = Calculation(
    "start-up-costs",
    None,
    lambda values, _: start_up(values),
    lines=(
        ResultLine("equipment", N_("The whole list"), N_("add up all costs")),
        ResultLine("running", N_("Running costs of the first months"), N_("costs in a month × months")),
        ResultLine("total", N_("Needed"), N_("the two lines above together")),
        ResultLine("shares", N_("Shares"), N_("members × share")),
        ResultLine("fees", N_("Entry fees"), N_("members × fee")),
        ResultLine("own", N_("Own money"), N_("shares + entry fees + grant")),
        ResultLine("gap", N_("Gap"), N_("needed − own money")),
    ),
    example=example(
        {"gap.members": 20, "gap.share": 75, "gap.fee": 5, "gap.grant": 1000, "gap.running": 640, "gap.months": 2},
        ours=(
            "item cost kind years",
            [
                ("Baler", 2400, "thing", 8),
                ("Scale", 180, "thing", 6),
                ("2 handcarts at 95", 190, "thing", 4),
                ("20 sets of protective clothing at 22", 440, "thing", 1),
                ("Registration", 60, "once", None),
                ("Rent deposit", 300, "deposit", None),
            ],
        ),
    ),
    sums=plan_fields.MONEY_FIELDS[plan_fields.START_UP_COSTS],
)
