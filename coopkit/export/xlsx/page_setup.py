"""How a sheet is printed: on A4, with letters of at least 8 points, as few columns of pages as that allows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

FONT: dict[str, Any] = {"font_name": "Arial", "font_size": 10}
"""A font whose widths LibreOffice knows too, so that columns are as wide there as in Excel."""
_SMALLEST_SCALE = 0.82
"""Of the 10 points of a cell's letters, so that they are printed at more than 8."""
_PORTRAIT_WIDTH, _LANDSCAPE_WIDTH = 698, 1026
"""Pixels of A4 between the margins, at 96 an inch."""
_A4, _CHART_WIDTH, _CHART_ROWS, _OTHER_WIDTH, _MAX_HEADER = 9, 480, 16, 64, 100


@dataclass
class PrintedPage:
    """What of a sheet is printed.

    widths: of the columns, in letters. repeated: columns that come again on each page. last_row, last_column: the
    last ones to print, None for all. chart_edge: the right end of a chart, in pixels, and the row
    at its foot; 0 without one.
    """

    widths: tuple[float, ...]
    repeated: int
    last_row: int | None = None
    last_column: int | None = None
    chart_edge: int = 0
    chart_row: int = 0

    @property
    def pixels(self) -> list[int]:
        """The widths of the printed columns in pixels; LibreOffice makes them a little wider than Excel."""
        end = None if self.last_column is None else self.last_column + 1
        return [round(7.5 * width + 5) for width in self.widths[:end]]

    def add_chart(self, row: int, column: int) -> None:
        """Print a chart that begins in this cell; columns without a width of their own have 64 pixels."""
        pixels = self.pixels
        left = sum(pixels[:column]) + _OTHER_WIDTH * max(0, column - len(pixels))
        self.chart_row = max(self.chart_row, row + _CHART_ROWS)
        self.chart_edge = max(self.chart_edge, left + _CHART_WIDTH)

    @property
    def edge_column(self) -> int:
        """The last column that is printed, also under a chart."""
        columns = len(self.pixels)
        return columns - 1 + max(0, -(-(self.chart_edge - sum(self.pixels)) // _OTHER_WIDTH))

    def column_breaks(self) -> list[int]:
        """Return the columns with which a new page begins at the smallest scale."""
        pixels, room = self.pixels, _LANDSCAPE_WIDTH / _SMALLEST_SCALE
        repeated = sum(pixels[: self.repeated])
        breaks, used = [], repeated
        for column in range(self.repeated, len(pixels)):
            if used + pixels[column] > room:
                breaks.append(column)
                used = repeated
            used += pixels[column]
        return breaks


def set_up_page(worksheet: Any, page: PrintedPage, header_row: int, texts: Sequence[str]) -> None:
    """Set paper, scale, repeated cells, page header and footer of an XlsxWriter worksheet.

    texts: the owner, the sentence on the currency and the imprint.
    """
    owner, money, imprint = (text[:_MAX_HEADER].replace("&", "&&") for text in texts)  # "&" would begin a command
    worksheet.set_header((f"&L{owner}" if owner else "") + (f"&R{money}" if money else ""))
    worksheet.set_footer(f"&L{imprint}&C&A&R&P / &N")
    worksheet.set_paper(_A4)
    worksheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    worksheet.repeat_rows(header_row)
    last_row = worksheet.dim_rowmax if page.last_row is None else page.last_row
    worksheet.print_area(0, 0, max(last_row, page.chart_row), page.edge_column)
    width = max(sum(page.pixels), page.chart_edge) * _SMALLEST_SCALE
    if width > _PORTRAIT_WIDTH:
        worksheet.set_landscape()
    if width <= _LANDSCAPE_WIDTH:
        worksheet.fit_to_pages(1, 0)
        return
    worksheet.set_print_scale(round(100 * _SMALLEST_SCALE))
    worksheet.set_v_pagebreaks(page.column_breaks())
    if page.repeated:
        worksheet.repeat_columns(0, page.repeated - 1)
