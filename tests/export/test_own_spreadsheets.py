"""Board pack and surplus statement as spreadsheets: changed, calculated by LibreOffice, compared with coopkit."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from coopkit.business.cash_flow import cash_flow
from coopkit.business.money import NotDefined
from coopkit.export.xlsx.board_pack import write_board_pack
from coopkit.export.xlsx.distribution import write_distribution
from coopkit.i18n import Locale, load_locale
from coopkit.portfolio.accounts import AnnualAccounts
from coopkit.portfolio.financial_year import surplus_of
from coopkit.portfolio.members.saved_list import Member
from tests.export.own_books import (
    WORDS,
    changed_packs,
    changed_sharings,
    random_sharings,
    sample_books,
    shared,
    type_pack,
    type_sharing,
)
from tests.export.recalculating import Recalculated, recalculate
from tests.i18n.catalogues import write_catalogue

D = Decimal
SHARINGS: dict[str, tuple[AnnualAccounts, int]] = {
    **{name: (books, 2) for name, books in {**changed_sharings(), **random_sharings(12, seed=6, digits=2)}.items()},
    **{f"whole {name}": (books, 0) for name, books in random_sharings(4, seed=7, digits=0).items()},
    **{f"thousandths {name}": (books, 3) for name, books in random_sharings(4, seed=8, digits=3).items()},
}
"""Books, and the places of their smallest money."""
PACKS = changed_packs()
RATIOS = ("working_capital", "current_ratio", "debt_to_equity", "gross_margin", "net_margin")
HUNDREDS = 400


def of_hundreds() -> AnnualAccounts:
    """As the sample, with hundreds of members."""
    members = tuple(Member(f"M{at}", D(at * 37 % 1000), D(50), D(12)) for at in range(HUNDREDS))
    return replace(sample_books(), members=members)


@pytest.fixture(scope="module")
def written() -> dict[str, bytes]:
    locale = load_locale(minor_digits=2)
    return {
        "pack": write_board_pack(sample_books(), locale, title="R & D", currency="XXX"),
        "sharing": write_distribution(shared(sample_books(), 2), locale, title="R & D"),
        "hundreds": write_distribution(shared(of_hundreds(), 2), locale),
    }


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Locale:
    words: dict[str | tuple[str, str], str | tuple[str, ...]] = {
        WORDS["surplus"]: "فائض السنة كله",
        WORDS["left"]: "ما يتبقى",
    }
    return load_locale(
        "ar", catalogues=write_catalogue(tmp_path_factory.mktemp("catalogues"), "ar", words), minor_digits=2
    )


@pytest.fixture(scope="module")
def recalculated(
    written: dict[str, bytes], arabic: Locale, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Recalculated]:
    """Each workbook with each change typed in, without the values it came with, calculated in one go."""
    given = tmp_path_factory.mktemp("given")
    pack = load_workbook(BytesIO(written["pack"]))
    sharings = {
        places: load_workbook(BytesIO(write_distribution(shared(sample_books(), places), money)))
        for places in (0, 2, 3)
        for money in (load_locale(minor_digits=places),)
    }
    for name, books in PACKS.items():
        _save(pack, books, given / f"pack {name}.xlsx")
    for name, (books, places) in SHARINGS.items():
        type_sharing(sharings[places], books)
        sharings[places].save(given / f"sharing {name}.xlsx")
    load_workbook(BytesIO(written["hundreds"])).save(given / "hundreds.xlsx")
    load_workbook(BytesIO(_arabic(arabic))).save(given / "arabic.xlsx")
    return recalculate(given, tmp_path_factory.mktemp("recalculated"))


def _save(workbook: Workbook, books: AnnualAccounts, path: Path) -> None:
    type_pack(workbook, books)
    workbook.save(path)


def same(shown: object, figure: object) -> bool:
    """Money to the last place, exact fractions as far as a binary number goes, a dash for what is not defined."""
    if isinstance(figure, NotDefined):
        return shown == "–"
    if isinstance(figure, Fraction) and isinstance(shown, int | float):
        return abs(shown - float(figure)) <= 1e-12 * max(1.0, abs(float(figure)))
    return isinstance(shown, int | float) and shown == float(figure)  # type: ignore[arg-type]


def pack_figures(books: AnnualAccounts) -> Iterator[tuple[str, object]]:
    for name, year in (("last", books.last), ("now", books.now)):
        assert year is not None
        yield f"surplus_{name}", year.surplus
        yield f"assets_{name}", year.assets
        yield f"sources_{name}", year.liabilities + year.equity
        for ratio in RATIOS:
            yield f"{ratio}_{name}", getattr(year.ratios, ratio)
    assert books.now is not None
    planned = surplus_of({line: pair[0] for line, pair in books.budget.items()})
    yield "surplus_budget", planned
    yield "surplus_actual", books.now.surplus
    yield "surplus_off", books.now.surplus - planned


@pytest.mark.parametrize("name", PACKS)
def test_a_changed_year_changes_every_figure_as_coopkit_does(recalculated: dict[str, Recalculated], name: str) -> None:
    books, book = PACKS[name], recalculated[f"pack {name}"]
    assert [(key, book[key], figure) for key, figure in pack_figures(books) if not same(book[key], figure)] == []
    assert books.cash is not None
    received, paid = [month.received for month in books.months], [month.paid for month in books.months]
    flow = cash_flow(books.cash.opening, received, paid)
    assert book.row("closings") == [float(closing) for closing in flow.closing]
    assert (book["lowest_cash"], book["lowest_month"]) == (float(flow.lowest), flow.lowest_month)


def test_books_that_do_not_balance_are_said(recalculated: dict[str, Recalculated]) -> None:
    assert recalculated["pack as it is"]["everything_adds_up"] == "Everything adds up."
    assert recalculated["pack no short-term debts"]["everything_adds_up"] == "Look at the sheet of checks."


def sharing_figures(books: AnnualAccounts, places: int) -> Iterator[tuple[str, object]]:
    found = shared(books, places).distribution
    for use in ("losses", "non-members", "reserve", "education", "other", "interest", "refund"):
        yield f"{use.replace('-', '_')}_amount", found.use.amount(use)
    yield "carried_forward", found.use.carried_forward
    for name in ("interest", "refund", "cash"):
        yield f"{name}_to_members", getattr(found, name)
    yield "kept_to_members", found.retained


@pytest.mark.parametrize("name", SHARINGS)
def test_a_changed_rule_or_member_changes_every_part_to_the_cent(
    recalculated: dict[str, Recalculated], name: str
) -> None:
    (books, places), book = SHARINGS[name], recalculated[f"sharing {name}"]
    figures = sharing_figures(books, places)
    assert [(key, book[key], figure) for key, figure in figures if not same(book[key], figure)] == []
    assert parts_that_differ(books, book, places) == []
    assert book["everything_adds_up"] == "Everything adds up."


def parts_that_differ(books: AnnualAccounts, book: Recalculated, places: int) -> list[tuple[str, int, object, Decimal]]:
    members = shared(books, places).distribution.members
    fields = {"interest": "interest", "refund": "refund", "cash": "cash", "kept": "retained"}
    return [
        (name, at, shown, getattr(member, field))
        for name, field in fields.items()
        for at, (shown, member) in enumerate(zip(book.row(f"{name}_by_member"), members, strict=False))
        if shown != float(getattr(member, field))
    ]


def test_hundreds_of_members_receive_their_parts_to_the_cent(recalculated: dict[str, Recalculated]) -> None:
    book = recalculated["hundreds"]
    assert parts_that_differ(of_hundreds(), book, 2) == []
    assert book["refund_to_members"] == float(shared(of_hundreds(), 2).distribution.refund)


def test_no_cell_ever_shows_an_error(recalculated: dict[str, Recalculated]) -> None:
    cells = ((name, cell) for name, book in recalculated.items() for cell in book.cells())
    assert [(name, cell.parent.title, cell.coordinate) for name, cell in cells if cell.data_type == "e"] == []


@pytest.mark.parametrize(("kept", "calculated"), [("pack", "pack as it is"), ("hundreds", "hundreds")])
def test_a_viewer_that_does_not_calculate_shows_what_calculating_gives(
    written: dict[str, bytes], recalculated: dict[str, Recalculated], kept: str, calculated: str
) -> None:
    formulas = load_workbook(BytesIO(written[kept]))
    shown, anew = load_workbook(BytesIO(written[kept]), data_only=True), recalculated[calculated].workbook
    cells = [(s.title, cell.coordinate) for s in formulas for row in s for cell in row if cell.data_type == "f"]
    assert len(cells) > 100
    pairs = {cell: tuple(book[cell[0]][cell[1]].value for book in (shown, anew)) for cell in cells}
    assert {cell: pair for cell, pair in pairs.items() if not alike(*pair)} == {}


def alike(shown: object, calculated: object) -> bool:
    if isinstance(shown, int | float) and isinstance(calculated, int | float):
        return abs(shown - calculated) <= 1e-12 * max(1, abs(calculated))
    return (shown or "") == (calculated or "")


def test_there_are_only_functions_that_every_office_knows(written: dict[str, bytes]) -> None:
    cells = (
        cell for name in written for sheet in load_workbook(BytesIO(written[name])) for row in sheet for cell in row
    )
    used = {each for cell in cells if cell.data_type == "f" for each in re.findall(r"([A-Z][A-Z.0-9]*)\(", cell.value)}
    assert used == {
        *("ABS", "AND", "IF", "INT", "ISNUMBER", "LARGE", "MATCH", "MAX", "MIN", "N", "ROUND", "SUM", "SUMPRODUCT"),
    }


def test_charts_follow_the_cells(written: dict[str, bytes]) -> None:
    with ZipFile(BytesIO(written["pack"])) as file:
        charts = [file.read(name).decode() for name in file.namelist() if name.startswith("xl/charts/chart")]
    drawn = {cells for chart in charts for cells in re.findall("<c:val>.*?<c:f>(.*?)</c:f>", chart)}
    assert drawn == {"'Our year'!$B$6:$C$6", "'Our year'!$B$13:$C$13", "Cash!$F$5:$F$16"}


def test_in_a_language_from_right_to_left_the_same_comes_out(
    recalculated: dict[str, Recalculated], arabic: Locale
) -> None:
    book = recalculated["arabic"]
    found = shared(sample_books(), 2).distribution
    assert all(sheet.sheet_view.rightToLeft for sheet in load_workbook(BytesIO(_arabic(arabic))))
    assert [book["reserve_base"], book["other_base"]] == ["فائض السنة كله", "ما يتبقى"]
    assert (book["other_amount"], book["refund_amount"]) == tuple(
        float(found.use.amount(use)) for use in ("other", "refund")
    )


def _arabic(arabic: Locale) -> bytes:
    return write_distribution(shared(sample_books(), 2), arabic)


def test_names_that_look_like_formulas_stay_names() -> None:
    books = replace(sample_books(), members=(Member("=1+1", D(1), D(2)), Member("@home", D(1), D(2))))
    workbook = load_workbook(BytesIO(write_distribution(shared(books, 2), load_locale(minor_digits=2))))
    cells = [workbook["Members"].cell(row, 2) for row in (6, 7)]
    assert [(cell.value, cell.data_type) for cell in cells] == [("=1+1", "s"), ("@home", "s")]


def test_five_thousand_members_are_written() -> None:
    members = tuple(Member(f"M{at}", D(at % 977), D(50), D(12)) for at in range(5000))
    found = shared(replace(sample_books(), members=members), 2)
    made = write_distribution(found, load_locale(minor_digits=2))
    assert load_workbook(BytesIO(made), read_only=True)["Members"].max_row >= 5000
