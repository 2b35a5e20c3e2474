"""Texts pasted into cells that need a number, calculated by LibreOffice: no errors, no wrong sums."""

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell

from coopkit.export.xlsx.board_pack import write_board_pack
from coopkit.export.xlsx.business_plan import write_business_plan
from coopkit.export.xlsx.cell_styles import SUN_PALE
from coopkit.export.xlsx.number_cells import rectangles
from coopkit.export.xlsx.surplus_distribution import write_surplus_distribution
from coopkit.i18n import load_locale
from tests.business.plans import SORTING_YARD
from tests.export.xlsx.changed_accounts import distribution_of, sample_accounts
from tests.export.xlsx.recalculating import Recalculated, cells_with_errors, formula_cells, recalculate

LOCALE = load_locale(minor_digits=2)
WRITTEN = {
    "plan": write_business_plan(SORTING_YARD, LOCALE, names=("Amina", "Bayani")),
    "board": write_board_pack(sample_accounts(), LOCALE),
    "sharing": write_surplus_distribution(distribution_of(sample_accounts(), 2), LOCALE),
}
TEXTS = ("12,50", "12 USD", '=""', "=1/0")


def number_cells(workbook: Workbook) -> list[Cell]:
    """The coloured cells that need a number."""
    cells = (cell for sheet in workbook for row in sheet.iter_rows() for cell in row)
    coloured = (cell for cell in cells if cell.fill.fgColor.rgb == f"FF{SUN_PALE[1:]}")
    return [cell for cell in coloured if cell.number_format != "@"]


def sampled_cells(workbook: Workbook) -> list[tuple[str, str]]:
    """The sheet and place of a cell of each block of inputs, the first or the last."""
    found = []
    for sheet in workbook:
        places = {(cell.row, cell.column) for cell in number_cells(workbook) if cell.parent is sheet}
        for number, (top, left, bottom, right) in enumerate(rectangles(places)):
            row, column = (bottom, right) if number % 2 else (top, left)
            found.append((sheet.title, sheet.cell(row, column).coordinate))
    return found


SPOILED = {
    f"{name} {at}": (name, sheet, place, TEXTS[at % len(TEXTS)])
    for name, content in WRITTEN.items()
    for at, (sheet, place) in enumerate(sampled_cells(load_workbook(BytesIO(content))))
}


@pytest.fixture(scope="module")
def recalculated(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Recalculated]:
    given = tmp_path_factory.mktemp("given")
    for key, (name, sheet, place, text) in SPOILED.items():
        workbook = load_workbook(BytesIO(WRITTEN[name]))
        workbook[sheet][place].value = text
        workbook.save(given / f"{key}.xlsx")
    return recalculate(given, tmp_path_factory.mktemp("recalculated"))


def test_no_cell_shows_an_error_but_the_one_that_was_typed(recalculated: dict[str, Recalculated]) -> None:
    typed = {(key, sheet, place) for key, (_, sheet, place, _) in SPOILED.items()}
    assert set(cells_with_errors(recalculated)) <= typed


@pytest.mark.parametrize("key", SPOILED)
def test_checks_name_sheet_and_cell(recalculated: dict[str, Recalculated], key: str) -> None:
    _, sheet, place, _ = SPOILED[key]
    book = recalculated[key]
    (line,) = [row for row in book.workbook["Checks"].iter_rows() if row[0].value == f"Sheet “{sheet}”"]
    assert (line[1].value, line[4].value, line[5].value) == (1, "look again", place)
    assert book["everything_adds_up"] == "Look at the sheet of checks."


@pytest.mark.parametrize("key", SPOILED)
def test_no_sum_is_shown_as_if_nothing_were_missing(recalculated: dict[str, Recalculated], key: str) -> None:
    name, sheet, _, _ = SPOILED[key]
    written = load_workbook(BytesIO(WRITTEN[name]))
    calculated = recalculated[key].workbook
    formulas = [cell for cell in formula_cells(written) if cell.parent.title != "Checks"]
    values = [calculated[cell.parent.title][cell.coordinate].value for cell in formulas]
    shown = [value for value in values if isinstance(value, int | float)]
    assert shown == []
    assert str(calculated[sheet]["A2"].value).startswith("A cell that needs a number")


@pytest.mark.parametrize("name", WRITTEN)
def test_each_cell_for_a_number_accepts_nothing_else(name: str) -> None:
    workbook = load_workbook(BytesIO(WRITTEN[name]))
    found = [
        f"{cell.parent.title}!{cell.coordinate}"
        for cell in number_cells(workbook)
        if not any(
            cell.coordinate in rule.sqref and rule.type in {"decimal", "whole"}
            for rule in cell.parent.data_validations.dataValidation
        )
    ]
    assert found == []
