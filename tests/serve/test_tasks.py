from typing import cast

from coopkit.serve.handlers.task_list import DONE, IN_PROGRESS, NOT_STARTED, Task, current_task
from coopkit.serve.session_registry import ServedSession
from tests.serve.conftest import join_group, join_person
from tests.serve.visitor import Visitor

FRUIT, DIARY = "think.test.fruit", "think.test.diary"


def test_a_session_goes_from_not_started_to_in_progress_to_done(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    assert "not started" in visitor.get("/learn/think_coop/").words

    visitor.answer(FRUIT, answer={"answer.choice": "fig"})
    assert "in progress" in visitor.get("/learn/think_coop/").words

    visitor.answer(FRUIT, revision=2, base=1, do="check", answer={"answer.choice": "fig"})
    visitor.answer(DIARY, do="check", answer={"answer.words": "Good"})
    assert "✓ done" in visitor.get("/learn/think_coop/").words


def test_for_a_group_it_is_done_when_everyone_who_is_here_has_answered(visitor: Visitor, class_code: str) -> None:
    join_group(visitor, class_code)
    for seat in (1, 2):
        visitor.answer(FRUIT, seat=seat, do="check", answer={"answer.choice": "nut"})
    visitor.answer(FRUIT, seat=0, do="check", answer={"answer.choice": "fig"})
    visitor.answer(DIARY, seat=1, do="check", answer={"answer.words": "Good"})
    assert "in progress" in visitor.get("/learn/think_coop/").words

    visitor.post("/members", {"seat": "2", "away": "1"})
    assert "✓ done" in visitor.get("/learn/think_coop/").words


def test_minutes_and_the_ways_to_ones_own_sheets_stand_beside_it(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    visitor.answer(FRUIT, answer={"answer.choice": "fig"})

    shown = visitor.get("/learn/think_coop/")

    assert "8 minutes" in shown.words
    assert 'href="/sheet/think_coop/fruit"' in shown.html
    assert 'href="/sheet/think_coop/fruit?filled=1"' in shown.html


def test_there_is_no_list_of_a_curriculum_that_is_not_taught(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    assert visitor.get("/learn/other_coop/").status == 404


def test_the_task_to_go_on_with_is_the_one_in_progress_then_the_first_not_started() -> None:
    def task(status: str) -> Task:
        return Task(cast(ServedSession, None), status)

    assert current_task([task(NOT_STARTED), task(DONE), task(IN_PROGRESS)]) == task(IN_PROGRESS)
    assert current_task([task(DONE), task(""), task(NOT_STARTED)]) == task(NOT_STARTED)
    assert current_task([task(DONE), task("")]) is None


def test_the_list_leads_to_the_session_that_comes_next_until_all_are_done(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    assert 'data-continue="' in visitor.get("/learn/think_coop/").html
    visitor.answer(FRUIT, do="check", answer={"answer.choice": "fig"})
    assert 'data-continue="' in visitor.get("/learn/think_coop/").html
    visitor.answer(DIARY, do="check", answer={"answer.words": "Good"})
    assert "data-continue" not in visitor.get("/learn/think_coop/").html
