"""Lines of a sheet as data: a label with an input, with a formula, or with a formula for each year."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from coopkit.export.xlsx.workbook import CellValue, WorkbookSheet
from coopkit.i18n import N_


@dataclass(frozen=True)
class InputLine:
    """A label and an input cell.

    label, note: messages. name: of the cell. value: what it holds at first. least, most: the numbers it accepts.
    """

    label: str
    name: str
    value: Decimal | int | None
    style: str = "money"
    most: int = 1
    least: int = 0
    whole: bool = False
    note: str = ""


@dataclass(frozen=True)
class FormulaLine:
    """A label and a formula; `value` is what coopkit calculated for it, `name` the name of the cell."""

    label: str
    name: str
    formula: str
    value: CellValue
    style: str = "money"


@dataclass(frozen=True)
class YearLine:
    """A label and a formula for each year, in cells named such as `surplus_1`.

    formula: with `{year}`, and where years are numbers `{previous}` and `{next}`. first_year: the formula of year 1, if
    it differs.
    """

    label: str
    name: str
    formula: str
    style: str = "money"
    first_year: str = ""

    def formula_of(self, year: int | str) -> str:
        """Return the formula of a year."""
        if isinstance(year, str):
            return self.formula.format(year=year)
        formula = self.first_year if year == 1 and self.first_year else self.formula
        return formula.format(year=year, previous=year - 1, next=year + 1)


def write_input_lines(sheet: WorkbookSheet, first_row: int, lines: Sequence[InputLine]) -> int:
    """Write labels in the first column, inputs in the second, notes in the third; return the row below."""
    for row, line in enumerate(lines, start=first_row):
        sheet.write_label(row, 0, line.label)
        sheet.write_input(row, 1, line.value, line.style, line.name)
        sheet.validate_number((row, 1, row, 1), line.least, line.most, whole=line.whole)
        if line.note:
            sheet.write_label(row, 2, line.note, "aside")
    return first_row + len(lines)


def write_formula_lines(
    sheet: WorkbookSheet,
    first_row: int,
    lines: Sequence[FormulaLine],
    *,
    column: int = 0,
    label_style: str | None = None,
) -> int:
    """Write labels in a column and formulas in the next one; return the row below.

    label_style: if it is None, a label has the style of its formula, such as that of a total.
    """
    for row, line in enumerate(lines, start=first_row):
        sheet.write_label(row, column, line.label, _label_style(line.style) if label_style is None else label_style)
        sheet.write_formula(row, column + 1, line.formula, line.value, line.style, line.name)
    return first_row + len(lines)


def write_year_lines(
    sheet: WorkbookSheet,
    first_row: int,
    lines: Sequence[YearLine],
    years: Collection[tuple[int | str, Mapping[str, CellValue]]],
) -> int:
    """Write labels in the first column and each year's formulas in the next ones; return the row below.

    years: each year with coopkit's values by the names of the lines.
    """
    for row, line in enumerate(lines, start=first_row):
        sheet.write_label(row, 0, line.label, _label_style(line.style))
        for column, (year, values) in enumerate(years, start=1):
            formula = line.formula_of(year)
            sheet.write_formula(row, column, formula, values[line.name], line.style, f"{line.name}_{year}")
    return first_row + len(lines)


def write_year_headers(sheet: WorkbookSheet, row: int, years: Iterable[int]) -> None:
    """Write "Year 1" and so on above the columns of `write_years`."""
    for column, year in enumerate(years, start=1):
        sheet.write_headers(row, [N_("Year {year}")], column, year=year)


def _label_style(style: str) -> str:
    """Return the style of the label beside a number: the number's without its format and alignment."""
    return " ".join(word for word in style.split()[1:] if word != "right")
