import re

import pytest

from coopkit.exercises import Exercise, Phase
from coopkit.exercises.kinds.survey import survey
from coopkit.i18n import load_locale
from coopkit.store import Store
from coopkit.submissions.class_surveys import read_class_answers, self_assessments, summarize_class
from coopkit.views.self_assessments import SelfAssessmentTable, self_assessment_table
from tests.exercises.catalogue import exercise
from tests.views.sheets import session_of

NOW, LATER = "manage.gov.health-check", "manage.gov.health-check-later"
ENGLISH = load_locale(minor_digits=2)
MEMBERS = ("Amina", "Bo", "Chan", "Dina", "Efe")


def check(id_: str, *, private: bool = True, before: str = "", leads: bool = True) -> Exercise:
    built = survey(
        id_,
        "answer",
        "",
        statements={"assembly": "It was held on time.", "papers": "Papers came before."},
        high=4,
        low_label="not true",
        high_label="fully true",
        unknown="I do not know",
        leads={"papers": "manage.gov.calendar"} if leads else {},
        before=before,
    )
    return exercise(built, id_=id_, together=(Phase.ALONE,), private=private)


SESSION = session_of(check(NOW), check(LATER, before=NOW), curriculum="manage_coop")


@pytest.fixture
def code(store: Store) -> str:
    return store.classes.create("Monday").code


@pytest.fixture
def table(store: Store, code: str) -> str:
    return store.classes.join(code, "group", "Weavers", MEMBERS).id


def rate(store: Store, learner: str, seat: int, exercise: str, *ratings: str) -> None:
    names = ("answer.assembly.now", "answer.papers.now")
    answer = dict(zip(names, ratings, strict=True))
    kept = store.answers.current(learner, exercise).get(seat)
    store.answers.save(
        learner, seat, exercise, client="p", revision=seat, base=kept.version if kept else 0, answer=answer, do="check"
    )


def told(store: Store, code: str) -> SelfAssessmentTable:
    (only,) = self_assessments([SESSION])
    return self_assessment_table(only, summarize_class(read_class_answers(store, code, [only]), [only]), ENGLISH)


def cells(shown: SelfAssessmentTable) -> list[list[str]]:
    return [[cell.rating for cell in row.cells] for row in shown.rows]


def test_before_anybody_answers_later_the_first_result_stands_alone(store: Store, code: str, table: str):
    for seat, ratings in enumerate([("1", "4"), ("1", "unknown"), ("2", "4"), ("4", "unknown"), ("4", "3")], start=1):
        rate(store, table, seat, NOW, *ratings)
    shown = told(store, code)
    assert (shown.heads, cells(shown)) == (("Now",), [["2"], ["4"]])
    assert shown.rows[0].cells[0].details == ("at least half answered 1 to 4",)
    assert shown.rows[0].cells[0].disagreement
    assert shown.rows[1].cells[0].details == ("at least half answered 3 to 4", "2 do not know")
    assert shown.remarks[0] == "5 people answered."
    assert shown.scale == "1 – not true · 4 – fully true"


def test_later_answers_stand_beside_the_first_ones_of_the_same_people(store: Store, code: str, table: str):
    for seat in range(1, 6):
        rate(store, table, seat, NOW, "1", "2")
        rate(store, table, seat, LATER, "3", "unknown")
    rate(store, store.classes.join(code, "person", "Gil").id, 0, NOW, "4", "4")
    shown = told(store, code)
    assert (shown.heads, cells(shown)) == (("Now", "Later"), [["1", "3"], ["2", "–"]])
    assert shown.rows[1].cells[1].details == ("too few answers", "5 do not know")
    assert shown.remarks == ("5 people answered both. 1 person answered only one and is left out.",)


def test_while_fewer_than_five_have_answered_both_the_first_result_stays(store: Store, code: str, table: str):
    for seat in range(1, 6):
        rate(store, table, seat, NOW, "1", "2")
    for seat in range(1, 5):
        rate(store, table, seat, LATER, "4", "4")
    assert cells(told(store, code)) == [["1"], ["2"]]
    assert "when five or more people have answered both" in told(store, code).remarks[1]


def test_four_people_and_a_groups_joint_answer_give_no_row(store: Store, code: str, table: str):
    for seat in range(5):
        rate(store, table, seat, NOW, "1", "2")
    shown = told(store, code)
    assert (shown.rows, shown.remarks) == ((), ())


def test_people_of_several_groups_and_alone_are_one_class(store: Store, code: str):
    for name in ("Weavers", "Fishers"):
        learner = store.classes.join(code, "group", name, MEMBERS[:2]).id
        rate(store, learner, 1, NOW, "2", "2")
        rate(store, learner, 2, NOW, "2", "2")
    rate(store, store.classes.join(code, "person", "Gil").id, 0, NOW, "2", "2")
    rate(store, store.classes.join(store.classes.create("x").code, "person", "Hana").id, 0, NOW, "4", "4")
    assert told(store, code).remarks[0] == "5 people answered."


def test_only_private_surveys_that_lead_on_or_come_again_are_self_assessments():
    session = session_of(
        check("a.b.public", private=False), check("a.b.alone", leads=False), check("a.b.first", leads=False),
        check("a.b.again", before="a.b.first", leads=False),
    )  # fmt: skip
    assert [each.definition.id for each in self_assessments([session])] == ["a.b.first"]


def test_no_name_of_anybody_is_in_it(store: Store, code: str, table: str):
    for seat in range(1, 6):
        rate(store, table, seat, NOW, "1", "2")
    assert not re.search("|".join((*MEMBERS, "Weavers")), repr(told(store, code).rows))
