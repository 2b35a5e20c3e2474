from collections.abc import Callable

from coopkit.content import content_root
from coopkit.portfolio.samples import read_sample
from tests.serve.conftest import join_group, join_person
from tests.serve.server import Server
from tests.serve.visitor import Visitor
from tests.serve.workbook import KEY

FRUIT, DIARY = "think.test.fruit", "think.test.diary"


def test_the_blank_sheet_has_the_questions_and_no_key(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)

    shown = visitor.get("/sheet/think_coop/fruit")

    assert "Which fruit?" in shown.words
    assert KEY not in shown.html


def test_the_filled_sheet_has_the_answers_but_private_ones_and_no_key(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    visitor.answer(FRUIT, do="check", answer={"answer.choice": "nut"})
    visitor.answer(DIARY, do="check", answer={"answer.words": "Secret diary"})

    blank, filled = visitor.get("/sheet/think_coop/fruit"), visitor.get("/sheet/think_coop/fruit?filled=1")

    assert filled.html != blank.html
    assert "Amina" in filled.words
    assert "Secret diary" not in filled.html
    assert KEY not in filled.html


def test_what_members_answered_alone_is_on_no_sheet_before_all_have(visitor: Visitor, class_code: str) -> None:
    join_group(visitor, class_code)
    blank = visitor.get("/sheet/think_coop/fruit?filled=1").html
    visitor.answer(FRUIT, seat=1, do="check", answer={"answer.choice": "nut"})
    assert visitor.get("/sheet/think_coop/fruit?filled=1").html == blank

    visitor.answer(FRUIT, seat=2, do="check", answer={"answer.choice": "fig"})
    shown = visitor.get("/sheet/think_coop/fruit?filled=1").words
    assert "Asha" in shown
    assert "Bo" in shown


def test_a_sheet_is_for_those_who_have_joined(visitor: Visitor) -> None:
    assert "First tell us who you are" in visitor.get("/sheet/think_coop/fruit").words


def test_a_filled_sheet_computes_what_the_screen_shows_and_nothing_that_waits_for_the_key(
    start_server: Server, new_group: Callable[[Server], Visitor]
) -> None:
    visitor, cash = new_group(start_server), "start.plan.cash-12"
    yard = read_sample(content_root() / "start_coop" / "samples" / "sorting_yard.toml").answers
    for exercise, answer in yard.items():
        visitor.answer(exercise, answer=answer)
    shown = visitor.get(f"/answers/{cash}").json()["computed"]
    assert "271.32" in shown["ours"]
    assert "balances" not in shown
    filled = visitor.get("/sheet/start_coop/plan?filled=1").words
    assert "Lowest cash the smallest of the twelve 271.32 In month where it stands 4" in filled
    assert "Lowest cash the smallest of the twelve In month where it stands More money needed" in filled
    visitor.answer(cash, revision=2, base=1, do="check", answer=yard[cash])
    assert "the smallest of the twelve -100.00" in visitor.get("/sheet/start_coop/plan?filled=1").words
