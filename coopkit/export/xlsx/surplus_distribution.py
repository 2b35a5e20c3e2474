"""A surplus distribution as a workbook: the rules, the lines, and each member's part, as formulas."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from coopkit.business.money import add_up
from coopkit.business.surplus.distribution import INTEREST, NON_MEMBERS, REFUND
from coopkit.business.surplus.lines import SurplusUse
from coopkit.business.surplus.patronage import interest_on_shares
from coopkit.export.xlsx.check_sheet import Check, write_check_sheet, zero_check
from coopkit.export.xlsx.formulas import round_product, round_quantity
from coopkit.export.xlsx.largest_remainder import (
    FIRST_MEMBER_ROW,
    POOL_COLUMNS,
    TOTAL_ROW,
    Pool,
    Weights,
    quantities_as_weights,
    size_check,
    write_pool,
    write_quantity_weights,
    write_weights,
)
from coopkit.export.xlsx.member_table import BENEFIT_COLUMNS, USE_COLUMN, MemberTable, member_row_count
from coopkit.export.xlsx.sheet_lines import InputLine, write_input_lines
from coopkit.export.xlsx.workbook import FIRST_ROW, HEADER_ROW, Workbook, WorkbookSheet
from coopkit.i18n import N_, Locale
from coopkit.portfolio.account_lines import BASES, RESERVE, RULES
from coopkit.portfolio.accounts import AnnualAccounts, RuleLine
from coopkit.portfolio.group_surplus import GroupDistribution
from coopkit.portfolio.members.left_out import incomplete_list_sentences
from coopkit.portfolio.members.saved_list import MOST
from coopkit.report.surplus import BASE_LABELS, USE_LABELS

ZERO = Decimal(0)
_INSTRUCTIONS = (
    N_("Begin with the rules: the surplus, each rate, and of what it is a rate. Lines are used from the top down."),
    N_("The members stand on their own sheet, with their use, their shares and the months. Empty rows are for more."),
    N_("Parts are shared out to the last cent, so that they add up to the whole."),
)
_NOTES = (
    N_("Another order of the lines: change it in coopkit and make this file anew."),
    N_("The assembly decides on the surplus. Laws of your country are not in this file: ask those who know them."),
)
_BASES_COLUMN = 4
"""On the sheet of rules, the column with the words for what a rate can be of."""
_PAID_UP, _MONTHS, _DUE, _FIRST_BENEFIT = range(3, 7)
_SHARING_OUT = _FIRST_BENEFIT + BENEFIT_COLUMNS + 1
_USE_WEIGHTS, _DUE_WEIGHTS = _SHARING_OUT, _SHARING_OUT + 1 + POOL_COLUMNS
"""Columns of the sheet of members."""


def write_surplus_distribution(
    shared: GroupDistribution, locale: Locale, *, title: str = "", currency: str = ""
) -> bytes:
    """Write the distribution of a surplus by a co-operative's rules as an XLSX file and return its bytes.

    shared: gives the inputs their first values, and the formulas coopkit's results. locale: the language, and the
    decimal places of the smallest money. title: of the co-operative, for the header of each printed page. currency: as
    people write it.
    Source: own design; the formulas do what `coopkit.business.surplus.distribution.distribute` does.
    """
    description = N_("A surplus shared out by our own rules: change a number and see who receives what.")
    book = Workbook(
        locale,
        title,
        currency,
        locale.minor_digits,
        description=description,
        instructions=_INSTRUCTIONS,
        notes=_NOTES,
        warnings=tuple(incomplete_list_sentences(shared.accounts.left_out)),
    )
    _write_rules_sheet(book, shared)
    _write_surplus_sheet(book, shared)
    pools = _write_members_sheet(book, shared)
    write_check_sheet(book, _sum_checks(shared), _input_checks(), [size_check(pools)])
    return book.to_bytes()


def _all_rules(accounts: AnnualAccounts) -> tuple[RuleLine, ...]:
    """Return the rules in their order, followed by rules that have no rate yet."""
    known = {rule.use for rule in accounts.rules}
    return (*accounts.rules, *(RuleLine(use, ZERO, BASES[0], 0) for use in RULES if use not in known))


def _write_rules_sheet(book: Workbook, shared: GroupDistribution) -> None:
    """Write the sheet of rules, with cells named `surplus`, `reserve_rate`, `reserve_base`, `cash_part` and so on."""
    description = N_("The rules as the bylaws name them. A rate without “of what” is of the whole surplus.")
    sheet = book.add_sheet(N_("Our rules"), description, (46, 16, 36, 3, 36))
    sheet.write_headers(HEADER_ROW, (N_("For"), N_("Rate"), N_("Of what")))
    for row, base in enumerate(BASES):
        sheet.write_label(row, _BASES_COLUMN, BASE_LABELS[base], "note")
        sheet.define_name(f"base_{base.replace('-', '_')}", row, _BASES_COLUMN)
    rules = _all_rules(shared.accounts)
    for row, rule in enumerate(rules, start=FIRST_ROW):
        sheet.write_label(row, 0, USE_LABELS[rule.use])
        sheet.write_input(row, 1, rule.rate, "rate", f"{rule.use}_rate")
        if rule.use == INTEREST:
            sheet.write_label(row, 2, N_("shares paid up, a year"))
        elif rule.use == REFUND:
            sheet.write_label(row, 2, BASE_LABELS["left"])
        else:
            sheet.write_input(row, 2, book.text(BASE_LABELS[rule.base]), "typed", f"{rule.use}_base")
            sheet.validate_list((row, 2, row, 2), (0, _BASES_COLUMN, len(BASES) - 1, _BASES_COLUMN))
    last_row = FIRST_ROW + len(rules) - 1
    sheet.validate_number((FIRST_ROW, 1, last_row, 1), 0, 1)
    sheet.write_label(last_row + 2, 0, N_("The numbers that they work on"), "section")
    write_input_lines(sheet, last_row + 3, _rule_inputs(shared, book.locale.minor_digits))
    sheet.set_print_area(last_row + 12, _BASES_COLUMN - 2)


def _rule_inputs(shared: GroupDistribution, minor_digits: int) -> tuple[InputLine, ...]:
    """Return the numbers that the rules work on."""
    given, use, most = shared.accounts.sharing, shared.distribution.use, int(MOST)
    reserve_now, others = N_("Reserve before this year’s part"), N_("Use by people who are no members")
    return (
        InputLine(N_("Surplus of the year"), "surplus", use.surplus, most=most, least=-most),
        InputLine(N_("Left from earlier years"), "brought_forward", use.brought_forward, most=most, least=-most),
        InputLine(N_("Target of the reserve"), "reserve_target", given.target, most=most),
        InputLine(reserve_now, "reserve_now", given.reserve_now, most=most),
        InputLine(others, "others_use", given.others_use, "exact", most),
        InputLine(N_("Part of a refund that is paid in cash"), "cash_part", given.cash_part, "rate"),
        InputLine(N_("Places of the money"), "money_places", minor_digits, "count", 3, whole=True),
    )


@dataclass(frozen=True)
class _SurplusLine:
    """A line of the use of a surplus, with formulas and coopkit's values.

    asked: the formula of what the line takes if enough is left. In `base` and `asked`, `{left}` is what the lines
    before have left; a `base_value` of None is that too.
    """

    use: str
    asked: str
    rate: str = ""
    rate_value: Decimal | Fraction = ZERO
    base: str = ""
    base_value: Decimal | None = None

    @property
    def name(self) -> str:
        """The name of the cell with the line's amount."""
        return f"{self.use.replace('-', '_')}_amount"


