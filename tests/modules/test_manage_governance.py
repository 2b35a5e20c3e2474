"""Manage.Coop, steering together: what is right in it, and the slips that are told."""

import pytest

from coopkit.exercises import Exercise, Outcome, RawAnswer
from coopkit.exercises.blocks import fields_of
from coopkit.exercises.fields import Grid, PickOne, Scale, is_filled
from coopkit.exercises.kinds.survey import Survey
from coopkit.notebooks import NotebookRun
from tests.modules.judging import judged, told, ways
from tests.our_sessions import SessionRuns

BODIES = {
    "assembly": "bylaws surplus elections yard",
    "board": "budget appoint loan admit pay",
    "manager": "shifts gloves scale",
}
RIGHT: dict[str, RawAnswer] = {
    "manage.gov.who-decides": {
        f"answer.{card}.group": body for body, cards in BODIES.items() for card in cards.split()
    },
    "manage.gov.board-duties": {
        "answer.reads.to": "care",
        "answer.leaves.to": "loyalty",
        "answer.audit.to": "rules",
        "answer.tells.to": "openness",
    },
    "manage.gov.quorum-vote": {
        "quorum.number": "13",
        "two-thirds.number": "17",
        "abstaining.number": "14",
        "simple.number": "13",
        "simple-abstaining.number": "11",
    },
    "manage.gov.one-vote": {"answer.choice": "interest"},
}
SLIPS = (
    ("quorum", "12"),
    ("quorum", "12.33"),
    ("quorum", "9"),
    ("two-thirds", "16"),
    ("two-thirds", "13"),
    ("abstaining", "17"),
    ("abstaining", "11"),
    ("simple", "12"),
    ("simple", "12.5"),
    ("simple-abstaining", "10"),
    ("simple-abstaining", "13"),
)


@pytest.fixture(scope="module")
def ran(session_runs: SessionRuns) -> NotebookRun:
    """What comes out of the session."""
    return session_runs.one("manage_coop/governance")


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


@pytest.mark.parametrize(("part", "typed"), SLIPS)
def test_a_typical_slip_of_counting_is_not_right_and_is_answered(
    exercises: dict[str, Exercise], part: str, typed: str
) -> None:
    vote = exercises["manage.gov.quorum-vote"]
    slipped = {**RIGHT[vote.id], f"{part}.number": typed}
    assert judged(vote, slipped) is Outcome.PARTLY
    assert len(told(vote, slipped)) == 1


def test_every_other_answer_to_the_member_who_wants_more_votes_is_talked_about(exercises: dict[str, Exercise]) -> None:
    vote = exercises["manage.gov.one-vote"]
    for other in ("ten", "none", "veto"):
        assert judged(vote, {"answer.choice": other}) is Outcome.WRONG
        assert told(vote, {"answer.choice": other})


def test_where_bylaws_differ_another_place_is_never_wrong(exercises: dict[str, Exercise]) -> None:
    who = exercises["manage.gov.who-decides"]
    moved = {**RIGHT[who.id], "answer.admit.group": "assembly", "answer.pay.group": "assembly"}
    assert judged(who, moved) is Outcome.RIGHT
    assert judged(who, {**moved, "answer.yard.group": "manager"}) is Outcome.PARTLY


def test_the_baler_is_bought_after_three_right_choices_and_every_end_has_its_lesson(
    exercises: dict[str, Exercise],
) -> None:
    found = ways(exercises["manage.gov.brothers-baler"])
    assert {way for way, end in found.items() if end.strength == "strong"} == {
        "declare three whole",
        "forbid all three whole",
    }
    assert all(end.strength and end.lesson for end in found.values())
    assert {way.split()[0] for way in found} == {"silent", "declare", "forbid"}
    assert {end.strength for way, end in found.items() if way.startswith("silent")} == {"weak", "partly"}


def test_the_self_assessment_asks_ten_sentences_each_of_which_leads_on(exercises: dict[str, Exercise]) -> None:
    (now,) = exercises["manage.gov.health-check"].definition.parts
    (later,) = exercises["manage.gov.health-check-later"].definition.parts
    assert isinstance(now, Survey) and isinstance(later, Survey)
    assert (now.grid, later.before) == (later.grid, "manage.gov.health-check")
    (column,) = now.grid.columns
    assert isinstance(column, Scale) and (column.low, column.high, column.unknown) == (1, 4, "I do not know")
    assert len(now.grid.rows) == 10
    assert all(row.label.endswith(".") for row in now.grid.rows)
    leads = dict(now.leads)
    assert list(leads) == [row.id for row in now.grid.rows]
    assert set(leads.values()) <= set(exercises)
    assert all(exercises[id_].definition.private for id_ in ("manage.gov.health-check", later.before))


def test_the_group_writes_down_its_own_rules(exercises: dict[str, Exercise]) -> None:
    def grid(id_: str, part: str) -> Grid:
        fields = fields_of(exercises[f"manage.gov.{id_}"].definition.part(part).layout())
        return next(each for each in fields if isinstance(each, Grid))

    assert len(grid("duty-calendar", "year").rows) == 12
    assert len(grid("our-votes", "rules").rows) == 6
    cases = grid("our-limits", "cases")
    assert len(cases.rows) == len(cases.given) == 6
    assert any(isinstance(column, PickOne) for column in cases.columns)
    assert grid("plan", "answer").least == grid("leadership-acts", "answer").least == 3
    assert all(is_filled(row.label) for row in grid("who-sits", "people").rows)
