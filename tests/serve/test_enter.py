"""Every page as it is served: Enter in a field presses the button that people mean."""

from collections.abc import Callable

from tests.forms import read_forms
from tests.serve.conftest import join_group
from tests.serve.visitor import Form, Shown, Visitor

LIST = "Member\tUse in the year\tShares paid up\tMonths held\nAmina\t12\t100\t12\nBo\ttwelve\t100\t12\n"


def check(shown: Shown) -> int:
    """How many forms with a field to type in a page has; each must be sent by its first button."""
    forms, _ = read_forms(shown.html)
    assert [fault for form in forms for fault in form.faults] == []
    typed = [form for form in forms if form.lines and form.action]
    assert all(form.submits for form in typed)
    return len(typed)


def test_pages_of_somebody_who_comes_in(visitor: Visitor, class_code: str) -> None:
    assert check(visitor.get("/")) == 2
    assert check(visitor.get("/join/")) == 1
    assert check(visitor.get("/join/100000")) == 1
    assert check(visitor.get(f"/join/{class_code}")) == 1
    assert check(visitor.get("/resume")) == 1
    assert check(visitor.post(f"/join/{class_code}", {"kind": "group", "name": "Weavers"})) == 1
    assert check(visitor.post("/alone", {"name": "\u202e"})) == 2


def test_pages_of_a_group(visitor: Visitor, new_visitor: Callable[[], Visitor], class_code: str) -> None:
    join_group(visitor, class_code)
    same: Form = {"kind": "group", "name": "Weavers", "member": ["Asha", "Bo"]}

    assert check(new_visitor().post(f"/join/{class_code}", same)) == 2
    assert check(visitor.get("/learn/think_coop/")) == 1
    assert check(visitor.get("/resume")) == 1
    for page in ("/", "/codes", "/switch", "/learn/think_coop/fruit", "/portfolio/"):
        assert check(visitor.get(page)) == 0
    check(visitor.get("/portfolio/member-list/"))
    assert check(visitor.post("/portfolio/member-list/", {"do": "look", "pasted": LIST})) == 1


def test_pages_of_the_facilitator(facilitator: Visitor, class_code: str) -> None:
    for below in ("", "qr", f"class/{class_code}", f"class/{class_code}/qr", f"class/{class_code}/self-assessments"):
        shown = facilitator.get(f"/facilitator/{below}")
        assert shown.status == 200
        assert check(shown) == 0


def test_joining_has_a_line_for_everybody_who_may_share_a_phone(visitor: Visitor, class_code: str) -> None:
    asked = visitor.get(f"/join/{class_code}").html
    assert asked.count('name="member"') == 30
    assert "<details>" in asked

    eight = [f"Member {n}" for n in range(8)]
    again = visitor.post(f"/join/{class_code}", {"kind": "group", "name": "", "member": eight}).html
    assert "<details open>" in again
    assert again.count('value="Member ') == 8
