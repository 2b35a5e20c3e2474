"""The surplus distribution as a workbook: changed, calculated by LibreOffice, compared with coopkit."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from coopkit.export.xlsx.surplus_distribution import write_surplus_distribution
from coopkit.i18n import Locale, load_locale
from coopkit.portfolio.accounts import AnnualAccounts
from coopkit.portfolio.members.left_out import LeftOutRow, RowFault, RowProblem
from coopkit.portfolio.members.saved_list import Member
from tests.export.xlsx.changed_accounts import (
    BASE_TEXTS,
    accounts_by_changed_surplus,
    distribution_of,
    fill_surplus_distribution,
    random_accounts,
    sample_accounts,
)
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
from tests.i18n.catalogues import write_catalogue

D = Decimal
ACCOUNTS: dict[str, tuple[AnnualAccounts, int]] = {
    **{
        name: (accounts, 2)
        for name, accounts in {**accounts_by_changed_surplus(), **random_accounts(12, seed=6, digits=2)}.items()
    },
    **{f"whole {name}": (accounts, 0) for name, accounts in random_accounts(4, seed=7, digits=0).items()},
    **{f"thousandths {name}": (accounts, 3) for name, accounts in random_accounts(4, seed=8, digits=3).items()},
}
"""Accounts, and the decimal places of their smallest money."""
HUNDREDS = 400


def hundreds_of_members() -> AnnualAccounts:
    """The sample's accounts with hundreds of members."""
    members = tuple(Member(f"M{at}", D(at * 37 % 1000), D(50), D(12)) for at in range(HUNDREDS))
    return replace(sample_accounts(), members=members)


