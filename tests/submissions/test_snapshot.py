from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import sqlalchemy as sa

from coopkit.exercises import Exercise, Phase, revealed_after
from coopkit.exercises.kinds.calculator import calculator
from coopkit.exercises.kinds.number import number
from coopkit.exercises.kinds.survey import survey
from coopkit.i18n import load_locale
from coopkit.store import Store
from coopkit.submissions import (
    AnswerContext,
    SubmissionMessage,
    accept_submission,
    exercise_state,
    read_own_record,
    read_record,
    save_submission,
    snapshot_of,
    submission_result,
    submit,
)
from coopkit.submissions.calculations import calculation_context
from coopkit.submissions.dependencies import needed_exercises
from coopkit.views.screen.replies import render_state
from tests.exercises.catalogue import exercise
from tests.submissions.conftest import Open

FIRST, SECOND, THIRD, APART = "think.test.first", "think.test.second", "think.test.third", "think.test.apart"


def asks(id_: str, starts: str = "", **settings: Any) -> Exercise:
    return exercise(number(id_, "a", "How many?", starts=f"{starts}/a.number" if starts else ""), id_=id_, **settings)


def rated(id_: str, before: str = "") -> Exercise:
    built = survey(id_, "a", "", statements={"a": "One", "b": "Two"}, low_label="no", high_label="yes", before=before)
    return exercise(built, id_=id_, together=(Phase.ALONE,), private=True)


def context_of(*exercises: Exercise) -> AnswerContext:
    return AnswerContext(None, {each.id: each for each in exercises}, load_locale(minor_digits=2))  # type: ignore[arg-type]


@contextmanager
def transactions(store: Store) -> Iterator[list[str]]:
    """How each transaction began."""
    begun: list[str] = []

    def listen(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.startswith("BEGIN"):
            begun.append(statement)

    sa.event.listen(store.database.engine, "before_cursor_execute", listen)
    try:
        yield begun
    finally:
        sa.event.remove(store.database.engine, "before_cursor_execute", listen)


def test_an_exercise_by_itself_needs_nothing_else():
    assert needed_exercises(context_of(asks(FIRST), asks(APART)), [asks(FIRST)]) == {FIRST}


def test_where_fields_start_from_is_needed_over_several_exercises():
    chain = asks(FIRST), asks(SECOND, FIRST), asks(THIRD, SECOND)
    assert needed_exercises(context_of(*chain, asks(APART)), [chain[2]]) == {FIRST, SECOND, THIRD}


def test_starts_in_a_circle_come_to_an_end():
    circle = asks(FIRST, SECOND), asks(SECOND, FIRST)
    assert needed_exercises(context_of(*circle), [circle[0]]) == {FIRST, SECOND}


def test_the_exercise_that_opens_the_key_and_the_earlier_survey_are_needed():
    waits = asks(FIRST, reveal=revealed_after(SECOND))
    later = rated(THIRD, before=APART)
    assert needed_exercises(context_of(waits, later), [waits, later]) == {FIRST, SECOND, THIRD, APART}


def test_a_calculation_with_all_answers_of_the_group_needs_all():
    tests = calculator(FIRST, "b", "", calculation="seven-tests", inputs=())
    whole = exercise(number(FIRST, "a", "How many?"), tests, id_=FIRST)
    assert needed_exercises(context_of(whole), [whole]) is None


def test_what_an_exercise_needs_is_found_out_once_for_the_same_exercises(monkeypatch: pytest.MonkeyPatch) -> None:
    chain = asks(FIRST), asks(SECOND, FIRST)
    context, walked = context_of(*chain), []
    monkeypatch.setattr(
        "coopkit.submissions.dependencies.fields_with_start_reference",
        lambda definition: walked.append(definition.id) or (),
    )
    for _ in range(3):
        assert needed_exercises(context.with_styles(""), chain) == {FIRST, SECOND}
    assert walked == [FIRST, SECOND]


def test_another_version_of_an_exercise_is_looked_at_for_itself() -> None:
    context = context_of(asks(FIRST), asks(SECOND, FIRST))
    assert needed_exercises(context, [context.exercises[SECOND]]) == {FIRST, SECOND}
    assert needed_exercises(context, [asks(SECOND)]) == {SECOND}
    assert needed_exercises(context_of(asks(FIRST), asks(SECOND)), [asks(SECOND)]) == {SECOND}


def test_what_was_not_read_is_never_taken_for_unanswered(person: Open):
    phone = person(asks(FIRST), asks(APART))
    snapshot = snapshot_of(phone.context, read_record(phone.context, phone.learner.id, phone.exercise))
    assert (snapshot.current(FIRST), snapshot.marks(FIRST), snapshot.checked(FIRST)) == ({}, {}, {})
    for ask in (snapshot.current, snapshot.marks, snapshot.checked):
        with pytest.raises(LookupError, match=f"{APART} was not read"):
            ask(APART)
    with pytest.raises(LookupError, match="Only some answers"):
        calculation_context(phone.context, snapshot)


def test_a_snapshot_to_judge_by_knows_no_last_check(person: Open):
    phone = person(asks(FIRST))
    with pytest.raises(LookupError):
        snapshot_of(phone.context, read_own_record(phone.context, phone.learner.id, phone.exercise)).checked(FIRST)


CHECK = SubmissionMessage(client="c", revision=1, base=0, seat=0, do="check", answer={"a.number": "7"})


def test_how_things_stand_is_one_transaction(person: Open, store: Store):
    phone = person(asks(SECOND, FIRST), asks(FIRST))
    with transactions(store) as begun:
        exercise_state(
            phone.context,
            snapshot_of(phone.context, read_record(phone.context, phone.learner.id, phone.exercise)),
            phone.exercise,
        )
    assert begun == ["BEGIN"]


def test_a_check_is_one_look_one_write_and_one_look(person: Open, store: Store):
    phone = person(asks(SECOND, FIRST), asks(FIRST))
    with transactions(store) as begun:
        submit(phone.context, phone.learner.id, phone.exercise, CHECK)
    assert begun == ["BEGIN", "BEGIN IMMEDIATE", "BEGIN"]


def test_judging_and_replying_never_ask_the_store(person: Open, store: Store):
    phone = person(asks(SECOND, FIRST), asks(FIRST))
    context, exercise_ = phone.context, phone.exercise
    nowhere = context_of(*context.exercises.values())
    before = read_own_record(context, phone.learner.id, exercise_)
    judged = accept_submission(nowhere, snapshot_of(nowhere, before), exercise_, CHECK)
    keeping, after = save_submission(context, judged)
    told = submission_result(nowhere, snapshot_of(nowhere, after), judged, keeping)
    assert (told.version, told.state.answers[0].answer) == (1, {"a.number": "7"})
    assert phone.sees() == render_state(told.state, context.locale)
