"""The sheet of the members: use, shares and months, and what each receives of the surplus."""

from collections.abc import Sequence
from decimal import Decimal

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from coopkit.business.money import add_up
from coopkit.business.surplus.distribution import MemberShare
from coopkit.business.surplus.patronage import interest_on_shares
from coopkit.export.xlsx.formulas import round_product, round_quantity, round_sum
from coopkit.export.xlsx.largest_remainder import Sharing, write_sharing_of
from coopkit.export.xlsx.small_parts import FIRST, TOTAL, decimal_places, decimal_places_formula, to_smallest_units
from coopkit.export.xlsx.workbook import HEAD_ROW, Workbook, WorkbookSheet
from coopkit.i18n import N_
from coopkit.portfolio.group_surplus import GroupDistribution
from coopkit.portfolio.members.saved_list import MOST, Member

ZERO = Decimal(0)
SPARE_ROWS, LEAST_ROWS = 10, 30
_USE, _PAID_UP, _MONTHS, _DUE, _INTEREST, _REFUND, _CASH, _KEPT = range(2, 10)
_NOTHING = MemberShare("", ZERO, ZERO, ZERO, ZERO, ZERO)
_HELPERS = 11
_SMALL_USE, _REFUND_SHARES, _SMALL_DUE, _INTEREST_SHARES = _HELPERS, _HELPERS + 1, _HELPERS + 4, _HELPERS + 5


def write_shares(book: Workbook, shared: GroupDistribution) -> WorkbookSheet:
    """Write the sheet; totals are named `refund_to_members` and so on, the columns `refund_by_member` and so on."""
    says = N_("Use: one measure for all, such as hours, kilos or purchases. Months: how long the shares were held.")
    sheet = book.sheet(N_("Members"), says, (6, 28, *[14] * 8, 3, *[16] * 8), frozen=2, pages=0)
    heads = (
        N_("No."),
        N_("Member"),
        N_("Use in the year"),
        N_("Shares paid up"),
        N_("Months held"),
        N_("Interest due"),
        N_("Interest on shares"),
        N_("Refund"),
        N_("paid in cash"),
        N_("kept in our names"),
    )
    sheet.write_headers(HEAD_ROW, heads)
    sheet.set_row_height(HEAD_ROW, 32)
    members = shared.accounts.members
    rows = max(len(members) + SPARE_ROWS, LEAST_ROWS)
    last = FIRST + rows - 1
    dues = _people(sheet, shared, rows)
    _small(sheet, members, dues, rows)
    sharings = _sharings(sheet, shared, dues, rows)
    for sharing in sharings:
        write_sharing_of(sheet, sharing)
    _received(sheet, shared.distribution.members, sharings, rows)
    _totals(sheet, shared, add_up(dues), last)
    sheet.set_print_area(last, _HELPERS - 2)
    return sheet


def small_uses(members: Sequence[Member]) -> list[int]:
    """The members' uses in their smallest part."""
    return to_smallest_units([each.use for each in members])


def interest_due(shared: GroupDistribution, places: int) -> list[Decimal]:
    """The interest that is due to each member, money with so many places."""
    rate = next((rule.rate for rule in shared.accounts.rules if rule.use == "interest"), ZERO)
    members = shared.accounts.members
    return [interest_on_shares(each.paid_up, rate, months_held=each.months, places=places) for each in members]


def _people(sheet: WorkbookSheet, shared: GroupDistribution, rows: int) -> list[Decimal]:
    """Who they are, and the interest that is due to each; returns it."""
    members, dues = shared.accounts.members, interest_due(shared, sheet.book.locale.minor_digits)
    dues += [ZERO] * (rows - len(dues))
    for place, due in enumerate(dues):
        row, member = FIRST + place, members[place] if place < len(members) else None
        sheet.write_number(row, 0, place + 1)
        sheet.write_input(row, 1, member.name if member else None, "typed")
        sheet.write_input(row, _USE, member.use if member else None, "number")
        sheet.write_input(row, _PAID_UP, member.paid_up if member else None, "money")
        sheet.write_input(row, _MONTHS, member.months if member else None, "number")
        paid_up, months = xl_rowcol_to_cell(row, _PAID_UP), xl_rowcol_to_cell(row, _MONTHS)
        held = f"IF(ISNUMBER({months}),{months},12)"
        sheet.write_formula(row, _DUE, round_product(f"N({paid_up})*interest_rate*{held}/12"), due, "money note")
    last = FIRST + rows - 1
    for column, name in ((1, "member_names"), (_USE, "use_by_member"), (_PAID_UP, "paid_up"), (_MONTHS, "months_held")):
        sheet.define_name(name, FIRST, column, last, column)
    sheet.validate_number((FIRST, _USE, last, _PAID_UP), 0, int(MOST))
    sheet.validate_number((FIRST, _MONTHS, last, _MONTHS), 0, 12)
    sheet.format_decimals((FIRST, _USE, last, _USE))
    sheet.format_decimals((FIRST, _MONTHS, last, _MONTHS))
    return dues


