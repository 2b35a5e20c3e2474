from tests.exercises.catalogue import SENTINEL
from tests.submissions.conftest import Open
from tests.submissions.fruit_exercise import ALONE, FIG, GROUP, PLENARY, PLUM, TALK, fruit_exercise


def test_for_a_person_alone_all_phases_that_answer_are_one(person: Open):
    for together in ((ALONE,), (ALONE, TALK), (ALONE, GROUP), (GROUP,), (ALONE, GROUP, TALK)):
        phone = person(fruit_exercise(*together))
        assert phone.sees().phase == "alone"
        reply = phone.send("check", PLUM)
        assert (reply.result, reply.state.phase, reply.state.seats) == ("wrong", "done", ())
        assert SENTINEL in reply.feedback


def test_a_person_alone_finds_the_own_answer_and_result_again(person: Open):
    phone = person(fruit_exercise(ALONE, GROUP))
    phone.send("check", FIG)
    seen = phone.sees()
    assert seen.answers["0"].answer == FIG
    assert seen.result == "right"


def test_a_person_alone_goes_through_the_plenary_by_the_button(person: Open):
    phone = person(fruit_exercise(GROUP, PLENARY))
    assert phone.send("check", FIG).state.phase == "plenary"
    assert phone.send("talked").state.phase == "done"
