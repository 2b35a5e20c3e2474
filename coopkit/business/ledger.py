"""Double-entry bookkeeping: entries, account balances, the trial balance, and both statements.

Each entry debits one account and credits another with the same amount, so debits always equal credits; only the choice
of accounts can be wrong. Money has no currency.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from coopkit.business.money import EXACT, Amount, add_up, amount
from coopkit.business.statements import BalanceSheet, IncomeStatement, StatementLine

AccountType = Literal["asset", "liability", "equity", "income", "cost"]
ACCOUNT_TYPES = ("asset", "liability", "equity", "income", "cost")
DEBIT_SIDE = frozenset({"asset", "cost"})
"""The types of account that grow by a debit; the others grow by a credit."""
SURPLUS = "surplus"
"""The id of the balance sheet line with the period's surplus."""


@dataclass(frozen=True)
class Account:
    """An account: its id and its type. Raises ValueError for an unknown type."""

    id: str
    kind: AccountType

    def __post_init__(self) -> None:
        if self.kind not in ACCOUNT_TYPES:
            raise ValueError(f"kind of {self.id} is {self.kind!r}: there are {', '.join(ACCOUNT_TYPES)}")


@dataclass(frozen=True)
class Entry:
    """A ledger entry: its number or date, a text, the ids of two accounts, and an amount above 0.

    Raises TypeError for a float, ValueError for an amount of 0 or less, or one account on both sides.
    """

    no: str
    text: str
    debit: str
    credit: str
    amount: Decimal

    def __post_init__(self) -> None:
        object.__setattr__(self, "amount", amount(f"amount of {self.no}", self.amount))
        if self.amount <= 0:
            raise ValueError(f"amount of {self.no} is {self.amount}: give one above 0, and turn the accounts round")
        if self.debit == self.credit:
            raise ValueError(f"entry {self.no} debits and credits {self.debit}: name two accounts")


@dataclass(frozen=True)
class TrialLine:
    """A line of the trial balance: the balance is on one side, money; the other side is 0."""

    account: Account
    debit: Decimal
    credit: Decimal


@dataclass(frozen=True)
class TrialBalance:
    """All accounts with their balances, in the order of the accounts."""

    lines: tuple[TrialLine, ...]

    @property
    def debit(self) -> Decimal:
        """The left side added up, money."""
        return add_up(line.debit for line in self.lines)

    @property
    def credit(self) -> Decimal:
        """The right side added up, money."""
        return add_up(line.credit for line in self.lines)

    @property
    def balances(self) -> bool:
        """Whether both sides are the same."""
        return self.debit == self.credit


def balances(
    accounts: Sequence[Account], entries: Sequence[Entry], opening: Mapping[str, Amount] | None = None
) -> dict[str, Decimal]:
    """Return the balance of each account, money, above 0 on the side on which its type grows.

    opening: balances at the start by account id, in the same sense; none means 0.
    Raises TypeError for a float; ValueError for an account twice, an entry or opening on an unknown one.
    Source: double-entry bookkeeping; assets and costs grow by debits, the others by credits.
    """
    kinds = {each.id: each.kind for each in accounts}
    if len(kinds) != len(accounts):
        raise ValueError("accounts has one of them twice: give each account once")
    totals = dict.fromkeys(kinds, Decimal(0))
    for id_, start in (opening or {}).items():
        totals[_check_account(id_, kinds, "opening")] = amount(f"opening of {id_}", start)
    for each in entries:
        for id_, grows in ((each.debit, True), (each.credit, False)):
            kind = kinds[_check_account(id_, kinds, f"entry {each.no}")]
            change = each.amount if (kind in DEBIT_SIDE) == grows else each.amount.copy_negate()
            totals[id_] = EXACT.add(totals[id_], change)
    return totals


def trial_balance(
    accounts: Sequence[Account], entries: Sequence[Entry], opening: Mapping[str, Amount] | None = None
) -> TrialBalance:
    """Return the trial balance; its sides are equal if the opening balances are.

    Takes and raises as `balances`. Source: double-entry bookkeeping.
    """
    totals = balances(accounts, entries, opening)
    lines = []
    for account in accounts:
        value = totals[account.id]
        on_debit = (account.kind in DEBIT_SIDE) == (value >= 0)
        side = abs(value)
        lines.append(TrialLine(account, side if on_debit else Decimal(0), Decimal(0) if on_debit else side))
    return TrialBalance(tuple(lines))


def statements_from(
    accounts: Sequence[Account],
    entries: Sequence[Entry],
    opening: Mapping[str, Amount] | None = None,
    *,
    goods: frozenset[str] = frozenset(),
    lasting: frozenset[str] = frozenset(),
) -> tuple[IncomeStatement, BalanceSheet]:
    """Return the income statement of the period, and the balance sheet at its end.

    goods: ids of the costs of goods sold. lasting: ids of assets and liabilities that stay for more than a year.
    The surplus of the period is the line "surplus" of the equity.
    Takes and raises as `balances`, and ValueError if the opening balances differ in sum.
    """
    totals = balances(accounts, entries, opening)

    def lines(
        kind: AccountType, ids: frozenset[str] | None = None, *, within: bool = True
    ) -> tuple[StatementLine, ...]:
        chosen = (each.id for each in accounts if each.kind == kind)
        return tuple(StatementLine(id_, totals[id_]) for id_ in chosen if ids is None or (id_ in ids) == within)

    income = IncomeStatement(lines("income"), lines("cost", goods), (), lines("cost", goods, within=False))
    sheet = BalanceSheet(
        current_assets=lines("asset", lasting, within=False),
        non_current_assets=lines("asset", lasting),
        current_liabilities=lines("liability", lasting, within=False),
        non_current_liabilities=lines("liability", lasting),
        equity=(*lines("equity"), StatementLine(SURPLUS, income.surplus)),
    )
    return income, sheet


def _check_account(id_: str, kinds: Mapping[str, AccountType], where: str) -> str:
    """Return an account id; raises ValueError if there is no such account."""
    if id_ not in kinds:
        raise ValueError(f"{where} names {id_!r}: there are {', '.join(kinds)}")
    return id_