def _write_surplus_sheet(book: Workbook, shared: GroupDistribution) -> None:
    """Write the use of the surplus line by line, in cells such as `reserve_amount` and, after line 2, `left_2`."""
    description = N_("In this order, each line as far as money is left. In a year of loss nothing is given out.")
    sheet = book.add_sheet(N_("Surplus"), description, (46, 12, 18, 18, 18))
    headers = N_("For"), N_("Rate"), N_("Of"), N_("Amount"), N_("What is left")
    sheet.write_headers(HEADER_ROW, headers)
    use = shared.distribution.use
    usable = max(ZERO, use.surplus)
    left = usable + max(ZERO, use.brought_forward) if usable else ZERO
    sheet.write_label(FIRST_ROW, 0, N_("Surplus to use"))
    sheet.write_formula(FIRST_ROW, 3, "MAX(0,surplus)", usable, "money", "usable")
    with_earlier = round_quantity("IF(usable>0,usable+MAX(0,brought_forward),0)")
    sheet.write_formula(FIRST_ROW, 4, with_earlier, left, "money note", "left_0")
    lines = tuple(_surplus_lines(shared, usable))
    for number, line in enumerate(lines, start=1):
        row, before, amount = FIRST_ROW + number, f"left_{number - 1}", use.amount(line.use)
        sheet.write_label(row, 0, USE_LABELS[line.use])
        if line.rate:
            base_value = left if line.base_value is None else line.base_value
            sheet.write_formula(row, 1, line.rate, line.rate_value, "rate")
            sheet.write_formula(row, 2, line.base.format(left=before), base_value)
        left -= amount
        sheet.write_formula(row, 3, f"MIN({line.asked.format(left=before)},{before})", amount, "money", line.name)
        sheet.write_formula(row, 4, round_quantity(f"{before}-{line.name}"), left, "money note", f"left_{number}")
    _write_carried_forward(sheet, FIRST_ROW + len(lines) + 1, lines, use)


