"""Read a running co-operative's annual accounts from a group's answers: years, months, budget, rules, members."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType

from coopkit.business.cash_flow import CashFlow, cash_flow
from coopkit.business.money import EXACT, add_up, round_half_up
from coopkit.i18n import N_, ExactPercent, lazy
from coopkit.portfolio.account_cells import ZERO, AccountCells
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
    SHARING_LABELS,
)
from coopkit.portfolio.financial_year import FinancialYear
from coopkit.portfolio.group_answers import AnswerRow, GroupAnswers, with_rounded_money
from coopkit.portfolio.members.left_out import LeftOutRow, RowFault, RowProblem, rows_left_out_of_import
from coopkit.portfolio.members.saved_list import MOST, MOST_MONTHS, Member, imported_members
from coopkit.report import Gap
from coopkit.report.surplus import USE_LABELS


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
    come from an imported list. left_out: rows of either that aren't counted, so that the list isn't whole.
    unusable_cells: a gap for each cell of the other numbers that can't be used. gaps: these and everything that is
    missing, and where it is answered.
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
    left_out: tuple[LeftOutRow, ...]
    unusable_cells: tuple[Gap, ...]
    gaps: tuple[Gap, ...]

    @property
    def rate_of_surplus(self) -> Decimal:
        """The sum of the rates of the whole surplus, a fraction; rules with more than 1 can't be applied."""
        of_all = (rule for rule in self.rules if rule.use not in ("interest", "refund") and rule.base != "left")
        return add_up(rule.rate for rule in of_all)


def read_accounts(answers: GroupAnswers, *, minor_digits: int) -> AnnualAccounts:
    """Read a running co-operative's accounts from all exercises that ask for them; `gaps` names what is missing.

    A cell that can't be used is never taken as 0: what depends on it isn't known, and a gap names the cell.

    minor_digits: decimal places of the smallest money, to which amounts are rounded half up.
    """
    answers = with_rounded_money(answers, MONEY_FIELDS, minor_digits)
    cells = AccountCells(answers)
    now, has_balance = _read_year(cells, "now")
    last, _ = _read_year(cells, "last")
    months = _read_months(cells)
    imported = tuple(
        replace(each, paid_up=round_half_up(each.paid_up, minor_digits)) for each in imported_members(answers)
    )
    members, left_out = (imported, rows_left_out_of_import(answers)) if imported else _read_member_table(answers)
    accounts = AnnualAccounts(
        last=last,
        now=now,
        has_balance=has_balance,
        months=months,
        cash=_read_cash_flow(cells, months),
        budget=_read_budget(cells),
        rules=_read_rules(cells),
        sharing=_read_sharing_inputs(cells, now),
        members=members,
        members_imported=bool(imported),
        left_out=left_out,
        unusable_cells=tuple(cells.gaps),
        gaps=(),
    )
    named = {gap.exercise for gap in accounts.unusable_cells}  # what is there, but can't be used, isn't missing
    missing = tuple(gap for gap in _missing_answer_gaps(accounts) if gap.exercise not in named)
    return replace(accounts, gaps=(*missing, *accounts.unusable_cells))


def _read_year(cells: AccountCells, column: str) -> tuple[FinancialYear | None, bool]:
    """Return the year in a column, "last" or "now", and whether it has a balance; empty lines are 0.

    It is None without an answer for sales, or if a line of its income can't be used; without its balance if a line of
    that can't be used.
    """
    years = {"last": N_("{line}, last year"), "now": N_("{line}, this year")}

    def read(part: str, lines: Mapping[str, str]) -> dict[str, Decimal] | None:
        labels = {id_: lazy(years[column], line=lazy(name)) for id_, name in lines.items()}
        return cells.column(OUR_YEAR, part, column, labels, (BROUGHT_FORWARD,))

    income, balance = read("income", INCOME), read("balance", BALANCE)
    if income is None or "sales" not in income:
        return None, bool(balance)
    found = income | (balance or {})
    numbers = MappingProxyType({line: found.get(line, ZERO) for line in (*INCOME, *BALANCE)})
    return FinancialYear(numbers), bool(balance)


def _read_months(cells: AccountCells) -> tuple[MonthAmounts, ...]:
    """Return the twelve months with empty cells as 0; none if no cell is filled, or one can't be used."""
    columns = []
    for name, label in (
        ("received", N_("Month {n}, what came in")),
        ("pay", N_("Month {n}, pay for work")),
        ("other", N_("Month {n}, other payments")),
    ):
        labels = {f"m{month}": lazy(label, n=month) for month in range(1, MONTHS + 1)}
        columns.append(cells.column(OUR_MONTHS, "months", name, labels))
    known = [column for column in columns if column is not None]
    if len(known) < len(columns) or not any(known):
        return ()
    return tuple(MonthAmounts(*(column.get(f"m{month}", ZERO) for column in known)) for month in range(1, MONTHS + 1))


def _read_cash_flow(cells: AccountCells, months: tuple[MonthAmounts, ...]) -> CashFlow | None:
    """Return the cash flow of the months, or None if the months or the cash at the start are missing."""
    opening = cells.number(OUR_MONTHS, "start.cash", lazy(N_("Cash and bank at the start of the year")))
    if opening is None or not months:
        return None
    return cash_flow(opening, [month.received for month in months], [month.paid for month in months])


