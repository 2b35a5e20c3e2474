from decimal import Decimal

from coopkit.calculators import CALCULATORS, CalculationResult, IncompleteInput, compute
from tests.calculators.english import formula, rows, sentences
from tests.calculators.money import CENTS


def problem(row: int, words: str, people: int | None = None, often: int | None = None) -> dict[str, Decimal | str]:
    found: dict[str, Decimal | str] = {f"problems.{row}.problem": words} if words else {}
    found |= {} if people is None else {f"problems.{row}.people": Decimal(people)}
    return found | ({} if often is None else {f"problems.{row}.frequency": Decimal(often)})


def computed(values: dict[str, Decimal | str]) -> CalculationResult:
    result = compute("problem-score", values, CENTS)
    assert isinstance(result, CalculationResult)
    return result


def test_the_highest_score_comes_first() -> None:
    result = computed(problem(1, "Late pay", 6, 2) | problem(2, "False scale", 20, 4) | problem(3, "", 3, 3))
    assert sentences(result) == ["“False scale” comes first with 80."]
    assert formula(result) == ["“Late pay”: 6 × 2 = 12", "“False scale”: 20 × 4 = 80", "Problem 3: 3 × 3 = 9"]
    assert rows(result.tables[0])[2:] == [["“False scale”", "80"], ["“Late pay”", "12"], ["Problem 3", "9"]]
    assert result.figures == {"score-1": Decimal(12), "score-2": Decimal(80), "score-3": Decimal(9)}


def test_equal_scores_share_the_first_place() -> None:
    result = computed(problem(1, "Heat", 4, 3) | problem(2, "Dust", 6, 2) | problem(3, "Noise", 1, 1))
    assert sentences(result) == ["“Heat” and “Dust” share the first place with 12."]


def test_a_row_without_both_numbers_waits() -> None:
    assert len(computed(problem(1, "Heat", 4, 3) | problem(2, "Dust", 6)).tables[0].rows) == 1
    result = compute("problem-score", problem(1, "Dust", 6), CENTS)
    assert isinstance(result, IncompleteInput)
    assert sentences(result) == ["Say for one problem how many of you it hurts, and how often."]


def test_the_worked_example_fills_every_line() -> None:
    calculation = CALCULATORS["problem-score"]
    result = computed(dict(calculation.example))
    assert [line.id for line in calculation.lines if line.id not in result.figures] == []
