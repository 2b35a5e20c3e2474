"""Write a workbook with XlsxWriter: its sheets, cells and the names of cells.

Formulas refer to cells on other sheets by name (`price_1`, `surplus_2`), so sheets may be written in any order. Each
formula comes with the value that coopkit calculated, for viewers that show what a file holds and don't calculate.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from typing import Any, TypeAlias

import xlsxwriter
from xlsxwriter.utility import quote_sheetname, xl_range_abs, xl_rowcol_to_cell

from coopkit.business.money import NotDefined
from coopkit.export.xlsx.cell_styles import AMBER_PALE, CHART_COLOURS, LINE, WITH_DECIMALS, CellStyles
from coopkit.export.xlsx.formulas import quote_text
from coopkit.export.xlsx.page_setup import FONT, PrintedPage, set_up_page
from coopkit.i18n import N_, LazyText, Locale

CellValue: TypeAlias = Decimal | Fraction | int | str | NotDefined

CellRange: TypeAlias = tuple[int, int, int, int]
"""First row and column, last row and column, counted from 0."""

ALL_NUMBERS, NOT_ALL_NUMBERS = "all_numbers", "not_all_numbers"
"""Cells of the check sheet: whether each input cell holds a number or nothing, and the sentence to show if not."""

IMPRINT = N_("coopkit, own material, not an ILO product")
_CHANGE_A_NUMBER = N_(
    "Every number here is calculated from the coloured cells. Change one, and look what follows from it."
)
_READ_THE_CHECKS = N_(
    "The last sheet checks that everything adds up. Where it says “look again”, do so before you trust the rest."
)
_ROUNDING = N_("Money is rounded to its smallest unit, half up. Sums are made of the rounded amounts that you see.")
_KEEP_THE_FORMULAS = N_("Do not write into cells without colour: their formulas would be gone.")
DASH = "–"
HEADER_ROW = 3
"""The row of the column headers, below the sheet's title and description; it stays visible when people scroll."""
FIRST_ROW = HEADER_ROW + 1

_MAX_SHEET_NAME, _MAX_ERROR_MESSAGE = 31, 255
"""Lengths that XLSX allows: a sheet's name, the error message of an input cell."""


def dash_if_undefined(value: CellValue) -> CellValue:
    """Return the value, or a dash in place of a ratio that is not defined."""
    return DASH if isinstance(value, NotDefined) else value


