"""Starts that lead nowhere, to what does not fit, or in a circle."""

from collections.abc import Callable

import pytest

from coopkit.authoring.field_builders import figure, slide, words
from coopkit.content.session import ExerciseBlock, Session, Step
from coopkit.exercises import Exercise
from coopkit.exercises.definition import Definition
from coopkit.exercises.fields import Slider
from coopkit.exercises.key import PartWithKey
from coopkit.exercises.kinds.calculator import calculator
from coopkit.exercises.kinds.choose_one import choose_one
from coopkit.exercises.kinds.number import number
from coopkit.exercises.kinds.table import table
from coopkit.exercises.kinds.text import short_text
from coopkit.lint.notebook_source import NotebookSource
from coopkit.lint.references import check_starts
from tests.exercises.catalogue import FRUIT, exercise

HERE, THERE = "test.two.here", "test.one.there"
BUYING = ("members", "units_each", "single_price", "bulk_price", "minimum_units", "transport")


def there(**settings: object) -> Exercise:
    return exercise(
        table(THERE, "grown", "Who?", columns=(words("who", "Who?"), figure("cost", "Cost"))),
        table(THERE, "fixed", "What?", columns=(figure("cost", "Cost"),), rows={"in": "In", "out": "Out"}),
        number(THERE, "each", "How many?"),
        choose_one(THERE, "fruit", "Which?", options=FRUIT),
        short_text(THERE, "story", "Why?", longest=900),
        calculator(THERE, "buy", "What?", calculation="joint-buying", inputs=[figure(name, name) for name in BUYING]),
        calculator(THERE, "slid", "What if?", calculation="compare-forms", inputs=[slid("less")]),
        id_=THERE,
        **settings,
    )


def slid(id_: str) -> Slider:
    return slide(id_, "How much?", "-20", "20", "5", "0")


def found(*exercises: Exercise, complete: bool = True) -> list[str]:
    """What is found where each exercise is a session of its own, in two curricula."""
    public = {NotebookSource(f"{each.id}.ipynb"): session(each.definition) for each in exercises}
    return [str(finding) for finding in check_starts(public, complete=complete)]


def session(definition: Definition) -> Session:
    step = Step("Step", 5, (ExerciseBlock(1, definition),))
    return Session(curriculum="test", id="one", position=1, title="One", goals=(), steps=(step,))


def here(*parts: PartWithKey) -> Exercise:
    return exercise(*parts, id_=HERE)


def asks(starts: str) -> Exercise:
    """A number that starts there."""
    return here(number(HERE, "ours", "How many?", starts=starts))


def tells(starts: str) -> Exercise:
    """A text that starts there."""
    return here(short_text(HERE, "ours", "Who?", starts=starts))


def lists(starts: str) -> Exercise:
    """A growing table whose column starts there."""
    return here(table(HERE, "ours", "What?", columns=(figure("cost", "Cost", starts=starts),)))


@pytest.mark.parametrize(
    ("ask", "starts"),
    [
        (asks, f"{THERE}/each.number"),
        (asks, f"{THERE}/grown.1.cost"),
        (asks, f"{THERE}/fixed.in.cost"),
        (asks, f"{THERE}/slid.less"),
        (asks, f"{THERE}/buy.members"),
        (lists, f"{THERE}/grown.*.cost"),
        (lists, f"{THERE}/each.number"),
        (tells, f"{THERE}/grown.2.who"),
        (tells, f"{THERE}/story.words"),
        (tells, f"{THERE}/each.number"),
    ],
)
def test_a_start_that_is_there_and_fits_is_fine(ask: Callable[[str], Exercise], starts: str):
    assert found(there(), ask(starts)) == []


