"""Some cards are checked by themselves: only their marks come back, if a check reveals the key; nothing is kept."""

from itertools import count

import msgspec
import pytest

from coopkit.exercises import IN_PLENARY, Exercise, Refused, make_exercise
from coopkit.exercises.definition import CHECKED, Phase, Reveal
from coopkit.exercises.kinds.match import match
from coopkit.exercises.kinds.number import number
from coopkit.submissions import SubmissionMessage, check_rows, read_record, snapshot_of
from tests.exercises.catalogue import SENTINEL
from tests.submissions.conftest import Open
from tests.submissions.phone import Phone

ID = "think.test.pairs"
FIG, NUT, PLUM = "pairs.fig.to", "pairs.nut.to", "pairs.plum.to"
REVISIONS = count(1)


def pairs(*together: Phase, reveal: Reveal = CHECKED, private: bool = False) -> Exercise:
    pair = match(
        ID,
        "pairs",
        "Where does it grow?",
        items={"fig": "Fig", "nut": "Nut", "plum": "Plum"},
        to={"tree": "Tree", "bush": "Bush", "field": "Field"},
        key={"fig": "tree", "nut": "bush", "plum": "tree"},
        to_label="Where?",
    )
    how_many = number(ID, "many", "How many?", key="3")
    return make_exercise(
        ID,
        "Fruit",
        (pair, how_many),
        minutes=5,
        together=together,
        purpose="Try it out.",
        reveal=reveal,
        why=f"Since it is so {SENTINEL}",
        private=private,
    )


def checked(phone: Phone, answer: dict[str, str], seat: int = 0) -> dict[str, str]:
    """The outcome of each cell of which something is said."""
    message = SubmissionMessage("phone", next(REVISIONS), 0, seat, "rows", {**answer})
    record = read_record(phone.context, phone.learner.id, phone.exercise)
    marks = check_rows(phone.context, snapshot_of(phone.context, record), phone.exercise, message)
    assert SENTINEL not in msgspec.json.encode(marks).decode()
    return {mark.name: str(mark.outcome) for mark in marks}


def test_only_the_cards_that_are_sent_are_judged_and_nothing_is_kept(person: Open) -> None:
    phone = person(pairs(Phase.ALONE))
    assert checked(phone, {FIG: "tree", NUT: "tree"}) == {FIG: "right", NUT: "wrong"}
    assert checked(phone, {}) == {}
    assert phone.kept() is None
    assert phone.sees().result is None
    assert phone.sees().marks == ()


def test_other_kinds_of_question_are_not_judged_by_themselves(person: Open) -> None:
    assert checked(person(pairs(Phase.ALONE)), {"many.number": "4", FIG: "field"}) == {FIG: "wrong"}


def test_a_group_checks_cards_once_its_members_have_answered(group: Open) -> None:
    phone = group(pairs(Phase.ALONE, Phase.GROUP))
    for seat in (0, 1):
        with pytest.raises(Refused, match="can’t be checked by themselves"):
            checked(phone, {FIG: "tree"}, seat)
    phone.everybody("check", {FIG: "tree", NUT: "tree", PLUM: "tree", "many.number": "3"})
    assert checked(phone, {FIG: "tree"}) == {FIG: "right"}
    with pytest.raises(Refused):
        checked(phone, {FIG: "tree"}, seat=1)


@pytest.mark.parametrize(
    "exercise",
    [
        pairs(Phase.GROUP, Phase.PLENARY, reveal=IN_PLENARY),
        pairs(Phase.GROUP, reveal=Reveal("after", "think.test.later")),
        pairs(Phase.GROUP, private=True),
    ],
    ids=["plenary", "after", "private"],
)
def test_a_key_that_a_check_does_not_reveal_stays_hidden(person: Open, exercise: Exercise) -> None:
    with pytest.raises(Refused):
        checked(person(exercise), {FIG: "tree"})


def test_what_no_form_sends_is_refused(person: Open) -> None:
    with pytest.raises(Refused):
        checked(person(pairs(Phase.ALONE)), {FIG: "sea"})
