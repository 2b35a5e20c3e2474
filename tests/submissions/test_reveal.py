import pytest

from coopkit.exercises import IN_PLENARY, Refused, revealed_after
from coopkit.store import Store
from tests.exercises.catalogue import CATALOGUE, SENTINEL
from tests.submissions.conftest import Open
from tests.submissions.fruit_exercise import ALONE, FIG, GROUP, PLENARY, PLUM, TALK, fruit_exercise
from tests.submissions.phone import Phone, text_of

LATER = "think.test.later"


def nothing_of_the_key(*texts: str) -> bool:
    """Neither a text of the key nor a judgement."""
    return not any(sign in text for text in texts for sign in (SENTINEL, '"wrong"', '"right"', "A fig"))


def test_checked_means_not_before_a_check(group: Open):
    phone = group(fruit_exercise(GROUP))
    assert nothing_of_the_key(text_of(phone.sees()), text_of(phone.send("save", PLUM)))
    assert not nothing_of_the_key(text_of(phone.send("check", PLUM)))


@pytest.mark.parametrize("name", CATALOGUE)
def test_no_kind_tells_anything_of_its_key_before_a_check(person: Open, name: str):
    exercise = CATALOGUE[name]
    phone = person(exercise)
    for sample in exercise.sample_answers():
        # Where the key itself is the sentinel, what was typed comes back as it was typed.
        raw = {field: value for field, value in sample.raw.items() if value != SENTINEL}
        assert SENTINEL not in text_of(phone.send("save", raw)) + text_of(phone.sees())


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_kind_tells_its_explanation_after_a_check(person: Open, name: str):
    exercise = CATALOGUE[name]
    answer = next(sample.raw for sample in exercise.sample_answers() if sample.outcome in ("right", "open"))
    to_its_end = {"answer.record": "one"} if name == "scenario" else {}
    phone = person(exercise)
    reply = phone.send("check", {**answer, **to_its_end})
    assert f"Since it is so {SENTINEL}" in reply.feedback
    assert reply.feedback == phone.sees().feedback


def test_in_plenary_means_not_before_the_room_has_talked(group: Open):
    phone = group(fruit_exercise(ALONE, GROUP, PLENARY, reveal=IN_PLENARY))
    before = [text_of(phone.everybody("check", PLUM)), text_of(phone.send("check", PLUM)), text_of(phone.sees())]
    assert nothing_of_the_key(*before)
    assert phone.sees().phase == "plenary"
    assert "You’ll see the explanation after the class has discussed this." in phone.sees().feedback
    talked = phone.send("talked").state
    assert talked.result == "wrong"
    assert SENTINEL in talked.feedback


def test_somebody_who_learns_alone_waits_for_no_plenary(store: Store):
    alone = store.classes.join(store.classes.create("Rosa", solo=True).code, "person", "Rosa")
    phone = Phone(store, alone, fruit_exercise(ALONE, PLENARY, reveal=IN_PLENARY))
    reply = phone.send("check", PLUM)
    assert (reply.result, reply.state.phase) == ("wrong", "done")


@pytest.mark.parametrize("reveal", [IN_PLENARY, None])
def test_the_room_cannot_have_talked_before_the_answers_are_there(group: Open, reveal: object):
    phone = group(fruit_exercise(ALONE, GROUP, PLENARY, **({"reveal": reveal} if reveal else {})))
    for _ in range(2):
        with pytest.raises(Refused, match="The class discusses this once the answers are in"):
            phone.send("talked")
        phone.everybody("check", FIG)
    assert phone.send("check", FIG).state.phase == "plenary"


def test_where_there_is_no_plenary_the_room_cannot_have_talked(group: Open):
    phone = group(fruit_exercise(GROUP))
    phone.send("check", FIG)
    with pytest.raises(Refused):
        phone.send("talked")


def test_that_the_room_has_talked_can_be_said_twice(group: Open):
    phone = group(fruit_exercise(GROUP, PLENARY))
    phone.send("check", FIG)
    assert phone.send("talked") == phone.send("talked")


def test_after_another_means_not_before_that_one_is_checked(person: Open, group: Open):
    first, later = fruit_exercise(GROUP, reveal=revealed_after(LATER)), fruit_exercise(GROUP, id_=LATER)
    for phone in (person(first, later), group(first, later)):
        before = text_of(phone.send("check", PLUM)) + text_of(phone.sees())
        assert nothing_of_the_key(before)
        assert "You’ll see the explanation when you’ve answered the later questions" in before
        phone.at(later).send("save", FIG)
        assert nothing_of_the_key(text_of(phone.at(first).sees()))
        phone.at(later).send("check", FIG)
        seen = phone.at(first).sees()
        assert seen.result == "wrong"
        assert SENTINEL in seen.feedback


def test_after_another_waits_for_every_member_where_that_one_is_answered_alone(group: Open):
    first, later = fruit_exercise(ALONE, reveal=revealed_after(LATER)), fruit_exercise(ALONE, id_=LATER)
    phone = group(first, later)
    phone.everybody("check", PLUM)
    for seat in (1, 2, 3, 4):
        phone.at(later).send("check", FIG, seat)
    assert nothing_of_the_key(text_of(phone.at(first).sees()))
    phone.at(later).send("pass", seat=5)
    assert SENTINEL in text_of(phone.at(first).sees())


def test_after_another_that_is_not_there_reveals_nothing(person: Open):
    phone = person(fruit_exercise(GROUP, reveal=revealed_after(LATER)))
    assert nothing_of_the_key(text_of(phone.send("check", PLUM)) + text_of(phone.sees()))


def test_the_same_exercise_of_another_learner_reveals_nothing_here(group: Open):
    exercise = fruit_exercise(GROUP)
    one, other = group(exercise), group(exercise)
    one.send("check", PLUM)
    assert nothing_of_the_key(text_of(other.sees()))


def scenario_phone(open_: Open) -> Phone:
    return open_(CATALOGUE["scenario"])


def test_a_scenario_is_told_one_taken_choice_at_a_time(group: Open):
    phone = scenario_phone(group)
    first = phone.send("check", {"answer.rule": "same"})
    assert first.result == "open"
    assert f"They quarrel {SENTINEL}" in first.feedback
    for untold in ("It is covered", "It works", "It does not", "Since it is so", "Read on"):
        assert untold not in text_of(first)
    second = phone.send("check", {"answer.rule": "same", "answer.record": "one"})
    assert f"It works {SENTINEL}" in second.feedback
    assert f"Read on {SENTINEL}" in second.feedback
    for untold in ("It is covered", "It does not"):
        assert untold not in text_of(second)


def test_a_saved_choice_of_a_scenario_is_not_told_before_it_is_taken(group: Open):
    phone = scenario_phone(group)
    phone.send("check", {"answer.rule": "same"})
    reply = phone.send("save", {"answer.rule": "same", "answer.record": "one"})
    assert "It works" not in text_of(reply)


def test_members_alone_are_not_told_how_it_ends(group: Open):
    exercise = fruit_exercise(ALONE, TALK)
    phone = group(exercise)
    for seat in (1, 2, 3, 4):
        assert nothing_of_the_key(text_of(phone.send("check", PLUM, seat)))
