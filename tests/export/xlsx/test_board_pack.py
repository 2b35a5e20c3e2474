"""The board pack as a workbook: changed, calculated by LibreOffice, compared with coopkit."""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from coopkit.business.cash_flow import cash_flow
from coopkit.export.xlsx.board_pack import write_board_pack
from coopkit.i18n import load_locale
from coopkit.portfolio.accounts import AnnualAccounts
from coopkit.portfolio.financial_year import surplus_of
from tests.export.xlsx.changed_accounts import accounts_by_changed_year, fill_board_pack, sample_accounts
from tests.export.xlsx.recalculating import (
    GUARD_FUNCTIONS,
    Recalculated,
    cells_with_errors,
    differing_formula_cells,
    formula_cells,
    recalculate,
    shows_figure,
    used_functions,
)

ACCOUNTS = accounts_by_changed_year()
RATIOS = ("working_capital", "current_ratio", "debt_to_equity", "gross_margin", "net_margin")


@pytest.fixture(scope="module")
def written() -> bytes:
    return write_board_pack(sample_accounts(), load_locale(minor_digits=2), title="R & D", currency="XXX")


@pytest.fixture(scope="module")
def recalculated(written: bytes, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Recalculated]:
    """The sample's workbook with each change typed in, without the values it came with, calculated in one go."""
    given = tmp_path_factory.mktemp("given")
    workbook = load_workbook(BytesIO(written))
    for name, accounts in ACCOUNTS.items():
        fill_board_pack(workbook, accounts)
        workbook.save(given / f"{name}.xlsx")
    return recalculate(given, tmp_path_factory.mktemp("recalculated"))


def pack_figures(accounts: AnnualAccounts) -> Iterator[tuple[str, object]]:
    for name, year in (("last", accounts.last), ("now", accounts.now)):
        assert year is not None
        yield f"surplus_{name}", year.surplus
        yield f"assets_{name}", year.assets
        yield f"sources_{name}", year.liabilities + year.equity
        for ratio in RATIOS:
            yield f"{ratio}_{name}", getattr(year.ratios, ratio)
    assert accounts.now is not None
    planned = surplus_of({line: pair[0] for line, pair in accounts.budget.items()})
    yield "surplus_budget", planned
    yield "surplus_actual", accounts.now.surplus
    yield "surplus_off", accounts.now.surplus - planned


@pytest.mark.parametrize("name", ACCOUNTS)
def test_a_changed_year_changes_every_figure_as_coopkit_does(recalculated: dict[str, Recalculated], name: str) -> None:
    accounts, book = ACCOUNTS[name], recalculated[name]
    assert [
        (key, book[key], figure) for key, figure in pack_figures(accounts) if not shows_figure(book[key], figure)
    ] == []
    assert accounts.cash is not None
    received, paid = [month.received for month in accounts.months], [month.paid for month in accounts.months]
    flow = cash_flow(accounts.cash.opening, received, paid)
    assert book.row("closings") == [float(closing) for closing in flow.closing]
    assert (book["lowest_cash"], book["lowest_month"]) == (float(flow.lowest), flow.lowest_month)


def test_books_that_do_not_balance_are_said(recalculated: dict[str, Recalculated]) -> None:
    assert recalculated["as it is"]["everything_adds_up"] == "Everything adds up."
    assert recalculated["no short-term debts"]["everything_adds_up"] == "Look at the sheet of checks."


def test_no_cell_ever_shows_an_error(recalculated: dict[str, Recalculated]) -> None:
    assert cells_with_errors(recalculated) == []


def test_a_viewer_that_does_not_calculate_shows_what_calculating_gives(
    written: bytes, recalculated: dict[str, Recalculated]
) -> None:
    assert len(formula_cells(load_workbook(BytesIO(written)))) > 100
    assert differing_formula_cells(written, recalculated["as it is"]) == {}


def test_there_are_only_functions_that_every_office_knows(written: bytes) -> None:
    assert used_functions(load_workbook(BytesIO(written))) == {
        *("ABS", "IF", "MATCH", "MIN", "ROUND", "SUM", "SUMPRODUCT"),
        *GUARD_FUNCTIONS,
    }


def test_charts_follow_the_cells(written: bytes) -> None:
    with ZipFile(BytesIO(written)) as file:
        charts = [file.read(name).decode() for name in file.namelist() if name.startswith("xl/charts/chart")]
    drawn = {cells for chart in charts for cells in re.findall("<c:val>.*?<c:f>(.*?)</c:f>", chart)}
    assert drawn == {"'Our year'!$B$6:$C$6", "'Our year'!$B$13:$C$13", "Cash!$F$5:$F$16"}
