import pytest

from coopkit.exercises import Exercise, Phase, RawAnswer, revealed_after
from coopkit.exercises.kinds.choose_one import choose_one
from coopkit.exercises.kinds.survey import survey
from tests.exercises.catalogue import SENTINEL, exercise, secret
from tests.submissions.conftest import Open
from tests.submissions.phone import Phone, text_of

PRE, POST = "think.survey.pre", "think.survey.post"
STATEMENTS = {"explain": "I can explain it", "decide": "I could decide"}


def one_of_two(id_: str, **more: str) -> Exercise:
    rated = survey(id_, "rate", "", statements=STATEMENTS, low_label="not at all", high_label="fully", **more)
    votes = {"heads": "Members", "shares": "Money"}
    known = choose_one(
        id_, "known", "Who votes?", options=votes, key="heads", instead={"shares": secret("Not by money")}
    )
    reveal = {} if more else {"reveal": revealed_after(POST)}
    return exercise(rated, known, id_=id_, together=(Phase.ALONE,), private=True, **reveal)


BEFORE, AFTER = one_of_two(PRE), one_of_two(POST, before=PRE)


def rating(explain: int, decide: int, votes: str = "shares") -> RawAnswer:
    return {"rate.explain.now": str(explain), "rate.decide.now": str(decide), "known.choice": votes}


@pytest.fixture
def table(group: Open) -> Phone:
    return group(BEFORE, AFTER)


def all_rate(phone: Phone, exercise: Exercise, ratings: dict[int, RawAnswer]) -> list[str]:
    return [text_of(phone.at(exercise).send("check", raw, seat)) for seat, raw in ratings.items()]


MORNING = {seat: rating(1, seat) for seat in range(1, 6)}
EVENING = {seat: rating(4, 5, "heads") for seat in range(1, 6)}


def test_the_survey_before_is_not_judged_until_the_survey_after(table: Phone):
    replies = all_rate(table, BEFORE, MORNING)
    replies.append(text_of(table.sees()))
    assert all(SENTINEL not in reply and "wrong" not in reply for reply in replies)
    assert "You’ll see the explanation when you’ve answered the later questions" in table.sees().feedback


def test_ones_own_change_is_shown_at_once(table: Phone):
    all_rate(table, BEFORE, MORNING)
    reply = table.at(AFTER).send("check", rating(4, 5), seat=2)
    assert "Your own change" in reply.feedback
    assert _cells(reply.feedback) == ["1", "4", "2", "5"]
    assert reply.state.feedback == ""
    assert "result" not in text_of(reply).replace('"result":null', "")


def _cells(html: str) -> list[str]:
    return [piece.partition(">")[2].partition("<")[0].strip() for piece in html.split("<td")[1:]]


def test_who_did_not_answer_in_the_morning_is_told_so(table: Phone):
    reply = table.at(AFTER).send("check", rating(4, 5), seat=2)
    assert "There’s no earlier survey to compare with." in reply.feedback


def test_the_tables_medians_are_shown_from_five_answers(table: Phone):
    all_rate(table, BEFORE, MORNING)
    all_rate(table, AFTER, EVENING)
    seen = table.sees()
    assert _cells(seen.feedback) == ["1", "4", "3", "5"]
    assert "5 people answered both." in seen.feedback


def test_with_fewer_than_five_answers_no_number_is_shown(table: Phone):
    all_rate(table, BEFORE, {seat: MORNING[seat] for seat in (1, 2, 3, 4)})
    table.at(BEFORE).send("pass", seat=5)
    all_rate(table, AFTER, EVENING)
    seen = table.sees()
    assert "when five or more people have answered both surveys" in seen.feedback
    assert _cells(seen.feedback) == []


def test_the_tables_page_explains_the_questions_without_saying_who_was_right(table: Phone):
    all_rate(table, BEFORE, MORNING)
    all_rate(table, AFTER, EVENING)
    for survey_ in (BEFORE, AFTER):
        seen = table.at(survey_).sees()
        assert (seen.result, seen.marks) == (None, ())
        assert f"Since it is so {SENTINEL}" in seen.feedback
        assert "Members" in seen.feedback
        assert "Still to answer" not in seen.feedback
        assert f"Not by money {SENTINEL}" not in seen.feedback


def test_no_members_ratings_are_in_any_state_and_no_table_lays_them_side_by_side(table: Phone):
    odd = {seat: rating(2, 3, "heads" if seat == 3 else "shares") for seat in range(1, 6)}
    states = []
    for survey_ in (BEFORE, AFTER):
        for seat, raw in odd.items():
            table.at(survey_).send("check", raw, seat)
            states.append(table.sees())
    assert all(state.answers == {} and state.talk == "" for state in states)
    assert all("Amina" not in state.feedback and "heads" not in text_of(state) for state in states)


def test_a_reply_to_one_member_holds_nothing_of_another(table: Phone):
    all_rate(table, BEFORE, {1: rating(5, 5, "heads"), 2: rating(1, 1)})
    table.at(AFTER).send("check", rating(5, 4, "heads"), seat=1)
    reply = table.send("check", rating(1, 2), seat=2)
    assert _cells(reply.feedback) == ["1", "1", "1", "2"]
    assert "heads" not in text_of(reply)


def test_a_person_alone_sees_the_own_change_and_what_was_right(person: Open):
    phone = person(BEFORE, AFTER)
    phone.send("check", rating(1, 2))
    reply = phone.at(AFTER).send("check", rating(4, 5))
    assert reply.result == "wrong"
    assert f"Not by money {SENTINEL}" in reply.feedback
    assert _cells(reply.feedback) == ["1", "4", "2", "5"]
    assert phone.at(BEFORE).sees().result == "wrong"


def test_an_unfinished_survey_says_what_is_missing_and_shows_no_change(table: Phone):
    all_rate(table, BEFORE, MORNING)
    reply = table.at(AFTER).send("check", {"rate.explain.now": "4", "known.choice": "heads"}, seat=1)
    assert reply.result == "unanswered"
    assert "I could decide" in reply.feedback
    assert "Your own change" not in reply.feedback
