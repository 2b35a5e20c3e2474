"""The page of a member list: columns that people choose and that are remembered, problems told once with a count."""

import html
import re

from coopkit.portfolio.members.column_roles import COLUMN_ROLES
from coopkit.portfolio.members.left_out import LEFT_OUT
from coopkit.portfolio.members.saved_list import LIST_TEXT
from tests.serve.conftest import join_person
from tests.serve.member_form import PAGE, again, carried, look, save
from tests.serve.visitor import Visitor

UNKNOWN = "Quien;Puntos;Cuota;Tel\nAna;10;150;0700 111 222\nBo;5;75;0700 333 444\n"
ROLES = {"column.0": "name", "column.1": "use", "column.2": "paid_up", "column.3": "ignore"}


def saved_answer(visitor: Visitor) -> dict[str, str]:
    """The saved list as live tools get it."""
    found = visitor.get("/answers/manage.members").json()["answers"]["0"]["answer"]
    assert isinstance(found, dict)
    return found


def test_a_choice_that_is_missing_or_made_twice_is_named(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    page = again(visitor, look(visitor, UNKNOWN), **{**ROLES, "column.2": "use"})
    assert "Choose one column for “Use in the year”." in page.words
    assert "Nothing is saved yet." in page.words


def test_the_columns_are_remembered_for_the_same_headings(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    page = again(visitor, look(visitor, UNKNOWN), **ROLES)
    assert "2 members found." in page.words
    save(visitor, page)
    assert saved_answer(visitor)[COLUMN_ROLES] == "Quien\tname\nPuntos\tuse\nCuota\tpaid_up\nTel\tignore"
    visitor.post(PAGE, {"do": "clear"})
    assert "3 members found." in look(visitor, UNKNOWN + "Cid;7;75;0700 555 666\n").words
    assert "Please answer first" in look(visitor, UNKNOWN.replace("Puntos", "Kg o horas")).words


def test_first_and_last_name_are_one_name(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    page = look(visitor, "Member no.;First name;Last name;Hours\n7;Ana;Diaz;10\n8;Ana;Diaz;5\n")
    assert "2 members found." in page.words
    save(visitor, page)
    assert saved_answer(visitor)[LIST_TEXT] == "Ana Diaz\t7\t10\t0\t12\nAna Diaz\t8\t5\t0\t12"


def test_members_with_one_number_are_told(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    page = look(visitor, "Member no.;Name;Hours\n7;Ana;10\n7;Bo;5\n")
    assert "Member no. 7 is in row 2 too." in page.words
    assert "1 row with the member number of another." in page.words
    page = again(visitor, page, **{"3.number": "8"})
    assert "2 members found." in page.words


def test_the_same_problem_is_told_once_with_its_rows(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    page = look(visitor, "Name\tHours\n" + "".join(f"Member {n}\t{'' if n % 2 else n}\n" for n in range(2, 32)))
    assert page.words.count("15 rows: no number in “Use in the year”.") == 1
    assert page.words.count("“Use in the year” is missing.") == 1
    assert "Rows: 3 , 5 , 7" in page.words
    assert set(re.findall(r'href="#(row-\d+)"', page.html)) <= set(re.findall(r'id="(row-\d+)"', page.html))


def test_each_row_is_reached_however_many_there_are(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    rows = "".join(f"Member {n}\tx{n}\t\n" for n in range(100)) + "".join(f"More {n}\t1\ty{n}\n" for n in range(50))
    page = look(visitor, "Name\tHours\tShares\n" + rows)
    seen: set[str] = set()
    for kind in ("not-a-number.use", "not-a-number.paid_up"):
        after = f"{kind}/0"
        for _ in range(4):  # thirty at a time
            page = visitor.post(PAGE, {**carried(page), "show": after})
            seen |= set(carried(page)["bad"])
            assert len(page.html.encode()) <= 100 * 1024
            offered = map(html.unescape, re.findall(r'name="show" value="([^"]+)"', page.html))
            after = next(each for each in offered if each.startswith(kind))
    assert {f"{number}" for number in range(2, 152)} <= seen


def test_rows_that_are_left_out_are_saved_with_the_list_and_named_in_the_statement(
    visitor: Visitor, class_code: str
) -> None:
    join_person(visitor, class_code)
    save(visitor, look(visitor))
    assert saved_answer(visitor)[LEFT_OUT] == "3\tBo\tnot-a-number/use"
    assert "Left out: Bo (row 3)." in visitor.get(PAGE).words
    save(visitor, look(visitor, "Name\tHours\nAna\t5\n"))
    assert LEFT_OUT not in saved_answer(visitor)
