from decimal import Decimal
from fractions import Fraction

from coopkit.business.feasibility.idea_score import WEIGHTS, Verdict
from coopkit.calculators import CALCULATORS, CalculationResult, IncompleteInput, compute
from coopkit.calculators.starting.idea_score import CRITERION_LABELS, VERDICT_LABELS
from tests.calculators.english import formula, rows, sentences
from tests.calculators.money import CENTS

YARD, SHOP, CAFE = "534254", "515555", "222222"


def idea(row: int, name: str, scores: str) -> dict[str, Decimal | str]:
    found: dict[str, Decimal | str] = {f"ideas.{row}.idea": name} if name else {}
    return found | {f"ideas.{row}.{criterion}": Decimal(each) for criterion, each in zip(WEIGHTS, scores, strict=False)}


def computed(values: dict[str, Decimal | str]) -> CalculationResult:
    result = compute("idea-score", values, CENTS)
    assert isinstance(result, CalculationResult)
    return result


def test_the_sorting_yard_can_go_on() -> None:
    result = computed(idea(1, "Own yard", YARD))
    assert sentences(result) == ["“Own yard” can go on to the next module, with 3.85."]
    assert formula(result) == ["“Own yard”: (25 × 5 + 25 × 3 + 15 × 4 + 15 × 2 + 15 × 5 + 5 × 4) ÷ 100 = 3.85"]
    assert result.figures == {
        "need": 125,
        "demand": 75,
        "skills": 60,
        "money": 30,
        "joint": 75,
        "community": 20,
        "sum": 385,
        "total": Fraction("3.85"),
    }
    assert result.chart is None


def test_a_higher_total_that_is_held_back_does_not_go_on() -> None:
    result = computed(idea(1, "Own yard", YARD) | idea(2, "Shop", SHOP) | idea(3, "", CAFE))
    assert sentences(result) == [
        "“Own yard” can go on to the next module, with 3.85.",
        "“Shop” has 4, but is held back by “Someone will pay”. Rework this first.",
    ]
    assert rows(result.tables[0])[2:] == [
        ["“Shop”", "4", "rework one point first"],
        ["“Own yard”", "3.85", "take it along"],
        ["Idea 3", "2", "let it go"],
    ]
    assert result.chart is not None
    assert (result.chart.highlighted, result.chart.series[0].values) == (1, (Fraction("3.85"), 4, 2))


def test_two_ideas_that_can_go_on_are_left_to_the_group() -> None:
    result = computed(idea(1, "Own yard", YARD) | idea(2, "Carts", "444444"))
    assert sentences(result) == [
        "These can go on to the next module: “Carts” (4) and “Own yard” (3.85). You choose.",
    ]


def test_no_idea_may_be_ready() -> None:
    assert sentences(computed(idea(1, "Café", "333333"))) == ["No idea can go on to the next module yet."]


def test_an_idea_that_lacks_numbers_waits_and_the_others_are_scored() -> None:
    result = computed(idea(1, "Own yard", YARD) | idea(2, "Carts", "4444"))
    assert sentences(result)[1:] == ["“Carts”: 2 numbers are missing."]
    missing = compute("idea-score", idea(1, "Carts", "44444"), CENTS)
    assert isinstance(missing, IncompleteInput)
    assert sentences(missing) == ["“Carts”: one number is missing."]
    assert sentences(compute("idea-score", {}, CENTS)) == ["Give one idea its six numbers."]


def test_every_criterion_and_verdict_has_its_words() -> None:

    assert tuple(CRITERION_LABELS) == tuple(WEIGHTS)
    assert set(VERDICT_LABELS) == set(Verdict)


def test_the_worked_example_fills_every_line() -> None:
    calculation = CALCULATORS["idea-score"]
    result = computed(dict(calculation.example))
    assert result.figures["total"] == Fraction("3.85")
    assert [line.id for line in calculation.lines if line.id not in result.figures] == []
