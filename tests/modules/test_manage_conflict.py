"""Manage.Coop, dealing with conflict: what is right in it, and where each way of a scenario ends."""

import pytest

from coopkit.exercises import Exercise, Outcome, RawAnswer
from coopkit.exercises.blocks import fields_of
from coopkit.exercises.fields import Grid, PickMany, Scale
from coopkit.exercises.kinds.role_play import RolePlay
from coopkit.exercises.kinds.survey import Survey
from coopkit.notebooks import NotebookRun
from tests.modules.judging import judged, told, ways
from tests.our_sessions import SessionRuns

WAYS = ("wait", "give-way", "hold-firm", "share", "together")
ROOTS = {
    "information": "weights two-prices",
    "interest": "daily-cash friday",
    "role": "keys ice",
    "value": "toys prayer",
    "relation": "greets election",
}
RIGHT: dict[str, RawAnswer] = {
    "manage.conflict.five-ways": {
        "answer.monday.to": "wait",
        "answer.yours.to": "give-way",
        "answer.helmet.to": "hold-firm",
        "answer.half.to": "share",
        "answer.both-work.to": "together",
    },
    "manage.conflict.when-each": {
        "serves.hot.to": "wait",
        "serves.other-more.to": "give-way",
        "serves.harm.to": "hold-firm",
        "serves.short.to": "share",
        "serves.long.to": "together",
        "costs.grows.to": "wait-price",
        "costs.unheard.to": "give-way-price",
        "costs.silence.to": "hold-firm-price",
        "costs.high-ask.to": "share-price",
        "costs.evenings.to": "together-price",
    },
    "manage.conflict.which-when": {
        "safety.choice": "hold-firm",
        "sign.choice": "give-way",
        "truck.choice": "wait",
        "drill.choice": "share",
        "shifts.choice": "together",
    },
    "manage.conflict.roots": {f"answer.{card}.group": root for root, cards in ROOTS.items() for card in cards.split()},
    "manage.conflict.mediation": {
        "answer.order": ["agree", "rules", "tell", "points", "interests", "options", "write", "check"]
    },
    "manage.conflict.procedure": {"protect.choices": ["threat", "favours", "touch"]},
}


@pytest.fixture(scope="module")
def ran(session_runs: SessionRuns) -> NotebookRun:
    """What comes out of the session."""
    return session_runs.one("manage_coop/conflict")


@pytest.fixture(scope="module")
def exercises(ran: NotebookRun) -> dict[str, Exercise]:
    """Every exercise with its key, by its id."""
    return {each.id: each for each in ran.exercises()}


@pytest.mark.parametrize("id_", RIGHT)
def test_what_is_right_is_right_and_nothing_else_is_judged(exercises: dict[str, Exercise], id_: str) -> None:
    assert set(RIGHT[id_]) == set(exercises[id_].solution())
    assert judged(exercises[id_], RIGHT[id_]) is Outcome.RIGHT


def test_every_exercise_with_something_right_is_among_them(exercises: dict[str, Exercise]) -> None:
    assert {id_ for id_, each in exercises.items() if each.solution()} == set(RIGHT)


def test_ten_moments_are_each_answered_in_one_of_five_ways(exercises: dict[str, Exercise]) -> None:
    habit = exercises["manage.conflict.my-habit"].definition
    (part,) = habit.parts
    assert isinstance(part, Survey)
    assert habit.private
    assert len(part.grid.rows) == 10
    assert [way.id for way in part.answers] == ["wait", "give-way", "hold-firm", "halves", "together"]


def test_another_way_in_a_case_is_talked_about_with_a_question_and_is_never_wrong(
    exercises: dict[str, Exercise],
) -> None:
    cases = exercises["manage.conflict.which-when"]
    others = [(name, way) for name, right in RIGHT[cases.id].items() for way in WAYS if way != right]
    assert len(others) == 20
    for name, way in others:
        assert judged(cases, {**RIGHT[cases.id], name: way}) in (Outcome.RIGHT, Outcome.OPEN)
        assert len(told(cases, {**RIGHT[cases.id], name: way})) == 1