def _small(sheet: WorkbookSheet, members: Sequence[Member], dues: list[Decimal], rows: int) -> None:
    """The weights of the two sharings out, as whole numbers: the uses, and the interest that is due."""
    last, places = FIRST + rows - 1, sheet.book.locale.minor_digits
    says = N_("How parts are shared out: whole parts of the smallest money, then one each to the largest remainders.")
    sheet.write_label(1, _HELPERS, says, "note")
    sheet.write_headers(HEAD_ROW, (N_("Use in smallest parts"),), _SMALL_USE)
    sheet.write_headers(HEAD_ROW, (N_("Interest in smallest money"),), _SMALL_DUE)
    sheet.write_label(HEAD_ROW - 1, _SMALL_USE, N_("Places of the uses"), "note")
    fine = decimal_places([each.use for each in members])
    sheet.write_formula(HEAD_ROW - 1, _SMALL_USE + 1, decimal_places_formula(_USE, last), fine, "count", "use_places")
    small = [*small_uses(members), *[0] * rows][:rows]
    for row, (use, due) in enumerate(zip(small, dues, strict=True), start=FIRST):
        typed, owed = xl_rowcol_to_cell(row, _USE), xl_rowcol_to_cell(row, _DUE)
        sheet.write_formula(row, _SMALL_USE, f"ROUND(N({typed})*10^use_places,0)", use, "number")
        sheet.write_formula(row, _SMALL_DUE, f"ROUND({owed}*10^money_places,0)", int(due.scaleb(places)), "number")


def _sharings(
    sheet: WorkbookSheet, shared: GroupDistribution, dues: list[Decimal], rows: int
) -> tuple[Sharing, Sharing]:
    """Interest and refund: the pool of each, in the smallest money, and what they are shared out by."""
    use, places = shared.distribution.use, sheet.book.locale.minor_digits
    weights = [[int(due.scaleb(places)) for due in dues], [*small_uses(shared.accounts.members), *[0] * rows][:rows]]
    columns = (_INTEREST_SHARES, _SMALL_DUE), (_REFUND_SHARES, _SMALL_USE)
    found = []
    for name, (column, weight), weighed in zip(("interest", "refund"), columns, weights, strict=True):
        pool = int(use.amount(name).scaleb(places))
        sheet.write_label(HEAD_ROW - 1, column + 1, N_("To share out"), "note")
        formula = f"ROUND({name}_amount*10^money_places,0)"
        sheet.write_formula(HEAD_ROW - 1, column + 2, formula, pool, "number", f"{name}_pool")
        found.append(Sharing(name, column, weight, FIRST + rows - 1, pool, weighed))
    return found[0], found[1]


def _received(sheet: WorkbookSheet, parts: Sequence[MemberShare], sharings: tuple[Sharing, Sharing], rows: int) -> None:
    """What each member receives: a share of the interest, and of the refund, which is paid or kept."""
    interest, refund = sharings
    for place in range(rows):
        row, part = FIRST + place, parts[place] if place < len(parts) else _NOTHING
        whole, cash = xl_rowcol_to_cell(row, _REFUND), xl_rowcol_to_cell(row, _CASH)
        sheet.write_formula(row, _INTEREST, interest.share(row), part.interest)
        sheet.write_formula(row, _REFUND, refund.share(row), part.refund)
        sheet.write_formula(row, _CASH, f"MIN({whole},{round_product(f'{whole}*cash_part')})", part.cash)
        sheet.write_formula(row, _KEPT, round_sum(f"{whole}-{cash}"), part.retained)


def _totals(sheet: WorkbookSheet, shared: GroupDistribution, due: Decimal, last: int) -> None:
    """The line of all members."""
    found, members = shared.distribution, shared.accounts.members
    sheet.write_label(TOTAL, 1, N_("All members"), "total")
    all_use = add_up(each.use for each in members)
    sheet.write_formula(TOTAL, _USE, "refund_weights/10^use_places", all_use, "number total", "all_use")
    sheet.format_decimals((TOTAL, _USE, TOTAL, _USE))
    for column, name, amount in (
        (_PAID_UP, "all_paid_up", add_up(each.paid_up for each in members)),
        (_DUE, "interest_due", due),
        (_INTEREST, "interest_to_members", found.interest),
        (_REFUND, "refund_to_members", found.refund),
        (_CASH, "cash_to_members", found.cash),
        (_KEPT, "kept_to_members", found.retained),
    ):
        together = round_quantity(f"SUM({xl_range(FIRST, column, last, column)})")
        sheet.write_formula(TOTAL, column, together, amount, "money total", name)
    for column, name in ((_INTEREST, "interest"), (_REFUND, "refund"), (_CASH, "cash"), (_KEPT, "kept")):
        sheet.define_name(f"{name}_by_member", FIRST, column, last, column)
