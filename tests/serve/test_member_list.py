import html
import re

from coopkit.portfolio.member_list import MOST_MEMBERS
from tests.serve.conftest import join_group, join_person
from tests.serve.test_member_files import xlsx
from tests.serve.visitor import Shown, Visitor

PAGE = "/portfolio/member-list/"
LIST = "Name\tHours\tShares\nAmina\t10\t150\nBo\t12,5o\t150\n\nChan\t5\t75\t6\n"


def carried(page: Shown) -> dict[str, str | list[str]]:
    """What the page's own form sends back with the good rows."""
    good = re.search(r'<textarea name="good" hidden>\n(.*?)</textarea>', page.html, re.DOTALL)
    numbers = re.search(r'name="numbers" value="([^"]*)"', page.html)
    base = re.search(r'name="base" value="(\d+)"', page.html)
    assert good and numbers and base
    return {"good": html.unescape(good[1]), "numbers": numbers[1], "base": base[1]}


def look(visitor: Visitor, pasted: str = LIST) -> Shown:
    """Looks at a list that is pasted."""
    return visitor.post(PAGE, {"do": "look", "pasted": pasted})


def bring(visitor: Visitor, data: bytes, name: str = "list.csv") -> Shown:
    """Looks at a list in a file."""
    border = "border"
    parts = [
        f'--{border}\r\nContent-Disposition: form-data; name="_xsrf"\r\n\r\n{visitor.xsrf()}\r\n'.encode(),
        f'--{border}\r\nContent-Disposition: form-data; name="do"\r\n\r\nlook\r\n'.encode(),
        f'--{border}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode(),
        data,
        f"\r\n--{border}--\r\n".encode(),
    ]
    headers = {"Content-Type": f"multipart/form-data; boundary={border}"}
    return visitor.request("POST", PAGE, b"".join(parts), headers)


def test_who_has_not_joined_is_asked_first(visitor: Visitor) -> None:
    assert visitor.get(PAGE, follow=False).location.startswith("/?next=")


def test_a_bad_row_is_named_and_nothing_is_saved_until_it_is_said(visitor: Visitor, class_code: str) -> None:
    join_group(visitor, class_code)
    page = look(visitor)
    assert "Nothing is saved yet. 2 good rows. 1 row to mend." in page.words
    assert "Row 3 ! “Use in the year” is “12,5o”, which is no number" in page.words
    assert "Name · Hours · Shares" in page.words
    assert "No list is saved" in visitor.get(PAGE).words


def test_good_rows_are_saved_without_the_bad_one(visitor: Visitor, class_code: str) -> None:
    join_group(visitor, class_code)
    shown = visitor.post(PAGE, {"do": "save", **carried(look(visitor))})
    assert "✓ 2 members, saved on" in shown.words
    assert "All members 15 225" in shown.words


def test_a_mended_row_comes_back_to_its_place(visitor: Visitor, class_code: str) -> None:
    join_group(visitor, class_code)
    mended = {"bad": "3", "3.name": "Bo", "3.use": "12.5", "3.paid_up": "150", "3.months": ""}
    page = visitor.post(PAGE, {"do": "look", **carried(look(visitor)), **mended})
    assert "3 good rows." in page.words
    assert "to mend" not in page.words
    assert [line.split("\t")[0] for line in str(carried(page)["good"]).splitlines()] == ["Amina", "Bo", "Chan"]


def test_an_emptied_row_is_left_out(visitor: Visitor, class_code: str) -> None:
    join_group(visitor, class_code)
    page = visitor.post(PAGE, {"do": "look", **carried(look(visitor)), "bad": "3"})
    assert "2 good rows." in page.words
    assert "to mend" not in page.words


def test_a_row_that_is_still_bad_says_so_with_its_number(visitor: Visitor, class_code: str) -> None:
    join_group(visitor, class_code)
    page = visitor.post(PAGE, {"do": "look", **carried(look(visitor)), "bad": "3", "3.name": "amina", "3.use": "1"})
    assert "Row 3 ! amina stands in row 2 already" in page.words


def test_a_list_saved_meanwhile_is_not_replaced_unasked(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    ours = carried(look(visitor))
    visitor.post(PAGE, {"do": "save", **carried(look(visitor, "Dina\t1\t1\n"))})
    page = visitor.post(PAGE, {"do": "save", **ours})
    assert page.status == 409
    assert "Another list was saved meanwhile" in page.words
    assert "Dina" in visitor.get(PAGE).words
    assert "✓ 2 members" in visitor.post(PAGE, {"do": "save", **carried(page)}).words


def test_bad_input_never_costs_the_saved_list(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    visitor.post(PAGE, {"do": "save", **carried(look(visitor))})
    for wrong in ({"good": "Amina\tx", "numbers": "1"}, {"good": "Amina\t1\t1\t12", "numbers": "1 2"}):
        assert visitor.post(PAGE, {"do": "save", "base": "1", **wrong}).status == 400
    assert bring(visitor, b"\x89PNG\x00").status == 400
    assert look(visitor, " \n").status == 200
    assert "✓ 2 members" in visitor.get(PAGE).words


def test_a_saved_list_can_be_put_away(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    visitor.post(PAGE, {"do": "save", **carried(look(visitor))})
    assert "No list is saved" in visitor.post(PAGE, {"do": "clear"}).words


def test_a_spreadsheet_can_be_brought_and_taken_along(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    page = bring(visitor, xlsx(["Member", "Kilos"], ["Amina", 10.5], ["Bo", "many"]), "list.xlsx")
    assert "1 good row. 1 row to mend." in page.words
    assert "Row 3 ! “Use in the year” is “many”, which is no number" in page.words


def test_five_thousand_members_are_kept_to_the_last(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    lines = "\n".join(f"Member {n};{n}.25;100" for n in range(1, MOST_MEMBERS + 1))
    page = bring(visitor, lines.encode())
    assert "5000 good rows." in page.words
    assert "The first 500 of 5000 rows are shown." in page.words
    saved = visitor.post(PAGE, {"do": "save", **carried(page)})
    assert "✓ 5000 members" in saved.words
    assert "All members 12,503,750.00 500,000" in saved.words


def test_a_page_of_nobodys_is_told_so_by_the_lists_own_address(visitor: Visitor) -> None:
    assert visitor.request("GET", "/answers/manage.members").status == 403


def test_with_more_bad_rows_than_the_page_can_mend_the_file_is_mended(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    page = look(visitor, "".join(f"Member {n}\tmany1\n" for n in range(60)))
    assert "Row 60: “Use in the year” is “many1”, which is no number" in page.words
    assert "Look again" not in page.words