def test_a_sentence_can_have_another_root_with_a_reason(exercises: dict[str, Exercise]) -> None:
    roots = exercises["manage.conflict.roots"]
    moved = {**RIGHT[roots.id], "answer.greets.group": "value", "answer.friday.group": "role"}
    assert judged(roots, moved) in (Outcome.RIGHT, Outcome.OPEN)


def test_threats_and_harassment_go_to_no_mediator(exercises: dict[str, Exercise]) -> None:
    procedure = exercises["manage.conflict.procedure"]
    (points,) = fields_of(procedure.definition.part("points").layout())
    assert isinstance(points, PickMany)
    assert len(points.options) == 9
    for missed in ("threat", "favours", "touch"):
        rest = [each for each in ("threat", "favours", "touch") if each != missed]
        assert judged(procedure, {"protect.choices": rest}) is Outcome.PARTLY
    ticked: RawAnswer = {"protect.choices": ["threat", "favours", "touch", "rude"]}
    assert judged(procedure, ticked) is Outcome.PARTLY
    assert told(procedure, ticked)


def test_unequal_hours_ends_where_each_of_its_five_ways_was_meant_to_end(exercises: dict[str, Exercise]) -> None:
    found = ways(exercises["manage.conflict.unequal-hours"])
    assert {way: str(end.strength) for way, end in found.items()} == {
        "jobs-to-two": "weak",
        "grateful": "weak",
        "facts only-two": "partly",
        "facts all-nine lots": "partly",
        "facts all-nine rota": "strong",
    }
    assert all(end.lesson for end in found.values())


def test_a_mediation_goes_well_after_five_right_steps_or_after_a_bad_start_that_is_owned(
    exercises: dict[str, Exercise],
) -> None:
    found = ways(exercises["manage.conflict.mediation-talk"])
    assert {way for way, end in found.items() if end.strength == "strong"} == {
        "each-alone rules repeat interests write",
        "each-alone fault own-up repeat interests write",
    }
    assert all(end.strength and end.lesson for end in found.values())


def test_the_role_play_has_two_parties_a_third_chair_and_an_observer(exercises: dict[str, Exercise]) -> None:
    three = exercises["manage.conflict.three-chairs"].definition
    play = three.part("play")
    assert isinstance(play, RolePlay)
    assert [card.id for card in play.cards] == ["noor", "tomas", "third", "observer"]
    assert sum(each.minutes for each in play.rounds) <= three.minutes


def test_the_self_assessment_asks_six_sentences_each_of_which_leads_on(exercises: dict[str, Exercise]) -> None:
    (now,) = exercises["manage.conflict.health-check"].definition.parts
    (later,) = exercises["manage.conflict.health-check-later"].definition.parts
    assert isinstance(now, Survey) and isinstance(later, Survey)
    assert (now.grid, later.before) == (later.grid, "manage.conflict.health-check")
    (column,) = now.grid.columns
    assert isinstance(column, Scale) and (column.low, column.high, column.unknown) == (1, 4, "I do not know")
    assert len(now.grid.rows) == 6
    assert all(row.label.endswith(".") for row in now.grid.rows)
    assert [statement for statement, _ in now.leads] == [row.id for row in now.grid.rows]
    assert {id_ for _, id_ in now.leads} <= set(exercises)
    assert all(exercises[id_].definition.private for id_ in ("manage.conflict.health-check", later.before))


def test_the_plan_asks_for_two_steps(exercises: dict[str, Exercise]) -> None:
    (grid,) = fields_of(exercises["manage.conflict.plan"].definition.parts[0].layout())
    assert isinstance(grid, Grid)
    assert (grid.least, len(grid.columns)) == (2, 3)
