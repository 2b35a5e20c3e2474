"""The calculation "wage-structure": the monthly cost of pay by grades, the budget, and the spread of wages."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from coopkit.business.money import NotDefined
from coopkit.business.wages import Grade, WageStructure, wage_structure
from coopkit.calculators.calculation import Calculation, CalculationContext, CalculationResult, ResultLine
from coopkit.calculators.inputs import IncompleteInput, NumberInput, Values, example, input_problems, row_name
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.portfolio.group_answers import table_rows
from coopkit.report import Table, TableCell, heads, unit_money

PEOPLE = NumberInput("people", N_("the people"), most=100_000, whole=True)
HOURS = NumberInput("hours", N_("the hours a month"), most=400)
WAGE = NumberInput("wage", N_("the wage for an hour"))
CONTRIBUTIONS = NumberInput("sum.contributions", N_("the rate of contributions"), most=100)
BUDGET = NumberInput("sum.budget", N_("the monthly budget for pay"))


@dataclass(frozen=True)
class _GradesRead:
    """The complete grades with their names, and a sentence for each incomplete one."""

    grades: tuple[Grade, ...]
    names: tuple[LazyText, ...]
    incomplete: tuple[LazyText, ...]


def pay_by_grades(values: Values, context: CalculationContext) -> CalculationResult | IncompleteInput:
    """Add up the pay of all grades with contributions, and compare it with the budget, if there is one.

    values: the rows of `grades` (grade, people, hours a month of each, wage an hour); `sum.contributions`, percent of
    the wages; `sum.budget`, money a month, may be missing. An incomplete grade doesn't count; a sentence names it.
    Returns IncompleteInput if no grade is complete or the rate is missing.
    Source: people × hours × wage, contributions on top; usual cost accounting.
    """
    grades_read = _read_grades(values)
    rate = CONTRIBUTIONS.read(values)
    problems = input_problems(values, (CONTRIBUTIONS, *((BUDGET,) if BUDGET.name in values else ())))
    if not grades_read.grades:
        hint = () if grades_read.incomplete else (lazy(N_("Give one grade its people, hours and wage.")),)
        return IncompleteInput((*hint, *grades_read.incomplete, *problems))
    if problems or rate is None:
        return IncompleteInput(problems)
    pay = wage_structure(grades_read.grades, Fraction(rate) / 100, places=context.minor_digits)
    budget = BUDGET.read(values)
    sentences = (*_wage_sentences(pay, budget), *grades_read.incomplete)
    return CalculationResult(
        sentences,
        tuple(_wage_formulas(pay, rate, grades_read.names, context.minor_digits)),
        (_grades_table(pay, grades_read.names),),
        _wage_figures(pay, budget),
    )


def _read_grades(values: Values) -> _GradesRead:
    """Return the complete grades with their names, and a sentence for each incomplete row."""
    grades: list[Grade] = []
    names: list[LazyText] = []
    incomplete: list[LazyText] = []
    for row in table_rows(values, "grades"):
        name = row_name(row, "grade", N_("Grade {n}"))
        people, hours, wage = (each.read(row.cells) for each in (PEOPLE, HOURS, WAGE))
        if people is None or hours is None or wage is None:
            missing = tuple(lazy(each.label) for each in (PEOPLE, HOURS, WAGE) if each.read(row.cells) is None)
            incomplete.append(lazy(N_("{line} does not count yet. Look at {what}."), line=name, what=missing))
        else:
            grades.append(Grade(row.words("grade"), int(people), hours, wage))
            names.append(name)
    return _GradesRead(tuple(grades), tuple(names), tuple(incomplete))


def _wage_sentences(pay: WageStructure, budget: Decimal | None) -> Iterator[LazyText]:
    """Say what the pay costs, how it fits the budget, and how far apart the wages are."""
    yield lazy(
        N_("The pay of a month is {wages}. With {contributions} of contributions it costs {cost}."),
        wages=Money(pay.wages),
        contributions=Money(pay.contributions),
        cost=Money(pay.cost),
    )
    if budget is not None:
        room = pay.budget_left(budget)
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


def _wage_formulas(pay: WageStructure, rate: Decimal, names: tuple[LazyText, ...], places: int) -> Iterator[LazyText]:
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


def _grades_table(pay: WageStructure, names: tuple[LazyText, ...]) -> Table:
    head = heads(N_("Grade"), N_("People"), N_("Each, a month"), N_("Wages"), N_("Contributions"), N_("Cost"))
    rows: tuple[tuple[TableCell, ...], ...] = tuple(
        (name, line.grade.people, *map(Money, (line.person, line.wages, line.contributions, line.cost)))
        for name, line in zip(names, pay.lines, strict=True)
    )
    sums = map(Money, (pay.wages, pay.contributions, pay.cost))
    total = (lazy(N_("Together")), pay.people, None, *sums)
    return Table(lazy(N_("What the grades cost a month")), head, rows, (total,))


def _wage_figures(pay: WageStructure, budget: Decimal | None) -> dict[str, TableCell]:
    figures: dict[str, TableCell] = {
        "people": pay.people,
        "wages": Money(pay.wages),
        "contributions": Money(pay.contributions),
        "cost": Money(pay.cost),
    }
    if budget is not None:
        figures["room"] = Money(pay.budget_left(budget))
    figures["ratio"] = lazy(N_("not defined")) if isinstance(pay.ratio, NotDefined) else pay.ratio
    return figures


WAGE_STRUCTURE = Calculation(
    "wage-structure",
    None,
    pay_by_grades,
    lines=(
        ResultLine("people", N_("People"), N_("add up all grades")),
        ResultLine("wages", N_("Wages"), N_("people × hours × wage, all grades")),
        ResultLine("contributions", N_("Contributions"), N_("wages × rate ÷ 100")),
        ResultLine("cost", N_("Pay in all"), N_("wages + contributions")),
        ResultLine("room", N_("Left in the budget"), N_("budget − pay in all")),
        ResultLine("ratio", N_("Highest to lowest"), N_("highest wage ÷ lowest wage")),
    ),
    example=example(
        {"sum.contributions": 15, "sum.budget": 4500},
        grades=("grade people hours wage", [("Drivers", 3, 150, "4.50"), ("Loaders", 5, 120, "3.00")]),
    ),
    money_inputs=("budget",),
)
