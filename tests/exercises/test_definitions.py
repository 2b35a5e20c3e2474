from collections.abc import Callable
from typing import Any

import pytest

from coopkit.exercises import CHECKED, IN_PLENARY, DefinitionError, Phase, revealed_after
from coopkit.exercises.blocks import Round
from coopkit.exercises.fields import Condition, Note, NumberField, Option, PickOne, Scale, TextField
from coopkit.exercises.kinds.calculator import calculator
from coopkit.exercises.kinds.checklist import checklist
from coopkit.exercises.kinds.choose_many import choose_many
from coopkit.exercises.kinds.choose_one import choose_one
from coopkit.exercises.kinds.match import match, match_grid
from coopkit.exercises.kinds.number import number
from coopkit.exercises.kinds.order import order
from coopkit.exercises.kinds.role_play import role_play
from coopkit.exercises.kinds.scenario import Choice, ScenarioQuestion, Strength, scenario
from coopkit.exercises.kinds.sort import sort
from coopkit.exercises.kinds.survey import survey
from coopkit.exercises.kinds.table import table
from coopkit.exercises.kinds.text import short_text
from tests.exercises.catalogue import COLUMNS, FRUIT, exercise

ALONE, GROUP, TALK, PLENARY = Phase
TWICE = (("fig", "A fig"), ("fig", "Another fig"))
PAIRS = {"items": {"amina": "Amina", "bo": "Bo"}, "to": {"bike": "Bike", "oven": "Oven"}, "to_label": "Tool"}
GROUPS = {"groups": {"fruit": "Fruit", "grain": "Grain"}, "group_label": "Which?"}
GRID = {"rows": {"owner": "Who owns?", "votes": "Who votes?"}, "columns": {"firm": "Firm", "club": "Club"}}
CARDS = {"firm": ("a1", "Holders"), "club": ("b1", "All")}
MORE_CARDS = {"firm": ("a2", "Shares"), "club": ("b2", "Heads")}
SCALE = {"low_label": "no", "high_label": "yes"}


def way(id_: str, *leads_to: str, outcome: str = "So it goes.") -> ScenarioQuestion:
    choices = {f"c{place}": Choice("Do it", outcome, Strength.WEAK, then) for place, then in enumerate(leads_to)}
    return ScenarioQuestion(id_, "What now?", choices)


def of(build: Callable[..., Any], **settings: Any) -> Any:
    return pytest.param(build, settings)


def say_why(*cases: tuple[Any, str]) -> Any:
    return pytest.mark.parametrize(
        ("build", "settings", "why"), [pytest.param(*case.values, why, id=why) for case, why in cases]
    )


