from collections.abc import Callable
from itertools import count
from typing import Any

import pytest

from coopkit.store import Store, StoreUnknown, open_store, queries

NewGroup = Callable[[], str]
REVISIONS = count(1)


def keep(store: Store, learner: str, exercise: str, text: str, seat: int = 0, **sent: Any) -> str:
    kept = store.answers.current(learner, exercise).get(seat)
    base = kept.version if kept else 0
    how = {"client": "phone", "revision": next(REVISIONS), "base": base, "do": "save"} | sent
    return store.answers.save(learner, seat, exercise, answer={"a": text}, **how).status


def typed(seats: Any) -> dict[int, str]:
    return {seat: each.answer["a"] for seat, each in seats.items()}


def last_checks(store: Store, learner: str) -> dict[int, Any]:
    """What was last checked at the exercise x, by seat."""
    return {seat: each.answer for seat, each in store.answers.record(learner, judged=["x"]).checked["x"].items()}


def test_a_record_has_the_learner_with_all_answers_and_marks(store: Store, new_group: NewGroup):
    learner, other = new_group(), new_group()
    keep(store, learner, "x", "group")
    keep(store, learner, "x", "two", seat=2, do="check", marks={"checked": {"outcome": "right"}})
    store.answers.set_mark(learner, 0, "y", "talked")
    keep(store, other, "x", "somebody else")
    record = store.answers.record(learner)
    assert record.learner == store.classes.learner(learner)
    assert {id_: typed(seats) for id_, seats in record.current.items()} == {"x": {0: "group", 2: "two"}}
    assert record.marks == {"x": {2: {"checked": {"outcome": "right"}}}, "y": {0: {"talked": None}}}
    assert (record.exercises, record.judged, record.checked) == (None, frozenset(), {})


def test_a_record_of_some_exercises_has_nothing_of_the_others(store: Store, new_group: NewGroup):
    learner = new_group()
    for exercise in "xyz":
        keep(store, learner, exercise, "a", do="check", marks={"checked": {}})
    record = store.answers.record(learner, ["x", "y", "not answered"], judged=["y"])
    assert (set(record.current), set(record.marks), set(record.checked)) == ({"x", "y"}, {"x", "y"}, {"y"})
    assert (record.exercises, record.judged) == (frozenset({"x", "y", "not answered"}), frozenset({"y"}))


def test_the_last_check_is_told_by_seat_even_where_something_was_saved_after_it(store: Store, new_group: NewGroup):
    learner = new_group()
    keep(store, learner, "x", "first", do="check")
    keep(store, learner, "x", "checked", do="check")
    keep(store, learner, "x", "typed on")
    keep(store, learner, "x", "member", seat=1, do="check")
    keep(store, learner, "x", "only saved", seat=2)
    assert last_checks(store, learner) == {0: {"a": "checked"}, 1: {"a": "member"}}


def test_a_check_that_was_a_conflict_and_a_pass_are_no_last_check(store: Store, new_group: NewGroup):
    learner = new_group()
    keep(store, learner, "x", "ours", do="check")
    assert keep(store, learner, "x", "theirs", client="tablet", base=7, do="check") == "conflict"
    keep(store, learner, "x", "", do="pass")
    assert last_checks(store, learner) == {0: {"a": "ours"}}


def test_progress_says_where_there_is_an_answer_and_what_is_marked(store: Store, new_group: NewGroup):
    learner, other = new_group(), new_group()
    keep(store, learner, "x", "a")
    keep(store, learner, "x", "b", seat=3)
    store.answers.set_mark(learner, 2, "y", "passed")
    keep(store, other, "z", "a")
    progress = store.answers.progress(learner)
    assert progress.learner == store.classes.learner(learner)
    assert progress.answered == {"x"}
    assert progress.marks == {"y": {2: {"passed": None}}}


def test_there_is_no_record_of_somebody_who_never_joined(store: Store):
    for read in (store.answers.record, store.answers.progress):
        with pytest.raises(StoreUnknown, match="Join the class again"):
            read("nobody")


def test_one_look_sees_one_moment_while_others_save(store: Store, new_group: NewGroup):
    """A second server, where the database lets one in, saves between two queries of one transaction."""
    learner = new_group()
    keep(store, learner, "x", "before")
    url = store.database.engine.url
    if not url.database or url.database == ":memory:":
        pytest.skip("nobody else can come into a store in memory")
    other = open_store(url.render_as_string(hide_password=False))
    with store.database.read() as connection:
        first = queries.read_record(connection, learner, None, ())
        keep(other, learner, "x", "meanwhile")
        assert queries.read_record(connection, learner, None, ()) == first
    other.close()
    assert typed(store.answers.current(learner, "x")) == {0: "meanwhile"}
