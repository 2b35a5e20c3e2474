"""Read a group's business plan from its answers, or what is still missing for one."""

from dataclasses import dataclass
from decimal import Decimal, localcontext

from coopkit.business.money import EXACT, allocate
from coopkit.business.plan import MONTHS, BusinessPlan, Loan, Product, StartUpItem, SurplusRules
from coopkit.business.plan.inputs import MOST_MONEY
from coopkit.exercises import UnusableNumber
from coopkit.i18n import N_, ExactPercent, LazyText, Money, Value, lazy
from coopkit.portfolio.group_answers import AnswerRow, GroupAnswers, with_rounded_money
from coopkit.portfolio.linked_rows import renamed_rows
from coopkit.portfolio.plan_fields import CONTRIBUTION, MEMBER_MATRIX, MONEY_FIELDS, FieldBinding
from coopkit.portfolio.plan_number_reader import PlanNumberReader
from coopkit.report import Gap

ZERO = Decimal(0)
START_UP_KINDS = ("thing", "deposit", "once")


@dataclass(frozen=True)
class PlanReading:
    """A plan read from a group's answers.

    plan: None as long as there are gaps. gaps: missing and impossible answers, and where to give them.
    defaulted: fields without an answer, for which the plan uses `FieldBinding.default`. names: the members' names in
    the order of the plan's use by member, "" for one without a name. to_check: answers that the plan uses, but that the
    group should look at again.
    """

    plan: BusinessPlan | None
    gaps: tuple[Gap, ...]
    defaulted: tuple[FieldBinding, ...]
    names: tuple[str, ...]
    to_check: tuple[Gap, ...] = ()


def read_plan(answers: GroupAnswers, *, minor_digits: int) -> PlanReading:
    """Read the plan from all exercises that ask for its numbers.

    minor_digits: decimal places of the smallest money, to which each amount is rounded.
    """
    reading = PlanNumberReader(with_rounded_money(answers, MONEY_FIELDS, minor_digits))
    members = int(reading.number("members") or 0)
    share, fee, grant = (reading.number(field) for field in ("share", "entry_fee", "grant"))
    start_up, products, fixed = _read_start_up_items(reading), _read_products(reading), _read_fixed_costs(reading)
    at_once = reading.percent_as_fraction("paid_at_once")
    growth = tuple(reading.percent_as_fraction(field) or ZERO for field in ("growth.2", "growth.3"))
    loan, payments = _read_loan(reading), _read_share_payments(reading, share, minor_digits)
    names, use = _read_member_use(reading, members)
    rules, non_members = _read_surplus_rules(reading)
    plan = None
    if not reading.gaps:
        plan = BusinessPlan(
            members=members,
            share=share or ZERO,
            entry_fee=fee or ZERO,
            share_payments=payments,
            start_up=start_up,
            grant=grant or ZERO,
            loan=loan,
            products=products,
            fixed_costs=fixed,
            paid_at_once=Decimal(1) if at_once is None else at_once,
            non_member_part=non_members,
            rules=rules,
            use_by_member=use,
            growth=(growth[0], growth[1]),
            minor_digits=minor_digits,
        )
    return PlanReading(plan, tuple(reading.gaps), tuple(reading.defaulted), names, tuple(reading.to_check))


def _read_start_up_items(reading: PlanNumberReader) -> tuple[StartUpItem, ...]:
    """Return what must be paid before the start, with how long each item lasts."""
    rows = reading.rows("start_up.amount")
    if not rows:
        reading.note_missing("start_up.amount")
    items = []
    for row in rows:
        name, line = row.words("item"), _row_label(row, "item")
        amount, kind = reading.cell("start_up.amount", row, line), row.words("kind")
        if kind not in START_UP_KINDS:
            reading.note_missing("start_up.kind", line)
        years = reading.cell("start_up.life_years", row, line) if kind == "thing" else None
        life = {"deposit": 0, "thing": int(years or 0)}.get(kind)
        items.append(StartUpItem(name, amount or ZERO, life))
    return tuple(items)


def _read_products(reading: PlanNumberReader) -> tuple[Product, ...]:
    """Return the products, each with its price, its cost, and its quantities month by month."""
    rows = reading.rows("products.price")
    if not rows:
        reading.note_missing("products.price")
    sold = {row.id: row for row in reading.rows("products.units.1")}
    _check_product_names(reading, rows, tuple(sold.values()))
    priced = {row.id for row in rows}
    for row in sold.values():
        if row.id not in priced and any(isinstance(cell, Decimal | UnusableNumber) for cell in row.cells.values()):
            reading.note_missing("products.price", _row_label(row, "what"))
    return tuple(_read_product(reading, row, sold.get(row.id, AnswerRow(row.id, {}))) for row in rows)


def _check_product_names(
    reading: PlanNumberReader, products: tuple[AnswerRow, ...], sold: tuple[AnswerRow, ...]
) -> None:
    """Note each row of quantities whose name differs from its product's."""
    for other in renamed_rows(products, "product", sold, "what"):
        values: dict[str, Value] = {"n": other.row.place, "name": other.name, "product": other.belongs_to}
        if other.contradicts:
            text = N_(
                "What we sell, line {n}, says “{name}”, but its product is now “{product}”. We can’t tell whose "
                "quantities these are. Give both the same name."
            )
            reading.note_error("products.units.1", lazy(text, **values))
        else:
            text = N_("What we sell, line {n}: “{name}” is now called “{product}”. Are its quantities still right?")
            reading.note_doubt("products.units.1", lazy(text, **values))