@say_why(
    (of(choose_one, options={"fig": "A fig"}), "at least 2 options, has 1"),
    (of(choose_one, options=TWICE), "two options have the id 'fig'"),
    (of(choose_one, options={"fig": "A fig", "p.q": "A plum"}), "'p.q' cannot be an id"),
    (of(choose_one, options={"fig": "A fig", "": "A plum"}), "'' cannot be an id"),
    (of(choose_one, options={"fig": "A fig", "größe": "A plum"}), "'größe' cannot be an id"),
    (of(choose_one, options={"fig": "A fig", "plum": " "}), "'plum' has no text"),
    (of(choose_one, options=FRUIT, key="cherry"), "the key 'cherry' is none of fig, nut, pear, plum"),
    (of(choose_one, options=FRUIT, key="fig", instead={"kiwi": "No."}), "'instead' for 'kiwi' is none of"),
    (of(choose_one, options=FRUIT, others_open=True), "others_open needs a key"),
    (of(choose_many, options=FRUIT, key=["cherry"]), "the key 'cherry' is none of"),
    (of(choose_many, options=FRUIT, key=["fig", "fig"]), "name an option twice"),
    (of(choose_many, options=FRUIT, key=["fig"], others_open=["fig"]), "name an option twice"),
    (of(choose_many, options=FRUIT, key=["fig"], others_open=["gone"]), "others_open"),
    (of(choose_many, options=FRUIT, key=["fig"], instead={"kiwi": "No."}), "'instead' for 'kiwi' is none of"),
    (of(checklist, points={"bank": "A bank account"}), "at least 2 points, has 1"),
    (of(match, **PAIRS, key={"amina": "bike"}), "item 'bo' has no pair"),
    (of(match, **PAIRS, key={"amina": "bike", "bo": "boat"}), "the key 'boat' is none of"),
    (of(match, **PAIRS, key={"amina": "bike", "bo": "oven", "chan": "oven"}), "the key's item 'chan' is none of"),
    (
        of(match, items={"bike": "Amina", "bo": "Bo"}, to=PAIRS["to"], to_label="", key={"bike": "bike", "bo": "oven"}),
        "'bike' is an id on both sides",
    ),
    (of(match_grid, **GRID, cards={"owner": CARDS}), "row 'votes' needs one card for each column"),
    (of(match_grid, **GRID, cards={"owner": CARDS, "votes": CARDS}), "1' is used twice"),
    (
        of(match_grid, **GRID, cards={"owner": CARDS, "votes": MORE_CARDS, "debts": MORE_CARDS}),
        "there is no row 'debts'",
    ),
    (
        of(match_grid, **GRID, cards={"owner": CARDS, "votes": {"firm": ("firm", "Shares"), "club": ("b2", "Heads")}}),
        "the card id 'firm' is used twice or is a column's id",
    ),
    (of(order, steps={"sow": "Sow"}), "at least 2 steps, has 1"),
    (of(order, steps=TWICE), "two steps have the id 'fig'"),
    (of(order, steps={"a": "Sow", "b": "Weed", "c": "Reap"}), "the ids count the steps"),
    (of(order, steps={f"step-{n}": "Sow" for n in range(1, 12)}), "the ids count the steps"),
    (of(sort, **GROUPS, cards={"fruit": {"fig": "Fig"}, "nuts": {"hazel": "Hazel"}}), "there is no group 'nuts'"),
    (of(sort, **GROUPS, cards={"fruit": {"fig": "Fig"}, "grain": {"fig": "Rye"}}), "two cards have the id 'fig'"),
    (of(sort, **GROUPS, cards={"fruit": {"fig": "Fig"}}), "at least 2 cards, has 1"),
    (
        of(sort, **GROUPS, cards={"fruit": {"fruit": "Fig"}, "grain": {"rye": "Rye"}}),
        "'fruit' is the id of a card and of a group",
    ),
    (of(short_text, lines=0), "at least one line"),
    (of(short_text, longest=10_001), "1 to 10000 characters"),
    (of(number, key="ten"), "must be numbers like 12.50"),
    (of(number, key="NaN"), "must be finite"),
    (of(number, key="1", tolerance="-1"), "tolerance zero or more"),
    (of(number, key="1", instead={"about ten": "Really?"}), "must be numbers like 12.50"),
    (of(table, columns=()), "needs columns"),
    (of(table, columns=(COLUMNS[0], COLUMNS[0])), "two columns have the id 'who'"),
    (of(table, columns=(TextField("a.b", "Who?"),)), "'a.b' cannot be an id"),
    (of(table, columns=(TextField("who", ""),)), "has no label"),
    (of(table, columns=(TextField("who", "Who?", longest=0),)), "1 to 10000 characters"),
    (of(table, columns=(PickOne("more", "More?", ()),)), "at least 2 options, has 0"),
    (of(table, columns=(PickOne("more", "More?", (Option("a", "A"), Option("a", "B"))),)), "two options have the id"),
    (of(table, columns=(Scale("how", "How?", 5, 1, "weak", "strong"),)), "a scale goes from a smaller"),
    (of(table, columns=(NumberField("cost", "Cost", given="a lot"),)), "the given value must be a number"),
    (of(table, columns=COLUMNS, totals=("who",)), "'who' isn't a number column, so it has no total"),
    (of(table, columns=COLUMNS, totals=("sum",)), "'sum' isn't a number column"),
    (of(table, columns=COLUMNS, least=0), "rows must go from at least 1"),
    (of(table, columns=COLUMNS, least=5, most=4), "rows must go from at least 1"),
    (of(table, columns=COLUMNS, most=2000), "at most 200"),
    (of(table, columns=COLUMNS, rows=TWICE), "two rows have the id 'fig'"),
    (
        of(table, columns=COLUMNS, notes=(Note((Condition("trust", ("1",)),), "Look"),)),
        "there is no column 'trust' for a remark",
    ),
    (
        of(table, columns=COLUMNS, notes=(Note((Condition("more", ("perhaps",)),), "Look"),)),
        "a remark's value 'perhaps' is none of no, yes",
    ),
    (of(table, columns=COLUMNS, notes=(Note((Condition("strength", ("7",)),), "Look"),)), "a remark's value '7'"),
    (of(survey, statements=FRUIT, low=5, high=5, **SCALE), "a scale goes from a smaller to a larger number"),
    (of(survey, statements=FRUIT, low=0, high=100, **SCALE), "between 0 and 10"),
    (of(survey, statements=FRUIT), "a scale needs words at both ends"),
    (of(survey, statements=FRUIT, answers=FRUIT, **SCALE), "a survey with answers has no scale"),
    (of(survey, statements=FRUIT, answers=FRUIT, low=1), "a survey with answers has no scale"),
    (of(survey, statements=FRUIT, answers=FRUIT, before="think.test.pre"), "`leads`, `before` and `low_note`"),
    (of(survey, statements=FRUIT, answers=TWICE), "two answers have the id 'fig'"),
    (of(survey, statements=FRUIT, leads={"kiwi": "think.test.two"}, **SCALE), "'leads' from 'kiwi' is none of fig"),
    (of(survey, statements=TWICE, **SCALE), "two statements have the id 'fig'"),
    (of(scenario, turns=()), "needs a question"),
    (of(scenario, turns=(way("one", "", ""), way("one", "", ""))), "two questions have the id 'one'"),
    (of(scenario, turns=(way("", "", ""),)), "'' cannot be an id"),
    (of(scenario, turns=(way("one", ""),)), "at least 2 choices, has 1"),
    (of(scenario, turns=(way("one", "", "two"),)), "'c1' leads to 'two', which doesn't exist"),
    (of(scenario, turns=(way("one", "", ""), way("two", "", ""))), "no choice leads to 'two'"),
    (of(scenario, turns=(way("one", "", "two"), way("two", "", "one"))), "one → two → one goes round in a circle"),
    (of(scenario, turns=(way("one", "", "one"),)), "one → one goes round in a circle"),
    (of(scenario, turns=(way("one", "", "", outcome=" "),)), "'c0' has no outcome"),
    (
        of(
            scenario,
            turns=(
                ScenarioQuestion(
                    "one", "What?", {"a": Choice("A", "It ends."), "b": Choice("B", "So.", Strength.WEAK)}
                ),
            ),
        ),
        "'a' ends the scenario; say how good it is",
    ),
    (of(role_play), "needs roles, rounds, or both"),
    (of(role_play, roles={"chair": ("The chair", "You open.")}), "at least 2 roles, has 1"),
    (of(role_play, roles={"a.b": ("A", "Open."), "b": ("B", "Close.")}), "'a.b' cannot be an id"),
    (of(role_play, roles={"a": ("A", "Open."), "b": ("B", " ")}), "the role 'b' needs a name and a text"),
    (of(role_play, rounds=(Round("Open", 3), Round("Close", 0))), "round 2 needs a text and at least one minute"),
    (of(role_play, rounds=(Round(" ", 3),)), "round 1 needs a text"),
    (of(calculator, calculation=""), "needs the name of a calculation"),
    (of(calculator, calculation="x", inputs=(NumberField("n", "N"), NumberField("n", "M"))), "two inputs have the id"),
    (of(calculator, calculation="x", optional=False), "nothing to fill in"),
)
def test_a_part_that_cannot_work_is_refused(build: Callable[..., Any], settings: dict[str, Any], why: str):
    with pytest.raises(DefinitionError) as refused:
        build("think.test.one", "answer", "What?", **settings)
    message = str(refused.value)
    assert message.startswith("think.test.one (answer)")
    assert why in message
    assert "\n" not in message


