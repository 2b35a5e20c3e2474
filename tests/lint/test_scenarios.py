import pytest
from msgspec.structs import replace

from coopkit.exercises import Exercise
from coopkit.exercises.blocks import ScenarioStep
from coopkit.exercises.kinds.scenario import (
    Choice,
    Consequence,
    Scenario,
    ScenarioKey,
    ScenarioQuestion,
    Strength,
    scenario,
)
from coopkit.lint.exercise_rules import check_kinds
from coopkit.lint.notebook_source import NotebookSource
from tests.exercises.catalogue import exercise

WEAK, STRONG = Strength.WEAK, Strength.STRONG
TURNS = (
    ScenarioQuestion(
        "rule", "Which rule?", {"same": Choice("One", "So.", then="list"), "pay": Choice("Pay", "It ends.", WEAK)}
    ),
    ScenarioQuestion(
        "list", "Who writes?", {"all": Choice("All", "Long.", WEAK), "one": Choice("One", "Clear.", STRONG)}
    ),
)
MADE = exercise(scenario("think.test.one", "answer", "", turns=TURNS))
PART, KEY = MADE.definition.parts[0], MADE.key.parts[0]
assert isinstance(PART, Scenario) and isinstance(KEY, ScenarioKey)
TOLD = tuple(replace(each, lesson="Look first.") for each in KEY.consequences)
NOTHING = "here, think.test.one: Nothing happens after '{}' in 'rule'. Write what does."
ENDS = {"all": "", "one": ""}


def findings(made: Exercise) -> list[str]:
    return [str(finding) for finding in check_kinds(NotebookSource("here"), [made])]


def changed(*, turns: tuple[ScenarioStep, ...] = PART.steps, told: tuple[Consequence, ...] = TOLD) -> Exercise:
    """The exercise as it might come from a file, with other questions or outcomes."""
    definition = replace(MADE.definition, parts=(replace(PART, steps=turns),))
    return Exercise(definition, replace(MADE.key, parts=(replace(KEY, consequences=told),)))


def turns(**follows: dict[str, str]) -> tuple[ScenarioStep, ...]:
    return tuple(replace(turn, follows=tuple(follows[turn.field.id].items())) for turn in PART.steps)


def test_nothing_is_found_where_every_way_ends_with_a_lesson():
    assert findings(changed()) == []


@pytest.mark.parametrize(
    ("rule", "then", "found"),
    [
        ({"same": "list", "pay": ""}, {"all": "rule", "one": ""}, "'all' can lead back to the question 'list'"),
        ({"same": "list", "pay": ""}, {"all": "list", "one": ""}, "'all' can lead back to the question 'list'"),
        ({"same": "", "pay": ""}, ENDS, "No choice leads to the question 'list'"),
        ({"same": "list", "pay": "gone"}, ENDS, "'pay' leads to 'gone', which isn't a question"),
        ({"same": "list"}, ENDS, "'pay' doesn't lead to a question, and doesn't end the scenario either"),
    ],
)
def test_a_way_that_goes_wrong_is_found(rule: dict[str, str], then: dict[str, str], found: str):
    said = findings(changed(turns=turns(rule=rule, list=then)))
    assert any(each.startswith(f"here, think.test.one: {found}") for each in said), said


def test_a_choice_of_which_nothing_comes_is_found():
    silent = tuple(replace(each, text=" ") if each.choice == "same" else each for each in TOLD)
    assert findings(changed(told=silent)) == [NOTHING.format("same")]
    missing = tuple(each for each in TOLD if each.choice != "pay")
    assert findings(changed(told=missing)) == [NOTHING.format("pay")]


def test_an_end_without_strength_or_lesson_is_found_and_a_choice_that_leads_on_needs_none():
    bare = tuple(replace(each, strength=None, lesson="") for each in TOLD)
    said = findings(changed(told=bare))
    assert sum("Say how good it is" in each for each in said) == 3
    assert sum("without a lesson" in each for each in said) == 3
    assert not any("'same'" in each for each in said)


def test_a_case_of_one_question_needs_no_lesson_but_a_strength():
    alone = exercise(scenario("think.test.one", "answer", "", turns=TURNS[1:]))
    assert findings(alone) == []
