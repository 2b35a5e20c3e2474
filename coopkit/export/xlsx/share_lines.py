"""The sheet of a surplus, line by line: what each takes, and what is left after it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from coopkit.business.money import add_up
from coopkit.business.surplus.distribution import NON_MEMBERS
from coopkit.business.surplus.lines import SurplusUse
from coopkit.export.xlsx.formulas import round_product, round_quantity
from coopkit.export.xlsx.share_rules import rules_in_order
from coopkit.export.xlsx.workbook import HEAD_ROW, Workbook, WorkbookSheet
from coopkit.i18n import N_
from coopkit.portfolio.account_lines import RESERVE
from coopkit.portfolio.group_surplus import GroupDistribution
from coopkit.report.surplus import USE_LABELS

ZERO = Decimal(0)
_FIRST = HEAD_ROW + 1


@dataclass(frozen=True)
class _Line:
    """A line: what for, its rate and the money it is a rate of, each as formula and value, and what it asks for.

    `base` and `asks` may speak of `{left}`, what the lines before have left; `base_value` None is that too.
    """

    use: str
    rate: str
    rate_value: Decimal | Fraction
    base: str
    base_value: Decimal | None
    asks: str


def write_lines(book: Workbook, shared: GroupDistribution) -> WorkbookSheet:
    """Write the sheet; a line's amount is named such as `reserve_amount`, what is left after it `left_2` and so on."""
    says = N_("In this order, each line as far as money is left. In a year of loss nothing is given out.")
    sheet = book.sheet(N_("Surplus"), says, (46, 12, 18, 18, 18))
    heads = N_("For"), N_("Rate"), N_("Of"), N_("Amount"), N_("What is left")
    sheet.write_headers(HEAD_ROW, heads)
    use = shared.distribution.use
    usable = max(ZERO, use.surplus)
    left = usable + max(ZERO, use.brought_forward) if usable else ZERO
    sheet.write_label(_FIRST, 0, N_("Surplus to use"))
    sheet.write_formula(_FIRST, 3, "MAX(0,surplus)", usable, "money", "usable")
    sheet.write_formula(
        _FIRST, 4, round_quantity("IF(usable>0,usable+MAX(0,brought_forward),0)"), left, "money note", "left_0"
    )
    lines = tuple(_lines(shared, usable))
    for number, line in enumerate(lines, start=1):
        left = _write(sheet, number, line, use.amount(line.use), left)
    _carried(sheet, lines, use)
    return sheet


def _lines(shared: GroupDistribution, usable: Decimal) -> Iterator[_Line]:
    found = shared.distribution
    yield _Line("losses", "", ZERO, "", ZERO, "MAX(0,-brought_forward)")
    together = "(all_use+others_use)"
    part, asks = (
        f"IF({together}=0,0,others_use/{together})",
        round_product(f"IF({together}=0,0,usable*others_use/{together})"),
    )
    yield _Line(NON_MEMBERS, part, found.non_member_share, "usable", usable, asks)
    bases = {"surplus": usable, "after-losses": usable - found.use.amount("losses"), "left": None}
    for rule in rules_in_order(shared.accounts):
        rate = f"{rule.use}_rate"
        if rule.use == "interest":
            paid_up = add_up(each.paid_up for each in shared.accounts.members)
            yield _Line(rule.use, rate, rule.rate, "all_paid_up", paid_up, "interest_due")
        elif rule.use == "refund":
            yield _Line(rule.use, rate, rule.rate, "{left}", None, round_product(f"{{left}}*{rate}"))
        else:
            words = f"{rule.use}_base"
            base = f"IF({words}=base_left,{{left}},IF({words}=base_after_losses,after_losses,usable))"
            asks = round_product(f"({base})*{rate}")
            asks = _in_room(asks) if rule.use == RESERVE else asks
            yield _Line(rule.use, rate, rule.rate, base, bases[rule.base], asks)


def _in_room(asks: str) -> str:
    """At most what the reserve lacks to its target, where there is one."""
    return f"IF(ISNUMBER(reserve_target),MIN({asks},MAX(0,{round_quantity('reserve_target-reserve_now')})),{asks})"


def _write(sheet: WorkbookSheet, number: int, line: _Line, amount: Decimal, left: Decimal) -> Decimal:
    """Write a line; returns what is left after it."""
    row, before, name = _FIRST + number, f"left_{number - 1}", line.use.replace("-", "_")
    sheet.write_label(row, 0, USE_LABELS[line.use])
    if line.rate:
        sheet.write_formula(row, 1, line.rate, line.rate_value, "rate")
        base = left if line.base_value is None else line.base_value
        sheet.write_formula(row, 2, line.base.format(left=before), base)
    sheet.write_formula(row, 3, f"MIN({line.asks.format(left=before)},{before})", amount, "money", f"{name}_amount")
    sheet.write_formula(
        row, 4, round_quantity(f"{before}-{name}_amount"), left - amount, "money note", f"left_{number}"
    )
    return left - amount


def _carried(sheet: WorkbookSheet, lines: tuple[_Line, ...], use: SurplusUse) -> None:
    """What is carried forward, and the surplus after losses, of which some rates are."""
    row = _FIRST + len(lines) + 1
    amounts = "".join(f"-{line.use.replace('-', '_')}_amount" for line in lines if line.use != "losses")
    sheet.write_label(row, 0, N_("Carried forward"), "total")
    sheet.write_formula(
        row,
        3,
        round_quantity(f"surplus+brought_forward{amounts}"),
        use.carried_forward,
        "money total",
        "carried_forward",
    )
    sheet.write_label(row + 2, 0, N_("The surplus after old losses"), "note")
    after = max(ZERO, use.surplus) - use.amount("losses")
    sheet.write_formula(row + 2, 3, round_quantity("usable-losses_amount"), after, "money note", "after_losses")
    sheet.highlight_numbers((row, 3, row, 3))
