"""The calculation "skills-gaps": what the core members bring together, and what none of them can do yet."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from coopkit.calculators.calculation import Calculation, CalculationResult, IncompleteInput, Line, ShownValue, Values
from coopkit.calculators.rows import number_in, rows_of, words_in
from coopkit.i18n import N_, LazyText, Money, lazy, lazy_n
from coopkit.portfolio import plan_fields
from coopkit.portfolio.skills import ENOUGH, SKILLS

Row = Mapping[str, Decimal | str]


def skills_gaps(values: Values) -> CalculationResult | IncompleteInput:
    """Count the members, add up their money and hours, and name each skill that nobody has enough of.

    values: the rows of `members`. Returns Missing as long as no member has a name.
    """
    rows = tuple(row for _, row in rows_of(values, "members"))
    named = tuple(row for row in rows if words_in(row, "name"))
    if not named:
        return IncompleteInput((lazy(N_("Write down at least one name, or a code instead of it.")),))
    able = {skill: _able(named, skill) for skill in SKILLS}
    promised, hours = _sum(rows, "promise"), _sum(rows, "hours")
    said = (
        _together(len(named), hours, promised),
        *(_of_skill(named, skill, able[skill]) for skill in SKILLS if len(able[skill]) < ENOUGH),
        *_no_gap(able),
        *_nameless(len(rows) - len(named)),
    )
    figures: dict[str, ShownValue] = {skill: len(people) for skill, people in able.items()}
    return CalculationResult(
        said, figures=figures | {"members": len(named), "promised": Money(promised), "hours": hours}
    )


def _able(named: tuple[Row, ...], skill: str) -> tuple[str, ...]:
    return tuple(words_in(row, "name") for row in named if (number_in(row, skill) or 0) >= ENOUGH)


def _sum(rows: tuple[Row, ...], column: str) -> Decimal:
    return sum((number_in(row, column) or Decimal(0) for row in rows), Decimal(0))


def _together(members: int, hours: Decimal, promised: Decimal) -> LazyText:
    one = N_("One core member can give {hours} hours a week and pay in {money}.")
    many = N_("{n} core members together can give {hours} hours a week and pay in {money}.")
    return lazy_n(one, many, members, hours=hours, money=Money(promised))


def _of_skill(named: tuple[Row, ...], skill: str, able: tuple[str, ...]) -> LazyText:
    name = lazy(SKILLS[skill])
    if able:
        return lazy(N_("{skill}: only {person} has a 2 or a 3. What if {person} is ill?"), skill=name, person=able[0])
    if all(number_in(row, skill) is None for row in named):
        return lazy(N_("{skill}: nobody has a number here yet."), skill=name)
    return lazy(N_("{skill}: a gap. Nobody has a 2 or a 3."), skill=name)


def _no_gap(able: Mapping[str, tuple[str, ...]]) -> Iterator[LazyText]:
    if all(able.values()):
        yield lazy(N_("There is no gap: for each skill somebody has a 2 or a 3."))


def _nameless(count: int) -> Iterator[LazyText]:
    if count:
        one = N_("One row has no name of its own yet and does not count as a member.")
        many = N_("{n} rows have no name of their own yet and do not count as members.")
        yield lazy_n(one, many, count)


_COUNT = N_("count the people with a 2 or a 3; none is a gap")

SKILLS_GAPS = Calculation(
    "skills-gaps",
    None,
    lambda values, _: skills_gaps(values),
    lines=(
        Line("members", N_("Core members"), N_("count the rows with a name")),
        *(Line(skill, label, _COUNT) for skill, label in SKILLS.items()),
        Line("promised", N_("Money they can pay in"), N_("add up the column")),
        Line("hours", N_("Hours a week"), N_("add up the column")),
    ),
    example={
        "members.1.name": "Wanjiru",
        "members.1.production": Decimal(3),
        "members.1.selling": Decimal(1),
        "members.1.numbers": Decimal(0),
        "members.1.organising": Decimal(2),
        "members.1.promise": Decimal(75),
        "members.1.hours": Decimal(20),
        "members.2.name": "Tariq",
        "members.2.production": Decimal(2),
        "members.2.selling": Decimal(2),
        "members.2.numbers": Decimal(1),
        "members.2.organising": Decimal(2),
        "members.2.promise": Decimal(50),
        "members.2.hours": Decimal(12),
    },
    sums=plan_fields.SUMS[plan_fields.MEMBER_MATRIX],
)
