from collections.abc import Callable
from urllib.parse import quote

from tests.serve.conftest import codes_of, join_group, join_person
from tests.serve.visitor import Visitor


def test_a_code_is_read_in_digits_of_any_script(visitor: Visitor, class_code: str) -> None:
    arabic = class_code.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert "Who is joining?" in visitor.get(f"/join/?code={quote(arabic[:3] + ' ' + arabic[3:])}").words
    assert "Who is joining?" in visitor.get(f"/join/{quote(arabic)}").words


def test_an_unknown_code_is_answered_by_what_to_check(visitor: Visitor) -> None:
    shown = visitor.get("/join/100000")

    assert shown.status == 404
    assert "There’s no class with this code" in shown.words
    assert 'value="100000"' in shown.html


def test_what_cannot_be_a_code_is_answered_by_how_one_looks(visitor: Visitor) -> None:
    assert "six digits" in visitor.get("/join/?code=12a").words


def test_a_group_joins_with_its_members_and_empty_lines_do_not_count(visitor: Visitor, class_code: str) -> None:
    join_group(visitor, class_code, members=("Asha", "", "  ", "Bo", ""))

    tasks = visitor.get("/learn/think_coop/").words
    assert "Asha" in tasks
    assert "Bo" in tasks
    assert tasks.count("Absent today") == 2


def test_a_group_needs_two_names(visitor: Visitor, class_code: str) -> None:
    shown = visitor.post(f"/join/{class_code}", {"kind": "group", "name": "Weavers", "member": ["Asha", ""]})

    assert shown.status == 400
    assert "at least two members" in shown.words
    assert 'value="Asha"' in shown.html


def test_one_must_say_whether_one_is_a_group(visitor: Visitor, class_code: str) -> None:
    shown = visitor.post(f"/join/{class_code}", {"name": "Weavers"})

    assert "one person or a group" in shown.words
    assert 'value="Weavers"' in shown.html


def test_a_name_that_the_class_has_asks_is_that_you(
    new_visitor: Callable[[], Visitor], visitor: Visitor, class_code: str
) -> None:
    join_person(visitor, class_code, "Amina")
    _, resume_code = codes_of(visitor)
    other = new_visitor()

    asked = other.post(f"/join/{class_code}", {"kind": "person", "name": "  amina "})

    assert "Is that you?" in asked.words
    assert 'value="  amina "' in asked.html
    same = other.post("/resume", {"class": class_code, "resume": resume_code})
    assert "Our fruit" in same.words


def test_markup_in_a_name_stays_text(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code, "<script>alert(1)</script>")

    shown = visitor.get("/learn/think_coop/fruit")
    assert "<script>alert" not in shown.html
    assert "<script>alert(1)</script>" in shown.words
