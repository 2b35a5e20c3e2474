"""The workbook of a business plan: what coopkit calculates of the plan gives the values beside the formulas."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from coopkit.business.plan import Evaluation
from coopkit.business.plan.years import YEARS
from coopkit.export.xlsx.workbook import Shown, Workbook, WorkbookSheet
from coopkit.i18n import N_, Locale


class PlanWorkbook(Workbook):
    """A workbook for one plan; `evaluation` is what coopkit calculates of it. The rest as `Workbook` takes it."""

    def __init__(self, evaluation: Evaluation, locale: Locale, title: str, currency: str) -> None:
        self.evaluation, self.plan = evaluation, evaluation.plan
        super().__init__(locale, title, currency, self.plan.minor_digits)

    def sheet(self, name: str, says: str, widths: Sequence[float], *, frozen: int = 1, pages: int = 1) -> "PlanSheet":
        """Add a sheet, as `Workbook.sheet` does."""
        return PlanSheet(self, self.worksheet(name, widths, frozen, pages)).write_heading(name, says)


class PlanSheet(WorkbookSheet):
    """A sheet of a plan while it is written."""

    book: PlanWorkbook

    def __init__(self, book: PlanWorkbook, worksheet: Any) -> None:
        super().__init__(book, worksheet)

    def years(
        self, row: int, label: str, name: str, formula: Callable[[int], str], values: Iterable[Shown], look: str
    ) -> None:
        """A line with a cell for each of three years; they are named `name_1`, `name_2`, `name_3`."""
        self.write_label(row, 0, label, look.partition(" ")[2].replace("right", ""))
        for year, value in enumerate(values, start=1):
            self.write_formula(row, year, formula(year), value, look, f"{name}_{year}")

    def year_heads(self, row: int) -> None:
        """Heads for three years."""
        for year in range(1, YEARS + 1):
            self.write_headers(row, [N_("Year {year}")], year, year=year)

    def product_label(self, row: int, column: int, text: str, number: int, look: str = "") -> None:
        """A label with a product's name in it, which follows when the name is changed."""
        around = self.book.text(text).split("{product}")
        value = self.book.plan.products[number - 1].name.join(around)
        self.write_formula(row, column, f"&product_{number}&".join(map(_quoted, around)), value, look)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