@pytest.mark.parametrize(
    ("ask", "starts", "why"),
    [
        (asks, "test.one.gone/each.number", "'ours.number' starts from test.one.gone, which isn't an exercise"),
        (asks, f"{THERE}/gone.number", "which has no part 'gone'"),
        (asks, f"{THERE}/gone/figure", "which has no part 'gone'"),
        (asks, f"{THERE}/each.gone", "there is no field 'each.gone'"),
        (asks, f"{THERE}/grown.1.gone", "there is no field 'grown.1.gone'"),
        (asks, f"{THERE}/grown.99.cost", "there is no field 'grown.99.cost'"),
        (asks, f"{THERE}/fixed.on.cost", "there is no field 'fixed.on.cost'"),
        (asks, f"{THERE}/grown.cost", "there is no field 'grown.cost'"),
        (asks, f"{THERE}/grown.1.who", "'grown.1.who' has words, not a number"),
        (tells, f"{THERE}/fruit.choice", "'fruit.choice' has neither words nor a number"),
        (asks, f"{THERE}/each/saved", "'each' computes nothing, so it has no figure 'saved'"),
        (asks, f"{THERE}/buy/gone", "'joint-buying' has no figure 'gone'"),
        (tells, f"{THERE}/buy/gone", "only a field for a number can start from a figure"),
        (asks, f"{THERE}/grown.*.cost", "'grown.*.cost' means each row"),
        (lists, f"{THERE}/fixed.*.cost", "'fixed.*.cost' means each row"),
    ],
)
def test_a_start_that_is_not_there_or_does_not_fit_is_found(ask: Callable[[str], Exercise], starts: str, why: str):
    said = found(there(), ask(starts))
    assert any(why in each for each in said), said
    assert all(each.startswith(f"{HERE}.ipynb, {HERE}: 'ours.") and "\n" not in each for each in said)


def test_each_row_is_not_for_a_table_of_fixed_rows():
    columns = (figure("cost", "Cost", starts=f"{THERE}/grown.*.cost"),)
    fixed = here(table(HERE, "ours", "What?", columns=columns, rows={"a": "A", "b": "B"}))
    assert "means each row" in found(there(), fixed)[0]


def test_a_table_of_fixed_rows_starts_from_one_with_the_same_rows_only():
    columns = (figure("cost", "Cost", starts=f"{THERE}/fixed.*.cost"),)
    same = here(table(HERE, "ours", "What?", columns=columns, rows={"in": "In", "out": "Out"}))
    assert found(there(), same) == []
    fewer = here(table(HERE, "ours", "What?", columns=columns, rows={"in": "In"}))
    assert "a table with the same rows" in found(there(), fewer)[0]


def test_a_text_too_long_for_where_it_would_start_is_found():
    short = here(table(HERE, "ours", "Who?", columns=(words("who", "Who?", starts=f"{THERE}/story.words"),)))
    assert "can have 900 characters, but only 500 fit here" in found(there(), short)[0]


def test_nothing_starts_from_what_is_private():
    assert "which is private" in found(there(private=True), asks(f"{THERE}/each.number"))[0]


def test_while_a_notebook_does_not_run_its_exercises_are_not_called_missing():
    assert found(asks(f"{THERE}/each.number"), complete=False) == []


def test_a_circle_is_found_once_over_all_curricula():
    one = exercise(number(THERE, "a", "?", starts=f"{HERE}/b.number"), id_=THERE)
    two = exercise(number(HERE, "b", "?", starts=f"{THERE}/a.number"), id_=HERE)
    assert found(one, two) == [
        f"{THERE}.ipynb, {THERE}: It starts from itself: {THERE}/a → {HERE}/b → {THERE}/a.",
    ]


def test_two_exercises_may_start_from_each_other_in_different_parts():
    one = exercise(number(THERE, "a", "?"), number(THERE, "c", "?", starts=f"{HERE}/b.number"), id_=THERE)
    two = exercise(number(HERE, "b", "?", starts=f"{THERE}/a.number"), id_=HERE)
    assert found(one, two) == []


def test_a_figure_made_of_the_whole_exercise_closes_a_circle_through_any_part_of_it():
    whole = calculator(THERE, "sum", "?", calculation="compare-forms")
    one = exercise(number(THERE, "a", "?", starts=f"{HERE}/b.number"), whole, id_=THERE)
    two = exercise(number(HERE, "b", "?", starts=f"{THERE}/sum/best"), id_=HERE)
    assert any("It starts from itself" in each for each in found(one, two))