@pytest.fixture(scope="module")
def written() -> dict[str, bytes]:
    locale = load_locale(minor_digits=2)
    return {
        "sharing": write_surplus_distribution(distribution_of(sample_accounts(), 2), locale, title="R & D"),
        "hundreds": write_surplus_distribution(distribution_of(hundreds_of_members(), 2), locale),
    }


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Locale:
    words: dict[str | tuple[str, str], str | tuple[str, ...]] = {
        BASE_TEXTS["surplus"]: "فائض السنة كله",
        BASE_TEXTS["left"]: "ما يتبقى",
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
    workbooks = {}
    for places in (0, 2, 3):
        sample = distribution_of(sample_accounts(), places)
        content = write_surplus_distribution(sample, load_locale(minor_digits=places))
        workbooks[places] = load_workbook(BytesIO(content))
    for name, (accounts, places) in ACCOUNTS.items():
        fill_surplus_distribution(workbooks[places], accounts)
        workbooks[places].save(given / f"sharing {name}.xlsx")
    load_workbook(BytesIO(written["hundreds"])).save(given / "hundreds.xlsx")
    load_workbook(BytesIO(_arabic(arabic))).save(given / "arabic.xlsx")
    return recalculate(given, tmp_path_factory.mktemp("recalculated"))


def distribution_figures(accounts: AnnualAccounts, places: int) -> Iterator[tuple[str, object]]:
    found = distribution_of(accounts, places).distribution
    for use in ("losses", "non-members", "reserve", "education", "other", "interest", "refund"):
        yield f"{use.replace('-', '_')}_amount", found.use.amount(use)
    yield "carried_forward", found.use.carried_forward
    for name in ("interest", "refund", "cash"):
        yield f"{name}_to_members", getattr(found, name)
    yield "kept_to_members", found.retained


@pytest.mark.parametrize("name", ACCOUNTS)
def test_a_changed_rule_or_member_changes_every_part_to_the_cent(
    recalculated: dict[str, Recalculated], name: str
) -> None:
    (accounts, places), book = ACCOUNTS[name], recalculated[f"sharing {name}"]
    figures = distribution_figures(accounts, places)
    assert [(key, book[key], figure) for key, figure in figures if not shows_figure(book[key], figure)] == []
    assert parts_that_differ(accounts, book, places) == []
    assert book["everything_adds_up"] == "Everything adds up."


def parts_that_differ(
    accounts: AnnualAccounts, book: Recalculated, places: int
) -> list[tuple[str, int, object, Decimal]]:
    members = distribution_of(accounts, places).distribution.members
    fields = {"interest": "interest", "refund": "refund", "cash": "cash", "kept": "retained"}
    return [
        (name, at, shown, getattr(member, field))
        for name, field in fields.items()
        for at, (shown, member) in enumerate(zip(book.row(f"{name}_by_member"), members, strict=False))
        if shown != float(getattr(member, field))
    ]


def test_hundreds_of_members_receive_their_parts_to_the_cent(recalculated: dict[str, Recalculated]) -> None:
    book = recalculated["hundreds"]
    assert parts_that_differ(hundreds_of_members(), book, 2) == []
    assert book["refund_to_members"] == float(distribution_of(hundreds_of_members(), 2).distribution.refund)


def test_no_cell_ever_shows_an_error(recalculated: dict[str, Recalculated]) -> None:
    assert cells_with_errors(recalculated) == []


def test_a_viewer_that_does_not_calculate_shows_what_calculating_gives(
    written: dict[str, bytes], recalculated: dict[str, Recalculated]
) -> None:
    assert len(formula_cells(load_workbook(BytesIO(written["hundreds"])))) > 100
    assert differing_formula_cells(written["hundreds"], recalculated["hundreds"]) == {}


def test_there_are_only_functions_that_every_office_knows(written: dict[str, bytes]) -> None:
    assert set.union(*(used_functions(load_workbook(BytesIO(content))) for content in written.values())) == {
        *("ABS", "AND", "IF", "INT", "ISNUMBER", "LARGE", "MAX", "MIN", "N", "ROUND", "SUM", "SUMPRODUCT"),
        *GUARD_FUNCTIONS,
    }


def test_in_a_language_from_right_to_left_the_same_comes_out(
    recalculated: dict[str, Recalculated], arabic: Locale
) -> None:
    book = recalculated["arabic"]
    found = distribution_of(sample_accounts(), 2).distribution
    assert all(sheet.sheet_view.rightToLeft for sheet in load_workbook(BytesIO(_arabic(arabic))))
    assert [book["reserve_base"], book["other_base"]] == ["فائض السنة كله", "ما يتبقى"]
    assert (book["other_amount"], book["refund_amount"]) == tuple(
        float(found.use.amount(use)) for use in ("other", "refund")
    )


def _arabic(arabic: Locale) -> bytes:
    return write_surplus_distribution(distribution_of(sample_accounts(), 2), arabic)


def test_names_that_look_like_formulas_stay_names() -> None:
    accounts = replace(sample_accounts(), members=(Member("=1+1", D(1), D(2)), Member("@home", D(1), D(2))))
    workbook = load_workbook(
        BytesIO(write_surplus_distribution(distribution_of(accounts, 2), load_locale(minor_digits=2)))
    )
    cells = [workbook["Members"].cell(row, 2) for row in (6, 7)]
    assert [(cell.value, cell.data_type) for cell in cells] == [("=1+1", "s"), ("@home", "s")]


def test_member_numbers_tell_namesakes_apart_and_rows_left_out_are_named_first() -> None:
    left_out = (LeftOutRow(3, "Ama", RowProblem(RowFault.NO_NUMBER, "use")),)
    members = (Member("Ama", D(1), D(2), number="17"), Member("Ama", D(1), D(2), number="4"))
    accounts = replace(sample_accounts(), members=members, left_out=left_out)
    workbook = load_workbook(
        BytesIO(write_surplus_distribution(distribution_of(accounts, 2), load_locale(minor_digits=2)))
    )
    assert [workbook["Members"].cell(row, 2).value for row in (6, 7)] == ["17 · Ama", "4 · Ama"]
    first, second, third = (workbook["Read first"].cell(row, 1).value for row in (5, 6, 7))
    assert first.startswith("! Do not pay anything out yet: 1 row")
    assert second.startswith("! ") and "Left out: Ama (row 3)." in second
    assert third.startswith("• ")


def test_five_thousand_members_are_written() -> None:
    members = tuple(Member(f"M{at}", D(at % 977), D(50), D(12)) for at in range(5000))
    found = distribution_of(replace(sample_accounts(), members=members), 2)
    made = write_surplus_distribution(found, load_locale(minor_digits=2))
    assert load_workbook(BytesIO(made), read_only=True)["Members"].max_row >= 5000