class Workbook:
    """A workbook, whose first sheet says how to use it and links to the others.

    locale: the language, and whether sheets run from right to left. title, currency: as people write them; may be
    empty. minor_digits: decimal places of the smallest money. description, instructions, notes: messages of the first
    sheet, where the instructions that every workbook has come before the notes. warnings: sentences above them all.
    """

    def __init__(
        self,
        locale: Locale,
        title: str,
        currency: str,
        minor_digits: int,
        *,
        description: str,
        instructions: Sequence[str],
        notes: Sequence[str],
        warnings: Sequence[LazyText] = (),
    ) -> None:
        self.locale, self.title, self.currency = locale, title, currency
        self._file = BytesIO()
        self._workbook = xlsxwriter.Workbook(self._file, {"in_memory": True, "default_format_properties": FONT})
        self._workbook.set_properties({"title": title, "comments": self.text(IMPRINT)})
        right_to_left = locale.direction == "rtl"
        self.styles = CellStyles(self._workbook, minor_digits, right_to_left=right_to_left)
        self._instructions = (_CHANGE_A_NUMBER, *instructions, _READ_THE_CHECKS, _ROUNDING, _KEEP_THE_FORMULAS, *notes)
        self._warnings = tuple(warnings)
        self.sheets: list[WorkbookSheet] = []
        self.add_sheet(N_("Read first"), description, (110,), frozen_columns=0)

    def text(self, msgid: str, **values: int | str) -> str:
        """Return a message in the reader's language with its placeholders filled."""
        return self.locale.resolve(LazyText(msgid, tuple(values.items())))

    def add_sheet(
        self, title: str, description: str, widths: Sequence[float], *, frozen_columns: int = 1
    ) -> "WorkbookSheet":
        """Add a sheet with its title and description at the top.

        title: a message; shortened, it is also the sheet's name. description: a message. widths: of the columns, in
        letters. frozen_columns: how many stay visible when people scroll.
        """
        name = re.sub(r"[\[\]:*?/\\']", " ", self.text(title))[:_MAX_SHEET_NAME].strip()
        used_names = [each.get_name().lower() for each in self._workbook.worksheets()]
        worksheet = self._workbook.add_worksheet("" if name.lower() in used_names else name)
        for column, width in enumerate(widths):
            worksheet.set_column(column, column, width)
        worksheet.hide_gridlines(2)
        if self.locale.direction == "rtl":
            worksheet.right_to_left()
        worksheet.freeze_panes(FIRST_ROW, frozen_columns)
        sheet = WorkbookSheet(self, worksheet, widths, frozen_columns)
        sheet.set_row_height(0, 24)
        sheet.write_label(0, 0, title, "title")
        shown = self.text(description)
        warned = f"IF({ALL_NUMBERS},{quote_text(shown)},{NOT_ALL_NUMBERS})"
        lines = -(-len(shown) // round(sum(widths)))
        if lines > 1:
            sheet.merge_in_row(1, len(widths) - 1)
            sheet.set_row_height(1, 14 * lines)
        sheet.write_formula(1, 0, warned, shown, "note wrap" if lines > 1 else "note", guarded=False)
        self.sheets.append(sheet)
        return sheet

    def define_name(self, name: str, sheet: str, cells: str) -> None:
        """Name cells of a sheet; `cells` is an absolute reference such as `$B$4`."""
        self._workbook.define_name(name, f"={quote_sheetname(sheet)}!{cells}")

    def cached_value(self, value: CellValue) -> float | str:
        """Convert a formula's value to what a file can hold: a text, or the nearest binary number."""
        if isinstance(value, NotDefined):
            return self.text(value.reason)
        return value if isinstance(value, str) else float(value)

    def new_chart(self, kind: str) -> Any:
        """Return a new XlsxWriter chart, "line" or "column", that is not on a sheet yet."""
        return self._workbook.add_chart({"type": kind})

    def to_bytes(self) -> bytes:
        """Write the first sheet and return the bytes of the XLSX file."""
        self._write_guide(*self.sheets)
        money = self.text(N_("All money is in {currency}."), currency=self.currency) if self.currency else ""
        for sheet in self.sheets:
            sheet.set_up_page(self.title, money, self.text(IMPRINT))
        self._workbook.close()
        return self._file.getvalue()

    def _write_guide(self, guide: "WorkbookSheet", *others: "WorkbookSheet") -> None:
        """Write how to use the workbook, and links to its other sheets."""
        guide.write_label(HEADER_ROW, 0, N_("How to use it"), "section")
        for row, warning in enumerate(self._warnings, start=FIRST_ROW):
            guide.write_text(row, 0, f"! {self.locale.resolve(warning)}", "warning wrap")
        first = FIRST_ROW + len(self._warnings)
        for row, instruction in enumerate(self._instructions, start=first):
            guide.write_text(row, 0, f"• {self.text(instruction)}", "wrap")
        links_row = first + len(self._instructions) + 1
        guide.write_label(links_row, 0, N_("Where to find what"), "section")
        for row, sheet in enumerate(others, start=links_row + 1):
            guide.write_link(row, 0, sheet)
        last_row = links_row + len(others)
        made = self.text(N_("Made with coopkit on {date}."), date=self.locale.date(date.today()))
        guide.write_text(last_row + 4, 0, made, "note")
        if self.currency:
            guide.write_label(last_row + 2, 0, N_("All money is in {currency}."), currency=self.currency)
        guide.write_label(last_row + 3, 0, IMPRINT, "note")


class WorkbookSheet:
    """A sheet of a workbook that is being written; rows and columns are counted from 0."""

    def __init__(self, book: Workbook, worksheet: Any, widths: Sequence[float], frozen_columns: int) -> None:
        self.book, self._worksheet = book, worksheet
        self.name: str = worksheet.get_name()
        self.number_cells: set[tuple[int, int]] = set()
        self._printed = PrintedPage(tuple(widths), frozen_columns)

    def write_text(self, row: int, column: int, text: str, style: str = "") -> None:
        """Write text, ours or typed by people; it is never read as a formula, whatever it begins with."""
        self._worksheet.write_string(row, column, text, self.book.styles.cell_format(style))

    def write_label(self, row: int, column: int, msgid: str, style: str = "", **values: int | str) -> None:
        """Write a message in the reader's language with its placeholders filled."""
        self.write_text(row, column, self.book.text(msgid, **values), style)

    def write_product_label(self, row: int, column: int, msgid: str, number: int, name: str, style: str = "") -> None:
        """Write a message whose `{product}` is the text of the cell `product_{number}`, so it follows a new name."""
        around = self.book.text(msgid).split("{product}")
        value = self.book.text(msgid, product=name)
        formula = f"&product_{number}&".join(map(quote_text, around))
        self.write_formula(row, column, formula, value, style, guarded=False)

    def write_headers(self, row: int, headers: Iterable[str | int], column: int = 0, **values: int | str) -> None:
        """Write column headers: messages with their placeholders filled, or numbers."""
        for place, header in enumerate(headers, column):
            if isinstance(header, int):
                self._worksheet.write_number(row, place, header, self.book.styles.cell_format("count head"))
            else:
                self.write_label(row, place, header, "head", **values)

    def write_number(self, row: int, column: int, value: int) -> None:
        """Write a fixed number, such as that of a month."""
        self._worksheet.write_number(row, column, value, self.book.styles.cell_format("count center"))

    def write_input(self, row: int, column: int, value: Decimal | int | str | None, style: str, name: str = "") -> None:
        """Write an input cell with its first value, empty for None; all but "typed" ones need a number."""
        if style != "typed":
            self.number_cells.add((row, column))
        if value is None:
            self._worksheet.write_blank(row, column, None, self.book.styles.cell_format(f"{style} input"))
        elif isinstance(value, str):
            self.write_text(row, column, value, f"{style} input")
        else:
            self._worksheet.write_number(row, column, float(value), self.book.styles.cell_format(f"{style} input"))
        if name:
            self.define_name(name, row, column)

    def write_formula(
        self,
        row: int,
        column: int,
        formula: str,
        value: CellValue,
        style: str = "money",
        name: str = "",
        *,
        guarded: bool = True,
    ) -> None:
        """Write a formula, given without "=", and the value that coopkit calculated for it.

        name: of the cell. guarded: show a dash as long as any input cell of the workbook holds a text in place of a
        number: a sum without it would be wrong, and a product with it an error.
        """
        if guarded:
            formula = f'IF({ALL_NUMBERS},{formula},"{DASH}")'
        cached = self.book.cached_value(value)
        self._worksheet.write_formula(row, column, f"={formula}", self.book.styles.cell_format(style), cached)
        if name:
            self.define_name(name, row, column)

    def define_name(
        self, name: str, row: int, column: int, last_row: int | None = None, last_column: int | None = None
    ) -> None:
        """Name a cell, or the range from it to `last_row` and `last_column`."""
        if last_row is None or last_column is None:
            cells = xl_rowcol_to_cell(row, column, True, True)
        else:
            cells = xl_range_abs(row, column, last_row, last_column)
        self.book.define_name(name, self.name, cells)

    def validate_number(self, cells: CellRange, least: int, most: int, *, whole: bool = False) -> None:
        """Accept only numbers from `least` to `most` in these cells."""
        message = self.book.text(N_("Give a number from {least} to {most}."), least=least, most=most)
        rule = {"validate": "integer" if whole else "decimal", "criteria": "between", "minimum": least, "maximum": most}
        self._worksheet.data_validation(*cells, rule | {"error_message": message[:_MAX_ERROR_MESSAGE]})

    def validate_list(self, cells: CellRange, choices: CellRange) -> None:
        """Accept only the texts of other cells of this sheet in these cells."""
        self._worksheet.data_validation(*cells, {"validate": "list", "source": f"={xl_range_abs(*choices)}"})

    def format_decimals(self, cells: CellRange) -> None:
        """Show decimal places in these cells for numbers that are not whole."""
        first = xl_rowcol_to_cell(*cells[:2])
        self._format_where(
            cells, {"type": "formula", "criteria": f"=N({first})<>ROUND(N({first}),0)"}, num_format=WITH_DECIMALS
        )

    def highlight_numbers(self, cells: CellRange, criteria: str = "<") -> None:
        """Highlight numbers below 0 in these cells, or with "<>" all but 0."""
        self._format_where(cells, {"type": "cell", "criteria": criteria, "value": 0}, bg_color=AMBER_PALE, bold=True)

    def grey_out_rows(self, cells: CellRange, criteria: str) -> None:
        """Write rows that are not in use in pale colour; criteria: a formula for the first row."""
        self._format_where(cells, {"type": "formula", "criteria": criteria}, font_color=LINE)

    def blank_out_rows(self, cells: CellRange, criteria: str) -> None:
        """Show nothing in rows that are not in use; criteria: a formula for the first row."""
        self._format_where(cells, {"type": "formula", "criteria": criteria}, num_format=";;;")

    def _format_where(self, cells: CellRange, rule: dict[str, Any], **properties: Any) -> None:
        """Add a conditional format; `properties` are XlsxWriter's."""
        style = self.book.styles.conditional_format(**properties)
        self._worksheet.conditional_format(*cells, rule | {"format": style})

    def insert_chart(
        self,
        row: int,
        column: int,
        kind: str,
        categories: CellRange,
        series: Sequence[tuple[str, CellRange]],
        *,
        titles: tuple[str, str, str],
    ) -> None:
        """Insert a chart of cells of this sheet.

        kind: "line" or "column". categories: the cells with the labels. series: of each its name in words or a message,
        and its cells. titles: messages for the chart, the axis of the categories and the axis of the values.
        """
        title, x, y = map(self.book.text, titles)
        chart = self.book.new_chart(kind)
        for (label, cells), colour in zip(series, CHART_COLOURS, strict=False):
            data = {"categories": [self.name, *categories], "values": [self.name, *cells]}
            colours = {"line": {"color": colour}, "fill": {"color": colour}}
            chart.add_series({"name": self.book.text(label), **data, **colours})
        chart.set_legend({"position": "bottom"})
        chart.set_title({"name": title, "name_font": {"size": 12}})
        chart.set_x_axis({"name": x, "label_position": "low"})
        gridlines = {"visible": True, "line": {"color": LINE}}
        chart.set_y_axis({"name": y, "num_format": "#,##0", "major_gridlines": gridlines})
        self._worksheet.insert_chart(row, column, chart, {"object_position": 2})
        self._printed.add_chart(row, column)

    def set_row_height(self, row: int, height: float) -> None:
        """Set the height of a row, in points."""
        self._worksheet.set_row(row, height)

    def write_link(self, row: int, column: int, sheet: "WorkbookSheet") -> None:
        """Write a link to another sheet."""
        style = self.book.styles.cell_format("section")
        self._worksheet.write_url(row, column, f"internal:{quote_sheetname(sheet.name)}!A1", style, sheet.name)

    def set_print_area(self, last_row: int, last_column: int) -> None:
        """Print only the cells up to this row and column."""
        self._printed.last_row, self._printed.last_column = last_row, last_column

    def hide_column(self, column: int) -> None:
        """Hide a column that holds a step of a calculation."""
        self._worksheet.set_column(column, column, None, None, {"hidden": True})

    def merge_in_row(self, row: int, last_column: int) -> None:
        """Make one cell of a row's cells up to a column, for a long text that wraps."""
        self._worksheet.merge_range(row, 0, row, last_column, "")

    def set_up_page(self, owner: str, money: str, imprint: str) -> None:
        """Set how the sheet is printed; the header names owner and currency, the footer the sheet and its pages."""
        set_up_page(self._worksheet, self._printed, HEADER_ROW, (owner, money, imprint))

    def set_page_breaks(self, rows: Sequence[int]) -> None:
        """Begin a new printed page above these rows."""
        self._worksheet.set_h_pagebreaks(list(rows))