PLAY = role_play("think.test.one", "play", "Play", rounds=(Round("Open", 3),))
ASKED = number("think.test.one", "answer", "How many?")


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        ({"id_": "think.test"}, "an id is package.part.exercise"),
        ({"id_": "think.test.one.more"}, "an id is package.part.exercise"),
        ({"id_": "think..one"}, "an id is package.part.exercise"),
        ({"id_": "Think.test.one"}, "in small letters"),
        ({"purpose": " "}, "needs a prompt and a purpose"),
        ({"minutes": 0}, "needs minutes"),
        ({"minutes": -5, "optional": True}, "needs minutes"),
        ({"together": ()}, "needs ALONE or GROUP"),
        ({"together": (TALK, PLENARY)}, "needs ALONE or GROUP"),
        ({"together": (ALONE, ALONE)}, "each phase only once"),
        ({"together": (GROUP, ALONE)}, "phases go from ALONE to GROUP, TALK and PLENARY"),
        ({"together": (ALONE, PLENARY, TALK)}, "phases go from ALONE"),
        ({"reveal": IN_PLENARY}, "so `together` needs PLENARY"),
        ({"reveal": revealed_after("think.test.one")}, "its key waits for itself"),
    ],
)
def test_an_exercise_that_cannot_work_is_refused(settings: dict[str, Any], why: str):
    id_ = settings.pop("id_", "think.test.one")
    with pytest.raises(DefinitionError) as refused:
        exercise(ASKED, id_=id_, **settings)
    assert str(refused.value).startswith(f"{id_}: ")
    assert why in str(refused.value)


