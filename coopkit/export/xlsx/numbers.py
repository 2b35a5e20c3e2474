"""The sheet of the group's numbers: all that can be changed in one place, and above it what comes of it."""

from dataclasses import dataclass
from decimal import Decimal

from coopkit.business.money import NotDefined
from coopkit.business.plan.inputs import MONTHS, MOST_GROWTH, MOST_MEMBERS, MOST_MONEY, MOST_YEARS
from coopkit.export.xlsx.plan_book import PlanSheet, PlanWorkbook
from coopkit.export.xlsx.plan_checks import plan_summary_text
from coopkit.export.xlsx.workbook import DASH, HEAD_ROW
from coopkit.i18n import N_

ZERO = Decimal(0)


@dataclass(frozen=True)
class _Ask:
    """One number: its label, the name of its cell, how it is written, what it can be, and what to know about it."""

    label: str
    name: str
    value: Decimal | int
    look: str = "money"
    least: int = 0
    most: int = MOST_MONEY
    whole: bool = False
    note: str = ""


def write_numbers(book: PlanWorkbook) -> PlanSheet:
    """Write the sheet; its cells have the names of the plan's fields."""
    says = N_("Change the coloured cells. Everything else follows, on all sheets.")
    sheet = book.sheet(N_("Our numbers"), says, (44, 13, 13, *[10] * MONTHS, 11))
    _results(sheet)
    row = _products(sheet, HEAD_ROW + 2)
    row = _asked(sheet, row, N_("Costs and customers"), _costs(book))
    row = _growth(sheet, row)
    row = _asked(sheet, row, N_("Members and their money"), _members(book))
    row = _share_payments(sheet, row)
    row = _asked(sheet, row, N_("Loan"), _loan(book))
    row = _asked(sheet, row, N_("Use of a surplus"), _rules(book))
    _asked(sheet, row, N_("Money"), _money(book))
    return sheet


def _results(sheet: PlanSheet) -> None:
    """The results that people look at while they change numbers."""
    result = sheet.book.evaluation
    even = result.break_even
    sheet.write_headers(
        HEAD_ROW - 1,
        (
            N_("What comes of it"),
            N_("Surplus of year 1"),
            N_("Lowest cash, year 1"),
            N_("in month"),
            N_("Break-even: units a month"),
            N_("Break-even: sales a month"),
        ),
    )
    sheet.set_row_height(HEAD_ROW - 1, 48)
    sheet.write_label(HEAD_ROW, 0, N_("as the numbers stand now"), "note")
    sheet.write_formula(HEAD_ROW, 1, "surplus_1", result.surplus, "money total", "surplus")
    sheet.write_formula(HEAD_ROW, 2, "lowest_cash_1", result.cash.lowest, "money total", "lowest_cash")
    sheet.write_formula(HEAD_ROW, 3, "lowest_month_1", result.cash.lowest_month, "count total", "lowest_month")
    for column, name, value, look in (
        (4, "break_even_units", even.units, "number right total"),
        (5, "break_even_revenue", even.revenue_needed, "money right total"),
    ):
        shown = DASH if isinstance(value, NotDefined) else value
        sheet.write_formula(HEAD_ROW, column, f'IF(ISNUMBER({name}),{name},"{DASH}")', shown, look)
    sheet.write_formula(HEAD_ROW, 6, "everything_adds_up", plan_summary_text(sheet.book), "section")
    sheet.highlight_numbers((HEAD_ROW, 1, HEAD_ROW, 2))


def _products(sheet: PlanSheet, row: int) -> int:
    """What is sold, with the units of each month; returns the next free row."""
    sheet.write_label(row, 0, N_("What we sell, and how much in each month"), "section")
    names = (N_("Product or service"), N_("Price of a unit"), N_("Variable cost of a unit"))
    sheet.write_headers(row + 1, (*names, *range(1, MONTHS + 1), N_("Units in the year")))
    sheet.set_row_height(row + 1, 32)
    first, last = row + 2, row + 1 + len(sheet.book.plan.products)
    for number, product in enumerate(sheet.book.plan.products, start=1):
        line = row + 1 + number
        sheet.write_input(line, 0, product.name, "typed", f"product_{number}")
        sheet.write_input(line, 1, product.price, "price", f"price_{number}")
        sheet.write_input(line, 2, product.variable_cost, "price", f"variable_cost_{number}")
        for month, units in enumerate(product.units):
            sheet.write_input(line, 3 + month, units, "number")
        sheet.define_name(f"units_{number}", line, 3, line, 2 + MONTHS)
        total = sum(product.units, ZERO)
        sheet.write_formula(line, 3 + MONTHS, f"ROUND(SUM(units_{number}),6)", total, "number", f"all_units_{number}")
    sheet.validate_number((first, 1, last, 2 + MONTHS), 0, MOST_MONEY)
    sheet.format_decimals((first, 3, last, 3 + MONTHS))
    if not sheet.book.plan.minor_digits:
        sheet.format_decimals((first, 1, last, 2))
    more = N_("Another product: add it in coopkit and make this file anew. One that ends: give it 0 units.")
    sheet.write_label(last + 1, 0, more, "note")
    return last + 3


def _asked(sheet: PlanSheet, row: int, title: str, asks: tuple[_Ask, ...]) -> int:
    """A list of numbers below a title; returns the next free row."""
    sheet.write_label(row, 0, title, "section")
    for line, ask in enumerate(asks, start=row + 1):
        sheet.write_label(line, 0, ask.label)
        sheet.write_input(line, 1, ask.value, ask.look, ask.name)
        sheet.validate_number((line, 1, line, 1), ask.least, ask.most, whole=ask.whole)
        sheet.write_label(line, 2, ask.note, "aside")
    return row + len(asks) + 2