def _surplus_lines(shared: GroupDistribution, usable: Decimal) -> Iterator[_SurplusLine]:
    """Yield the lines in their order; usable: the surplus, or 0 in a year of loss."""
    found, accounts = shared.distribution, shared.accounts
    yield _SurplusLine("losses", "MAX(0,-brought_forward)")
    all_use = "(all_use+others_use)"
    part, asked = (f"IF({all_use}=0,0,{formula}/{all_use})" for formula in ("others_use", "usable*others_use"))
    yield _SurplusLine(NON_MEMBERS, round_product(asked), part, found.non_member_share, "usable", usable)
    bases = {"surplus": usable, "after-losses": usable - found.use.amount("losses"), "left": None}
    for rule in _all_rules(accounts):
        rate = f"{rule.use}_rate"
        if rule.use == INTEREST:
            paid_up = add_up(each.paid_up for each in accounts.members)
            yield _SurplusLine(rule.use, "interest_due", rate, rule.rate, "all_paid_up", paid_up)
        elif rule.use == REFUND:
            yield _SurplusLine(rule.use, round_product(f"{{left}}*{rate}"), rate, rule.rate, "{left}")
        else:
            words = f"{rule.use}_base"
            base = f"IF({words}=base_left,{{left}},IF({words}=base_after_losses,after_losses,usable))"
            asked = round_product(f"({base})*{rate}")
            if rule.use == RESERVE:
                lacking = f"MAX(0,{round_quantity('reserve_target-reserve_now')})"
                asked = f"IF(ISNUMBER(reserve_target),MIN({asked},{lacking}),{asked})"
            yield _SurplusLine(rule.use, asked, rate, rule.rate, base, bases[rule.base])


