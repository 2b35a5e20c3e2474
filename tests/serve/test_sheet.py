from tests.serve.conftest import join_group, join_person
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
    assert "First say who you are" in visitor.get("/sheet/think_coop/fruit").words