def _costs(book: PlanWorkbook) -> tuple[_Ask, ...]:
    plan = book.plan
    once = N_("Of each month’s sales; the rest comes in the month after.")
    return (
        _Ask(N_("Fixed costs of a month"), "fixed_costs", plan.fixed_costs),
        _Ask(N_("Part of the sales paid at once"), "paid_at_once", plan.paid_at_once, "rate", most=1, note=once),
        _Ask(
            N_("Part of the use by people who are no members"),
            "non_member_part",
            plan.non_member_part,
            "rate",
            most=1,
            note=N_("This part of the surplus goes to the reserve."),
        ),
        *(
            _Ask(label, f"growth_{year}", rate, "rate", -1, MOST_GROWTH, note=N_("Of the units, on the year before."))
            for year, label, rate in zip(
                (2, 3), (N_("Growth in year 2"), N_("Growth in year 3")), plan.growth, strict=True
            )
        ),
    )


def _growth(sheet: PlanSheet, row: int) -> int:
    """How many times the units of year 1 are sold in years 2 and 3; in the lines that `_asked` left empty."""
    second, third = (1 + rate for rate in sheet.book.plan.growth)
    line = row - 1
    for label, name, formula, value in (
        (N_("Units of year 2 for each unit of year 1"), "units_growth_2", "ROUND(1+growth_2,12)", second),
        (
            N_("Units of year 3 for each unit of year 1"),
            "units_growth_3",
            "ROUND((1+growth_2)*(1+growth_3),12)",
            second * third,
        ),
    ):
        sheet.write_label(line, 0, label)
        sheet.write_formula(line, 1, formula, value, "factor", name)
        line += 1
    return line + 1


def _members(book: PlanWorkbook) -> tuple[_Ask, ...]:
    plan = book.plan
    rows = N_("Write who they are on the sheet of members.")
    return (
        _Ask(N_("Members"), "members", plan.members, "count", 1, MOST_MEMBERS, whole=True, note=rows),
        _Ask(N_("Share of each member"), "share", plan.share),
        _Ask(N_("Entry fee of each member"), "entry_fee", plan.entry_fee),
        _Ask(N_("Grant or gift"), "grant", plan.grant),
    )


def _share_payments(sheet: PlanSheet, row: int) -> int:
    """What each member pays towards the share, at the start and in the months after it."""
    plan, row = sheet.book.plan, row - 1
    sheet.write_label(row, 0, N_("Month, 0 for the start"), "note")
    sheet.write_headers(row, range(MONTHS + 1), column=1)
    sheet.define_name("share_months", row, 1, row, 1 + MONTHS)
    sheet.write_label(row + 1, 0, N_("Each member pays for the share"))
    payments = (*plan.share_payments, *[ZERO] * (MONTHS + 1))[: MONTHS + 1]
    for month, payment in enumerate(payments):
        sheet.write_input(row + 1, 1 + month, payment, "money")
    sheet.define_name("share_payments", row + 1, 1, row + 1, 1 + MONTHS)
    sheet.validate_number((row + 1, 1, row + 1, 1 + MONTHS), 0, MOST_MONEY)
    sheet.write_label(row + 2, 0, N_("Still to pay after month 12"))
    left = plan.share - sum(plan.share_payments, ZERO)
    formula = "ROUND(ROUND(share,money_places)-SUMPRODUCT(ROUND(share_payments,money_places)),money_places)"
    sheet.write_formula(row + 2, 1, formula, left, "money", "share_left")
    sheet.highlight_numbers((row + 2, 1, row + 2, 1))
    return row + 4


def _loan(book: PlanWorkbook) -> tuple[_Ask, ...]:
    loan = book.plan.loan
    return (
        _Ask(N_("Loan"), "loan_amount", loan.principal if loan else 0),
        _Ask(N_("Interest a year"), "loan_rate", loan.yearly_rate if loan else 0, "rate", most=10),
        _Ask(
            N_("Months of paying back"),
            "loan_months",
            loan.months if loan else 0,
            "count",
            most=MOST_YEARS * MONTHS,
            whole=True,
            note=N_("In equal instalments from month 1."),
        ),
    )


def _rules(book: PlanWorkbook) -> tuple[_Ask, ...]:
    rules = book.plan.rules
    of_surplus = N_("Of the whole surplus of the year.")
    return (
        _Ask(N_("Reserve"), "reserve_rate", rules.reserve, "rate", most=1, note=of_surplus),
        _Ask(N_("Education fund"), "education_rate", rules.education, "rate", most=1, note=of_surplus),
        _Ask(
            N_("Interest on shares a year"),
            "share_interest",
            rules.share_interest,
            "rate",
            most=1,
            note=N_("For the months after each payment."),
        ),
        _Ask(
            N_("Part of a refund paid in cash"),
            "cash_part",
            rules.cash_share,
            "rate",
            most=1,
            note=N_("The rest stays in the co-operative in the member’s name."),
        ),
    )


def _money(book: PlanWorkbook) -> tuple[_Ask, ...]:
    note = N_("2 where there are cents, 0 where there is no smaller money. All amounts are rounded to it.")
    return (
        _Ask(N_("Places of the money"), "money_places", book.plan.minor_digits, "count", most=3, whole=True, note=note),
    )
