from datetime import UTC, datetime, timedelta

import pytest

from coopkit.store import NameTaken, Seat, Store, StoreUnknown
from coopkit.store.codes import read_class_code, read_resume_code


def test_a_class_is_found_by_its_code(store: Store):
    made = store.classes.create("Monday group", solo=True)
    assert store.classes.get(made.code) == made
    assert (made.name, made.solo) == ("Monday group", True)
    assert read_class_code(made.code) == made.code


def test_a_class_knows_when_it_was_made_in_utc(store: Store):
    made = store.classes.get(store.classes.create("Monday").code)
    assert made is not None
    assert made.created.tzinfo is UTC
    assert abs(datetime.now(UTC) - made.created) < timedelta(minutes=1)


def test_an_unknown_class_code_finds_nothing(store: Store):
    assert store.classes.get("000000") is None
    assert store.classes.learners("000000") == ()


def test_all_classes_come_in_the_order_in_which_they_were_made(store: Store):
    made = [store.classes.create(name) for name in ("C", "A", "B")]
    assert store.classes.all() == tuple(made)


def test_the_newest_class_is_the_last_made_that_is_not_for_one_alone(store: Store):
    assert store.classes.newest() is None
    store.classes.create("Zebedee", solo=True)
    assert store.classes.newest() is None
    _, made = store.classes.create("Monday"), store.classes.create("Tuesday")
    store.classes.create("Asha", solo=True)
    assert store.classes.newest() == made


def test_sizes_count_people_and_devices_the_newest_class_first(store: Store):
    first, second, empty = (store.classes.create(name) for name in ("First", "Second", "Empty"))
    alone = store.classes.create("Zebedee", solo=True)
    store.classes.join(first.code, "group", "Weavers", ["Asha", "Bo", "Chan"])
    store.classes.join(first.code, "person", "Gil")
    store.classes.join(first.code, "group", "Nobody yet")
    store.classes.join(second.code, "person", "Hana")
    store.classes.join(alone.code, "person", "Zebedee")
    found = [(each.class_, each.learners, each.people) for each in store.classes.sizes()]
    assert found == [(empty, 0, 0), (second, 1, 1), (first, 3, 5)]
    assert store.classes.count_learners() == 5


def test_two_classes_never_have_one_code(store: Store, monkeypatch: pytest.MonkeyPatch):
    codes = iter(["111111", "111111", "222222"])
    monkeypatch.setattr("coopkit.store.classes.new_class_code", lambda: next(codes))
    assert [store.classes.create("x").code for _ in range(2)] == ["111111", "222222"]


def test_two_learners_of_a_class_never_have_one_resume_code(store: Store, monkeypatch: pytest.MonkeyPatch):
    codes = iter(["11111111", "11111111", "22222222"])
    monkeypatch.setattr("coopkit.store.classes.new_resume_code", lambda: next(codes))
    code = store.classes.create("x").code
    joined = [store.classes.join(code, "person", name).resume_code for name in ("Asha", "Bo")]
    assert joined == ["11111111", "22222222"]


def test_a_person_joins_without_seats(store: Store):
    code = store.classes.create("x").code
    asha = store.classes.join(code, "person", "  Asha   Rao ")
    assert (asha.name, asha.kind, asha.class_code, asha.seats) == ("Asha Rao", "person", code, ())
    assert len(asha.id) >= 16 and int(asha.id, 16) >= 0
    assert read_resume_code(asha.resume_code) == asha.resume_code
    assert store.classes.learner(asha.id) == asha


def test_a_group_has_a_seat_for_each_member_in_order(store: Store):
    code = store.classes.create("x").code
    group = store.classes.join(code, "group", "Weavers 🧵", ["Bo", "Asha"])
    assert group.seats == (Seat(1, "Bo", away=False), Seat(2, "Asha", away=False))
    assert store.classes.learner(group.id) == group


def test_learners_come_in_the_order_of_joining(store: Store):
    code, other = store.classes.create("x").code, store.classes.create("y").code
    joined = [store.classes.join(code, "group", name, ["a", "b"]) for name in ("C", "A", "B")]
    store.classes.join(other, "person", "D")
    assert store.classes.learners(code) == tuple(joined)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Asha", "ASHA"),
        ("Asha Rao", " asha \t rao"),
        ("Straße", "STRASSE"),
        ("Ａｓｈａ", "asha"),
        ("e\u0301", "É"),
        ("As\u200bha\u200e", "Asha"),
    ],
)
def test_a_name_that_the_class_has_is_refused_with_who_has_it(store: Store, first: str, second: str):
    code = store.classes.create("x").code
    asha = store.classes.join(code, "person", first)
    with pytest.raises(NameTaken) as refused:
        store.classes.join(code, "group", second, ["Bo"])
    assert refused.value.learner == asha
    assert store.classes.learners(code) == (asha,)


def test_another_class_may_have_the_same_name(store: Store):
    ids = {store.classes.join(store.classes.create("x").code, "person", "Asha").id for _ in range(2)}
    assert len(ids) == 2


def test_nobody_joins_a_class_that_does_not_exist(store: Store):
    with pytest.raises(StoreUnknown, match=r"no class 000000\. Check the code"):
        store.classes.join("000000", "person", "Asha")


def test_a_person_with_members_is_refused(store: Store):
    code = store.classes.create("x").code
    with pytest.raises(ValueError, match="person with members"):
        store.classes.join(code, "person", "Asha", ["Bo"])


def test_a_resume_code_is_valid_only_with_its_class(store: Store):
    code, other = store.classes.create("x").code, store.classes.create("y").code
    asha = store.classes.join(code, "person", "Asha")
    assert store.classes.resume(code, asha.resume_code) == asha
    assert store.classes.resume(other, asha.resume_code) is None
    assert store.classes.resume(code, "00000000") is None


def test_who_comes_later_has_the_next_seat_also_when_somebody_is_away(store: Store):
    group = store.classes.join(store.classes.create("x").code, "group", "Weavers", ["Bo", "Asha"])
    store.classes.set_away(group.id, 2, True)
    grown = store.classes.add_seat(group.id, "Chan")
    assert grown.seats == (Seat(1, "Bo", False), Seat(2, "Asha", True), Seat(3, "Chan", False))
    assert store.classes.learner(group.id) == grown


def test_who_was_away_comes_back_to_the_same_seat(store: Store):
    group = store.classes.join(store.classes.create("x").code, "group", "Weavers", ["Bo", "Asha"])
    store.classes.set_away(group.id, 1, True)
    assert store.classes.set_away(group.id, 1, False) == group


def test_seats_of_nobody_are_refused(store: Store):
    code = store.classes.create("x").code
    person = store.classes.join(code, "person", "Asha")
    group = store.classes.join(code, "group", "Weavers", ["Bo"])
    with pytest.raises(StoreUnknown, match="no such group"):
        store.classes.add_seat(person.id, "Bo")
    with pytest.raises(StoreUnknown, match="no seat 2"):
        store.classes.set_away(group.id, 2, True)