def _write_carried_forward(sheet: WorkbookSheet, row: int, lines: Sequence[_SurplusLine], use: SurplusUse) -> None:
    """Write what is carried forward, and the surplus after losses, which some rates are of."""
    amounts = "".join(f"-{line.name}" for line in lines if line.use != "losses")
    carried_forward = round_quantity(f"surplus+brought_forward{amounts}")
    sheet.write_label(row, 0, N_("Carried forward"), "total")
    sheet.write_formula(row, 3, carried_forward, use.carried_forward, "money total", "carried_forward")
    sheet.write_label(row + 2, 0, N_("The surplus after old losses"), "note")
    after = max(ZERO, use.surplus) - use.amount("losses")
    sheet.write_formula(row + 2, 3, round_quantity("usable-losses_amount"), after, "money note", "after_losses")
    sheet.highlight_numbers((row, 3, row, 3))


def _write_members_sheet(book: Workbook, shared: GroupDistribution) -> tuple[Pool, Pool]:
    """Write the sheet of members, with columns such as `refund_by_member`; return the pools that they share."""
    description = N_(
        "Use: one measure for all, such as hours, kilos or purchases. Months: how long the shares were held."
    )
    widths = (6, 28, *[14] * 8, 3, *[16] * (2 + 2 * POOL_COLUMNS))
    sheet = book.add_sheet(N_("Members"), description, widths, frozen_columns=2)
    headers = (
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
    sheet.write_headers(HEADER_ROW, headers)
    members, found = shared.accounts.members, shared.distribution
    table = MemberTable(sheet, member_row_count(len(members)))
    table.write_members([each.label for each in members], [each.use for each in members], int(MOST))
    dues = _interest_due(shared, table.rows, book.locale.minor_digits)
    _write_member_shares(table, shared, dues)
    interest, refund = _interest_and_refund_pools(shared, table.rows, dues, book.locale.minor_digits)
    table.write_benefits(
        _FIRST_BENEFIT,
        "",
        interest=interest.share,
        refund=refund.share,
        totals=(found.interest, found.refund, found.cash, found.retained),
        benefits=found.members,
        otherwise=ZERO,
    )
    _write_sharing_out(sheet, shared, interest, refund)
    sheet.set_print_area(table.last_row, _SHARING_OUT - 2)
    return interest, refund


def _interest_due(shared: GroupDistribution, rows: int, places: int) -> list[Decimal]:
    """Return the interest that is due to the member of each row, money with so many decimal places."""
    rate = next((rule.rate for rule in shared.accounts.rules if rule.use == INTEREST), ZERO)
    members = shared.accounts.members
    dues = [interest_on_shares(each.paid_up, rate, months_held=each.months, places=places) for each in members]
    return [*dues, *[ZERO] * (rows - len(dues))]


def _write_member_shares(table: MemberTable, shared: GroupDistribution, dues: Sequence[Decimal]) -> None:
    """Write each member's shares, the months for which they were held, and the interest that is due for them."""
    sheet, members, last = table.sheet, shared.accounts.members, table.last_row
    for place, (row, due) in enumerate(zip(range(FIRST_MEMBER_ROW, last + 1), dues, strict=True)):
        member = members[place] if place < len(members) else None
        sheet.write_input(row, _PAID_UP, member.paid_up if member else None, "money")
        sheet.write_input(row, _MONTHS, member.months if member else None, "number")
        paid_up, months = xl_rowcol_to_cell(row, _PAID_UP), xl_rowcol_to_cell(row, _MONTHS)
        held = f"IF(ISNUMBER({months}),{months},12)"
        sheet.write_formula(row, _DUE, round_product(f"N({paid_up})*interest_rate*{held}/12"), due, "money note")
    sheet.define_name("paid_up", FIRST_MEMBER_ROW, _PAID_UP, last, _PAID_UP)
    sheet.define_name("months_held", FIRST_MEMBER_ROW, _MONTHS, last, _MONTHS)
    sheet.validate_number((FIRST_MEMBER_ROW, _PAID_UP, last, _PAID_UP), 0, int(MOST))
    sheet.validate_number((FIRST_MEMBER_ROW, _MONTHS, last, _MONTHS), 0, 12)
    sheet.format_decimals((FIRST_MEMBER_ROW, _MONTHS, last, _MONTHS))
    totals = (_PAID_UP, "all_paid_up", add_up(each.paid_up for each in members)), (_DUE, "interest_due", add_up(dues))
    for column, name, total in totals:
        formula = round_quantity(f"SUM({xl_range(FIRST_MEMBER_ROW, column, last, column)})")
        sheet.write_formula(TOTAL_ROW, column, formula, total, "money total", name)
    all_use = add_up(each.use for each in members)
    sheet.write_formula(TOTAL_ROW, USE_COLUMN, "use_weight_sum/10^use_places", all_use, "number total", "all_use")


def _interest_and_refund_pools(
    shared: GroupDistribution, rows: int, dues: Sequence[Decimal], places: int
) -> tuple[Pool, Pool]:
    """Return the interest, shared out by what is due to each member, and the refund, shared out by use."""
    use = shared.distribution.use
    interest, refund = (int(use.amount(name).scaleb(places)) for name in (INTEREST, REFUND))
    due_weights = Weights("due", _DUE_WEIGHTS, [int(due.scaleb(places)) for due in dues])
    uses = quantities_as_weights([each.use for each in shared.accounts.members], rows)
    return (
        Pool("interest", _DUE_WEIGHTS + 1, "interest_amount", interest, due_weights),
        Pool("refund", _USE_WEIGHTS + 1, "refund_amount", refund, Weights("use", _USE_WEIGHTS, uses)),
    )


def _write_sharing_out(sheet: WorkbookSheet, shared: GroupDistribution, interest: Pool, refund: Pool) -> None:
    """Write how interest and refund are shared out, beside the table."""
    note = N_("How parts are shared out: whole parts of the smallest money, then one each to the largest remainders.")
    sheet.write_label(1, _SHARING_OUT, note, "note")
    sheet.write_headers(HEADER_ROW, (N_("Use in smallest parts"),), _USE_WEIGHTS)
    sheet.write_headers(HEADER_ROW, (N_("Interest in smallest money"),), _DUE_WEIGHTS)
    uses = [each.use for each in shared.accounts.members]
    write_quantity_weights(sheet, refund.weights, uses, source=USE_COLUMN, label_column=_USE_WEIGHTS)
    write_weights(sheet, interest.weights, lambda row: f"ROUND({xl_rowcol_to_cell(row, _DUE)}*10^money_places,0)")
    for pool in (interest, refund):
        write_pool(sheet, pool)


def _sum_checks(shared: GroupDistribution) -> list[Check]:
    """Return the checks that the members receive what the lines give them."""
    found = shared.distribution
    refund = found.use.amount(REFUND) - found.undistributed
    interest_label = N_("Interest to members, and what the surplus gives for it")
    refund_label = N_("Refunds to members, and what the surplus gives for them")
    parts_label = N_("Refunds in cash and kept, and all refunds")
    parts = "ROUND(cash_to_members+kept_to_members,6)"
    return [
        Check(interest_label, "interest_to_members", "interest_amount", found.interest, found.use.amount(INTEREST)),
        Check(refund_label, "refund_to_members", "IF(all_use=0,0,refund_amount)", found.refund, refund),
        Check(parts_label, parts, "refund_to_members", found.cash + found.retained, found.refund),
    ]


def _input_checks() -> list[Check]:
    """Return the checks of inputs that coopkit would refuse."""
    rates = "+".join(f"IF({use}_base=base_left,0,{use}_rate)" for use in RULES if use not in (INTEREST, REFUND))
    above = N_("Rates of the whole surplus together above the whole")
    beyond = N_("More than 12 months, or more than all of a refund in cash")
    return [
        zero_check(above, f"MAX(0,ROUND({rates}-1,9))", "rate"),
        zero_check(beyond, "MAX(0,MAX(months_held)-12)+MAX(0,cash_part-1)", "exact"),
    ]
