"""A running co-operative's own numbers, wherever a group has answered them: years, months, budget, rules, members."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType

from coopkit.business.cash_flow import CashFlow, cash_flow
from coopkit.business.money import EXACT, add_up, round_half_up
from coopkit.i18n import N_, ExactPercent, lazy
from coopkit.portfolio.account_lines import (
    BALANCE,
    BASES,
    BROUGHT_FORWARD,
    INCOME,
    MONEY_FIELDS,
    MONTHS,
    OUR_BUDGET,
    OUR_MEMBERS,
    OUR_MONTHS,
    OUR_RULES,
    OUR_YEAR,
    RULES,
)
from coopkit.portfolio.financial_year import FinancialYear
from coopkit.portfolio.group_answers import AnswerRow, GroupAnswers, with_rounded_money
from coopkit.portfolio.members.saved_list import MOST, Member, imported_members
from coopkit.report import Gap


@dataclass(frozen=True)
class MonthAmounts:
    """A month of cash: what came in, what was paid to people for work, and other payments; money."""

    received: Decimal
    pay: Decimal
    other: Decimal

    @property
    def paid(self) -> Decimal:
        """All payments."""
        return EXACT.add(self.pay, self.other)


@dataclass(frozen=True)
class RuleLine:
    """A line of the group's rules.

    use: an id of `RULES`. rate: a fraction. base: what it is of, an id of `BASES`. turn: its place in the order.
    """

    use: str
    rate: Decimal
    base: str
    turn: int


@dataclass(frozen=True)
class SharingInputs:
    """What the group's rules say beside their lines: money, a fraction, and the one measure of use.

    target: of the reserve, None for none. reserve_now: what is in it before this year. others_use: by non-members.
    cash_part: the fraction of a refund that is paid in cash. measure: "hours", "kilos", "purchases", "sales" or "".
    """

    surplus: Decimal | None
    brought_forward: Decimal
    target: Decimal | None
    reserve_now: Decimal
    others_use: Decimal
    cash_part: Decimal
    measure: str


@dataclass(frozen=True)
class AnnualAccounts:
    """A group's own numbers, as far as they are there.

    last, now: income, costs and balance of last year and of this one, by the ids of `INCOME` and `BALANCE`; None while
    the year has no sales in it. has_balance: whether this year's balance was put in. months: the twelve months; none
    while nothing is there. cash: what they make of the cash at the start; None while one of the two is missing.
    budget: pairs of budget and actual by the ids of `INCOME`. rules: in their order of turns. members: of the loaded
    list where there is one, else of the table. listed: whether they are of a loaded list. gaps: what is missing, and
    where it is answered.
    """

    last: FinancialYear | None
    now: FinancialYear | None
    has_balance: bool
    months: tuple[MonthAmounts, ...]
    cash: CashFlow | None
    budget: Mapping[str, tuple[Decimal, Decimal]]
    rules: tuple[RuleLine, ...]
    sharing: SharingInputs
    members: tuple[Member, ...]
    listed: bool
    gaps: tuple[Gap, ...]

    @property
    def taken(self) -> Decimal:
        """The part of the surplus that the rules take of the whole of it, a fraction; more than 1 cannot be."""
        of_all = (rule for rule in self.rules if rule.use not in ("interest", "refund") and rule.base != "left")
        return add_up(rule.rate for rule in of_all)


def read_accounts(answers: GroupAnswers, *, minor_digits: int) -> AnnualAccounts:
    """Read a running co-operative's numbers from wherever they are answered; what is missing is named.

    minor_digits: places of the smallest money, to which sums of money are rounded half up.
    """
    answers = with_rounded_money(answers, MONEY_FIELDS, minor_digits)
    now = _read_year(answers, "now")
    months = _read_months(answers)
    listed = tuple(
        replace(each, paid_up=round_half_up(each.paid_up, minor_digits)) for each in imported_members(answers)
    )
    accounts = AnnualAccounts(
        last=_read_year(answers, "last"),
        now=now,
        has_balance=bool(_valid_numbers(answers.rows(OUR_YEAR, "balance"), "now")),
        months=months,
        cash=_read_cash_flow(answers, months),
        budget=_read_budget(answers),
        rules=_read_rules(answers),
        sharing=_read_sharing_inputs(answers, now),
        members=listed or _read_member_table(answers),
        listed=bool(listed),
        gaps=(),
    )
    return replace(accounts, gaps=(*_missing_answer_gaps(accounts), *_negative_balance_gaps(answers)))


def _read_year(answers: GroupAnswers, column: str) -> FinancialYear | None:
    income = _valid_numbers(answers.rows(OUR_YEAR, "income"), column)
    if "sales" not in income:
        return None
    found = income | _valid_numbers(answers.rows(OUR_YEAR, "balance"), column)
    return FinancialYear(MappingProxyType({line: found.get(line, Decimal(0)) for line in (*INCOME, *BALANCE)}))


def _valid_numbers(rows: Iterable[AnswerRow], column: str) -> dict[str, Decimal]:
    """The numbers of a column that can be, by row."""
    least = {BROUGHT_FORWARD: -MOST}
    found = {row.id: row.number(column) for row in rows}
    return {id_: n for id_, n in found.items() if n is not None and least.get(id_, Decimal(0)) <= n <= MOST}


def _read_months(answers: GroupAnswers) -> tuple[MonthAmounts, ...]:
    """The twelve months, an empty cell as 0; none where no cell is filled."""
    rows = answers.rows(OUR_MONTHS, "months")
    columns = [_valid_numbers(rows, name) for name in ("received", "pay", "other")]
    zero = Decimal(0)
    found = tuple(
        MonthAmounts(*(column.get(f"m{month}", zero) for column in columns)) for month in range(1, MONTHS + 1)
    )
    return found if any(columns) else ()


def _read_cash_flow(answers: GroupAnswers, months: tuple[MonthAmounts, ...]) -> CashFlow | None:
    opening = answers.number(OUR_MONTHS, "start.cash")
    if opening is None or not 0 <= opening <= MOST or not months:
        return None
    return cash_flow(opening, [month.received for month in months], [month.paid for month in months])


def _read_budget(answers: GroupAnswers) -> Mapping[str, tuple[Decimal, Decimal]]:
    """The lines of which both numbers are there."""
    rows = answers.rows(OUR_BUDGET, "lines")
    planned, actual = _valid_numbers(rows, "budget"), _valid_numbers(rows, "actual")
    return MappingProxyType(
        {line: (planned[line], actual[line]) for line in INCOME if line in planned and line in actual}
    )


def _read_rules(answers: GroupAnswers) -> tuple[RuleLine, ...]:
    """The lines that have a rate; a line without a turn comes in its place of the list."""
    found = []
    for place, use in enumerate(RULES, start=1):
        row = next((row for row in answers.rows(OUR_RULES, "lines") if row.id == use), AnswerRow(use, {}))
        rate, turn, base = row.number("rate"), row.number("turn"), row.words("base")
        if rate is not None and 0 <= rate <= 100:
            at = int(turn) if turn is not None and turn in range(1, len(RULES) + 1) else place
            found.append(RuleLine(use, rate.scaleb(-2), base if base in BASES else BASES[0], at))
    return tuple(sorted(found, key=lambda rule: rule.turn))


def _read_sharing_inputs(answers: GroupAnswers, now: FinancialYear | None) -> SharingInputs:
    def number(name: str, least: Decimal = Decimal(0), most: Decimal = MOST) -> Decimal | None:
        value = answers.number(OUR_RULES, f"more.{name}")
        return value if value is not None and least <= value <= most else None

    zero = Decimal(0)
    surplus = number("surplus", -MOST)
    if surplus is None and now is not None:
        surplus = now.surplus
    return SharingInputs(
        surplus=surplus,
        brought_forward=number("brought_forward", -MOST) or zero,
        target=number("target"),
        reserve_now=number("reserve_now") or zero,
        others_use=number("others_use") or zero,
        cash_part=(number("cash_part", most=Decimal(100)) or zero).scaleb(-2),
        measure=answers.words(OUR_RULES, "more.measure"),
    )


def _read_member_table(answers: GroupAnswers) -> tuple[Member, ...]:
    """The table's lines of which the use is there; months that are not said are the whole year."""
    found = []
    for row in answers.rows(OUR_MEMBERS, "ours"):
        use, paid_up, months = (row.number(name) for name in ("use", "paid_up", "months"))
        if use is not None and 0 <= use <= MOST:
            held = months if months is not None and 0 <= months <= MONTHS else Decimal(MONTHS)
            shares = paid_up if paid_up is not None and 0 <= paid_up <= MOST else Decimal(0)
            found.append(Member(row.words("name"), use, shares, held))
    return tuple(found)


