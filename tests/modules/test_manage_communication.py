"""Manage.Coop, talking openly: what is right in it, and what an answer is told."""

import pytest

from coopkit.exercises import Exercise, Outcome, RawAnswer
from coopkit.exercises.blocks import fields_of
from coopkit.exercises.fields import Grid, PickOne, Scale, TextField
from coopkit.exercises.key import OpenKey
from coopkit.exercises.kinds.role_play import RolePlay
from coopkit.exercises.kinds.survey import Survey
from coopkit.notebooks import NotebookRun
from tests.modules.judging import judged, told, ways
from tests.our_sessions import SessionRuns

HEAPS = {
    "every-member": "bylaws accounts minutes board-pay",
    "confidential": "illness ballot complaint bank-code",
    "ask-first": "phones pay offers board-minutes",
}
RIGHT: dict[str, RawAnswer] = {
    "manage.comm.meeting-order": {
        "answer.order": ["purpose", "agenda", "notice", "open", "decide", "repeat", "write", "send", "check"]
    },
    "manage.comm.notice-missing": {"answer.choices": ["time", "agenda", "papers", "votes"]},
    "manage.comm.open-or-closed": {
        f"answer.{card}.group": heap for heap, cards in HEAPS.items() for card in cards.split()
    },
}


@pytest.fixture(scope="module")
def ran(session_runs: SessionRuns) -> NotebookRun:
    """What comes out of the session."""
    return session_runs.one("manage_coop/communication")


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


def test_minutes_that_are_written_before_the_decision_are_not_in_order(exercises: dict[str, Exercise]) -> None:
    order = exercises["manage.comm.meeting-order"]
    early = ["purpose", "agenda", "notice", "open", "write", "repeat", "decide", "send", "check"]
    assert judged(order, {"answer.order": early}) is Outcome.PARTLY


@pytest.mark.parametrize("there", ["place", "caller", "day", "signing"])
def test_what_the_notice_says_is_not_missing_from_it(exercises: dict[str, Exercise], there: str) -> None:
    notice = exercises["manage.comm.notice-missing"]
    ticked: RawAnswer = {"answer.choices": [*RIGHT[notice.id]["answer.choices"], there]}
    assert judged(notice, ticked) is Outcome.PARTLY
    assert told(notice, ticked)


def test_half_of_what_the_notice_lacks_is_partly_right(exercises: dict[str, Exercise]) -> None:
    assert judged(exercises["manage.comm.notice-missing"], {"answer.choices": ["time", "agenda"]}) is Outcome.PARTLY


def test_papers_that_one_must_ask_about_are_never_on_the_wrong_heap(exercises: dict[str, Exercise]) -> None:
    sort = exercises["manage.comm.open-or-closed"]
    moved = {f"answer.{card}.group": "confidential" for card in ("pay", "offers", "board-minutes", "phones")}
    assert judged(sort, {**RIGHT[sort.id], **moved}) is Outcome.RIGHT
    assert judged(sort, {**RIGHT[sort.id], "answer.illness.group": "every-member"}) is Outcome.PARTLY
    assert judged(sort, {**RIGHT[sort.id], "answer.accounts.group": "confidential"}) is Outcome.PARTLY


def test_the_lost_order_is_told_well_after_three_choices_and_every_end_has_its_lesson(
    exercises: dict[str, Exercise],
) -> None:
    found = ways(exercises["manage.comm.lost-order"])
    assert {way for way, end in found.items() if end.strength == "strong"} == {
        "message plain facts",
        "friends board plain facts",
    }
    assert all(end.strength and end.lesson for end in found.values())
    assert {way.split()[0] for way in found} == {"wait", "message", "friends"}
    assert {end.strength for way, end in found.items() if way.startswith("wait")} == {"weak", "partly"}


def test_the_self_assessment_asks_eight_sentences_each_of_which_leads_on(exercises: dict[str, Exercise]) -> None:
    (now,) = exercises["manage.comm.health-check"].definition.parts
    (later,) = exercises["manage.comm.health-check-later"].definition.parts
    assert isinstance(now, Survey) and isinstance(later, Survey)
    assert (now.grid, later.before) == (later.grid, "manage.comm.health-check")
    (column,) = now.grid.columns
    assert isinstance(column, Scale) and (column.low, column.high, column.unknown) == (1, 4, "I don’t know")
    assert len(now.grid.rows) == 8
    assert all(row.label.endswith(".") for row in now.grid.rows)
    leads = dict(now.leads)
    assert list(leads) == [row.id for row in now.grid.rows]
    assert len(set(leads.values())) == 8
    assert set(leads.values()) <= set(exercises)


def test_three_turns_of_three_minutes_are_watched(exercises: dict[str, Exercise]) -> None:
    triads = exercises["manage.comm.listen-triads"]
    (play,) = (part for part in triads.definition.parts if isinstance(part, RolePlay))
    assert [each.minutes for each in play.rounds] == [3, 3, 3]
    assert len(play.cards) == 3
    notes = grid(triads, "notes")
    assert len(notes.rows) == 3
    assert [column.id for column in notes.columns if isinstance(column, PickOne)] == ["interrupted", "asked", "advised"]


def test_the_minutes_have_five_lines_at_most_and_the_key_has_three(exercises: dict[str, Exercise]) -> None:
    minutes = exercises["manage.comm.minutes"]
    assert grid(minutes, "answer").most == 5
    (key,) = minutes.key.parts
    assert isinstance(key, OpenKey)
    for said in ("7 for, 2 against, 1 abstention", "Pedro", "Tuesday", "15", "60", "180", "Thuy", "who dropped it"):
        assert said in key.example


def test_tables_and_texts_ask_for_as_much_as_they_should(exercises: dict[str, Exercise]) -> None:
    needs = grid(exercises["manage.comm.who-needs-what"], "answer")
    assert (needs.least, len(needs.columns)) == (5, 6)
    assert grid(exercises["manage.comm.plan"], "answer").least == 2
    texts = [part.layout()[0] for part in exercises["manage.comm.three-audiences"].definition.parts]
    assert [text.most_words for text in texts if isinstance(text, TextField)] == [40, 25, 60, 0]


@pytest.mark.parametrize("id_", ["manage.comm.three-audiences", "manage.comm.notice-missing"])
def test_the_examples_keep_to_their_own_number_of_words(exercises: dict[str, Exercise], id_: str) -> None:
    limited = 0
    for part, key in zip(exercises[id_].definition.parts, exercises[id_].key.parts, strict=True):
        for field in part.layout():
            if isinstance(field, TextField) and field.most_words and isinstance(key, OpenKey):
                limited += 1
                assert 0 < len(key.example.split()) <= field.most_words
    assert limited


def grid(exercise: Exercise, part: str) -> Grid:
    """The table of a part."""
    return next(each for each in fields_of(exercise.definition.part(part).layout()) if isinstance(each, Grid))
