"""The calculation "wage-structure": what pay by grades costs a month, beside the budget, and how far apart it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from coopkit.business.money import NotDefined
from coopkit.business.wages import Grade, WageStructure, wage_structure
from coopkit.calculators.calculation import (
    Calculation,
    CalculationContext,
    CalculationResult,
    IncompleteInput,
    Line,
    ShownValue,
    Table,
    Values,
)
from coopkit.calculators.inputs import NumberInput, out_of_range
from coopkit.calculators.pricing.unit_money import unit_money
from coopkit.calculators.rows import rows_of, words_in
from coopkit.i18n import N_, LazyText, Money, lazy

PEOPLE = NumberInput("people", N_("the people"), most=100_000, whole=True)
HOURS = NumberInput("hours", N_("the hours a month"), most=400)
WAGE = NumberInput("wage", N_("the wage for an hour"))
CONTRIBUTIONS = NumberInput("sum.contributions", N_("the rate of contributions"), most=100)
BUDGET = NumberInput("sum.budget", N_("the monthly budget for pay"))


@dataclass(frozen=True)
class _Read:
    grades: tuple[Grade, ...]
    names: tuple[LazyText, ...]
    incomplete: tuple[LazyText, ...]


def pay_by_grades(values: Values, group: CalculationContext) -> CalculationResult | IncompleteInput:
    """Add up the pay of all grades with contributions, and lay it beside the budget, where there is one.

    values: the rows of `grades` (grade, people, hours a month of each, wage an hour); `sum.contributions`, percent of
    the wages; `sum.budget`, money a month, may be absent. Returns Missing as long as no grade is whole or the rate is
    absent; a grade that is not whole is named and does not count.
    Source: people × hours × wage, contributions on top; usual cost accounting.
    """
    read = _read(values)
    rate = CONTRIBUTIONS.read(values)
    wrong = out_of_range(values, (CONTRIBUTIONS, *((BUDGET,) if BUDGET.name in values else ())))
    if not read.grades:
        first = () if read.incomplete else (lazy(N_("Give one grade its people, hours and wage.")),)
        return IncompleteInput((*first, *read.incomplete, *wrong))
    if wrong or rate is None:
        return IncompleteInput(wrong)
    pay = wage_structure(read.grades, Fraction(rate) / 100, places=group.minor_digits)
    budget = BUDGET.read(values)
    said = (*_said(pay, budget), *read.incomplete)
    return CalculationResult(
        said,
        tuple(_formula(pay, rate, read.names, group.minor_digits)),
        (_table(pay, read.names),),
        _figures(pay, budget),
    )


def _read(values: Values) -> _Read:
    grades: list[Grade] = []
    names: list[LazyText] = []
    incomplete: list[LazyText] = []
    for number, row in rows_of(values, "grades"):
        words = words_in(row, "grade")
        name = lazy(N_("“{words}”"), words=words) if words else lazy(N_("Grade {n}"), n=number)
        people, hours, wage = (each.read(row) for each in (PEOPLE, HOURS, WAGE))
        if people is None or hours is None or wage is None:
            absent = tuple(lazy(each.label) for each in (PEOPLE, HOURS, WAGE) if each.read(row) is None)
            incomplete.append(lazy(N_("{line} does not count yet. Look at {what}."), line=name, what=absent))
        else:
            grades.append(Grade(words, int(people), hours, wage))
            names.append(name)
    return _Read(tuple(grades), tuple(names), tuple(incomplete))


def _said(pay: WageStructure, budget: Decimal | None) -> Iterator[LazyText]:
    yield lazy(
        N_("The pay of a month is {wages}. With {contributions} of contributions it costs {cost}."),
        wages=Money(pay.wages),
        contributions=Money(pay.contributions),
        cost=Money(pay.cost),
    )
    if budget is not None:
        room = pay.room(budget)
        text = N_("The budget is {budget}: it leaves {room}.")
        if room < 0:
            text = N_("The budget is {budget}: {room} is missing. Hours, wages, prices or the budget: what changes?")
        elif not room:
            text = N_("The budget is {budget}: it adds up, and nothing is left over.")
        yield lazy(text, budget=Money(budget), room=Money(abs(room)))
    if isinstance(pay.ratio, NotDefined):
        yield lazy(pay.ratio.reason)
    elif pay.ratio == 1:
        yield lazy(N_("All earn the same for an hour."))
    else:
        yield lazy(N_("The highest wage is {ratio} times the lowest. What do you think of that?"), ratio=pay.ratio)


def _formula(pay: WageStructure, rate: Decimal, names: tuple[LazyText, ...], places: int) -> Iterator[LazyText]:
    for line, name in zip(pay.lines, names, strict=True):
        yield lazy(
            N_("{grade}: {people} × {hours} × {wage} = {wages}"),
            grade=name,
            people=line.grade.people,
            hours=line.grade.hours,
            wage=unit_money(line.grade.wage, places),
            wages=Money(line.wages),
        )
    yield lazy(
        N_("{wages} + {rate} % of it = {wages} + {contributions} = {cost}"),
        wages=Money(pay.wages),
        rate=rate,
        contributions=Money(pay.contributions),
        cost=Money(pay.cost),
    )


def _table(pay: WageStructure, names: tuple[LazyText, ...]) -> Table:
    rows = [
        (name, line.grade.people, line.person, line.wages, line.contributions, line.cost)
        for name, line in zip(names, pay.lines, strict=True)
    ]
    head = (N_("Grade"), N_("People"), N_("Each, a month"), N_("Wages"), N_("Contributions"), N_("Cost"))
    together = (lazy(N_("Together")), lazy("{n}", n=pay.people), lazy("–"))
    sums = tuple(lazy("{n}", n=Money(each)) for each in (pay.wages, pay.contributions, pay.cost))
    return Table(
        lazy(N_("What the grades cost a month")),
        tuple(lazy(each) for each in head),
        (
            *((name, lazy("{n}", n=n), *(lazy("{n}", n=Money(each)) for each in money)) for name, n, *money in rows),
            (*together, *sums),
        ),
    )


def _figures(pay: WageStructure, budget: Decimal | None) -> dict[str, ShownValue]:
    found: dict[str, ShownValue] = {
        "people": pay.people,
        "wages": Money(pay.wages),
        "contributions": Money(pay.contributions),
        "cost": Money(pay.cost),
    }
    if budget is not None:
        found["room"] = Money(pay.room(budget))
    found["ratio"] = lazy(N_("not defined")) if isinstance(pay.ratio, NotDefined) else pay.ratio
    return found


WAGE_STRUCTURE = Calculation(
    "wage-structure",
    None,
    pay_by_grades,
    lines=(
        Line("people", N_("People"), N_("add up all grades")),
        Line("wages", N_("Wages"), N_("people × hours × wage, all grades")),
        Line("contributions", N_("Contributions"), N_("wages × rate ÷ 100")),
        Line("cost", N_("Pay in all"), N_("wages + contributions")),
        Line("room", N_("Left in the budget"), N_("budget − pay in all")),
        Line("ratio", N_("Highest to lowest"), N_("highest wage ÷ lowest wage")),
    ),
    example={
        "grades.1.grade": "Drivers",
        "grades.1.people": Decimal(3),
        "grades.1.hours": Decimal(150),
        "grades.1.wage": Decimal("4.50"),
        "grades.2.grade": "Loaders",
        "grades.2.people": Decimal(5),
        "grades.2.hours": Decimal(120),
        "grades.2.wage": Decimal("3.00"),
        "sum.contributions": Decimal(15),
        "sum.budget": Decimal(4500),
    },
    sums=("budget",),
)
