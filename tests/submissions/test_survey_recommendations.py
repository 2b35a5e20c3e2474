import re

import pytest

from coopkit.exercises import Exercise, Phase, RawAnswer
from coopkit.exercises.kinds.survey import survey
from coopkit.submissions import AnswerContext, ExerciseLink
from tests.exercises.catalogue import exercise
from tests.submissions.conftest import Open
from tests.submissions.phone import Phone

NOW, LATER, HABIT = "manage.gov.health-check", "manage.gov.health-check-later", "manage.conflict.my-habit"
STATEMENTS = {"assembly": "It was held on time.", "papers": "Papers came before.", "minutes": "Minutes are kept."}
LEADS = {"assembly": "manage.gov.calendar", "papers": "manage.gov.quorum-vote", "minutes": "manage.gov.calendar"}
WAYS = {"wait": "I wait", "firm": "I hold firm", "together": "I ask what both need"}


def check(id_: str, **more: str) -> Exercise:
    scale = {"low": 1, "high": 4, "low_label": "not true", "high_label": "fully true", "unknown": "I do not know"}
    built = survey(id_, "answer", "", statements=STATEMENTS, leads=LEADS, **scale, **more)
    return exercise(built, id_=id_, together=(Phase.ALONE,), private=True)


CHECK, AGAIN = check(NOW), check(LATER, before=NOW)
HABITS = exercise(
    survey(HABIT, "answer", "", statements={f"s{n}": f"Case {n}." for n in range(1, 5)}, answers=WAYS),
    id_=HABIT,
    together=(Phase.ALONE,),
    private=True,
)


def said(*ratings: str) -> RawAnswer:
    return {f"answer.{id_}.now": rating for id_, rating in zip(STATEMENTS, ratings, strict=True)}


def placed(phone: Phone) -> Phone:
    places = {
        id_: ExerciseLink(id_, f"/learn/manage_coop/governance#{id_}", id_.split(".")[-1]) for id_ in LEADS.values()
    }
    phone.context = AnswerContext(phone.context.store, phone.context.exercises, phone.context.locale, places)
    return phone


def leads(html: str) -> list[str]:
    return re.findall(r'<a href="[^"]*">([^<]*)</a>', html)


@pytest.fixture
def alone(person: Open) -> Phone:
    return placed(person(CHECK, AGAIN, HABITS))


@pytest.fixture
def table(group: Open) -> Phone:
    return placed(group(CHECK, AGAIN, HABITS))


def test_what_is_rated_lowest_leads_first_and_what_is_not_known_last(alone: Phone):
    assert leads(alone.send("check", said("unknown", "1", "2")).feedback) == ["quorum-vote", "calendar"]
    assert leads(alone.send("check", said("unknown", "2", "1")).feedback) == ["calendar", "quorum-vote"]
    assert leads(alone.send("check", said("unknown", "4", "3")).feedback) == ["calendar"]


def test_a_lead_links_to_its_place_and_says_what_led_there_and_how_it_was_rated(alone: Phone):
    told = alone.send("check", said("unknown", "4", "2")).feedback
    assert '<a href="/learn/manage_coop/governance#manage.gov.calendar">calendar</a>' in told
    assert told.index("Minutes are kept. <b>2</b>") < told.index("It was held on time. <b>I do not know</b>")
    assert "Papers came before." not in told


def test_where_nothing_is_low_one_begins_anywhere(alone: Phone):
    told = alone.send("check", said("3", "4", "3")).feedback
    assert leads(told) == []
    assert "You didn’t rate anything low." in told


def test_in_a_notebook_by_itself_a_lead_has_no_link(person: Open):
    target = exercise(survey("x", "answer", "", statements=STATEMENTS, answers=WAYS), id_="manage.gov.quorum-vote")
    told = person(CHECK, target).send("check", said("4", "1", "4")).feedback
    assert "<b>What do you say?</b>" in told
    assert leads(told) == []


def test_a_member_sees_their_own_leads_at_once_and_the_tables_page_none(table: Phone):
    reply = table.send("check", said("4", "1", "4"), seat=2)
    assert leads(reply.feedback) == ["quorum-vote"]
    assert reply.state.feedback == ""


def test_a_table_sees_medians_spread_and_leads_from_five_answers(table: Phone):
    for seat, ratings in enumerate(["111", "142", "1unknown3", "24unknown", "44unknown"], start=1):
        table.send("check", said(*re.findall(r"unknown|\d", ratings)), seat)
    told = table.sees().feedback
    assert "5 people answered." in told
    assert re.findall(r'<td data-label="Now">(\S*)', told) == ["1", "4", "2"]
    assert "at least half answered 1 to 2" in told
    assert "2 do not know" in told
    assert told.count("We see this differently") == 1
    assert leads(told) == ["calendar"]
    assert "What matters most to our group" in told


def test_a_table_of_four_sees_no_numbers_and_no_leads(table: Phone):
    for seat in (1, 2, 3, 4):
        table.send("check", said("1", "1", "1"), seat)
    table.send("pass", seat=5)
    told = table.sees().feedback
    assert "when five or more people have answered" in told
    assert leads(told) == []
    assert "<td" not in told


def test_later_one_sees_ones_change_with_what_was_not_known_and_where_to_begin_now(alone: Phone):
    alone.send("check", said("unknown", "1", "2"))
    told = alone.at(AGAIN).send("check", said("4", "1", "3")).feedback
    cells = re.findall(r'<td data-label="(?:Before|Now)">([^<]*)', told)
    assert cells == ["I do not know", "4", "1", "1", "2", "3"]
    assert leads(told) == ["quorum-vote"]


def test_later_a_table_sees_both_times_and_begins_where_it_is_low_now(table: Phone):
    for seat in range(1, 6):
        table.at(CHECK).send("check", said("1", "4", "4"), seat)
        table.at(AGAIN).send("check", said("4", "2", "unknown"), seat)
    told = table.sees().feedback
    assert re.findall(r'<td data-label="(?:Before|Now)">(\S*)', told) == ["1", "4", "4", "2", "4", "–"]
    assert "5 people answered both." in told and "5 do not know" in told
    assert leads(told) == ["quorum-vote", "calendar"]


def test_a_bar_for_each_answer_says_how_often_it_was_chosen(alone: Phone):
    taken = {"answer.s1.now": "wait", "answer.s2.now": "together", "answer.s3.now": "wait", "answer.s4.now": "wait"}
    told = alone.at(HABITS).send("check", taken).feedback
    assert re.findall(r'value="(\d)"', told) == ["3", "0", "1"]
    assert re.findall(r"\d of 4", told) == ["3 of 4", "0 of 4", "1 of 4"]
    assert "You chose most often: “I wait”." in told


def test_habits_are_told_to_each_member_and_never_to_the_table(table: Phone):
    taken = {f"answer.s{n}.now": "firm" for n in range(1, 5)}
    replies = [table.at(HABITS).send("check", taken, seat) for seat in range(1, 6)]
    assert all("You chose most often: “I hold firm”." in reply.feedback for reply in replies)
    assert "You chose" not in table.sees().feedback
