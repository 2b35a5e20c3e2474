"""Answers that their form gives away."""

import pytest

from coopkit.exercises.key import PartWithKey
from coopkit.exercises.kinds.choose_many import choose_many
from coopkit.exercises.kinds.choose_one import choose_one
from coopkit.exercises.kinds.scenario import Choice, ScenarioQuestion, Strength, scenario
from coopkit.lint.guessing import check_guessing
from coopkit.lint.notebook_source import NotebookSource
from tests.exercises.catalogue import exercise

ID = "think.test.one"
WEAK, STRONG = Strength.WEAK, Strength.STRONG
LONG, SHORT = "We meet and talk about it first", "We vote"


def findings(*parts: PartWithKey) -> list[str]:
    made = exercise(*parts, id_=ID)
    return [str(each).removeprefix(f"here, {ID}: ") for each in check_guessing(NotebookSource("here"), [made])]


def story(*best_is_longest: bool) -> PartWithKey:
    """A story with a turn for each value; the strong choice is the longest one where it is True."""
    last = len(best_is_longest) - 1
    turns = [
        ScenarioQuestion(
            f"q{index}",
            "And now?",
            {
                "good": Choice(
                    LONG if longest else SHORT,
                    "So.",
                    STRONG if index == last else None,
                    then="" if index == last else f"q{index + 1}",
                ),
                "bad": Choice(SHORT if longest else LONG, "So.", WEAK),
            },
        )
        for index, longest in enumerate(best_is_longest)
    ]
    return scenario(ID, "story", "", turns=turns)


@pytest.mark.parametrize(("right", "found"), [("x" * 50, False), ("x" * 51, True), ("x", False)])
def test_a_right_option_may_be_a_quarter_longer_than_the_next(right: str, found: bool) -> None:
    options = {"a": right, "b": "y" * 40, "c": "z" * 10}
    told = findings(choose_one(ID, "answer", "", options=options, key="a"))
    assert told == (
        ["The right option 'a' is by far the longest. Shorten it, or say more in another."] if found else []
    )


def test_a_few_letters_more_are_not_seen() -> None:
    assert findings(choose_one(ID, "answer", "", options={"a": "Members", "b": "Cash"}, key="a")) == []


def test_a_question_without_a_right_option_gives_nothing_away() -> None:
    assert findings(choose_one(ID, "answer", "", options={"a": "x" * 90, "b": "y"})) == []


@pytest.mark.parametrize(("right", "found"), [("a", False), ("ab", False), ("abc", True), ("abcd", False)])
def test_all_but_one_must_not_be_right(right: str, found: bool) -> None:
    options = {each: f"Option {each}" for each in "abcd"}
    assert bool(findings(choose_many(ID, "answer", "", options=options, key=tuple(right)))) == found


@pytest.mark.parametrize(
    ("longest", "found"),
    [((True,), ""), ((True, False), ""), ((True, True, False), "2 of 3"), ((True, True), "2 of 2"), ((False,) * 3, "")],
)
def test_the_best_choice_is_the_longest_in_at_most_half_of_the_questions(longest: tuple[bool, ...], found: str) -> None:
    told = findings(story(*longest))
    assert [found in each for each in told] == ([True] if found else [])


def test_the_part_is_named_where_there_are_several() -> None:
    one = choose_one(ID, "first", "", options={"a": "x" * 90, "b": "y"}, key="a")
    other = choose_one(ID, "second", "", options={"a": "x", "b": "y"}, key="a")
    assert [each.split(":")[0] for each in findings(one, other)] == ["In the part 'first'"]
