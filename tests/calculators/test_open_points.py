from coopkit.calculators import CALCULATORS, CalculationResult, IncompleteInput, Values, compute
from coopkit.portfolio.checklists import BYLAW_QUESTIONS
from tests.calculators.english import rows, sentences
from tests.calculators.money import CENTS

DRAFTED = {f"points.{point}.state": "drafted" for point in BYLAW_QUESTIONS}


def computed(values: Values) -> CalculationResult:
    result = compute("open-points", values, CENTS)
    assert isinstance(result, CalculationResult)
    return result


def test_there_are_seventeen_points() -> None:
    assert len(BYLAW_QUESTIONS) == 17


def test_a_whole_draft_has_no_questions_left() -> None:
    result = computed(DRAFTED)
    assert sentences(result) == ["All 17 points are in your draft."]
    assert result.tables == ()
    assert result.figures == {"drafted": 17, "named": 0, "open": 0}


def test_it_is_complete_when_every_open_point_has_a_name() -> None:
    result = computed(DRAFTED | {"points.shares.state": "ask", "points.shares.who": "Mei"})
    assert sentences(result)[0] == "Complete: each of the 17 points has a draft or a name beside it."
    assert rows(result.tables[0]) == [
        ["Questions for the registrar"],
        ["Question", "Who asks?"],
        ["How much must a share be at least? When is it paid back, and may it be paid in parts?", "Mei"],
    ]


def test_points_without_draft_or_name_are_counted() -> None:
    result = computed({"points.name.state": "drafted", "points.board.state": "open", "points.manager.who": "Aziz"})
    assert sentences(result)[0] == "15 of 17 points have neither a draft nor a name."
    assert len(result.tables[0].rows) == 16
    one = computed(DRAFTED | {"points.shares.state": "ask"})
    assert sentences(one)[0] == "One of 17 points has neither a draft nor a name."
    assert rows(one.tables[0])[2][1] == "–"


def test_before_the_first_mark_there_is_nothing_to_say() -> None:
    assert isinstance(compute("open-points", {"points.name.who": "  "}, CENTS), IncompleteInput)


def test_the_worked_example_has_two_questions() -> None:
    assert len(computed(CALCULATORS["open-points"].example).tables[0].rows) == 2
