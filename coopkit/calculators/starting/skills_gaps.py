"""The calculation "skills-gaps": what the core members bring together, and what none of them can do yet."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from coopkit.calculators.calculation import Calculation, CalculationResult, IncompleteInput, ResultLine, Values, example
from coopkit.i18n import N_, LazyText, Money, lazy, lazy_n
from coopkit.portfolio import plan_fields
from coopkit.portfolio.checklists import ABLE_ALONE, SKILLS
from coopkit.portfolio.group_answers import AnswerRow, table_rows
from coopkit.report import TableCell


def skills_gaps(values: Values) -> CalculationResult | IncompleteInput:
    """Count the members, add up their money and hours, and name each skill that nobody has enough of.

    values: the rows of `members`. Returns IncompleteInput as long as no member has a name.
    """
    rows = tuple(row for row in table_rows(values, "members"))
    named = tuple(row for row in rows if row.words("name"))
    if not named:
        return IncompleteInput((lazy(N_("Write down at least one name, or a code instead of it.")),))
    able = {skill: _able(named, skill) for skill in SKILLS}
    promised, hours = _sum(rows, "promise"), _sum(rows, "hours")
    said = (
        _together(len(named), hours, promised),
        *(_of_skill(named, skill, able[skill]) for skill in SKILLS if len(able[skill]) < ABLE_ALONE),
        *_no_gap(able),
        *_nameless(len(rows) - len(named)),
    )
    figures: dict[str, TableCell] = {skill: len(people) for skill, people in able.items()}
    return CalculationResult(
        said, figures=figures | {"members": len(named), "promised": Money(promised), "hours": hours}
    )


def _able(named: tuple[AnswerRow, ...], skill: str) -> tuple[str, ...]:
    return tuple(row.words("name") for row in named if (row.number(skill) or 0) >= ABLE_ALONE)


def _sum(rows: tuple[AnswerRow, ...], column: str) -> Decimal:
    return sum((row.number(column) or Decimal(0) for row in rows), Decimal(0))


def _together(members: int, hours: Decimal, promised: Decimal) -> LazyText:
    one = N_("One core member can give {hours} hours a week and pay in {money}.")
    many = N_("{n} core members together can give {hours} hours a week and pay in {money}.")
    return lazy_n(one, many, members, hours=hours, money=Money(promised))


def _of_skill(named: tuple[AnswerRow, ...], skill: str, able: tuple[str, ...]) -> LazyText:
    name = lazy(SKILLS[skill])
    if able:
        return lazy(N_("{skill}: only {person} has a 2 or a 3. What if {person} is ill?"), skill=name, person=able[0])
    if all(row.number(skill) is None for row in named):
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
        ResultLine("members", N_("Core members"), N_("count the rows with a name")),
        *(ResultLine(skill, label, _COUNT) for skill, label in SKILLS.items()),
        ResultLine("promised", N_("Money they can pay in"), N_("add up the column")),
        ResultLine("hours", N_("Hours a week"), N_("add up the column")),
    ),
    example=example(
        members=(
            "name production selling numbers organising promise hours",
            [("Wanjiru", 3, 1, 0, 2, 75, 20), ("Tariq", 2, 2, 1, 2, 50, 12)],
        )
    ),
    sums=plan_fields.MONEY_FIELDS[plan_fields.MEMBER_MATRIX],
)
