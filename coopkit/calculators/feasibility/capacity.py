"""The calculation "capacity": how many units each step of the work can do in a week; the slowest step decides."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor

from coopkit.calculators.calculation import Calculation, CalculationResult, IncompleteInput, ResultLine, Values, example
from coopkit.calculators.inputs import NumberInput, out_of_range, row_name
from coopkit.i18n import N_, LazyText, lazy, lazy_n
from coopkit.portfolio.group_answers import table_rows
from coopkit.report import Chart, Series, Table, TableCell, heads

WEEKS_IN_A_MONTH = Fraction(52, 12)
WEEK = NumberInput("capacity.week", N_("the minutes that one person works in a week"), least=1)
WANTED = NumberInput("capacity.wanted", N_("the units you want to sell in a month"))


@dataclass(frozen=True)
class _Step:
    number: int
    name: LazyText
    minutes: Decimal
    people: Decimal
    exact: Fraction

    @property
    def units(self) -> int:
        """Whole units in a week: nobody buys half a shirt."""
        return floor(self.exact)

    @property
    def exact_month(self) -> Fraction:
        """Units in a month of average length; what is half done at a week's end is finished in the next."""
        return self.exact * WEEKS_IN_A_MONTH

    @property
    def month(self) -> int:
        """Whole units in a month."""
        return floor(self.exact_month)


def capacity(values: Values) -> CalculationResult | IncompleteInput:
    """Find the step that decides, and compare it with what is to be sold.

    values: the rows of `steps` (minutes for one unit, people at it at the same time) and, of the part `capacity`, the
    minutes in a week and perhaps the units wanted in a month.
    Source: units of a step = available minutes × people ÷ minutes for one unit, rounded down once, at the end.
    """
    wrong = out_of_range(values, (WEEK,))
    steps, incomplete = _steps(values)
    if wrong or not steps:
        hint = () if steps or incomplete else (lazy(N_("Give the minutes and the people of at least one step.")),)
        return IncompleteInput((*wrong, *incomplete, *hint))
    slowest = min(steps, key=lambda step: step.exact)
    figures: dict[str, TableCell] = {f"step-{step.number}": step.units for step in steps}
    return CalculationResult(
        (*_finding(steps, slowest), *_against_sales(values, slowest.month), *incomplete),
        (*(_formula(step, values) for step in steps), _month_formula(slowest, values)),
        (_table(steps),),
        figures | {"week": slowest.units, "month": slowest.month},
        _chart(steps, slowest) if len(steps) > 1 else None,
    )


def _steps(values: Values) -> tuple[tuple[_Step, ...], tuple[LazyText, ...]]:
    steps: list[_Step] = []
    incomplete: list[LazyText] = []
    week = WEEK.read(values) or Decimal(1)
    for row in table_rows(values, "steps"):
        name = row_name(row, "step", N_("Step {n}"))
        minutes, people = row.number("minutes"), row.number("people")
        if minutes is None or people is None or minutes <= 0 or people <= 0:
            incomplete.append(
                lazy(N_("{step} does not count yet: it needs minutes and people, both above 0."), step=name)
            )
        else:
            exact = Fraction(week) * Fraction(people) / Fraction(minutes)
            steps.append(_Step(row.place, name, minutes, people, exact))
    return tuple(steps), tuple(incomplete)


def _finding(steps: tuple[_Step, ...], slowest: _Step) -> Iterator[LazyText]:
    yield _can_make(slowest)
    fast = max(steps, key=lambda step: step.exact)
    if fast.units > slowest.units:
        yield lazy(
            N_("{fast} could do {units} a week, but the units would pile up in front of {slow}."),
            fast=fast.name,
            units=fast.units,
            slow=slowest.name,
        )


def _can_make(slowest: _Step) -> LazyText:
    if not slowest.units:
        return lazy(N_("One unit takes you more than a week: {step} decides."), step=slowest.name)
    one, many = (
        N_("You can make one unit a week: {step} decides."),
        N_("You can make {n} units a week: {step} decides."),
    )
    return lazy_n(one, many, slowest.units, step=slowest.name)


def _against_sales(values: Values, month: int) -> Iterator[LazyText]:
    yield lazy(N_("In a month of average length that is {units} units."), units=month)
    wanted = WANTED.read(values)
    if wanted is None:
        yield from out_of_range(values, (WANTED,)) if WANTED.name in values else ()
    elif wanted > month:
        text = N_("You want to sell {wanted} a month: {gap} more than you can make.")
        yield lazy(text, wanted=wanted, gap=wanted - month)
    else:
        yield lazy(N_("You want to sell {wanted} a month, and you can make that."), wanted=wanted)


def _formula(step: _Step, values: Values) -> LazyText:
    text = N_("{step}: {week} × {people} ÷ {minutes} = {units}")
    if step.exact != step.units:
        text = N_("{step}: {week} × {people} ÷ {minutes}, rounded down to {units}")
    week = values[WEEK.name]
    return lazy(text, step=step.name, week=week, people=step.people, minutes=step.minutes, units=step.units)


def _month_formula(slowest: _Step, values: Values) -> LazyText:
    text = N_("A month: {week} × 52 ÷ 12 × {people} ÷ {minutes} = {units}")
    if slowest.exact_month != slowest.month:
        text = N_("A month: {week} × 52 ÷ 12 × {people} ÷ {minutes}, rounded down to {units}")
    week = values[WEEK.name]
    return lazy(text, week=week, people=slowest.people, minutes=slowest.minutes, units=slowest.month)


def _table(steps: tuple[_Step, ...]) -> Table:
    return Table(
        lazy(N_("What each step can do")),
        heads(N_("Step"), N_("Units a week")),
        tuple((step.name, step.units) for step in steps),
    )


def _chart(steps: tuple[_Step, ...], slowest: _Step) -> Chart:
    return Chart(
        "bar",
        _can_make(slowest),
        tuple(step.name for step in steps),
        lazy(N_("Step")),
        lazy(N_("Units a week")),
        (Series(lazy(N_("Units a week")), tuple(Decimal(step.units) for step in steps)),),
        steps.index(slowest),
    )


_LABELS = (
    N_("Units a week, step 1"),
    N_("Units a week, step 2"),
    N_("Units a week, step 3"),
    N_("Units a week, step 4"),
    N_("Units a week, step 5"),
    N_("Units a week, step 6"),
)
_EACH = N_("minutes in a week × people ÷ minutes for one unit, rounded down")

CAPACITY = Calculation(
    "capacity",
    None,
    lambda values, _: capacity(values),
    lines=(
        *(ResultLine(f"step-{number}", label, _EACH) for number, label in enumerate(_LABELS, start=1)),
        ResultLine("week", N_("Units we can make in a week"), N_("the smallest of the lines above")),
        ResultLine(
            "month",
            N_("Units we can make in a month"),
            N_("the slowest step: minutes in a week × 52 ÷ 12 × people ÷ minutes for one unit, rounded down"),
        ),
    ),
    example=example({"capacity.week": 2100}, steps=("step minutes people", [("Sewing", 25, 4), ("Finishing", 10, 1)])),
)
