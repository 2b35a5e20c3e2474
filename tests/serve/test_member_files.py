from decimal import Decimal
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from coopkit.i18n import load_locale
from coopkit.portfolio.member_list import Member
from coopkit.publish.member_list import write_member_list
from coopkit.serve.member_files import ListFileError, rows_of_file, rows_of_text


def xlsx(*rows: list[object], empty_first: bool = False) -> bytes:
    """A file as a spreadsheet program saves it."""
    book = Workbook()
    sheet = book.active
    if empty_first:
        sheet = book.create_sheet("Members")
    for row in rows:
        sheet.append(row)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("sign", ["\t", ";", ","])
def test_cells_are_parted_by_tabs_semicolons_or_commas(sign: str) -> None:
    text = f"Name{sign}Hours{sign}Shares\nAmina{sign}12.5{sign}100\r\nBo{sign}3{sign}50\n"
    assert [list(cells) for _, cells in rows_of_text(text)] == [
        ["Name", "Hours", "Shares"],
        ["Amina", "12.5", "100"],
        ["Bo", "3", "50"],
    ]


def test_semicolons_part_cells_where_commas_stand_in_numbers() -> None:
    assert [list(cells) for _, cells in rows_of_text("Amina;12,5;100\nBo;3,25;50\n")] == [
        ["Amina", "12,5", "100"],
        ["Bo", "3,25", "50"],
    ]


def test_a_quoted_cell_may_hold_the_sign_and_a_line() -> None:
    assert rows_of_text('"Vu, Thi",3,5\n')[0][1] == ["Vu, Thi", "3", "5"]


def test_the_line_that_names_the_sign_keeps_the_row_numbers() -> None:
    rows = [(number, list(cells)) for number, cells in rows_of_text("sep=;\nAmina;1\n") if cells]
    assert rows == [(2, ["Amina", "1"])]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_names_keep_their_letters_in_the_encodings_of_spreadsheets(encoding: str) -> None:
    assert rows_of_file("Núñez;5;1\n".encode(encoding))[0][1] == ["Núñez", "5", "1"]


def test_numbers_of_a_spreadsheet_are_the_ones_it_shows() -> None:
    rows = rows_of_file(xlsx(["Name", "Hours"], ["Amina", 0.1 + 0.2], ["Bo", 12], ["", None], ["Chan", "7"]))
    assert [list(cells) for _, cells in rows] == [
        ["Name", "Hours"],
        ["Amina", Decimal("0.3")],
        ["Bo", Decimal(12)],
        ["Chan", "7"],
    ]
    assert [number for number, _ in rows] == [1, 2, 3, 5]


def test_the_first_sheet_that_holds_anything_is_read() -> None:
    assert rows_of_file(xlsx(["Amina", 3], empty_first=True))[0][1] == ["Amina", Decimal(3)]


def test_our_own_file_comes_back_as_it_was() -> None:
    members = (Member("Amina", Decimal("10.25"), Decimal(150), Decimal(7)),)
    rows = rows_of_file(write_member_list(members, load_locale(minor_digits=2), title="Our yard"))
    assert list(rows[1][1]) == ["Amina", Decimal("10.25"), Decimal(150), Decimal(7)]


def bomb() -> bytes:
    """A small file that would be large once unpacked."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 70_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"x" * 3_000_001, "larger than a list"),
        (b"PK\x03\x04 not a zip", "cannot be read as XLSX"),
        (xlsx(["Amina", 1])[:700], "cannot be read as XLSX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Excel file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "no list"),
        (b"a\n" * 10_001, "more rows"),
        (b'"' + b"a" * 200_000, "longer than a row"),
        (bomb(), "larger than a list"),
    ],
)
def test_a_file_that_is_no_list_is_refused_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(ListFileError, match=said):
        rows_of_file(data)
