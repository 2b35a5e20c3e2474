"""The sheets of a year: income and balance of last year and this one, and the ratios that come of them."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from coopkit.business.money import NotDefined
from coopkit.export.xlsx.formulas import round_quantity
from coopkit.export.xlsx.workbook import DASH, HEAD_ROW, Workbook, WorkbookSheet
from coopkit.i18n import N_
from coopkit.portfolio.account_lines import BALANCE, EARNED, INCOME
from coopkit.portfolio.accounts import AnnualAccounts
from coopkit.portfolio.financial_year import FinancialYear
from coopkit.portfolio.members.saved_list import MOST

YEARS = ("last", "now")
ASSETS = ("cash", "owed-to-us", "stock", "equipment")
SOURCES = ("owed-short", "loans-long", "shares", "reserve", "funds", "brought-forward")
_NO_YEAR = FinancialYear({line: Decimal(0) for line in (*INCOME, *BALANCE)})

_Of = Callable[[FinancialYear], Decimal]
_Ratio = tuple[str, str, Callable[[str], str], str, str]
"""Label, name, formula of a year, reading, look."""


def cell(line: str, year: str) -> str:
    """The name of a line's cell of a year: `owed_to_us_now`."""
    return f"{line.replace('-', '_')}_{year}"


def year_of(books: AnnualAccounts, year: str) -> FinancialYear:
    """A year as it is in the books; all 0 where it is not there."""
    return (books.last if year == "last" else books.now) or _NO_YEAR


def write_year(book: Workbook, books: AnnualAccounts) -> WorkbookSheet:
    """Write the sheet; each line's cells are named with their year, such as `sales_now`."""
    says = N_("The coloured cells are yours. The surplus of the year is calculated, and belongs to where it came from.")
    sheet = book.sheet(N_("Our year"), says, (46, 18, 18, 18))
    sheet.write_headers(HEAD_ROW, (N_("Line"), N_("Last year"), N_("This year"), N_("Change")))
    row = HEAD_ROW + 1
    sheet.write_label(row, 0, N_("Income and costs"), "section")
    row = _asked(sheet, books, row + 1, tuple(INCOME), INCOME)
    row = _sum(sheet, books, row, N_("Surplus"), "surplus", surplus_formula, lambda year: year.surplus)
    sales, surplus = HEAD_ROW + 2, row - 1
    lines = [(N_("Sales"), (sales, 1, sales, 2)), (N_("Surplus"), (surplus, 1, surplus, 2))]
    sheet.insert_chart(HEAD_ROW, 5, "column", (HEAD_ROW, 1, HEAD_ROW, 2), lines)
    sheet.write_label(row + 1, 0, N_("What there is at the end of the year"), "section")
    row = _asked(sheet, books, row + 2, ASSETS, BALANCE)
    row = _sum(sheet, books, row, N_("All that we have"), "assets", _added(*ASSETS), lambda year: year.assets)
    sheet.write_label(row + 1, 0, N_("Where it came from"), "section")
    row = _asked(sheet, books, row + 2, SOURCES, BALANCE)
    row = _sum(sheet, books, row, N_("Surplus of the year"), "of_year", _added("surplus"), lambda year: year.surplus)
    all_of_it = _added(*SOURCES, "surplus")
    _sum(sheet, books, row, N_("All of it"), "sources", all_of_it, lambda year: year.liabilities + year.equity)
    return sheet


def _asked(
    sheet: WorkbookSheet, books: AnnualAccounts, first: int, lines: Sequence[str], labels: Mapping[str, str]
) -> int:
    """Lines to put in, with the change from year to year; returns the next free row."""
    for row, line in enumerate(lines, start=first):
        sheet.write_label(row, 0, labels[line])
        for column, year in enumerate(YEARS, start=1):
            there = year_of(books, year) is not _NO_YEAR
            sheet.write_input(
                row, column, year_of(books, year).numbers[line] if there else None, "money", cell(line, year)
            )
        sheet.validate_number((row, 1, row, 2), -int(MOST) if line == "brought-forward" else 0, int(MOST))
        _change(sheet, books, row, line, _of(line), "money")
    return first + len(lines)


