"""The calculation "start-up-costs": the cost of a start, the members' own money, and the gap."""

from collections.abc import Iterator, Mapping
from decimal import Decimal, localcontext

from coopkit.business.assets import StartUpCosts, start_up_costs
from coopkit.business.money import EXACT
from coopkit.business.plan.inputs import MOST_MEMBERS, MOST_MONEY, MOST_YEARS, StartUpItem
from coopkit.calculators.calculation import Calculation, CalculationResult, ResultLine
from coopkit.calculators.inputs import (
    LARGEST_AMOUNT,
    IncompleteInput,
    NumberInput,
    Values,
    example,
    incomplete_row_sentence,
    input_problems,
    missing_sentence,
    row_name,
)
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.portfolio import plan_fields
from coopkit.portfolio.group_answers import table_rows
from coopkit.report import TableCell

COST = NumberInput("cost", N_("the cost"), most=MOST_MONEY)
MEMBERS = NumberInput("gap.members", N_("how many members pay in"), least=1, most=MOST_MEMBERS, whole=True)
SHARE = NumberInput("gap.share", N_("the share of each member"), most=LARGEST_AMOUNT)
FEE = NumberInput("gap.fee", N_("the entry fee"), most=LARGEST_AMOUNT)
GRANT = NumberInput("gap.grant", N_("the grant"), most=MOST_MONEY)
RUNNING = NumberInput("gap.running", N_("the running costs in a month"), most=MOST_MONEY)
MONTHS = NumberInput("gap.months", N_("for how many months"), most=120, whole=True)
OPTIONAL_INPUTS = (FEE, GRANT, RUNNING, MONTHS)
"""Counted as 0 if they aren't filled in, because not every group has them."""
INPUTS = (MEMBERS, SHARE, *OPTIONAL_INPUTS)


def start_up_gap(values: Values) -> CalculationResult | IncompleteInput:
    """Add up the start-up list and the members' money, and find the gap between them.

    values: the rows of `ours` (cost; kind "thing", "deposit" or "once"; years) and the inputs of `gap`.
    Returns IncompleteInput if no row has a cost, or members or share are missing. Source: needs − own money.
    """
    items, row_problems = _read_items(values)
    with_defaults = {**{each.name: Decimal(0) for each in OPTIONAL_INPUTS}, **values}
    problems = input_problems(with_defaults, INPUTS)
    if problems or not items:
        hint = (
            () if items else tuple(missing_sentence((lazy(N_("what you need before the first day, with its cost")),)))
        )
        return IncompleteInput((*hint, *problems, *row_problems))
    numbers = {each: each.read(with_defaults) or Decimal(0) for each in INPUTS}
    with localcontext(EXACT):
        shares, fees = numbers[MEMBERS] * numbers[SHARE], numbers[MEMBERS] * numbers[FEE]
        own_money = shares + fees + numbers[GRANT]
    costs = start_up_costs(items, monthly_costs=numbers[RUNNING], months=numbers[MONTHS], own_money=own_money)
    figures: dict[str, TableCell] = {
        "equipment": Money(costs.listed),
        "running": Money(costs.running_costs),
        "total": Money(costs.total),
        "shares": Money(shares),
        "fees": Money(fees),
        "own": Money(own_money),
        "gap": Money(costs.gap),
    }
    sentences = (
        *_gap_sentence(costs),
        *_running_costs_sentence(costs),
        *_optional_inputs_sentence(values),
        *row_problems,
    )
    return CalculationResult(sentences, tuple(_start_up_formulas(numbers, costs)), figures=figures)


def _read_items(values: Values) -> tuple[tuple[StartUpItem, ...], tuple[LazyText, ...]]:
    """Return the items that have a cost, and sentences about what rows lack."""
    items: list[StartUpItem] = []
    problems: list[LazyText] = []
    for row in table_rows(values, "ours"):
        name = row_name(row, "item", N_("Line {n}"))
        cost, kind, years = COST.read(row.cells), row.words("kind"), row.cells.get("years")
        if cost is None:
            problems.append(incomplete_row_sentence(name, row.cells, (COST,)))
            continue
        if kind == "thing" and not isinstance(years, Decimal):
            problems.append(lazy(N_("{line}: how many years will it last? The plan needs it."), line=name))
        items.append(StartUpItem(row.words("item"), cost, _life_years(kind, years)))
    return tuple(items), tuple(problems)


def _life_years(kind: str, years: Decimal | str | None) -> int | None:
    """Return the years of use of an item: 0 for a deposit, None for a one-off cost or if they aren't known."""
    if kind == "deposit":
        return 0
    if kind == "once" or not isinstance(years, Decimal) or not 1 <= years <= MOST_YEARS:
        return None
    return int(years)


def _gap_sentence(costs: StartUpCosts) -> Iterator[LazyText]:
    """Say what is needed, what the members bring, and what is missing or left over."""
    needed, own = Money(costs.total), Money(costs.own_money)
    if costs.gap:
        text = N_("You need {needed} and bring {own}. The gap is {gap}.")
        yield lazy(text, needed=needed, own=own, gap=Money(costs.gap))
    else:
        text = N_("You need {needed} and bring {own}. There is no gap; {rest} are left over.")
        yield lazy(text, needed=needed, own=own, rest=Money(costs.own_money - costs.total))


def _running_costs_sentence(costs: StartUpCosts) -> Iterator[LazyText]:
    """Say what the gap would seem to be without the first months' running costs."""
    if costs.running_costs and costs.gap:
        without = max(Decimal(0), costs.gap - costs.running_costs)
        yield lazy(
            N_("Without the running costs of the first months the gap would look like {without}."),
            without=Money(without),
        )


def _optional_inputs_sentence(values: Values) -> Iterator[LazyText]:
    """List the optional inputs that were left empty and count as 0."""
    missing = tuple(lazy(each.label) for each in OPTIONAL_INPUTS if each.name not in values)
    if missing:
        yield lazy(N_("Left open, and so counted as nothing: {what}."), what=missing)


def _start_up_formulas(numbers: Mapping[NumberInput, Decimal], costs: StartUpCosts) -> Iterator[LazyText]:
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
    lambda values, _: start_up_gap(values),
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
    money_inputs=plan_fields.MONEY_FIELDS[plan_fields.START_UP_COSTS],
)
