from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from coopkit.store import SaveResult, Store, StoreUnknown

NewGroup = Callable[[], str]


def keep(store: Store, learner: str, answer: dict[str, Any], seat: int = 0, **sent: Any) -> SaveResult:
    how = {"client": "phone", "revision": 1, "base": 0, "do": "save"} | sent
    return store.answers.save(learner, seat, "think.x", answer=answer, **how)


def test_what_was_kept_comes_back(store: Store, new_group: NewGroup):
    learner = new_group()
    answer = {"part.text": "we share", "part.many": ["a", "c"]}
    keeping = keep(store, learner, answer)
    assert (keeping.status, keeping.version, keeping.current.answer) == ("stored", 1, answer)
    assert store.answers.current(learner, "think.x") == {0: keeping.current}


def test_the_time_of_saving_is_in_utc(store: Store, new_group: NewGroup):
    learner = new_group()
    keep(store, learner, {"a": "1"})
    saved_at = store.answers.current(learner, "think.x")[0].saved_at
    assert saved_at.tzinfo is UTC
    assert abs(datetime.now(UTC) - saved_at) < timedelta(minutes=1)


def test_the_newest_answer_of_anybody_is_known(store: Store, new_group: NewGroup):
    assert store.answers.newest() is None
    learner, other = new_group(), new_group()
    keep(store, learner, {"a": "1"})
    last = keep(store, other, {"a": "1"}).current.saved_at
    assert store.answers.newest() == last
    keep(store, other, {}, revision=2, do="pass")
    assert store.answers.newest() == last


def test_versions_count_from_one_at_each_place(store: Store, new_group: NewGroup):
    learner, other = new_group(), new_group()
    assert keep(store, learner, {"a": "1"}).version == 1
    assert keep(store, learner, {"a": "2"}, revision=2, base=1).version == 2
    assert keep(store, learner, {"a": "2"}, seat=1).version == 1
    assert keep(store, other, {"a": "2"}).version == 1


def test_sending_the_same_again_changes_nothing(store: Store, new_group: NewGroup):
    learner = new_group()
    keep(store, learner, {"a": "1"})
    keep(store, learner, {"a": "2"}, revision=2, base=1)
    again = keep(store, learner, {"a": "1"})
    assert (again.status, again.version, again.current.answer) == ("replayed", 1, {"a": "2"})
    assert len(store.answers.history(learner, "think.x")) == 2


def test_an_answer_on_an_older_version_is_a_conflict_that_keeps_both(store: Store, new_group: NewGroup):
    learner = new_group()
    first = keep(store, learner, {"a": "1"})
    late = keep(store, learner, {"a": "2"}, client="tablet")
    assert (late.status, late.version, late.current) == ("conflict", 1, first.current)
    assert store.answers.current(learner, "think.x") == {0: first.current}
    rows = store.answers.history(learner, "think.x")
    assert [(row.answer, row.applied, row.version) for row in rows] == [
        ({"a": "1"}, True, 1),
        ({"a": "2"}, False, None),
    ]


def test_a_conflict_that_is_sent_again_is_a_conflict_again(store: Store, new_group: NewGroup):
    learner = new_group()
    keep(store, learner, {"a": "1"})
    keep(store, learner, {"a": "2"}, client="tablet")
    assert keep(store, learner, {"a": "2"}, client="tablet").status == "conflict"
    assert len(store.answers.history(learner, "think.x")) == 2


def test_after_a_conflict_mine_can_be_chosen(store: Store, new_group: NewGroup):
    learner = new_group()
    keep(store, learner, {"a": "1"})
    conflict = keep(store, learner, {"a": "2"}, client="tablet")
    mine = keep(store, learner, {"a": "2"}, client="tablet", revision=2, base=conflict.version)
    assert (mine.status, mine.version, mine.current.answer) == ("stored", 2, {"a": "2"})


def test_one_revision_with_two_answers_is_a_conflict_and_loses_none(store: Store, new_group: NewGroup):
    learner = new_group()
    keep(store, learner, {"a": "1"})
    for typed in ("2", "3", "2"):
        assert keep(store, learner, {"a": typed}, base=1).status == "conflict"
    typed = [row.answer["a"] for row in store.answers.history(learner, "think.x")]
    assert typed == ["1", "2", "3"]


def test_the_same_answer_from_another_phone_is_no_conflict(store: Store, new_group: NewGroup):
    learner = new_group()
    keep(store, learner, {"a": "1"})
    same = keep(store, learner, {"a": "1"}, client="tablet")
    assert (same.status, same.version) == ("replayed", 1)
    keep(store, learner, {"a": "2"}, revision=2, base=1)
    assert keep(store, learner, {"a": "1"}, client="tablet").status == "replayed"