def _read_budget(cells: AccountCells) -> Mapping[str, tuple[Decimal, Decimal]]:
    """Return budget and actual of the lines that have both; none if a cell can't be used."""
    labels = {
        "budget": {id_: lazy(N_("{line}, the budget"), line=lazy(name)) for id_, name in INCOME.items()},
        "actual": {id_: lazy(N_("{line}, what came of it"), line=lazy(name)) for id_, name in INCOME.items()},
    }
    planned, actual = (cells.column(OUR_BUDGET, "lines", column, labels[column]) for column in ("budget", "actual"))
    if planned is None or actual is None:
        return MappingProxyType({})
    return MappingProxyType(
        {line: (planned[line], actual[line]) for line in INCOME if line in planned and line in actual}
    )


def _read_rules(cells: AccountCells) -> tuple[RuleLine, ...]:
    """Return the lines of the rules that have a rate, in their order; without a turn, a line keeps its table place.

    None of them if a rate or a turn can't be used, because each line depends on those before it.
    """
    found, before = [], len(cells.gaps)
    rows = {row.id: row for row in cells.answers.rows(OUR_RULES, "lines")}
    for place, use in enumerate(RULES, start=1):
        row, name, most_turns = rows.get(use, AnswerRow(use, {})), USE_LABELS[use], Decimal(len(RULES))
        rate = cells.cell(OUR_RULES, row, "rate", lazy(N_("{line}, the rate"), line=lazy(name)), most=Decimal(100))
        turn_label = lazy(N_("{line}, its turn"), line=lazy(name))
        turn = cells.cell(OUR_RULES, row, "turn", turn_label, Decimal(1), most_turns)
        base = row.words("base")
        if rate is not None:
            at = place if turn is None else int(turn)
            found.append(RuleLine(use, rate.scaleb(-2), base if base in BASES else BASES[0], at))
    return tuple(sorted(found, key=lambda rule: rule.turn)) if len(cells.gaps) == before else ()


def _read_sharing_inputs(cells: AccountCells, now: FinancialYear | None) -> SharingInputs:
    """Return the inputs for sharing the surplus; without an answer, the surplus is this year's.

    There is no surplus to share if one of these numbers can't be used.
    """
    before = len(cells.gaps)

    def number(name: str, least: Decimal = ZERO, most: Decimal = MOST) -> Decimal | None:
        return cells.number(OUR_RULES, f"more.{name}", lazy(SHARING_LABELS[name]), least, most)

    surplus = number("surplus", -MOST)
    brought_forward, target, reserve_now = number("brought_forward", -MOST), number("target"), number("reserve_now")
    others_use, cash_part = number("others_use"), number("cash_part", most=Decimal(100))
    if surplus is None and now is not None:
        surplus = now.surplus
    return SharingInputs(
        surplus=surplus if len(cells.gaps) == before else None,
        brought_forward=brought_forward or ZERO,
        target=target,
        reserve_now=reserve_now or ZERO,
        others_use=others_use or ZERO,
        cash_part=(cash_part or ZERO).scaleb(-2),
        measure=cells.answers.words(OUR_RULES, "more.measure"),
    )


def _read_member_table(answers: GroupAnswers) -> tuple[tuple[Member, ...], tuple[LeftOutRow, ...]]:
    """Return the members in the exercise's table, and the rows that are left out, with what is wrong with them.

    Empty shares are 0, and empty months are the whole year, as the exercise says. A row with nothing but months, which
    the form fills in itself, is empty.
    """
    found, left_out = [], []
    for row in answers.rows(OUR_MEMBERS, "ours"):
        name = row.words("name")
        if not name and not row.cells.keys() & {"use", "paid_up"}:
            continue
        numbers = {column: row.number(column) for column in ("use", "paid_up", "months")}
        limits = {"use": MOST, "paid_up": MOST, "months": MOST_MONTHS}
        problems = [RowProblem(RowFault.NOT_A_NUMBER, column) for column in numbers if row.unusable(column)]
        problems += [
            RowProblem(RowFault.OUT_OF_RANGE, column)
            for column, number in numbers.items()
            if number is not None and not 0 <= number <= limits[column]
        ]
        use, paid_up, months = numbers.values()
        if problems or use is None:
            problem = problems[0] if problems else RowProblem(RowFault.NO_NUMBER, "use")
            left_out.append(LeftOutRow(row.place, name, problem))
        else:
            found.append(Member(name, use, paid_up or ZERO, MOST_MONTHS if months is None else months))
    return tuple(found), tuple(left_out)


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
        (accounts.members or accounts.left_out, OUR_MEMBERS, N_("the members and how much each has used")),
    ):
        if not found:
            yield Gap(exercise, lazy(N_("Still missing: {what}."), what=lazy(what)))
    if accounts.rate_of_surplus > 1:
        text = N_("The rates of the whole surplus come to {taken}, which is more than all of it. Look at them again.")
        yield Gap(OUR_RULES, lazy(text, taken=ExactPercent(accounts.rate_of_surplus)))