def _read_product(reading: PlanNumberReader, row: AnswerRow, sold: AnswerRow) -> Product:
    """Return a product from its row of prices and costs, and its row of quantities."""
    line = _row_label(row, "product")
    price = reading.cell("products.price", row, line) or ZERO
    material, hours, rate, other = (
        reading.cell(f"products.{name}", row, line) for name in ("material", "hours", "rate", "other")
    )
    if material is None and hours is None and rate is None and other is None:
        reading.note_error("products.price", lazy(N_("{line}: still missing is what a unit costs you."), line=line))
    if (hours is None) != (rate is None):
        reading.note_missing("products.hours" if hours is None else "products.rate", line)
    with localcontext(EXACT):
        cost = (material or ZERO) + (hours or ZERO) * (rate or ZERO) + (other or ZERO)
    if cost > MOST_MONEY:
        text = N_("{line}: a unit cannot cost more than {most}. Look again at its hours and the pay for them.")
        reading.note_error("products.hours", lazy(text, line=line, most=Money(Decimal(MOST_MONEY))))
        cost = ZERO
    units = tuple(reading.cell(f"products.units.{month}", sold, line) or ZERO for month in range(1, MONTHS + 1))
    if max(units) * max(price, cost) > MOST_MONEY:
        text = N_("{line}: sales of a month cannot be more than {most}. Look again at the units and the price.")
        reading.note_error("products.units.1", lazy(text, line=line, most=Money(Decimal(MOST_MONEY))))
        units = (ZERO,) * MONTHS
    return Product(row.words("product"), price, cost, units)


def _read_fixed_costs(reading: PlanNumberReader) -> Decimal:
    """Return the fixed costs of a month, the sum of their rows."""
    rows = reading.rows("fixed_costs")
    if not rows:
        reading.note_missing("fixed_costs")
    costs = [reading.cell("fixed_costs", row, _row_label(row, "item")) for row in rows]
    total = sum((cost for cost in costs if cost is not None), ZERO)
    if total > MOST_MONEY:
        text = N_("What you pay each month cannot be more than {most} together. Look again at its lines.")
        reading.note_error("fixed_costs", lazy(text, most=Money(Decimal(MOST_MONEY))))
    return total


def _read_loan(reading: PlanNumberReader) -> Loan | None:
    """Return the loan, or None without an amount or with its terms missing."""
    principal = reading.number("loan.principal")
    if not principal:
        return None
    rate, months = reading.percent_as_fraction("loan.yearly_rate"), reading.number("loan.months")
    return None if rate is None or months is None else Loan(principal, rate, int(months))


def _read_share_payments(reading: PlanNumberReader, share: Decimal | None, places: int) -> tuple[Decimal, ...]:
    """Return what each member pays for the share: at the start, then month by month, exactly the whole share."""
    start = reading.number("share_payments.at_start")
    if share is None:
        return ()
    if start is None or start == share:
        return (share,)
    if start > share:
        text = N_("At the start nobody can pay more than the share: {start} of {share}.")
        reading.note_error("share_payments.at_start", lazy(text, start=Money(start), share=Money(share)))
        return (share,)
    months = int(reading.number("share_payments.months") or 0)
    if not months:
        text = N_("{rest} of each share is left over. In how many months is it paid?")
        reading.note_error("share_payments.months", lazy(text, rest=Money(share - start)))
        return (start,)
    return (start, *allocate(share - start, [1] * months, places=places))


def _read_member_use(reading: PlanNumberReader, members: int) -> tuple[tuple[str, ...], tuple[Decimal, ...]]:
    """Return names and use by member; no use unless it is known for everybody, so that all take part in a refund."""
    rows = [row for row in reading.rows("use_by_member") if row.number("use") is not None or row.unusable("use")]
    if not rows or len(rows) != members:
        reading.note_default("use_by_member")
        known = reading.answers.rows(CONTRIBUTION, "use") or reading.answers.rows(MEMBER_MATRIX, "members")
        return tuple(row.words("name") for row in known), ()
    use = tuple(reading.cell("use_by_member", row, _row_label(row, "name")) or ZERO for row in rows)
    return tuple(row.words("name") for row in rows), use


def _read_surplus_rules(reading: PlanNumberReader) -> tuple[SurplusRules, Decimal]:
    """Return the rules for the surplus, and the fraction of use by people who aren't members."""
    names = ("reserve", "education", "share_interest", "cash_share")
    reserve, education, interest, cash = (reading.percent_as_fraction(f"rules.{name}") or ZERO for name in names)
    non_members = reading.percent_as_fraction("non_member_part") or ZERO
    taken = reserve + education + non_members
    if taken > 1:
        text = N_("Reserve, education and the part of people who are not members take {taken}: more than all of it.")
        reading.note_error("rules.reserve", lazy(text, taken=ExactPercent(taken)))
        reserve = education = non_members = ZERO
    return SurplusRules(reserve, education, interest, cash), non_members


def _row_label(row: AnswerRow, column: str) -> LazyText:
    """Return the text in a column in quotes, or "Line 3" for a row without one."""
    words = row.words(column)
    return lazy(N_("“{words}”"), words=words) if words else lazy(N_("Line {n}"), n=row.place)