def _negative_balance_gaps(answers: GroupAnswers) -> Iterator[Gap]:
    """Lines of a balance that cannot be below 0."""
    for row in answers.rows(OUR_YEAR, "balance"):
        amounts = (row.number(column) for column in ("last", "now"))
        if (
            row.id in BALANCE
            and row.id != BROUGHT_FORWARD
            and any(amount is not None and amount < 0 for amount in amounts)
        ):
            text = N_("Look again at “{line}”: it cannot be below 0. A debt stands among the debts.")
            yield Gap(OUR_YEAR, lazy(text, line=lazy(BALANCE[row.id])))


def _missing_answer_gaps(accounts: AnnualAccounts) -> Iterator[Gap]:
    for found, exercise, what in (
        (accounts.now, OUR_YEAR, N_("this year’s sales and costs")),
        (accounts.has_balance, OUR_YEAR, N_("what we have and what we owe at this year’s end")),
        (accounts.last, OUR_YEAR, N_("last year’s numbers, to compare with")),
        (accounts.cash, OUR_MONTHS, N_("the cash at the start of the year, and its months")),
        (accounts.budget, OUR_BUDGET, N_("the budget and what came of it")),
        (accounts.rules, OUR_RULES, N_("our rules for the surplus")),
        (accounts.sharing.surplus is not None, OUR_RULES, N_("the surplus of the year")),
        (accounts.sharing.measure, OUR_RULES, N_("by what we measure the members’ use")),
        (accounts.members, OUR_MEMBERS, N_("the members and how much each has used")),
    ):
        if not found:
            yield Gap(exercise, lazy(N_("Still missing: {what}."), what=lazy(what)))
    if accounts.taken > 1:
        text = N_("The rates of the whole surplus come to {taken}, which is more than all of it. Look at them again.")
        yield Gap(OUR_RULES, lazy(text, taken=ExactPercent(accounts.taken)))
