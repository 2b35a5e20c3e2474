import pytest
from bs4 import BeautifulSoup

from coopkit.exercises.kinds.choose_many import choose_many
from coopkit.exercises.kinds.number import number
from coopkit.exercises.kinds.text import short_text
from tests.exercises.catalogue import FRUIT, SENTINEL, exercise
from tests.submissions.conftest import Open
from tests.submissions.fruit_exercise import ALONE, FIG, GROUP, PLUM, TALK, fruit_exercise
from tests.submissions.phone import Phone, text_of


def seat_states(phone: Phone) -> list[str]:
    return [seat.state for seat in phone.sees().seats]


def test_a_members_answer_is_hidden_once_it_is_given_and_until_all_have_answered(group: Open):
    phone = group(fruit_exercise(ALONE, TALK))
    phone.send("check", FIG, seat=1)
    phone.send("check", PLUM, seat=2)
    seen = phone.sees()
    assert (seen.phase, seen.answers, seen.talk, seen.result, seen.feedback) == ("alone", {}, "", None, "")
    assert "plum" not in text_of(seen)
    assert seat_states(phone) == ["ready", "ready", "open", "open", "open"]


def test_a_member_who_is_still_writing_finds_the_draft_again(group: Open):
    phone = group(fruit_exercise(ALONE, TALK))
    phone.send("save", PLUM, seat=3)
    assert {seat: kept.answer for seat, kept in phone.sees().answers.items()} == {"3": PLUM}


def test_once_all_have_answered_the_answers_lie_side_by_side_by_name(group: Open):
    phone = group(fruit_exercise(ALONE, TALK))
    for seat, answer in enumerate((FIG, PLUM, FIG, FIG, PLUM), start=1):
        reply = phone.send("check", answer, seat)
        assert reply.state.talk == "" or seat == 5
    assert reply.state.phase == "talk"
    talk = reply.state.talk
    words = BeautifulSoup(talk, "html.parser").get_text()
    assert "Bo and Efe" in words
    assert "Amina, Chan, and Dina" in words
    assert "A plum" in words
    assert reply.state.answers == {}


def test_what_alone_gave_is_judged_as_one_when_all_are_through(group: Open):
    all_right, mixed, none = (
        group(fruit_exercise(ALONE, TALK)),
        group(fruit_exercise(ALONE, TALK)),
        group(fruit_exercise(ALONE, TALK)),
    )
    assert all_right.everybody("check", FIG).state.result == "right"
    assert none.everybody("check", PLUM).state.result == "wrong"
    mixed.send("check", FIG, seat=1)
    for seat in (2, 3, 4, 5):
        mixed.send("check", PLUM, seat)
    assert mixed.sees().result == "partly"
    assert "! 1 of your 5 answers is right" in mixed.sees().feedback


def test_the_group_starts_from_what_all_members_agree_on(group: Open):
    questions = exercise(
        number("think.test.one", "first", "How many?", key="3"),
        number("think.test.one", "second", "How much?", key="4"),
        together=(ALONE, GROUP),
    )
    phone = group(questions)
    for seat in (1, 2, 3, 4):
        assert phone.sees().agreed == {}
        phone.send("check", {"first.number": "3", "second.number": str(seat)}, seat)
    state = phone.send("check", {"first.number": "3", "second.number": "4"}, seat=5).state
    assert (state.phase, state.agreed) == ("group", {"first.number": "3"})


def test_one_answer_is_no_agreement(group: Open):
    phone = group(fruit_exercise(ALONE, GROUP))
    phone.send("check", FIG, seat=1)
    for seat in (2, 3, 4, 5):
        reply = phone.send("pass", seat=seat)
    assert reply.state.agreed == {}


def test_nobody_is_told_alone_whether_an_answer_is_right(group: Open):
    phone = group(fruit_exercise(ALONE, GROUP))
    for seat in (1, 2, 3, 4, 5):
        reply = phone.send("check", PLUM, seat)
        assert SENTINEL not in text_of(reply)
        assert "wrong" not in text_of(reply)
        assert "result" not in text_of(reply).replace('"result":null', "")


def test_each_on_paper_lets_all_pass_and_the_group_goes_on(group: Open):
    phone = group(fruit_exercise(ALONE, GROUP))
    assert phone.everybody("pass").state.phase == "group"
    assert seat_states(phone) == ["passed"] * 5
    assert phone.send("check", FIG).state.result == "right"


def test_who_answered_on_paper_reads_the_explanation_and_is_not_asked_again(group: Open):
    phone = group(fruit_exercise(ALONE, TALK))
    seen = phone.everybody("pass").state
    assert (seen.phase, seen.result) == ("talk", None)
    assert f"Since it is so {SENTINEL}" in seen.feedback
    assert f"Read on {SENTINEL}" in seen.feedback
    assert "A fig" in seen.feedback
    assert "Still to answer" not in seen.feedback


