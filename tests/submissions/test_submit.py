import msgspec
import pytest

from coopkit.exercises import Refused
from coopkit.submissions import SubmissionMessage
from tests.submissions.conftest import Open
from tests.submissions.fruit_exercise import ALONE, FIG, GROUP, PLUM, TALK, fruit_exercise
from tests.submissions.phone import Phone


def test_what_was_sent_is_kept_and_the_reply_tells_its_version_and_the_time(person: Open):
    reply = person(fruit_exercise(GROUP)).send("save", PLUM)
    assert reply.version == 1
    assert reply.saved
    assert reply.state.answers["0"].version == 1
    assert (reply.result, reply.feedback, reply.other) == (msgspec.UNSET,) * 3


def test_empty_fields_are_not_kept(person: Open):
    phone = person(fruit_exercise(GROUP))
    phone.send("save", {"a.choice": ""})
    assert phone.kept() == {}


def test_an_answer_from_another_base_gives_the_other_one_and_changes_nothing(group: Open):
    exercise = fruit_exercise(GROUP)
    phone = group(exercise)
    tablet = Phone(phone.context.store, phone.learner, exercise, client="tablet")
    phone.send("save", FIG)
    reply = tablet.send("save", PLUM, base=0)
    assert reply.other.answer == FIG
    assert reply.other.version == reply.version == 1
    assert phone.kept() == FIG
    assert reply.state.answers["0"].answer == FIG
    history = phone.context.store.answers.history(phone.learner.id, exercise.id)
    assert [(row.answer, row.applied) for row in history] == [(FIG, True), (PLUM, False)]


def test_a_check_in_conflict_is_not_judged_and_mine_can_be_sent_again(group: Open):
    exercise = fruit_exercise(GROUP)
    phone = group(exercise)
    tablet = Phone(phone.context.store, phone.learner, exercise, client="tablet")
    phone.send("save", FIG)
    refused = tablet.send("check", PLUM, base=0)
    assert (refused.result, refused.state.phase) == (msgspec.UNSET, "group")
    assert phone.context.store.answers.marks(phone.learner.id, exercise.id) == {}
    mine = tablet.send("check", PLUM, base=refused.other.version)
    assert mine.result == "wrong"
    assert phone.kept() == PLUM


def test_the_same_message_again_does_no_harm_and_gets_the_same_answer(group: Open):
    phone = group(fruit_exercise(GROUP))
    first = phone.send("check", PLUM, revision=7, base=0)
    again = phone.send("check", PLUM, revision=7, base=0)
    assert (again.version, again.result, again.other) == (first.version, first.result, msgspec.UNSET)
    assert len(phone.context.store.answers.history(phone.learner.id, phone.exercise.id)) == 1


@pytest.mark.parametrize(
    "answer",
    [{"a.choice": "cherry"}, {"b.choice": "fig"}, {"a.choice": ["fig"]}, {f"a.{n}.c": "x" for n in range(2000)}],
)
@pytest.mark.parametrize("do", ["save", "check", "pass"])
def test_what_no_form_can_send_leaves_the_stored_answer_untouched(group: Open, do: str, answer: dict[str, object]):
    phone = group(fruit_exercise(GROUP))
    phone.send("save", FIG)
    with pytest.raises(Refused):
        phone.send(do, answer)
    assert (phone.kept(), phone.version()) == (FIG, 1)
    assert phone.context.store.answers.marks(phone.learner.id, phone.exercise.id) == {}
    assert len(phone.context.store.answers.history(phone.learner.id, phone.exercise.id)) == 1


def test_a_place_that_is_not_there_is_refused(group: Open, person: Open):
    for phone, seat in ((group(fruit_exercise(ALONE, TALK)), 6), (person(fruit_exercise(ALONE, TALK)), 1)):
        with pytest.raises(Refused, match="This member isn’t in your group"):
            phone.send("save", FIG, seat)
        assert phone.kept(seat) is None


def test_a_group_does_not_answer_where_only_its_members_do_nor_a_member_where_only_the_group_does(group: Open):
    for together, seat in (((ALONE, TALK), 0), ((GROUP,), 1)):
        phone = group(fruit_exercise(*together))
        with pytest.raises(Refused, match="This member isn’t in your group"):
            phone.send("check", FIG, seat)
        assert phone.kept(seat) is None


def test_another_learners_answers_stay_their_own(group: Open):
    exercise = fruit_exercise(ALONE, GROUP)
    ours, theirs = group(exercise), group(exercise)
    ours.send("check", FIG, seat=1)
    ours.send("save", FIG)
    theirs.send("save", PLUM, seat=1)
    theirs.send("save", PLUM)
    assert (ours.kept(), ours.kept(1)) == (FIG, FIG)
    assert ours.sees().answers["0"].answer == FIG
    assert theirs.sees().answers["0"].answer == PLUM
    assert [seat.state for seat in theirs.sees().seats] == ["open"] * 5


@pytest.mark.parametrize(
    "sent",
    [
        {"client": ""},
        {"client": "c" * 65},
        {"revision": -1},
        {"base": -1},
        {"seat": -1},
        {"seat": 100},
        {"do": "delete"},
        {"answer": {"a.choice": 5}},
        {"answer": []},
        {"learner": "somebody else"},
    ],
)
def test_a_message_of_another_shape_is_no_message(sent: dict[str, object]):
    whole = {"client": "phone", "revision": 1, "base": 0, "seat": 0, "do": "save", "answer": FIG}
    assert msgspec.json.decode(msgspec.json.encode(whole), type=SubmissionMessage).answer == FIG
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(msgspec.json.encode({**whole, **sent}), type=SubmissionMessage)