def test_two_parts_with_one_id_are_refused():
    with pytest.raises(DefinitionError, match="two parts have the id 'answer'"):
        exercise(ASKED, ASKED)


@pytest.mark.parametrize("part", ["", "a.b", "A part"])
def test_a_part_whose_id_cannot_stand_in_a_fields_name_is_refused(part: str):
    with pytest.raises(DefinitionError, match="cannot be a part's id"):
        exercise(number("think.test.one", part, "How many?"))


@pytest.mark.parametrize(
    "parts", [(), (PLAY,), (calculator("think.test.one", "try", "", calculation="compare-forms"),)]
)
def test_an_exercise_with_nothing_to_fill_in_is_refused(parts: tuple[Any, ...]):
    with pytest.raises(DefinitionError, match="has nothing to fill in"):
        exercise(*parts)


def test_an_exercise_that_waits_for_the_plenary_or_for_another_one_is_made():
    assert exercise(ASKED, reveal=IN_PLENARY, together=(GROUP, PLENARY)).definition.reveal == IN_PLENARY
    assert exercise(ASKED, reveal=revealed_after("think.test.two")).definition.reveal.after == "think.test.two"
    assert exercise(ASKED).definition.reveal == CHECKED


def test_the_first_part_names_the_kind_but_what_computes_is_a_calculator():
    compute = calculator("think.test.one", "try", "", calculation="compare-forms")
    assert exercise(ASKED).definition.kind == ASKED[0].kind != "calculator"
    assert exercise(ASKED, compute).definition.kind == "calculator"


def test_a_role_play_leaves_the_kind_to_what_is_filled_in():
    compute = calculator("think.test.one", "try", "", calculation="compare-forms")
    assert exercise(PLAY, ASKED).definition.kind == "number"
    assert exercise(PLAY, ASKED, compute).definition.kind == "calculator"


def test_an_optional_exercise_needs_no_minutes():
    assert exercise(ASKED, minutes=0, optional=True).definition.minutes == 0


def test_a_scenario_with_many_ways_to_one_question_is_made_in_no_time():
    turns = [way(f"t{n}", f"t{n + 1}", f"t{n + 1}") for n in range(40)] + [way("t40", "", "")]
    part, _ = scenario("think.test.one", "answer", "", turns=turns)
    assert len(part.steps) == 41
