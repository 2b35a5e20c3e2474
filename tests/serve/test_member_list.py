"""The page of our members' list: looked at first, asked about, corrected, saved only on request."""

import re

import pytest

from coopkit.portfolio.members.saved_list import MOST_MEMBERS
from tests.portfolio.members.cases import sheet
from tests.portfolio.members.corpus_damage import DAMAGE
from tests.portfolio.members.corpus_texts import TEXTS
from tests.portfolio.members.corpus_workbooks import WORKBOOKS
from tests.serve.conftest import join_group, join_person
from tests.serve.member_form import PAGE, again, bring, carried, look, save
from tests.serve.visitor import Visitor

CORPUS = (*TEXTS, *WORKBOOKS, *DAMAGE)


def test_who_has_not_joined_is_asked_first(visitor: Visitor) -> None:
    assert visitor.get(PAGE, follow=False).location.startswith("/?next=")


def test_a_bad_row_is_named_and_nothing_is_saved_until_it_is_said(visitor: Visitor, class_code: str) -> None:
    join_group(visitor, class_code)
    page = look(visitor)
    assert "Nothing is saved yet. 2 members found. 1 row to look at." in page.words
    assert "Row 3 ! “Use in the year” is “12,5o”, which isn’t a number." in page.words
    assert "Use in the year Column “ Hours ”" in page.words
    assert "No list is saved" in visitor.get(PAGE).words


def test_good_rows_are_saved_without_the_bad_one(visitor: Visitor, class_code: str) -> None:
    join_group(visitor, class_code)
    shown = save(visitor, look(visitor))
    assert "✓ 2 members, saved on" in shown.words
    assert "All members 15 225" in shown.words


def test_a_mended_row_comes_back_to_its_place(visitor: Visitor, class_code: str) -> None:
    join_group(visitor, class_code)
    page = again(visitor, look(visitor), **{"3.use": "12.5"})
    assert "3 members found." in page.words
    assert "to look at" not in page.words
    assert re.findall(r"<bdi>(Amina|Bo|Chan)</bdi>", page.html) == ["Amina", "Bo", "Chan"]
    assert "✓ 3 members" in save(visitor, page).words


def test_an_emptied_row_is_left_out(visitor: Visitor, class_code: str) -> None:
    join_group(visitor, class_code)
    page = again(visitor, look(visitor), **{"3.name": "", "3.use": "", "3.paid_up": ""})
    assert "2 members found." in page.words
    assert "You emptied row 3." in page.words


def test_a_row_that_is_still_bad_says_so_with_its_number(visitor: Visitor, class_code: str) -> None:
    join_group(visitor, class_code)
    page = again(visitor, look(visitor), **{"3.name": "amina", "3.use": "1"})
    assert "Row 3 ! amina is in row 2 too." in page.words


def test_a_change_that_was_not_looked_at_is_not_saved(visitor: Visitor, class_code: str) -> None:
    join_group(visitor, class_code)
    page = save(visitor, look(visitor), **{"3.use": "12.5"})
    assert "We've read your changes." in page.words
    assert "No list is saved" in visitor.get(PAGE).words
    assert "✓ 3 members" in save(visitor, page).words


