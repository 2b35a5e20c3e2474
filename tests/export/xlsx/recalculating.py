"""Spreadsheets changed as people change them, and calculated anew by LibreOffice."""

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from itertools import zip_longest
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell

from coopkit.business.money import NotDefined
from coopkit.business.plan import BusinessPlan
from tests.waiting import LONG_TIMEOUT

Typed = Decimal | int | None

GUARD_FUNCTIONS = {"ADDRESS", "COLUMN", "INT", "ISBLANK", "ISNUMBER", "MAX", "MOD", "ROW"}
"""The functions that every workbook's check sheet needs to find texts in cells for numbers."""


class Recalculated:
    """A workbook with the values that LibreOffice gave it; cells are found by their names."""

    def __init__(self, path: Path) -> None:
        self.workbook = load_workbook(path, data_only=True)

    def __getitem__(self, name: str) -> object:
        (cell,) = named_cells(self.workbook, name)
        return cell.value

    def row(self, name: str) -> list[object]:
        """The values of a name for several cells."""
        return [cell.value for cell in named_cells(self.workbook, name)]

    def cells(self) -> Iterator[Cell]:
        """All cells that hold something."""
        for sheet in self.workbook.worksheets:
            for row in sheet.iter_rows():
                yield from (cell for cell in row if cell.value is not None)


def named_cells(workbook: Workbook, name: str) -> list[Cell]:
    """The cells of a defined name."""
    ((title, reference),) = workbook.defined_names[name].destinations
    found = workbook[title][reference.replace("$", "")]
    rows = found if isinstance(found, tuple) else ((found,),)
    return [cell for row in rows for cell in (row if isinstance(row, tuple) else (row,))]


def fill_business_plan(workbook: Workbook, plan: BusinessPlan) -> None:
    """Write every number of a plan into the input cells; the plan has as many products as the workbook."""
    loan, rules = plan.loan, plan.rules
    one = {
        **{name: getattr(plan, name) for name in ("members", "share", "entry_fee", "grant", "fixed_costs")},
        **{"paid_at_once": plan.paid_at_once, "non_member_part": plan.non_member_part},
        **{"growth_2": plan.growth[0], "growth_3": plan.growth[1], "money_places": plan.minor_digits},
        **{"reserve_rate": rules.reserve, "education_rate": rules.education},
        **{"share_interest": rules.share_interest, "cash_part": rules.cash_share},
        **{"loan_amount": loan and loan.principal, "loan_rate": loan and loan.yearly_rate},
        **{"loan_months": loan and loan.months},
    }
    many: dict[str, Iterable[Typed]] = {
        "share_payments": plan.share_payments,
        "start_up_amounts": [item.amount for item in plan.start_up],
        "start_up_years": [item.life_years for item in plan.start_up],
        "use_by_member": plan.use_by_member,
    }
    for number, product in enumerate(plan.products, start=1):
        one |= {f"price_{number}": product.price, f"variable_cost_{number}": product.variable_cost}
        many[f"units_{number}"] = product.units
    for name, values in (*many.items(), *((name, [value]) for name, value in one.items())):
        for cell, value in zip_longest(named_cells(workbook, name), values):
            cell.value = value


def differing_formula_cells(content: bytes, recalculated: Recalculated) -> dict[tuple[str, str], tuple[object, object]]:
    """Return the formula cells of a workbook whose written value differs from the calculated one, with both values."""
    with_formulas, with_values = load_workbook(BytesIO(content)), load_workbook(BytesIO(content), data_only=True)
    found = {}
    for cell in formula_cells(with_formulas):
        sheet, place = cell.parent.title, cell.coordinate
        found[sheet, place] = (with_values[sheet][place].value, recalculated.workbook[sheet][place].value)
    return {cell: pair for cell, pair in found.items() if not _alike(*pair)}


def formula_cells(workbook: Workbook) -> list[Cell]:
    """All cells with a formula."""
    return [cell for sheet in workbook for row in sheet for cell in row if cell.data_type == "f"]


def used_functions(workbook: Workbook) -> set[str]:
    """The names of all functions in formulas."""
    return {name for cell in formula_cells(workbook) for name in re.findall(r"([A-Z][A-Z.0-9]*)\(", cell.value)}


def cells_with_errors(recalculated: dict[str, Recalculated]) -> list[tuple[str, str, str]]:
    """Name of the workbook, sheet and place of each cell that shows an error."""
    cells = ((name, cell) for name, book in recalculated.items() for cell in book.cells())
    return [(name, cell.parent.title, cell.coordinate) for name, cell in cells if cell.data_type == "e"]


def shows_figure(shown: object, figure: object) -> bool:
    """Money to the last place, exact fractions as far as a binary number goes, a dash for what is not defined."""
    if isinstance(figure, NotDefined):
        return shown == "–"
    if isinstance(figure, Fraction) and isinstance(shown, int | float):
        return abs(shown - float(figure)) <= 1e-12 * max(1.0, abs(float(figure)))
    return isinstance(shown, int | float) and shown == float(figure)  # type: ignore[arg-type]


def _alike(shown: object, calculated: object) -> bool:
    """Whether two values are the same as far as binary numbers go; an empty text may be read as nothing."""
    if isinstance(shown, int | float) and isinstance(calculated, int | float):
        return abs(shown - calculated) <= 1e-12 * max(1, abs(calculated))
    return (shown or "") == (calculated or "")


def recalculate(given: Path, folder: Path) -> dict[str, Recalculated]:
    """Have LibreOffice calculate all workbooks of a folder; saved by openpyxl, their formulas have no values."""
    made = folder / "made"
    program = shutil.which("soffice")
    assert program, "LibreOffice is missing: install libreoffice-calc"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(made)]
    subprocess.run([*command, *map(str, given.iterdir())], check=True, capture_output=True, timeout=LONG_TIMEOUT)
    return {path.stem: Recalculated(path) for path in made.iterdir()}
