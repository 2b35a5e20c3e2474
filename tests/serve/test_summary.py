"""The summary of a curriculum that one keeps: what was done, chosen and written, and the next step."""

from bs4 import BeautifulSoup

from tests.serve.conftest import join_group, join_person
from tests.serve.visitor import Visitor

FRUIT, DIARY = "think.test.fruit", "think.test.diary"
SENTENCE = "We share one scale and one cart"


def test_a_wrong_choice_is_not_kept_and_a_right_one_is(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    visitor.answer(FRUIT, do="check", answer={"answer.choice": "nut"})
    assert "What I chose" not in visitor.get("/sheet/think_coop/").words

    visitor.answer(FRUIT, revision=2, base=1, do="check", answer={"answer.choice": "fig"})
    assert "What I chose" in visitor.get("/sheet/think_coop/").words


def test_the_next_step_is_the_first_session_that_is_not_done(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    visitor.answer(FRUIT, do="check", answer={"answer.choice": "fig"})
    assert "The next step Our fruit Continue" in visitor.get("/sheet/think_coop/").words

    visitor.answer(DIARY, do="check", answer={"answer.words": SENTENCE})
    shown = visitor.get("/sheet/think_coop/").words
    assert "Our fruit: 2 of 2 exercises" in shown
    assert "The next step" not in shown
    assert SENTENCE not in shown, "it is private"


def test_a_groups_summary_names_its_members_and_nothing_a_single_one_wrote(visitor: Visitor, class_code: str) -> None:
    join_group(visitor, class_code)
    for seat in (1, 2):
        visitor.answer(FRUIT, seat=seat, do="check", answer={"answer.choice": "fig"})
    visitor.answer(DIARY, seat=1, do="check", answer={"answer.words": SENTENCE})
    page = BeautifulSoup(visitor.get("/sheet/think_coop/").html, "html.parser")
    assert len(page.select(".title .chip")) == 2
    assert "What we learned" in page.get_text() and SENTENCE not in page.get_text()