def test_checking_an_unchanged_answer_does_not_put_others_in_conflict(store: Store, new_group: NewGroup):
    learner = new_group()
    keep(store, learner, {"a": "1"})
    checked = keep(store, learner, {"a": "1"}, revision=2, base=1, do="check")
    assert (checked.status, checked.version) == ("stored", 1)
    assert keep(store, learner, {"a": "2"}, client="tablet", base=1).status == "stored"


def test_a_base_from_a_store_that_was_put_back_to_an_older_backup_is_kept(store: Store, new_group: NewGroup):
    keeping = keep(store, new_group(), {"a": "1"}, base=7)
    assert (keeping.status, keeping.version) == ("stored", 1)


def test_passing_changes_no_answer(store: Store, new_group: NewGroup):
    learner = new_group()
    kept = keep(store, learner, {"a": "1"})
    passed = keep(store, learner, {}, revision=2, do="pass", marks={"passed": None})
    assert (passed.status, passed.version, passed.current) == ("stored", 1, kept.current)
    assert store.answers.marks(learner, "think.x") == {0: {"passed": None}}


def test_passing_before_anything_was_answered_is_version_zero(store: Store, new_group: NewGroup):
    learner = new_group()
    passed = keep(store, learner, {}, seat=3, do="pass", marks={"passed": None})
    assert (passed.status, passed.version, passed.current.answer) == ("stored", 0, {})
    assert keep(store, learner, {}, seat=3, do="pass").status == "replayed"
    assert store.answers.current(learner, "think.x") == {}


def test_one_may_answer_after_having_passed_under_the_same_revision(store: Store, new_group: NewGroup):
    learner = new_group()
    keep(store, learner, {}, do="pass")
    assert keep(store, learner, {"a": "1"}).status == "stored"


def test_the_first_mark_stays(store: Store, new_group: NewGroup):
    learner = new_group()
    keep(store, learner, {"a": "1"}, do="check", marks={"checked": {"result": "wrong"}})
    keep(store, learner, {"a": "2"}, revision=2, base=1, do="check", marks={"checked": {"result": "right"}})
    store.answers.set_mark(learner, 0, "think.x", "checked", {"result": "right"})
    assert store.answers.marks(learner, "think.x") == {0: {"checked": {"result": "wrong"}}}


def test_a_conflict_sets_no_mark(store: Store, new_group: NewGroup):
    learner = new_group()
    keep(store, learner, {"a": "1"})
    keep(store, learner, {"a": "2"}, client="tablet", do="check", marks={"checked": {"result": "right"}})
    assert store.answers.marks(learner, "think.x") == {}


def test_marks_that_did_not_arrive_are_set_when_it_is_sent_again(store: Store, new_group: NewGroup):
    learner = new_group()
    keep(store, learner, {"a": "1"})
    keep(store, learner, {"a": "1"}, do="check", marks={"checked": {"parts": ["a"]}})
    assert store.answers.marks(learner, "think.x") == {0: {"checked": {"parts": ["a"]}}}


def test_a_mark_needs_no_answer(store: Store, new_group: NewGroup):
    learner = new_group()
    store.answers.set_mark(learner, 0, "think.x", "talked")
    store.answers.set_mark(learner, 2, "think.y", "ready", {"at": 1})
    assert store.answers.marks(learner, "think.x") == {0: {"talked": None}}


def test_nobody_answers_for_a_learner_or_seat_that_does_not_exist(store: Store, new_group: NewGroup):
    learner = new_group()
    with pytest.raises(StoreUnknown, match="Join the class again"):
        keep(store, "nobody", {"a": "1"})
    for seat in (-1, 6):
        with pytest.raises(StoreUnknown, match=f"no seat {seat}"):
            keep(store, learner, {"a": "1"}, seat=seat)
    assert store.answers.history(learner, "think.x") == ()


def test_a_page_that_never_saw_our_reply_goes_on_with_its_own_answer(store: Store, new_group: NewGroup):
    learner = new_group()
    keep(store, learner, {"a": "we"})
    more = keep(store, learner, {"a": "we sh"}, revision=2)
    most = keep(store, learner, {"a": "we share"}, revision=3)
    assert [(each.status, each.version) for each in (more, most)] == [("stored", 2), ("stored", 3)]
    assert keep(store, learner, {"a": "other"}, client="tablet").status == "conflict"
    keep(store, learner, {"a": "theirs"}, client="tablet", revision=9, base=3)
    assert keep(store, learner, {"a": "we share more"}, revision=4).status == "conflict"
