"""The calculation "capacity": the units that each step of the work can do in a week; the slowest one decides."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor

from coopkit.calculators.calculation import Calculation, CalculationResult, ResultLine
from coopkit.calculators.inputs import IncompleteInput, NumberInput, Values, example, input_problems, row_name
from coopkit.i18n import N_, LazyText, lazy, lazy_n
from coopkit.portfolio.group_answers import table_rows
from coopkit.report import Chart, Series, Table, TableCell, heads

WEEKS_IN_A_MONTH = Fraction(52, 12)
WEEK = NumberInput("capacity.hours", N_("the hours that one person works in a week"))
MINUTES_IN_AN_HOUR = 60
WANTED = NumberInput("capacity.wanted", N_("the units you want to sell in a month"))


@dataclass(frozen=True)
class _WorkStep:
    """A step of the work: minutes for one unit, people at it, and the exact units that it can do in a week."""

    number: int
    name: LazyText
    minutes: Decimal
    people: Decimal
    exact_units: Fraction

    @property
    def units(self) -> int:
        """Return the whole units in a week."""
        return floor(self.exact_units)

    @property
    def exact_month_units(self) -> Fraction:
        """Return the exact units in a month of average length; half-finished units carry over to the next week."""
        return self.exact_units * WEEKS_IN_A_MONTH

    @property
    def month_units(self) -> int:
        """Return the whole units in a month."""
        return floor(self.exact_month_units)


def capacity(values: Values) -> CalculationResult | IncompleteInput:
    """Find the slowest step of the work, and compare what it can do with the planned sales.

    values: the rows of `steps`: minutes for one unit, people working at the same time; `capacity.hours`, hours that
    one person works in a week; `capacity.wanted`, units to sell in a month, may be missing.
    Source: units of a step = hours × 60 × people ÷ minutes for one unit, rounded down once, at the end.
    """
    problems = input_problems(values, (WEEK,))
    steps, incomplete = _read_steps(values)
    if problems or not steps:
        hint = () if steps or incomplete else (lazy(N_("Give the minutes and the people of at least one step.")),)
        return IncompleteInput((*problems, *incomplete, *hint))
    slowest = min(steps, key=lambda step: step.exact_units)
    figures: dict[str, TableCell] = {f"step-{step.number}": step.units for step in steps}
    return CalculationResult(
        (*_capacity_sentences(steps, slowest), *_sales_comparison_sentences(values, slowest.month_units), *incomplete),
        (*(_step_formula(step, values) for step in steps), _month_formula(slowest, values)),
        (_capacity_table(steps),),
        figures | {"week": slowest.units, "month": slowest.month_units},
        _capacity_chart(steps, slowest) if len(steps) > 1 else None,
    )


def _read_steps(values: Values) -> tuple[tuple[_WorkStep, ...], tuple[LazyText, ...]]:
    """Return the complete steps, and a sentence for each incomplete one."""
    steps: list[_WorkStep] = []
    incomplete: list[LazyText] = []
    hours = WEEK.read(values) or Decimal(1)
    for row in table_rows(values, "steps"):
        name = row_name(row, "step", N_("Step {n}"))
        minutes, people = row.number("minutes"), row.number("people")
        if minutes is None or people is None or minutes <= 0 or people <= 0:
            incomplete.append(
                lazy(N_("{step} does not count yet: it needs minutes and people, both above 0."), step=name)
            )
        else:
            exact = Fraction(hours) * MINUTES_IN_AN_HOUR * Fraction(people) / Fraction(minutes)
            steps.append(_WorkStep(row.place, name, minutes, people, exact))
    return tuple(steps), tuple(incomplete)


def _capacity_sentences(steps: tuple[_WorkStep, ...], slowest: _WorkStep) -> Iterator[LazyText]:
    """Name the slowest step, and how many units the fastest could do."""
    yield _bottleneck_sentence(slowest)
    fastest = max(steps, key=lambda step: step.exact_units)
    if fastest.units > slowest.units:
        yield lazy(
            N_("{fast} could do {units} a week, but the units would pile up in front of {slow}."),
            fast=fastest.name,
            units=fastest.units,
            slow=slowest.name,
        )


def _bottleneck_sentence(slowest: _WorkStep) -> LazyText:
    """Say how many units a week the slowest step allows."""
    if not slowest.units:
        return lazy(N_("One unit takes you more than a week: {step} decides."), step=slowest.name)
    one, many = (
        N_("You can make one unit a week: {step} decides."),
        N_("You can make {n} units a week: {step} decides."),
    )
    return lazy_n(one, many, slowest.units, step=slowest.name)


def _sales_comparison_sentences(values: Values, month_units: int) -> Iterator[LazyText]:
    """Compare the units that can be made in a month with the units to be sold."""
    yield lazy(N_("In a month of average length that is {units} units."), units=month_units)
    wanted = WANTED.read(values)
    if wanted is None:
        yield from input_problems(values, (WANTED,)) if WANTED.name in values else ()
    elif wanted > month_units:
        text = N_("You want to sell {wanted} a month: {gap} more than you can make.")
        yield lazy(text, wanted=wanted, gap=wanted - month_units)
    else:
        yield lazy(N_("You want to sell {wanted} a month, and you can make that."), wanted=wanted)


def _step_formula(step: _WorkStep, values: Values) -> LazyText:
    """Write out how many units a step can do in a week."""
    text = N_("{step}: {hours} × 60 × {people} ÷ {minutes} = {units}")
    if step.exact_units != step.units:
        text = N_("{step}: {hours} × 60 × {people} ÷ {minutes}, rounded down to {units}")
    hours = values[WEEK.name]
    return lazy(text, step=step.name, hours=hours, people=step.people, minutes=step.minutes, units=step.units)


def _month_formula(slowest: _WorkStep, values: Values) -> LazyText:
    """Write out how many units the slowest step can do in a month."""
    text = N_("A month: {hours} × 60 × 52 ÷ 12 × {people} ÷ {minutes} = {units}")
    if slowest.exact_month_units != slowest.month_units:
        text = N_("A month: {hours} × 60 × 52 ÷ 12 × {people} ÷ {minutes}, rounded down to {units}")
    hours = values[WEEK.name]
    return lazy(text, hours=hours, people=slowest.people, minutes=slowest.minutes, units=slowest.month_units)


def _capacity_table(steps: tuple[_WorkStep, ...]) -> Table:
    return Table(
        lazy(N_("What each step can do")),
        heads(N_("Step"), N_("Units a week")),
        tuple((step.name, step.units) for step in steps),
    )


def _capacity_chart(steps: tuple[_WorkStep, ...], slowest: _WorkStep) -> Chart:
    return Chart(
        "bar",
        _bottleneck_sentence(slowest),
        tuple(step.name for step in steps),
        lazy(N_("Step")),
        lazy(N_("Units a week")),
        (Series(lazy(N_("Units a week")), tuple(Decimal(step.units) for step in steps)),),
        steps.index(slowest),
    )


_STEP_LABELS = (
    N_("Units a week, step 1"),
    N_("Units a week, step 2"),
    N_("Units a week, step 3"),
    N_("Units a week, step 4"),
    N_("Units a week, step 5"),
    N_("Units a week, step 6"),
)
_STEP_EXPLANATION = N_("hours in a week × 60 × people ÷ minutes for one unit, rounded down")

CAPACITY = Calculation(
    "capacity",
    None,
    lambda values, _: capacity(values),
    lines=(
        *(ResultLine(f"step-{number}", label, _STEP_EXPLANATION) for number, label in enumerate(_STEP_LABELS, start=1)),
        ResultLine("week", N_("Units we can make in a week"), N_("the smallest of the lines above")),
        ResultLine(
            "month",
            N_("Units we can make in a month"),
            N_("the slowest step: hours in a week × 60 × 52 ÷ 12 × people ÷ minutes for one unit, rounded down"),
        ),
    ),
    example=example({"capacity.hours": 35}, steps=("step minutes people", [("Sewing", 25, 4), ("Finishing", 10, 1)])),
)
