"""The workbook while it is written: its sheets, what stands in their cells, and the names of cells.

Formulas speak of cells on other sheets by their names (`price_1`, `surplus_2`), so sheets may be written in any order.
Each formula comes with the value that coopkit has for it, for viewers that show what a file holds and do not calculate.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from typing import Any, Self, TypeAlias

import xlsxwriter
from xlsxwriter.utility import quote_sheetname, xl_range_abs, xl_rowcol_to_cell

from coopkit.business.money import NotDefined
from coopkit.export.xlsx.cell_styles import AMBER_PALE, CHART, FINER, LINE, CellStyles
from coopkit.i18n import N_, LazyText, Locale

Shown: TypeAlias = Decimal | Fraction | int | str | NotDefined

Cells: TypeAlias = tuple[int, int, int, int]
"""First row and column, last row and column, counted from 0."""

WHAT_THIS_IS = N_("coopkit, own material, not an ILO product")
DASH = "–"
HEAD_ROW = 3
"""Above it stand the sheet's title and what it says; it stays in sight."""

_NAME, _FOOTER, _MESSAGE = 31, 100, 255
"""How long XLSX lets a sheet's name be, a third of a page's head, and what is said of an input."""


class Workbook:
    """A workbook.

    locale: the language of all words, and whether sheets run from right to left. title, currency: as people write them;
    may be empty. minor_digits: places of the smallest money.
    """

    def __init__(self, locale: Locale, title: str, currency: str, minor_digits: int) -> None:
        self.locale, self.title, self.currency = locale, title, currency
        self._file = BytesIO()
        self._workbook = xlsxwriter.Workbook(self._file, {"in_memory": True})
        self._workbook.set_properties({"title": title, "comments": self.text(WHAT_THIS_IS)})
        right_to_left = locale.direction == "rtl"
        self.styles = CellStyles(self._workbook, minor_digits, right_to_left=right_to_left)

    def text(self, msgid: str, **values: int | str) -> str:
        """A text in the reader's language, with the values of its places."""
        return self.locale.resolve(LazyText(msgid, tuple(values.items())))

    def sheet(
        self, name: str, says: str, widths: Sequence[float], *, frozen: int = 1, pages: int = 1
    ) -> "WorkbookSheet":
        """Add a sheet.

        name: a message, cut to what a sheet's name may be. says: a message, what the sheet shows. widths: of its
        columns, in letters. frozen: how many columns stay in sight, beside the rows down to the heads. pages: on which
        it is printed, 0 for as many as it takes.
        """
        return WorkbookSheet(self, self.worksheet(name, widths, frozen, pages)).write_heading(name, says)

    def worksheet(self, name: str, widths: Sequence[float], frozen: int, pages: int) -> Any:
        """An empty sheet of XlsxWriter's, set up as `sheet` says."""
        short = re.sub(r"[\[\]:*?/\\']", " ", self.text(name))[:_NAME].strip()
        others = [each.get_name().lower() for each in self._workbook.worksheets()]
        worksheet = self._workbook.add_worksheet("" if short.lower() in others else short)
        for column, width in enumerate(widths):
            worksheet.set_column(column, column, width)
        self._set_up(worksheet)
        worksheet.fit_to_pages(1, pages)
        worksheet.freeze_panes(HEAD_ROW + 1, frozen)
        worksheet.repeat_rows(HEAD_ROW)
        return worksheet

    def define_name(self, name: str, sheet: str, cells: str) -> None:
        """Name cells of a sheet; `cells` with $ signs."""
        self._workbook.define_name(name, f"={quote_sheetname(sheet)}!{cells}")

    def cached(self, value: Shown) -> float | str:
        """A value as a file holds it: a sentence, or the nearest binary number, which is all that spreadsheets know."""
        if isinstance(value, NotDefined):
            return self.text(value.reason)
        return value if isinstance(value, str) else float(value)

    def chart(self, kind: str) -> Any:
        """A chart of XlsxWriter's, "line" or "column", not yet on a sheet."""
        return self._workbook.add_chart({"type": kind})

    def to_bytes(self) -> bytes:
        """The file."""
        self._workbook.close()
        return self._file.getvalue()

    def _set_up(self, worksheet: Any) -> None:
        """Paper, margins, head and foot; "&" begins a command in them."""
        money = self.text(N_("All money is in {currency}."), currency=self.currency) if self.currency else ""
        texts = (self.title, money, self.text(WHAT_THIS_IS))
        title, money, what = (text[:_FOOTER].replace("&", "&&") for text in texts)
        worksheet.set_landscape()
        worksheet.set_paper(9)
        worksheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
        worksheet.set_header(f"&L{title}&C{money}&R&A")
        worksheet.set_footer(f"&L{what}&R&P / &N")
        worksheet.hide_gridlines(2)
        if self.locale.direction == "rtl":
            worksheet.right_to_left()


