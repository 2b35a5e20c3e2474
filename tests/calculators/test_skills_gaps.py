from decimal import Decimal

from coopkit.calculators import CALCULATORS, CalculationResult, IncompleteInput, compute
from coopkit.i18n import Money
from tests.calculators.english import sentences
from tests.calculators.money import CENTS

Answers = dict[str, Decimal | str]


def member(row: int, name: str, skills: str = "", **money_and_hours: int) -> Answers:
    """A row: skills as figures for making, selling, numbers, organising."""
    found: Answers = {f"members.{row}.name": name} if name else {}
    for skill, figure in zip(("production", "selling", "numbers", "organising"), skills, strict=bool(skills)):
        found[f"members.{row}.{skill}"] = Decimal(figure)
    return found | {f"members.{row}.{column}": Decimal(value) for column, value in money_and_hours.items()}


def computed(*rows: Answers) -> CalculationResult:
    result = compute("skills-gaps", {name: value for row in rows for name, value in row.items()}, CENTS)
    assert isinstance(result, CalculationResult)
    return result


def test_members_money_and_hours_are_counted_and_gaps_named() -> None:
    result = computed(
        member(1, "Wanjiru", "3102", promise=75, hours=20),
        member(2, "Tariq", "2212", promise=50, hours=12),
        member(3, "  ", "", hours=4),
    )
    assert sentences(result) == [
        "2 core members together can give 36 hours a week and pay in 125.00.",
        "Selling: only Tariq has a 2 or a 3. What if Tariq is ill?",
        "Numbers: a gap. Nobody has a 2 or a 3.",
        "One row has no name of its own yet and does not count as a member.",
    ]
    assert result.figures == {
        "production": 2,
        "selling": 1,
        "numbers": 0,
        "organising": 2,
        "members": 2,
        "promised": Money(Decimal(125)),
        "hours": Decimal(36),
    }


def test_no_gap_is_said_and_one_person_alone_is_asked_about() -> None:
    assert sentences(computed(member(1, "Mo", "2222"), member(2, "Ana", "2322"))) == [
        "2 core members together can give 0 hours a week and pay in 0.00.",
        "There is no gap: for each skill somebody has a 2 or a 3.",
    ]
    assert sentences(computed(member(1, "Mo", "2222")))[:2] == [
        "One core member can give 0 hours a week and pay in 0.00.",
        "Making: only Mo has a 2 or a 3. What if Mo is ill?",
    ]


def test_a_skill_that_nobody_has_rated_is_no_gap_yet() -> None:
    assert "Numbers: nobody has a number here yet." in sentences(computed(member(1, "Mo")))


def test_without_any_name_there_is_nothing_to_say() -> None:
    result = compute("skills-gaps", member(1, "", promise=10), CENTS)
    assert isinstance(result, IncompleteInput)
    assert sentences(result) == ["Write down at least one name, or a code instead of it."]


def test_the_worked_example_fills_every_line() -> None:
    calculation = CALCULATORS["skills-gaps"]
    result = compute("skills-gaps", calculation.example, CENTS)
    assert isinstance(result, CalculationResult)
    assert [line.id for line in calculation.lines if line.id not in result.figures] == []
