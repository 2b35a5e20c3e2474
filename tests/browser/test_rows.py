"""Rows that people add and remove: an answer read from a table fills in the same table again."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from coopkit.exercises import Definition
from coopkit.exercises.fields import NumberField, TextField
from coopkit.exercises.kinds.table import table
from tests.browser.modules import open_modules
from tests.exercises.catalogue import exercise

COLUMNS = (TextField("what", "What?"), NumberField("month", "A month"))
PRODUCTS = exercise(table("think.test.one", "answer", "", columns=COLUMNS, least=3, most=4)).definition

START = """async () => {
  const { readForm, fillForm, describeDifferences } = await load("form");
  const { isSameAnswer } = await load("answers");
  const { startTableRows, setTableRows } = await load("table_rows");
  const { withPrefill } = await load("prefill");
  Object.assign(window, { readForm, fillForm, isSameAnswer, describeDifferences, setTableRows, withPrefill });
  window.grid = document.querySelector("[data-least]");
  startTableRows(grid, words, { onAdd() {}, onChange() {} });
}"""
REMOVE = "row => document.querySelectorAll('[data-action=remove-row]')[row - 1].click()"


@pytest.fixture
def page(phone: BrowserContext) -> Page:
    """A table of three rows, two columns, with nothing typed."""
    return started(phone, PRODUCTS)


def started(phone: BrowserContext, definition: Definition) -> Page:
    page = open_modules(phone, definition)
    page.evaluate(START)
    return page


def answer_of(page: Page) -> dict[str, Any]:
    return dict(page.evaluate("readForm(form())"))


def fill(page: Page, *products: str) -> None:
    for row, product in enumerate(products, start=1):
        page.evaluate("([row, text]) => fieldsIn(row)[0].value = text", [row, product])


@pytest.mark.parametrize("gone", [1, 2, 3])
def test_the_id_of_a_removed_row_never_comes_back(page: Page, phone: BrowserContext, gone: int) -> None:
    fill(page, "Eggs", "Milk", "Tea")
    page.evaluate(REMOVE, gone)
    answer = answer_of(page)
    again = started(phone, PRODUCTS)
    again.evaluate("answer => fillForm(form(), answer)", answer)
    ids = again.evaluate("[...grid.querySelectorAll('tbody tr')].map(row => row.dataset.row)")
    assert len(ids) == 3
    assert str(gone) not in ids
    assert answer_of(again) == answer


def test_rows_one_two_three_are_not_listed(page: Page) -> None:
    fill(page, "Eggs", "Milk")
    assert answer_of(page) == {"answer.1.what": "Eggs", "answer.2.what": "Milk"}


def test_filling_a_table_again_keeps_its_rows(page: Page) -> None:
    page.evaluate("answer => fillForm(form(), answer)", {"answer.2.what": "Eggs", "answer.rows": ["2"]})
    before = page.evaluate("window.rows = [...grid.querySelectorAll('tbody tr')], rows.map(row => row.dataset.row)")
    page.evaluate("setTableRows(grid, readForm(form()))")
    assert page.evaluate("[...grid.querySelectorAll('tbody tr')].every((row, at) => row === rows[at])")
    assert len(set(before)) == 3


@pytest.mark.parametrize("rows", [["1", "2"], ["2", "1"], ["1", "3"]])
def test_a_prefilled_table_reads_back_as_it_was_filled(page: Page, rows: list[str]) -> None:
    starts = {f"answer.{row}.what": {"value": f"Product {row}"} for row in rows}
    assert page.evaluate(
        """starts => {
          const wanted = withPrefill(form(), {}, starts);
          fillForm(form(), wanted);
          return isSameAnswer(wanted, readForm(form()));
        }""",
        starts,
    )


def test_the_field_in_use_keeps_the_focus_when_rows_move(page: Page) -> None:
    fill(page, "Eggs", "Milk", "Tea")
    page.evaluate("fieldsIn(2)[0].focus(), window.held = document.activeElement")
    page.evaluate("answer => setTableRows(grid, answer)", {"answer.rows": ["3", "rx", "2", "1"]})
    assert page.evaluate("document.activeElement === held")
    assert page.evaluate("[...grid.querySelectorAll('tbody tr')].map(row => row.dataset.row)") == ["3", "rx", "2", "1"]


def test_describing_differences_leaves_the_form_alone(page: Page) -> None:
    fill(page, "Eggs")
    page.evaluate("fieldsIn(1)[0].focus(), window.html = form().innerHTML")
    told = page.evaluate(
        "([mine, other]) => describeDifferences(form(), mine, other, 'nothing')",
        [{"answer.1.what": "Eggs", "answer.r9.what": "Tea", "answer.rows": ["1", "r9"]}, {"answer.1.what": "Milk"}],
    )
    assert [value for _, value in told] == ["Eggs", "Tea"]
    assert "2" in told[1][0] and "What?" in told[1][0]
    assert page.evaluate("form().innerHTML === html && document.activeElement === fieldsIn(1)[0]")


OFFER = """async rows => {
  const { Prefill } = await load("prefill");
  window.prefill = new Prefill(form(), words, () => prefill.render());
  const start = (row) => [`answer.${row}.what`, { value: `Product ${row}`, linked: true }];
  prefill.starts = Object.fromEntries(rows.map(start));
  prefill.render();
}"""


def test_missing_rows_take_the_places_of_empty_ones_and_no_more_are_offered_than_fit(page: Page) -> None:
    fill(page, "Eggs", "Milk")
    page.evaluate(OFFER, ["r1", "r2", "r3"])
    offer = page.locator("[data-missing]")
    assert "Product r1 · Product r2" in offer.inner_text() and "r3" not in offer.inner_text()
    offer.get_by_role("button").click()
    answer = answer_of(page)
    assert answer["answer.rows"] == ["1", "2", "r1", "r2"]
    assert answer["answer.r2.what"] == "Product r2"
    assert offer.count() == 0
