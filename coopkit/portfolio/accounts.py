"""Read a running co-operative's annual accounts from a group's answers: years, months, budget, rules, members."""

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
    """The cash of a month: receipts, pay for work, and other payments."""

    received: Decimal
    pay: Decimal
    other: Decimal

    @property
    def paid(self) -> Decimal:
        """All payments."""
        return EXACT.add(self.pay, self.other)


@dataclass(frozen=True)
class RuleLine:
    """A line of the group's rules for its surplus.

    use: an id of `RULES`. rate: a fraction. base: what the rate is a part of, an id of `BASES`. turn: its place in the
    order of the lines, from 1.
    """

    use: str
    rate: Decimal
    base: str
    turn: int


@dataclass(frozen=True)
class SharingInputs:
    """The inputs for sharing out the surplus, besides the lines of the rules.

    surplus: the surplus to share, None if unknown. brought_forward: what is left from earlier years.
    target: the target of the reserve, or None. reserve_now: the reserve before this year. others_use: the use by
    people who aren't members. cash_part: the fraction of a refund that is paid in cash.
    measure: how use is measured, "hours", "kilos", "purchases", "sales" or "".
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
    """A group's annual accounts, as far as it has answered them.

    last, now: last year and this year, None without an answer for sales. has_balance: whether this year's balance is
    answered. months: twelve months, or none if no cell is filled. cash: the cash flow of these months, None if they or
    the cash at the start are missing. budget: pairs of budget and actual by the ids of `INCOME`. rules: in their order.
    members: those of the imported list if there is one, else of the exercise's table. members_imported: whether they
    come from an imported list. gaps: what is missing, and where it is answered.
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
    members_imported: bool
    gaps: tuple[Gap, ...]

    @property
    def rate_of_surplus(self) -> Decimal:
        """The sum of the rates of the whole surplus, a fraction; rules with more than 1 can't be applied."""
        of_all = (rule for rule in self.rules if rule.use not in ("interest", "refund") and rule.base != "left")
        return add_up(rule.rate for rule in of_all)


def read_accounts(answers: GroupAnswers, *, minor_digits: int) -> AnnualAccounts:
    """Read a running co-operative's accounts from all exercises that ask for them; `gaps` names what is missing.

    minor_digits: decimal places of the smallest money, to which amounts are rounded half up.
    """
    answers = with_rounded_money(answers, MONEY_FIELDS, minor_digits)
    now = _read_year(answers, "now")
    months = _read_months(answers)
    imported = tuple(
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
        members=imported or _read_member_table(answers),
        members_imported=bool(imported),
        gaps=(),
    )
    return replace(accounts, gaps=(*_missing_answer_gaps(accounts), *_negative_balance_gaps(answers)))


def _read_year(answers: GroupAnswers, column: str) -> FinancialYear | None:
    """Return the year in a column, "last" or "now", with empty lines as 0; None without an answer for sales."""
    income = _valid_numbers(answers.rows(OUR_YEAR, "income"), column)
    if "sales" not in income:
        return None
    found = income | _valid_numbers(answers.rows(OUR_YEAR, "balance"), column)
    return FinancialYear(MappingProxyType({line: found.get(line, Decimal(0)) for line in (*INCOME, *BALANCE)}))


def _valid_numbers(rows: Iterable[AnswerRow], column: str) -> dict[str, Decimal]:
    """Return the possible numbers of a column by row id; only brought-forward amounts may be negative."""
    least = {BROUGHT_FORWARD: -MOST}
    found = {row.id: row.number(column) for row in rows}
    return {id_: n for id_, n in found.items() if n is not None and least.get(id_, Decimal(0)) <= n <= MOST}


def _read_months(answers: GroupAnswers) -> tuple[MonthAmounts, ...]:
    """Return the twelve months with empty cells as 0; none if no cell is filled."""
    rows = answers.rows(OUR_MONTHS, "months")
    columns = [_valid_numbers(rows, name) for name in ("received", "pay", "other")]
    zero = Decimal(0)
    found = tuple(
        MonthAmounts(*(column.get(f"m{month}", zero) for column in columns)) for month in range(1, MONTHS + 1)
    )
    return found if any(columns) else ()


def _read_cash_flow(answers: GroupAnswers, months: tuple[MonthAmounts, ...]) -> CashFlow | None:
    """Return the cash flow of the months, or None if the months or the cash at the start are missing."""
    opening = answers.number(OUR_MONTHS, "start.cash")
    if opening is None or not 0 <= opening <= MOST or not months:
        return None
    return cash_flow(opening, [month.received for month in months], [month.paid for month in months])


def _read_budget(answers: GroupAnswers) -> Mapping[str, tuple[Decimal, Decimal]]:
    """Return budget and actual of the lines that have both."""
    rows = answers.rows(OUR_BUDGET, "lines")
    planned, actual = _valid_numbers(rows, "budget"), _valid_numbers(rows, "actual")
    return MappingProxyType(
        {line: (planned[line], actual[line]) for line in INCOME if line in planned and line in actual}
    )


def _read_rules(answers: GroupAnswers) -> tuple[RuleLine, ...]:
    """Return the lines of the rules that have a rate, in their order; without a turn, a line keeps its table place."""
    found = []
    for place, use in enumerate(RULES, start=1):
        row = next((row for row in answers.rows(OUR_RULES, "lines") if row.id == use), AnswerRow(use, {}))
        rate, turn, base = row.number("rate"), row.number("turn"), row.words("base")
        if rate is not None and 0 <= rate <= 100:
            at = int(turn) if turn is not None and turn in range(1, len(RULES) + 1) else place
            found.append(RuleLine(use, rate.scaleb(-2), base if base in BASES else BASES[0], at))
    return tuple(sorted(found, key=lambda rule: rule.turn))


def _read_sharing_inputs(answers: GroupAnswers, now: FinancialYear | None) -> SharingInputs:
    """Return the inputs for sharing the surplus; without an answer, the surplus is this year's."""

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
    """Return the members in the exercise's table whose use is known; without an answer, months are the whole year."""
    found = []
    for row in answers.rows(OUR_MEMBERS, "ours"):
        use, paid_up, months = (row.number(name) for name in ("use", "paid_up", "months"))
        if use is not None and 0 <= use <= MOST:
            held = months if months is not None and 0 <= months <= MONTHS else Decimal(MONTHS)
            shares = paid_up if paid_up is not None and 0 <= paid_up <= MOST else Decimal(0)
            found.append(Member(row.words("name"), use, shares, held))
    return tuple(found)


def _negative_balance_gaps(answers: GroupAnswers) -> Iterator[Gap]:
    """Yield a gap for each line of the balance that is below 0 but can't be."""
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
    """Yield a gap for everything that isn't answered, and for rates that come to more than the whole surplus."""
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
    if accounts.rate_of_surplus > 1:
        text = N_("The rates of the whole surplus come to {taken}, which is more than all of it. Look at them again.")
        yield Gap(OUR_RULES, lazy(text, taken=ExactPercent(accounts.rate_of_surplus)))