def _sum(
    sheet: WorkbookSheet, books: AnnualAccounts, row: int, label: str, name: str, formula: Callable[[str], str], of: _Of
) -> int:
    sheet.write_label(row, 0, label, "total")
    for column, year in enumerate(YEARS, start=1):
        sheet.write_formula(row, column, formula(year), of(year_of(books, year)), "money total", cell(name, year))
    _change(sheet, books, row, name, of, "money total")
    sheet.highlight_numbers((row, 1, row, 2))
    return row + 1


def _change(sheet: WorkbookSheet, books: AnnualAccounts, row: int, name: str, of: _Of, look: str) -> None:
    last, now = (of(year_of(books, year)) for year in YEARS)
    sheet.write_formula(row, 3, round_quantity(f"{cell(name, 'now')}-{cell(name, 'last')}"), now - last, look)


def _of(line: str) -> _Of:
    return lambda year: year.numbers[line]


def _added(*lines: str) -> Callable[[str], str]:
    return lambda year: round_quantity("+".join(cell(line, year) for line in lines))


def surplus_formula(year: str) -> str:
    """Income less costs, of a year or of the budget."""
    costs = "".join(f"-{cell(line, year)}" for line in INCOME if line not in EARNED)
    return round_quantity("+".join(cell(line, year) for line in EARNED) + costs)


def write_ratios(book: Workbook, books: AnnualAccounts) -> WorkbookSheet:
    """Write the sheet; each ratio's cells are named with their year, such as `current_ratio_now`."""
    says = N_(
        "A dash stands where there is nothing to compare with: no sales, no short-term debts, nothing of our own."
    )
    sheet = book.sheet(N_("Ratios"), says, (34, 16, 16, 80))
    sheet.write_headers(HEAD_ROW, (N_("Number"), N_("Last year"), N_("This year"), N_("What it says")))
    for row, (label, name, formula, reading, look) in enumerate(_RATIOS, start=HEAD_ROW + 1):
        sheet.write_label(row, 0, label)
        for column, year in enumerate(YEARS, start=1):
            value = getattr(year_of(books, year).ratios, name)
            shown = DASH if isinstance(value, NotDefined) else value
            sheet.write_formula(row, column, formula(year), shown, look, cell(name, year))
        sheet.write_label(row, 3, reading, "aside")
    return sheet


def _means(year: str) -> str:
    return round_quantity(f"cash_{year}+owed_to_us_{year}+stock_{year}")


def _own(year: str) -> str:
    return round_quantity(f"sources_{year}-owed_short_{year}-loans_long_{year}")


def _divided(one: Callable[[str], str], other: Callable[[str], str]) -> Callable[[str], str]:
    """A quotient, and a dash where what it is divided by is not above 0."""
    return lambda year: f'IF({other(year)}<=0,"{DASH}",({one(year)})/{other(year)})'


_RATIOS: tuple[_Ratio, ...] = (
    (
        N_("Working capital"),
        "working_capital",
        lambda year: round_quantity(f"{_means(year)}-owed_short_{year}"),
        N_("What is left of the short-term means when all short-term debts are paid."),
        "money",
    ),
    (
        N_("Current ratio"),
        "current_ratio",
        _divided(_means, lambda year: f"owed_short_{year}"),
        N_("What is there or comes in for each 1 that must be paid within a year."),
        "ratio right",
    ),
    (
        N_("Debt to equity"),
        "debt_to_equity",
        _divided(lambda year: f"owed_short_{year}+loans_long_{year}", _own),
        N_("What is owed to others for each 1 of the members’ own."),
        "ratio right",
    ),
    (
        N_("Gross margin"),
        "gross_margin",
        _divided(
            lambda year: round_quantity(f"sales_{year}-materials_{year}-pay_{year}"), lambda year: f"sales_{year}"
        ),
        N_("The part of the sales that is left after materials and pay."),
        "percent right",
    ),
    (
        N_("Net margin"),
        "net_margin",
        _divided(lambda year: f"surplus_{year}", lambda year: f"sales_{year}"),
        N_("The part of the sales that is left in the end."),
        "percent right",
    ),
)
