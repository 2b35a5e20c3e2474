"""Lists as workbooks: sheets, what is hidden, merged, formatted or never computed."""

from datetime import date, time
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook

from coopkit.portfolio.members.choices import ImportChoices
from tests.portfolio.members.cases import AB, ABC, Case, add_sheet, book, saved, sheet

HEADS = ["Name", "Hours", "Shares", "Months"]
ROWS = (["Amina", 10, 150, 7], ["Bo", 5, 100, 12])


def hide(*numbers: int) -> Any:
    """Hides rows."""

    def change(page: Any) -> None:
        for number in numbers:
            page.row_dimensions[number].hidden = True

    return change


def hide_hours(page: Any) -> None:
    """Hides the column of the hours."""
    page.column_dimensions["B"].hidden = True


def put(cell: str, value: object, number_format: str = "") -> Any:
    """Writes a cell, with a format."""

    def change(page: Any) -> None:
        page[cell] = value
        if number_format:
            page[cell].number_format = number_format

    return change


def filtered(page: Any) -> None:
    """Filters the list as Excel does: the rows that do not pass are hidden."""
    page.auto_filter.ref = "A1:D4"
    hide(3)(page)


def with_cover(made: Workbook) -> None:
    """A cover sheet, the list, and an old one that is hidden."""
    made.active.append(["Sunrise Co-operative"])
    made.active.append(["Printed in 2024"])
    add_sheet(made, "Members", HEADS, *ROWS)
    add_sheet(made, "Archive", HEADS, ["Old", 1, 1, 1], state="hidden")


def two_lists(made: Workbook) -> None:
    """A list for each year."""
    made.remove(made.active)
    add_sheet(made, "2023", HEADS, ["Old", 1, 1, 1])
    add_sheet(made, "2024", HEADS, *ROWS)


def only_hidden(made: Workbook) -> None:
    """A cover, and a list that nobody sees."""
    made.active.append(["Sunrise Co-operative"])
    add_sheet(made, "Members", HEADS, *ROWS, state="veryHidden")


def with_macros() -> bytes:
    """A workbook that says it has macros."""
    plain, changed = BytesIO(sheet(HEADS, *ROWS)()), BytesIO()
    with ZipFile(plain) as old, ZipFile(changed, "w") as new:
        for entry in old.namelist():
            data = old.read(entry)
            if entry == "[Content_Types].xml":
                kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
                data = data.replace(kind, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")
            new.writestr(entry, data)
    return changed.getvalue()


def endless() -> bytes:
    """A workbook with a number larger than a spreadsheet can hold."""
    plain, changed = BytesIO(sheet(HEADS, ["Amina", 987654, 150, 7], ROWS[1])()), BytesIO()
    with ZipFile(plain) as old, ZipFile(changed, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, old.read(entry).replace(b"987654", b"1e999"))
    return changed.getvalue()


def merge(cells: str) -> Any:
    """Merges cells."""
    return lambda page: page.merge_cells(cells)


ODD = tuple(
    Case(f"{name} where a number belongs", sheet(HEADS, ["Amina", 10, None, 7], ROWS[1], change=change),
         members=ABC[1:], bad=(2,))
    for name, change in (
        ("a formula without its result", put("C2", "=SUM(1,2)")),
        ("an error", put("C2", "#REF!")),
        ("an error of a lookup", put("C2", "#N/A")),
        ("a date", put("C2", date(2024, 5, 1))),
        ("a time", put("C2", time(9, 30))),
        ("a yes or no", put("C2", True)),
        ("a percentage", put("C2", 0.5, "0%")),
        ("a merged cell", merge("B2:C2")),
    )
)  # fmt: skip

WORKBOOKS = (
    Case("a plain workbook", sheet(HEADS, *ROWS), members=ABC),
    Case("a workbook with macros", with_macros, members=ABC),
    Case("numbers stored as text", sheet(HEADS, ["Amina", "10", " 150", "7"], ROWS[1]), members=ABC),
    Case("fractions as a spreadsheet shows them", sheet(["Name", "Hours"], ["Amina", 0.1 + 0.2]),
         members=(("Amina", "0.3"),)),
    Case("titles, merged", sheet(["Members"], [], HEADS, *ROWS, change=merge("A1:D1")), members=ABC, left_out=(1,)),
    Case("heads over two rows", sheet(["Name", "Year", None, None], [None, "Hours", "Shares", "Months"], *ROWS,
         change=merge("A1:A2")), members=ABC, left_out=(1,)),
    Case("a cover sheet and a hidden one", book(with_cover), members=ABC),
    Case("two sheets with lists", book(two_lists), asked=("sheet",)),
    Case("two sheets, with an answer", book(two_lists), ImportChoices(sheet=1), members=ABC),
    Case("the only list is hidden", book(only_hidden), asked=("sheet",)),
    Case("the hidden list, as answered", book(only_hidden), ImportChoices(sheet=1), members=ABC, notes=("is hidden",)),
    Case("hidden rows", sheet(HEADS, ROWS[0], ["Ex", 1, 1, 1], ROWS[1], change=hide(3)), asked=("hidden",)),
    Case("hidden rows left out", sheet(HEADS, ROWS[0], ["Ex", 1, 1, 1], ROWS[1], change=hide(3)),
         ImportChoices(hidden="leave"), members=ABC, left_out=(3,)),
    Case("hidden rows counted", sheet(HEADS, *ROWS, change=hide(3)), ImportChoices(hidden="count"), members=ABC),
    Case("rows filtered out", sheet(HEADS, ROWS[0], ["Ex", 1, 1, 1], ROWS[1], change=filtered), asked=("hidden",)),
    Case("a hidden column", sheet(HEADS, *ROWS, change=hide_hours), asked=("columns",)),
    Case("a sum by formula", sheet(["Name", "Hours"], ["Amina", 10], ["Bo", 5], ["TOTAL", "=SUM(B2:B3)"]), members=AB,
         left_out=(4,)),
    Case("a member without a use", sheet(["Name", "Hours"], ["Amina", None], ["Bo", 5]), members=AB[1:], bad=(2,)),
    Case("a column a month, as dates", sheet(["Name", *(date(2024, month, 1) for month in range(1, 7))],
         ["Amina", *range(6)]), asked=("columns",), notes=("Keep four columns",)),
    Case("a word in the very last row", sheet(HEADS, *ROWS, change=put("A1048576", "end")), members=ABC,
         bad=(1048576,)),
    Case("a number without an end", endless, members=ABC[1:], bad=(2,)),
    Case("shares that are left blank", sheet(HEADS, ["Amina", 10, None, 7], ROWS[1]),
         members=(("Amina", "10", "0", "7"), ABC[1]), notes=("Row 2 has nothing under “Shares paid up”",)),
    Case("a column a day and more", sheet(HEADS, ["Amina", *range(500)]), refused="more columns"),
    Case("an empty workbook", lambda: saved(Workbook()), refused="is empty"),
    Case("only a cover", sheet(["Sunrise Co-operative"], ["Printed in 2024"]), refused="name and a number"),
    *ODD,
)  # fmt: skip
