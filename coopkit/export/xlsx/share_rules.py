"""The sheet of the rules for a surplus: the lines with their rates, and the numbers that they work on."""

from decimal import Decimal

from coopkit.export.xlsx.workbook import HEAD_ROW, Workbook, WorkbookSheet
from coopkit.i18n import N_
from coopkit.portfolio.account_lines import BASES, RULES
from coopkit.portfolio.accounts import AnnualAccounts, RuleLine
from coopkit.portfolio.group_surplus import GroupDistribution
from coopkit.portfolio.members.saved_list import MOST
from coopkit.report.surplus import BASE_LABELS, USE_LABELS

_FIRST = HEAD_ROW + 1
_WORDS = 4
"""The column of the words that a rate can be of."""


def rules_in_order(books: AnnualAccounts) -> tuple[RuleLine, ...]:
    """The group's rules in their order; behind them the lines that have no rate yet."""
    known = {rule.use for rule in books.rules}
    return (*books.rules, *(RuleLine(use, Decimal(0), BASES[0], 0) for use in RULES if use not in known))


def write_rules(book: Workbook, shared: GroupDistribution) -> WorkbookSheet:
    """Write the sheet; the cells are named `surplus`, `reserve_rate`, `reserve_base`, `cash_part` and so on."""
    says = N_("The rules as the bylaws name them. A rate without “of what” is of the whole surplus.")
    sheet = book.sheet(N_("Our rules"), says, (46, 16, 36, 3, 36))
    sheet.write_headers(HEAD_ROW, (N_("For"), N_("Rate"), N_("Of what")))
    for row, base in enumerate(BASES):
        sheet.write_label(row, _WORDS, BASE_LABELS[base], "note")
        sheet.define_name(f"base_{base.replace('-', '_')}", row, _WORDS)
    row = _FIRST
    for row, rule in enumerate(rules_in_order(shared.accounts), start=_FIRST):
        sheet.write_label(row, 0, USE_LABELS[rule.use])
        sheet.write_input(row, 1, rule.rate, "rate", f"{rule.use}_rate")
        if rule.use == "interest":
            sheet.write_label(row, 2, N_("shares paid up, a year"))
        elif rule.use == "refund":
            sheet.write_label(row, 2, BASE_LABELS["left"])
        else:
            sheet.write_input(row, 2, book.text(BASE_LABELS[rule.base]), "typed", f"{rule.use}_base")
            sheet.validate_list((row, 2, row, 2), (0, _WORDS, len(BASES) - 1, _WORDS))
    sheet.validate_number((_FIRST, 1, row, 1), 0, 1)
    _numbers(sheet, shared, row + 2)
    sheet.set_print_area(row + 12, _WORDS - 2)
    return sheet


def _numbers(sheet: WorkbookSheet, shared: GroupDistribution, row: int) -> None:
    given, use = shared.accounts.sharing, shared.distribution.use
    sheet.write_label(row, 0, N_("The numbers that they work on"), "section")
    for line, (label, name, value, look, least, most) in enumerate(
        (
            (N_("Surplus of the year"), "surplus", use.surplus, "money", -MOST, MOST),
            (N_("Left from earlier years"), "brought_forward", use.brought_forward, "money", -MOST, MOST),
            (N_("Target of the reserve"), "reserve_target", given.target, "money", Decimal(0), MOST),
            (N_("Reserve before this year’s part"), "reserve_now", given.reserve_now, "money", Decimal(0), MOST),
            (N_("Use by people who are no members"), "others_use", given.others_use, "exact", Decimal(0), MOST),
            (N_("Part of a refund that is paid in cash"), "cash_part", given.cash_part, "rate", Decimal(0), Decimal(1)),
        ),
        start=row + 1,
    ):
        sheet.write_label(line, 0, label)
        sheet.write_input(line, 1, value, look, name)
        sheet.validate_number((line, 1, line, 1), int(least), int(most))
    last = row + 7
    sheet.write_label(last, 0, N_("Places of the money"))
    sheet.write_input(last, 1, sheet.book.locale.minor_digits, "count", "money_places")
    sheet.validate_number((last, 1, last, 1), 0, 3, whole=True)