def test_who_tried_an_empty_answer_and_then_passed_does_not_hold_up_the_others(group: Open):
    phone = group(fruit_exercise(ALONE, TALK))
    assert phone.send("check", {}, seat=1).result == "unanswered"
    phone.send("pass", seat=1)
    for seat in (2, 3, 4, 5):
        reply = phone.send("check", FIG, seat)
    assert reply.state.result == "right"


def test_passing_keeps_a_draft_and_shows_it_to_nobody(group: Open):
    phone = group(fruit_exercise(ALONE, TALK))
    phone.send("save", PLUM, seat=1)
    phone.send("pass", PLUM, seat=1)
    for seat in (2, 3, 4, 5):
        reply = phone.send("check", FIG, seat)
    assert phone.kept(1) == PLUM
    assert "Amina" not in reply.state.talk
    assert "plum" not in text_of(reply.state)


def test_a_member_who_passed_can_answer_after_all(group: Open):
    phone = group(fruit_exercise(ALONE, TALK))
    phone.send("pass", seat=1)
    phone.send("check", FIG, seat=1)
    assert seat_states(phone)[0] == "ready"


def test_a_member_who_is_away_is_not_waited_for(group: Open):
    phone = group(fruit_exercise(ALONE, TALK))
    phone.learner = phone.context.store.classes.set_away(phone.learner.id, 5, True)
    for seat in (1, 2, 3, 4):
        reply = phone.send("check", FIG, seat)
    assert reply.state.phase == "talk"
    assert seat_states(phone)[4] == "away"


@pytest.mark.parametrize("ready", range(5))
def test_the_group_is_not_judged_while_others_have_still_to_answer(group: Open, ready: int):
    phone = group(fruit_exercise(ALONE, GROUP))
    for seat in range(1, ready + 1):
        phone.send("check", FIG, seat)
    reply = phone.send("check", PLUM)
    assert SENTINEL not in text_of(reply)
    assert "wrong" not in text_of(reply)
    assert (reply.state.phase, reply.state.result, phone.kept()) == ("alone", None, PLUM)


def test_a_check_that_came_too_early_does_not_count_when_the_others_are_through(group: Open):
    phone = group(fruit_exercise(ALONE, GROUP))
    phone.send("check", PLUM)
    assert phone.everybody("pass").state.phase == "group"
    assert phone.sees().result is None
    assert phone.send("check", PLUM).result == "wrong"


def test_a_group_that_answers_together_is_judged_at_once(group: Open):
    phone = group(fruit_exercise(GROUP))
    assert phone.sees().phase == "group"
    reply = phone.send("check", PLUM)
    assert (reply.result, reply.state.phase, reply.state.seats) == ("wrong", "done", ())
    assert f"No fig {SENTINEL}" in reply.feedback


def test_a_member_who_comes_later_does_not_open_again_what_the_group_has_done(group: Open):
    phone = group(fruit_exercise(ALONE, GROUP))
    phone.everybody("check", FIG)
    phone.send("check", FIG)
    phone.learner = phone.context.store.classes.add_seat(phone.learner.id, "Fatou")
    seen = phone.sees()
    assert (seen.phase, seen.result) == ("done", "right")
    assert seen.seats[5].state == "open"


def test_a_later_answer_is_kept_and_judged_and_the_first_one_is_counted(group: Open):
    phone = group(fruit_exercise(GROUP))
    phone.send("check", PLUM)
    assert phone.send("check", FIG).result == "right"
    marks = phone.context.store.answers.marks(phone.learner.id, phone.exercise.id)
    assert marks[0]["checked"] == {"outcome": "wrong"}


def test_what_is_missing_or_cannot_be_read_is_told_and_does_not_count_as_checked(group: Open):
    two = exercise(number("think.test.one", "n", "How many?", key="12"), short_text("think.test.one", "w", "Why?"))
    phone = group(two)
    missing = phone.send("check", {"n.number": "7"})
    assert missing.result == "unanswered"
    assert "Why?" in missing.feedback
    unreadable = phone.send("check", {"n.number": "12,5o", "w.words": "so"})
    assert unreadable.result == "unreadable"
    assert "How many?" in unreadable.feedback
    assert SENTINEL not in text_of(missing) + text_of(unreadable)
    assert phone.sees().phase == "group"
    assert phone.kept() == {"n.number": "12,5o", "w.words": "so"}


def test_marks_name_the_options_of_the_groups_own_answer(group: Open):
    many = exercise(choose_many("think.test.one", "a", "", options=FRUIT, key=("fig", "pear")))
    reply = group(many).send("check", {"a.choices": ["nut", "fig"]})
    assert reply.result == "partly"
    assert reply.state.marks == (("a.choices", "wrong", "nut"), ("a.choices", "right", "fig"))


def test_the_last_member_to_be_ready_moves_everybody_on(group: Open):
    phone = group(fruit_exercise(ALONE, GROUP, TALK))
    assert phone.everybody("check", FIG).state.phase == "group"
    assert phone.send("check", FIG).state.phase == "talk"
