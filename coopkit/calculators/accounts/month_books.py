"""The calculation "month-books": from eight entries to the trial balance and the two statements of a month."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from coopkit.business.ledger import SURPLUS, Entry, TrialBalance, statements_from, trial_balance
from coopkit.business.money import add_up
from coopkit.business.statements import BalanceSheet, IncomeStatement
from coopkit.business.statements import StatementLine as Amount
from coopkit.calculators.accounts.month_case import ACCOUNTS, GOODS, LASTING, NAMES, OPENING, SLIPS, Slip
from coopkit.calculators.calculation import Calculation, CalculationResult, IncompleteInput, ResultLine, Values
from coopkit.calculators.inputs import NumberInput
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.report import Table, TableCell, heads

_HEAD = lazy(N_("Line")), lazy(N_("Amount"))


@dataclass(frozen=True)
class _Posted:
    """What stands in a row: accounts by id, "" for none, and money; None for none that can be."""

    slip: Slip
    debit: str
    credit: str
    amount: Decimal | None

    @property
    def entry(self) -> Entry | None:
        """The entry; None while a side or the amount is missing, or where both sides are one account."""
        right = self.slip.entry
        if not (self.debit and self.credit and self.amount) or self.debit == self.credit:
            return None
        return Entry(right.no, right.text, self.debit, self.credit, self.amount)

    @property
    def is_half(self) -> bool:
        """Whether money stands on one side only."""
        return bool(self.amount) and bool(self.debit) != bool(self.credit)


def month_books(values: Values) -> CalculationResult | IncompleteInput:
    """Post the entries of the month, hold both sides against each other, and make the two pages.

    values: debit, credit and amount of the rows e1 to e8 of `entries`.
    """
    posted = tuple(_posted(values))
    if not posted:
        return IncompleteInput((lazy(N_("Choose the two accounts and the amount for your first slip.")),))
    entries = [row.entry for row in posted if row.entry]
    trial = trial_balance(ACCOUNTS, entries, OPENING)
    income, sheet = statements_from(ACCOUNTS, entries, OPENING, goods=GOODS, lasting=LASTING)
    figures: dict[str, TableCell] = {
        "debit": Money(trial.debit),
        "credit": Money(trial.credit),
        "surplus": Money(income.surplus),
        "cash": Money(next(line.amount for line in sheet.current_assets if line.id == "cash")),
        "assets": Money(sheet.assets),
    }
    return CalculationResult(
        (*_sides(posted, trial), *_look_again(posted), *_open(posted)),
        tables=(_trial(posted, trial), _income(income), _balance(sheet)),
        figures=figures,
    )


def _posted(values: Values) -> Iterator[_Posted]:
    for id_, slip in SLIPS.items():
        debit, credit = (str(values.get(f"entries.{id_}.{side}", "")) for side in ("debit", "credit"))
        amount = NumberInput(f"entries.{id_}.amount", id_).read(values)
        if debit or credit or amount is not None:
            yield _Posted(slip, debit if debit in NAMES else "", credit if credit in NAMES else "", amount)


def _sides(posted: tuple[_Posted, ...], trial: TrialBalance) -> Iterator[LazyText]:
    """The two sides of all that is written, and the halves that make them differ."""
    debit, credit = _sums(posted, trial)
    if debit == credit:
        yield lazy(N_("Both sides of the trial balance are the same: {sum}."), sum=Money(debit))
    else:
        text = N_("The two sides are not the same: debit {debit}, credit {credit}. The credit side lacks {off}.")
        if debit < credit:
            text = N_("The two sides are not the same: debit {debit}, credit {credit}. The debit side lacks {off}.")
        yield lazy(text, debit=Money(debit), credit=Money(credit), off=Money(abs(debit - credit)))
    for row in posted:
        if row.is_half:
            missing_credit, missing_debit = (
                N_("In slip {no} the credit account is missing."),
                N_("In slip {no} the debit account is missing."),
            )
            yield lazy(missing_credit if row.debit else missing_debit, no=row.slip.entry.no)


def _sums(posted: tuple[_Posted, ...], trial: TrialBalance) -> tuple[Decimal, Decimal]:
    """Both sides with the halves."""
    halves = [row for row in posted if row.is_half and row.amount]
    return (
        add_up((trial.debit, *(row.amount for row in halves if row.amount and row.debit))),
        add_up((trial.credit, *(row.amount for row in halves if row.amount and row.credit))),
    )


def _look_again(posted: tuple[_Posted, ...]) -> Iterator[LazyText]:
    """What looks wrong though the sides may be the same: accounts, amounts, sides turned round."""
    for row in posted:
        right, no = row.slip.entry, row.slip.entry.no
        if row.debit and row.debit == row.credit:
            yield lazy(N_("In slip {no} both sides are the same account, so nothing has moved."), no=no)
        elif (row.debit, row.credit) == (right.credit, right.debit):
            yield lazy(N_("In slip {no} the two sides are turned round: where does it go to?"), no=no)
        else:
            if row.debit and row.debit != right.debit:
                yield lazy(N_("Look again at slip {no}, debit. {ask}"), no=no, ask=lazy(row.slip.goes_to))
            if row.credit and row.credit != right.credit:
                yield lazy(N_("Look again at slip {no}, credit. {ask}"), no=no, ask=lazy(row.slip.comes_from))
        if row.amount is not None and row.amount != right.amount:
            yield lazy(N_("Compare the amount of slip {no} with the slip."), no=no)


def _open(posted: tuple[_Posted, ...]) -> Iterator[LazyText]:
    whole = {row.slip.entry.no for row in posted if row.debit and row.credit and row.amount is not None}
    left = tuple(lazy("{no}", no=slip.entry.no) for slip in SLIPS.values() if slip.entry.no not in whole)
    if left:
        yield lazy(N_("Still to be entered: slips {left}."), left=left)


def _trial(posted: tuple[_Posted, ...], trial: TrialBalance) -> Table:
    """The accounts, the halves of entries without their other side, and the sums."""
    rows: list[tuple[TableCell, ...]] = [
        (lazy(NAMES[line.account.id]), _side(line.debit), _side(line.credit))
        for line in trial.lines
        if line.debit or line.credit
    ]
    for row in posted:
        if row.is_half:
            name, amount = lazy(N_("Slip {no}: one side only"), no=row.slip.entry.no), _side(row.amount or Decimal(0))
            rows.append((name, amount, None) if row.debit else (name, None, amount))
    head = heads(N_("Account"), N_("Debit"), N_("Credit"))
    sums: tuple[TableCell, ...] = (lazy(N_("Sum")), *map(Money, _sums(posted, trial)))
    return Table(lazy(N_("Trial balance")), head, tuple(rows), (sums,))


def _income(income: IncomeStatement) -> Table:
    costs = (*income.cost_of_goods_sold, *income.costs)
    rows = (
        *((lazy(NAMES[line.id]), Money(line.amount)) for line in income.sales),
        *((lazy(N_("− {cost}"), cost=lazy(NAMES[line.id])), Money(line.amount)) for line in costs if line.amount),
    )
    total = (lazy(N_("Surplus of the month")), Money(income.surplus))
    return Table(lazy(N_("Income statement of May")), _HEAD, rows, (total,))


def _balance(sheet: BalanceSheet) -> Table:
    def lines(found: tuple[Amount, ...]) -> Iterator[tuple[TableCell, ...]]:
        for line in found:
            if line.amount or line.id == SURPLUS:
                name = N_("Surplus of the month") if line.id == SURPLUS else NAMES[line.id]
                yield lazy(name), Money(line.amount)

    owed = (*sheet.current_liabilities, *sheet.non_current_liabilities)
    rows = (
        *lines((*sheet.current_assets, *sheet.non_current_assets)),
        (lazy(N_("All assets")), Money(sheet.assets)),
        *lines((*owed, *sheet.equity)),
        (lazy(N_("All debts and equity")), Money(sheet.liabilities_and_equity)),
    )
    return Table(lazy(N_("Balance sheet at the end of May")), _HEAD, rows)


def _side(amount: Decimal) -> Money | None:
    return Money(amount) if amount else None


def _example() -> Mapping[str, Decimal | str]:
    """All eight slips, entered rightly."""
    found: dict[str, Decimal | str] = {}
    for id_, slip in SLIPS.items():
        right = slip.entry
        found |= {f"entries.{id_}.debit": right.debit, f"entries.{id_}.credit": right.credit}
        found[f"entries.{id_}.amount"] = right.amount
    return MappingProxyType(found)


MONTH_BOOKS = Calculation(
    "month-books",
    None,
    lambda values, _: month_books(values),
    lines=(
        ResultLine("debit", N_("Trial balance: all debits"), N_("add up the left side of all accounts")),
        ResultLine("credit", N_("Trial balance: all credits"), N_("add up the right side; it must be the same")),
        ResultLine("surplus", N_("Surplus of the month"), N_("sales − soap − pay − interest − depreciation")),
        ResultLine("cash", N_("Cash at the end"), N_("cash before + what came in − what went out")),
        ResultLine("assets", N_("All assets"), N_("cash + what customers owe us + machines")),
    ),
    example=_example(),
    money_inputs=("amount",),
)
