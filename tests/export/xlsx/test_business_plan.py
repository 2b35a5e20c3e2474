import re
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from coopkit.business.plan import BusinessPlan, evaluate
from coopkit.export.xlsx.business_plan import write_business_plan
from coopkit.i18n import load_locale
from tests.business.plans import SORTING_YARD
from tests.export.xlsx.changed_plans import SAMPLES, plans_by_change, random_plans
from tests.export.xlsx.plan_figures import differing_figures
from tests.export.xlsx.recalculating import (
    GUARD_FUNCTIONS,
    Recalculated,
    cells_with_errors,
    differing_formula_cells,
    fill_business_plan,
    formula_cells,
    named_cells,
    recalculate,
    used_functions,
)
from tests.i18n.catalogues import write_catalogue

CHANGED: dict[str, tuple[str, BusinessPlan]] = {
    **{name: (name, plan) for name, plan in SAMPLES.items()},
    **plans_by_change(),
    **random_plans(6, seed=20),
}
NAMES = ("Amina", "=1+1", "@home", "-3", "+5", "{=2*2}")
WRITTEN = {
    name: write_business_plan(plan, load_locale(minor_digits=2), names=NAMES, title="R & D")
    for name, plan in SAMPLES.items()
}
DOUBTFUL = {
    "more members than rows": ("members", 31),
    "more given out than there is": ("reserve_rate", 0.9),
    "more paid than the share": ("share", 74),
    "a loan without months": ("loan_months", 0),
    "half a member": ("members", 19.5),
}
KNOWN = {
    *("ABS", "AND", "IF", "INDEX", "INT", "ISNUMBER", "LARGE", "LEN", "MATCH", "MAX", "MIN", "MOD", "N", "PMT"),
    *("ROUND", "ROUNDUP", "ROWS", "SUM", "SUMIF", "SUMPRODUCT"),
    *GUARD_FUNCTIONS,
}


@pytest.fixture(scope="module")
def recalculated(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Recalculated]:
    """The samples' workbooks with each changed plan typed in, calculated by LibreOffice in one go."""
    given = tmp_path_factory.mktemp("given")
    workbooks = {name: load_workbook(BytesIO(content)) for name, content in WRITTEN.items()}
    for name, (base, plan) in CHANGED.items():
        fill_business_plan(workbooks[base], plan)
        workbooks[base].save(given / f"{name}.xlsx")
    for name, (cell, value) in DOUBTFUL.items():
        fill_business_plan(workbooks["yard"], SORTING_YARD)
        named_cells(workbooks["yard"], cell)[0].value = value
        workbooks["yard"].save(given / f"{name}.xlsx")
    return recalculate(given, tmp_path_factory.mktemp("recalculated"))


@pytest.mark.parametrize("name", CHANGED)
def test_a_changed_number_changes_every_figure_as_coopkit_does(
    recalculated: dict[str, Recalculated], name: str
) -> None:
    assert differing_figures(recalculated[name], CHANGED[name][1]) == []


@pytest.mark.parametrize("name", DOUBTFUL)
def test_what_coopkit_refuses_and_what_the_tables_cannot_hold_is_said(
    recalculated: dict[str, Recalculated], name: str
) -> None:
    assert recalculated[name]["everything_adds_up"] == "Look at the sheet of checks."


def test_a_plan_with_more_members_than_rows_is_right_but_for_its_table(recalculated: dict[str, Recalculated]) -> None:
    larger = replace(SORTING_YARD, members=31, use_by_member=(*SORTING_YARD.use_by_member, *[Decimal(0)] * 11))
    book, years = recalculated["more members than rows"], evaluate(larger).years
    assert [book[f"closing_{year.year}"] for year in years] == [float(year.cash.flow.closing[-1]) for year in years]
    assert book["refund_1"] == float(years[0].distribution.refund)


def test_no_cell_ever_shows_an_error(recalculated: dict[str, Recalculated]) -> None:
    assert cells_with_errors(recalculated) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_a_viewer_that_does_not_calculate_shows_what_calculating_gives(
    recalculated: dict[str, Recalculated], name: str
) -> None:
    assert len(formula_cells(load_workbook(BytesIO(WRITTEN[name])))) > 2000
    assert differing_formula_cells(WRITTEN[name], recalculated[name]) == {}


def test_text_that_people_typed_is_never_a_formula() -> None:
    plan = replace(SORTING_YARD, products=(replace(SORTING_YARD.products[0], name='=HYPERLINK("x")'),))
    plan = replace(plan, start_up=(replace(plan.start_up[0], name="@SUM(1,2)"), *plan.start_up[1:]))
    workbook = load_workbook(
        BytesIO(write_business_plan(plan, load_locale(minor_digits=2), names=NAMES, title="=1", currency="=2"))
    )
    (product,) = named_cells(workbook, "product_1")
    members = named_cells(workbook, "member_names")[: len(NAMES)]
    thing = workbook["Start"]["A5"]
    assert [cell.value for cell in (product, thing, *members)] == ['=HYPERLINK("x")', "@SUM(1,2)", *NAMES]
    assert "f" not in [cell.data_type for cell in (product, thing, *members)]


def test_there_are_only_functions_that_every_office_knows_and_nothing_that_runs_or_calls_out() -> None:
    assert used_functions(load_workbook(BytesIO(WRITTEN["shop"]))) == KNOWN
    with ZipFile(BytesIO(WRITTEN["shop"])) as file:
        assert not [name for name in file.namelist() if re.search("vba|external|connection", name, re.IGNORECASE)]
        sheets = "".join(file.read(name).decode() for name in file.namelist() if name.startswith("xl/worksheets/sheet"))
    assert 't="array"' not in sheets


def test_each_page_says_whose_plan_it_is_and_that_it_is_no_product_of_the_ilo() -> None:
    for sheet in load_workbook(BytesIO(WRITTEN["care"])):
        assert sheet.oddHeader.left.text == "R && D"
        assert sheet.oddFooter.left.text == "coopkit, own material, not an ILO product"
        assert sheet.oddFooter.center.text == "&A"
        assert sheet.page_setup.paperSize == 9


def test_words_are_translated_and_sheets_run_from_right_to_left_where_the_language_does(tmp_path: Path) -> None:
    long = "ورقة طويلة الاسم جدا لا يتسع لها عنوان صغير"
    catalogues = write_catalogue(tmp_path, "ar", {"Cash": long, "Loan": long, "Surplus": "a/b", "Fixed costs": "ثابتة"})
    workbook = load_workbook(
        BytesIO(write_business_plan(SORTING_YARD, load_locale("ar", catalogues=catalogues, minor_digits=2)))
    )
    names = workbook.sheetnames
    assert len(names) == len({name.casefold() for name in names}) == 10
    assert max(map(len, names)) <= 31
    assert "a b" in names
    assert all(sheet.sheet_view.rightToLeft for sheet in workbook)
    assert "ثابتة" in [cell.value for sheet in workbook for cell in sheet["A"]]
    assert not any(sheet.sheet_view.rightToLeft for sheet in load_workbook(BytesIO(WRITTEN["yard"])))