def test_a_row_is_confirmed_once(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    page = look(visitor, "Name\tHours\nAna & Ben\t5\nCarla\t3o\n")
    page = again(visitor, page, right="2")
    assert "1 member found. 1 row to look at." in page.words
    page = again(visitor, page, **{"3.use": "3"})
    assert "2 members found." in page.words


def test_a_name_on_two_lines_stays_as_it_is_until_somebody_changes_it(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    page = look(visitor, 'Name\tHours\n"Ana\nBen"\t5\nCarla\t3\n')
    assert 'value="Ana / Ben"' in page.html
    assert "1 member found. 1 row to look at." in again(visitor, page).words


def test_cells_too_many_are_shown_and_never_dropped_without_a_change(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    page = again(visitor, look(visitor, "Name\tHours\nAna\t5\t99\n"), **{"column.2": "ignore"})
    assert "Also in this row: 99" in page.words
    page = again(visitor, page)
    assert "1 row to look at." in page.words
    assert "Also in this row: 99" in page.words


def test_a_question_about_the_whole_list_is_asked_before_anything_is_saved(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    page = look(visitor, "Name\tHours\tShares\nAna\t5\t1.500\n")
    assert "“1.500” is 1.5" in page.words
    assert "“1.500” is 1,500" in page.words
    assert "Answer the questions first" in save(visitor, page).words
    page = again(visitor, page, style="1.234,5")
    assert "All members 5 1,500" in page.words
    assert "✓ 1 member" in save(visitor, page).words


def test_columns_are_asked_for_where_nothing_says_what_they_are(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    page = look(visitor, "10\tAmina\n5\tBo\n")
    assert "Which column is which?" in page.words
    assert "A 10 · 5" in page.words
    assert "B Amina · Bo" in page.words
    assert [carried(page)[f"column.{index}"] for index in (0, 1)] == [["use"], ["name"]], "suggestions"
    page = again(visitor, page, **{"column.0": "use", "column.1": "name"})
    assert "2 members found." in page.words
    assert "so they are 0 for everyone" in page.words


def test_another_sheet_has_columns_of_its_own(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    two = next(case for case in WORKBOOKS if case.name == "two sheets with lists")
    page = bring(visitor, two.make(), "list.xlsx")
    assert "Which sheet has your list?" in page.words
    page = again(visitor, page, sheet="0")
    assert "1 member found." in page.words
    page = again(visitor, page, sheet="1")
    assert "2 members found." in page.words
    assert "Sheet 2024" in page.words


def test_any_number_of_rows_can_be_mended(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    page = look(visitor, "Name\tHours\n" + "".join(f"Member {n}\tx{n}\n" for n in range(100)))
    assert "70 more rows to look at come after these." in page.words
    for left in (70, 40, 10, 0):
        page = again(visitor, page, **{f"{number}.use": "1" for number in carried(page)["bad"]})
        assert (f"{left} rows to look at" in page.words) == bool(left)
    assert "✓ 100 members" in save(visitor, page).words


def test_a_list_saved_meanwhile_is_not_replaced_unasked(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    ours = look(visitor)
    save(visitor, look(visitor, "Name\tHours\nDina\t1\n"))
    page = save(visitor, ours)
    assert page.status == 409
    assert "Another list was saved in the meantime" in page.words
    assert "Dina" in visitor.get(PAGE).words
    assert "✓ 2 members" in save(visitor, page).words


def test_bad_input_never_costs_the_saved_list(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    page = look(visitor)
    save(visitor, page)
    for wrong in (
        {"brought": "nonsense"},
        {"brought": "é"},
        {"corrections": "{"},
        {"corrections": '{"3": ["Bo"]}'},
        {"3.was": "{"},
    ):
        assert visitor.post(PAGE, {**carried(page), "do": "save", **wrong}).status == 400
    assert bring(visitor, b"\x89PNG\x00").status == 400
    assert look(visitor, " \n").status == 400
    assert "✓ 2 members" in visitor.get(PAGE).words


def test_a_saved_list_can_be_put_away(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    save(visitor, look(visitor))
    assert "No list is saved" in visitor.post(PAGE, {"do": "clear"}).words


def test_a_spreadsheet_can_be_brought_and_taken_along(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    page = bring(visitor, sheet(["Member", "Kilos"], ["Amina", 10.5], ["Bo", "many"])(), "list.xlsx")
    assert "1 member found. 1 row to look at." in page.words
    assert "Row 3 ! “Use in the year” is “many”, which isn’t a number." in page.words


def test_five_thousand_members_are_kept_to_the_last(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    lines = "\n".join(["Name;Hours;Shares", *(f"Member {n};{n}.25;100" for n in range(1, MOST_MEMBERS + 1))])
    page = bring(visitor, lines.encode())
    assert "5000 members found." in page.words
    assert "The first 100 of 5000 rows are shown." in page.words
    assert len(page.html.encode()) <= 100 * 1024
    saved = save(visitor, page)
    assert "✓ 5000 members" in saved.words
    assert "All members 12,503,750.00 500,000" in saved.words


def test_a_page_of_nobodys_is_told_so_by_the_lists_own_address(visitor: Visitor) -> None:
    assert visitor.request("GET", "/answers/manage.members").status == 403


@pytest.mark.parametrize("megabytes", [3.5, 6, 40])
def test_a_file_that_is_too_large_is_refused_in_words(visitor: Visitor, class_code: str, megabytes: float) -> None:
    join_person(visitor, class_code)
    page = bring(visitor, b"Amina;1\n" * int(megabytes * 125_000))
    assert page.status in (400, 413)
    assert "too large for a member list" in page.words


def test_a_form_that_is_not_ours_changes_nothing(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    save(visitor, look(visitor))
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert visitor.request("POST", PAGE, b"do=clear", headers).status == 403
    assert visitor.request("POST", PAGE, b"x", {"Content-Type": "multipart/form-data"}).status == 400
    assert "✓ 2 members" in visitor.get(PAGE).words


def test_every_file_of_the_corpus_is_answered_by_a_page(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    for case in CORPUS:
        page = bring(visitor, case.make(), "list.xlsx")
        assert page.status == (400 if case.refused else 200), case.name
        assert case.refused in page.words
        assert "No list is saved" in visitor.get(PAGE).words