class WorkbookSheet:
    """A sheet while it is written; rows and columns are counted from 0."""

    def __init__(self, book: Workbook, worksheet: Any) -> None:
        self.book, self._worksheet = book, worksheet
        self.name: str = worksheet.get_name()

    def write_heading(self, name: str, says: str) -> Self:
        """The same with its title and what it says above."""
        self.set_row_height(0, 24)
        self.write_label(0, 0, name, "title")
        self.write_label(1, 0, says, "note")
        return self

    def write_text(self, row: int, column: int, text: str, look: str = "") -> None:
        """Text, ours or typed by people: never read as a formula, whatever it begins with."""
        self._worksheet.write_string(row, column, text, self.book.styles.cell_format(look))

    def write_label(self, row: int, column: int, msgid: str, look: str = "", **values: int | str) -> None:
        """A message in the reader's language, with the values of its places."""
        self.write_text(row, column, self.book.text(msgid, **values), look)

    def write_headers(self, row: int, heads: Iterable[str | int], column: int = 0, **values: int | str) -> None:
        """Heads of columns: messages with the values of their places, or numbers."""
        for place, head in enumerate(heads, column):
            if isinstance(head, int):
                self._worksheet.write_number(row, place, head, self.book.styles.cell_format("count head"))
            else:
                self.write_label(row, place, head, "head", **values)

    def write_number(self, row: int, column: int, value: int) -> None:
        """A number that nobody changes."""
        self._worksheet.write_number(row, column, value, self.book.styles.cell_format("count center"))

    def write_input(self, row: int, column: int, value: Decimal | int | str | None, look: str, name: str = "") -> None:
        """An input cell with what the plan says, empty for None."""
        if value is None:
            self._worksheet.write_blank(row, column, None, self.book.styles.cell_format(f"{look} input"))
        elif isinstance(value, str):
            self.write_text(row, column, value, f"{look} input")
        else:
            self._worksheet.write_number(row, column, float(value), self.book.styles.cell_format(f"{look} input"))
        if name:
            self.define_name(name, row, column)

    def write_formula(
        self, row: int, column: int, formula: str, value: Shown, look: str = "money", name: str = ""
    ) -> None:
        """A formula, without "=", and the value that coopkit has for it."""
        shown = self.book.cached(value)
        self._worksheet.write_formula(row, column, f"={formula}", self.book.styles.cell_format(look), shown)
        if name:
            self.define_name(name, row, column)

    def define_name(
        self, name: str, row: int, column: int, last_row: int | None = None, last: int | None = None
    ) -> None:
        """Name a cell, or the cells to `last_row` and the last column."""
        if last_row is None or last is None:
            cells = xl_rowcol_to_cell(row, column, True, True)
        else:
            cells = xl_range_abs(row, column, last_row, last)
        self.book.define_name(name, self.name, cells)

    def validate_number(self, cells: Cells, least: int, most: int, *, whole: bool = False) -> None:
        """What may be typed into these cells."""
        said = self.book.text(N_("Give a number from {least} to {most}."), least=least, most=most)
        rule = {"validate": "integer" if whole else "decimal", "criteria": "between", "minimum": least, "maximum": most}
        self._worksheet.data_validation(*cells, rule | {"error_message": said[:_MESSAGE]})

    def validate_list(self, cells: Cells, among: Cells) -> None:
        """These cells take one of the texts in others of this sheet."""
        self._worksheet.data_validation(*cells, {"validate": "list", "source": f"={xl_range_abs(*among)}"})

    def format_decimals(self, cells: Cells) -> None:
        """Show the places of numbers in these cells that are no whole ones; others have none."""
        first = xl_rowcol_to_cell(*cells[:2])
        self._format_where(
            cells, {"type": "formula", "criteria": f"=N({first})<>ROUND(N({first}),0)"}, num_format=FINER
        )

    def highlight_numbers(self, cells: Cells, criteria: str = "<") -> None:
        """Colour numbers below 0, or others than 0."""
        self._format_where(cells, {"type": "cell", "criteria": criteria, "value": 0}, bg_color=AMBER_PALE, bold=True)

    def grey_out(self, cells: Cells, criteria: str) -> None:
        """Make rows that are not in use pale."""
        self._format_where(cells, {"type": "formula", "criteria": criteria}, font_color=LINE)

    def _format_where(self, cells: Cells, rule: dict[str, Any], **look: Any) -> None:
        self._worksheet.conditional_format(*cells, rule | {"format": self.book.styles.conditional_format(**look)})

    def insert_chart(self, row: int, column: int, kind: str, along: Cells, lines: Sequence[tuple[str, Cells]]) -> None:
        """Put a chart of cells of this sheet there, which follows when they change.

        kind: "line" or "column". along: the cells with the labels. lines: a message for each, and its cells.
        """
        chart, rows = self.book.chart(kind), range(len(lines))
        for at, (label, cells) in zip(rows, lines, strict=True):
            of_cells = {"categories": [self.name, *along], "values": [self.name, *cells]}
            colour = {"color": CHART[at]}
            chart.add_series({"name": self.book.text(label), **of_cells, "line": colour, "fill": colour})
        chart.set_legend({"position": "bottom"})
        chart.set_y_axis({"num_format": "#,##0", "major_gridlines": {"visible": True, "line": {"color": LINE}}})
        self._worksheet.insert_chart(row, column, chart, {"object_position": 2})

    def set_row_height(self, row: int, height: float) -> None:
        """The height of a row, in points."""
        self._worksheet.set_row(row, height)

    def write_link(self, row: int, column: int, sheet: "WorkbookSheet") -> None:
        """A link to another sheet."""
        look = self.book.styles.cell_format("section")
        self._worksheet.write_url(row, column, f"internal:{quote_sheetname(sheet.name)}!A1", look, sheet.name)

    def set_print_area(self, last_row: int, last_column: int) -> None:
        """Leave out of print what stands beside or below."""
        self._worksheet.print_area(0, 0, last_row, last_column)

    def set_page_breaks(self, rows: Sequence[int]) -> None:
        """Begin a new page of paper above these rows."""
        self._worksheet.set_h_pagebreaks(list(rows))
