"""The calculation "skills-gaps": the core members' money and hours, and the skills that they lack."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from coopkit.calculators.calculation import Calculation, CalculationResult, ResultLine
from coopkit.calculators.inputs import IncompleteInput, Values, example
from coopkit.i18n import N_, LazyText, Money, lazy, lazy_n
from coopkit.portfolio import plan_fields
from coopkit.portfolio.checklists import ABLE_ALONE, SKILLS
from coopkit.portfolio.group_answers import AnswerRow, table_rows
from coopkit.report import TableCell


def skills_gaps(values: Values) -> CalculationResult | IncompleteInput:
    """Add up the core members' money and hours, and name each skill that too few of them have.

    values: the rows of `members`. Returns IncompleteInput until a member has a name.
    """
    rows = table_rows(values, "members")
    named = tuple(row for row in rows if row.words("name"))
    if not named:
        return IncompleteInput((lazy(N_("Write down at least one name, or a code instead of it.")),))
    skilled = {skill: _skilled_members(named, skill) for skill in SKILLS}
    promised, hours = _column_total(rows, "promise"), _column_total(rows, "hours")
    sentences = (
        _members_sentence(len(named), hours, promised),
        *(_skill_sentence(named, skill, skilled[skill]) for skill in SKILLS if len(skilled[skill]) < ABLE_ALONE),
        *_no_gap_sentence(skilled),
        *_unnamed_rows_sentence(len(rows) - len(named)),
    )
    figures: dict[str, TableCell] = {skill: len(people) for skill, people in skilled.items()}
    return CalculationResult(
        sentences, figures=figures | {"members": len(named), "promised": Money(promised), "hours": hours}
    )


def _skilled_members(named: tuple[AnswerRow, ...], skill: str) -> tuple[str, ...]:
    """Return the names of the members who are good enough at a skill."""
    return tuple(row.words("name") for row in named if (row.number(skill) or 0) >= ABLE_ALONE)


def _column_total(rows: tuple[AnswerRow, ...], column: str) -> Decimal:
    return sum((row.number(column) or Decimal(0) for row in rows), Decimal(0))


def _members_sentence(members: int, hours: Decimal, promised: Decimal) -> LazyText:
    one = N_("One core member can give {hours} hours a week and pay in {money}.")
    many = N_("{n} core members together can give {hours} hours a week and pay in {money}.")
    return lazy_n(one, many, members, hours=hours, money=Money(promised))


def _skill_sentence(named: tuple[AnswerRow, ...], skill: str, skilled: tuple[str, ...]) -> LazyText:
    """Say that nobody, or only one member, is good enough at a skill."""
    name = lazy(SKILLS[skill])
    if skilled:
        return lazy(
            N_("{skill}: only {person} has a 2 or a 3. What if {person} is ill?"), skill=name, person=skilled[0]
        )
    if all(row.number(skill) is None for row in named):
        return lazy(N_("{skill}: nobody has a number here yet."), skill=name)
    return lazy(N_("{skill}: a gap. Nobody has a 2 or a 3."), skill=name)


def _no_gap_sentence(skilled: Mapping[str, tuple[str, ...]]) -> Iterator[LazyText]:
    """Say that somebody has each skill, if that is so."""
    if all(skilled.values()):
        yield lazy(N_("There is no gap: for each skill somebody has a 2 or a 3."))


def _unnamed_rows_sentence(count: int) -> Iterator[LazyText]:
    """Say how many rows don't count as members, because they have no name of their own."""
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
    money_inputs=plan_fields.MONEY_FIELDS[plan_fields.MEMBER_MATRIX],
)
