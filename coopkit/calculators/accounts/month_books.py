"""The calculation "month-books": from eight ledger entries to the trial balance and the statements of a month."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from coopkit.business.ledger import SURPLUS, Entry, TrialBalance, statements_from, trial_balance
from coopkit.business.money import add_up
from coopkit.business.statements import BalanceSheet, IncomeStatement
from coopkit.calculators.accounts.month_case import (
    ACCOUNT_NAMES,
    ACCOUNTS,
    COST_OF_GOODS_ACCOUNTS,
    LONG_TERM_ACCOUNTS,
    OPENING_BALANCES,
    SLIPS,
    Slip,
)
from coopkit.calculators.calculation import Calculation, CalculationResult, ResultLine
from coopkit.calculators.inputs import IncompleteInput, NumberInput, Values
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.report import Table, TableCell, heads
from coopkit.report.statements import cost_label, line_rows, statement_table

_AMOUNT = (lazy(N_("Amount")),)
_INCOME_LABELS = MappingProxyType(
    {
        each.id: cost_label(ACCOUNT_NAMES[each.id]) if each.kind == "cost" else lazy(ACCOUNT_NAMES[each.id])
        for each in ACCOUNTS
    }
)
_BALANCE_LABELS = MappingProxyType({**ACCOUNT_NAMES, SURPLUS: N_("Surplus of the month")})


@dataclass(frozen=True)
class _PostedRow:
    """A row of the group's table: account ids, "" for none, and the amount; None if it is missing or out of range."""

    slip: Slip
    debit: str
    credit: str
    amount: Decimal | None

    @property
    def entry(self) -> Entry | None:
        """Return the ledger entry; None while a side or the amount is missing, or if both sides are one account."""
        correct = self.slip.entry
        if not (self.debit and self.credit and self.amount) or self.debit == self.credit:
            return None
        return Entry(correct.no, correct.text, self.debit, self.credit, self.amount)

    @property
    def is_one_sided(self) -> bool:
        """Return whether there is an amount with an account on one side only."""
        return bool(self.amount) and bool(self.debit) != bool(self.credit)


def month_books(values: Values) -> CalculationResult | IncompleteInput:
    """Post the entries of a month, compare debits and credits, and draw up both statements.

    values: debit, credit and amount of the rows e1 to e8 of `entries`.
    """
    rows = tuple(_read_rows(values))
    if not rows:
        return IncompleteInput((lazy(N_("Choose the two accounts and the amount for your first slip.")),))
    entries = [row.entry for row in rows if row.entry]
    balance = trial_balance(ACCOUNTS, entries, OPENING_BALANCES)
    income, sheet = statements_from(
        ACCOUNTS, entries, OPENING_BALANCES, goods=COST_OF_GOODS_ACCOUNTS, lasting=LONG_TERM_ACCOUNTS
    )
    figures: dict[str, TableCell] = {
        "debit": Money(balance.debit),
        "credit": Money(balance.credit),
        "surplus": Money(income.surplus),
        "cash": Money(next(line.amount for line in sheet.current_assets if line.id == "cash")),
        "assets": Money(sheet.assets),
    }
    return CalculationResult(
        (*_side_sentences(rows, balance), *_mistake_sentences(rows), *_unentered_slips_sentence(rows)),
        tables=(_trial_balance_table(rows, balance), _income_table(income), _balance_sheet_table(sheet)),
        figures=figures,
    )


def _read_rows(values: Values) -> Iterator[_PostedRow]:
    """Yield the rows of the table `entries` in which anything is filled in."""
    for id_, slip in SLIPS.items():
        debit, credit = (str(values.get(f"entries.{id_}.{side}", "")) for side in ("debit", "credit"))
        amount = NumberInput(f"entries.{id_}.amount", id_).read(values)
        if debit or credit or amount is not None:
            yield _PostedRow(slip, _known_account_id(debit), _known_account_id(credit), amount)


def _known_account_id(typed: str) -> str:
    """Return the id unchanged if an account has it, otherwise ""."""
    return typed if typed in ACCOUNT_NAMES else ""


def _side_sentences(rows: tuple[_PostedRow, ...], balance: TrialBalance) -> Iterator[LazyText]:
    """Compare total debits and credits, and name the one-sided entries that make them differ."""
    debit, credit = _side_totals(rows, balance)
    if debit == credit:
        yield lazy(N_("Both sides of the trial balance are the same: {sum}."), sum=Money(debit))
    else:
        text = N_("The two sides are not the same: debit {debit}, credit {credit}. The credit side lacks {off}.")
        if debit < credit:
            text = N_("The two sides are not the same: debit {debit}, credit {credit}. The debit side lacks {off}.")
        yield lazy(text, debit=Money(debit), credit=Money(credit), off=Money(abs(debit - credit)))
    for row in rows:
        if row.is_one_sided:
            missing_credit, missing_debit = (
                N_("In slip {no} the credit account is missing."),
                N_("In slip {no} the debit account is missing."),
            )
            yield lazy(missing_credit if row.debit else missing_debit, no=row.slip.entry.no)


def _side_totals(rows: tuple[_PostedRow, ...], balance: TrialBalance) -> tuple[Decimal, Decimal]:
    """Return total debits and total credits, with the one-sided entries."""
    one_sided = [row for row in rows if row.is_one_sided and row.amount]
    return (
        add_up((balance.debit, *(row.amount for row in one_sided if row.amount and row.debit))),
        add_up((balance.credit, *(row.amount for row in one_sided if row.amount and row.credit))),
    )


def _mistake_sentences(rows: tuple[_PostedRow, ...]) -> Iterator[LazyText]:
    """Point out wrong accounts, wrong amounts, and debit and credit swapped."""
    for row in rows:
        correct, no = row.slip.entry, row.slip.entry.no
        if row.debit and row.debit == row.credit:
            yield lazy(N_("In slip {no} both sides are the same account, so nothing has moved."), no=no)
        elif (row.debit, row.credit) == (correct.credit, correct.debit):
            yield lazy(N_("In slip {no} the two sides are turned round: where does it go to?"), no=no)
        else:
            if row.debit and row.debit != correct.debit:
                yield lazy(N_("Look again at slip {no}, debit. {ask}"), no=no, ask=lazy(row.slip.goes_to))
            if row.credit and row.credit != correct.credit:
                yield lazy(N_("Look again at slip {no}, credit. {ask}"), no=no, ask=lazy(row.slip.comes_from))
        if row.amount is not None and row.amount != correct.amount:
            yield lazy(N_("Compare the amount of slip {no} with the slip."), no=no)


def _unentered_slips_sentence(rows: tuple[_PostedRow, ...]) -> Iterator[LazyText]:
    """Name the slips that aren't entered yet."""
    entered = {row.slip.entry.no for row in rows if row.debit and row.credit and row.amount is not None}
    unentered = tuple(lazy("{no}", no=slip.entry.no) for slip in SLIPS.values() if slip.entry.no not in entered)
    if unentered:
        yield lazy(N_("Still to be entered: slips {left}."), left=unentered)


def _trial_balance_table(rows: tuple[_PostedRow, ...], balance: TrialBalance) -> Table:
    """Return the balances of the accounts, the one-sided entries, and the totals."""
    lines: list[tuple[TableCell, ...]] = [
        (lazy(ACCOUNT_NAMES[line.account.id]), _amount_or_blank(line.debit), _amount_or_blank(line.credit))
        for line in balance.lines
        if line.debit or line.credit
    ]
    for row in rows:
        if row.is_one_sided:
            name = lazy(N_("Slip {no}: one side only"), no=row.slip.entry.no)
            amount = _amount_or_blank(row.amount or Decimal(0))
            lines.append((name, amount, None) if row.debit else (name, None, amount))
    head = heads(N_("Account"), N_("Debit"), N_("Credit"))
    totals: tuple[TableCell, ...] = (lazy(N_("Sum")), *map(Money, _side_totals(rows, balance)))
    return Table(lazy(N_("Trial balance")), head, tuple(lines), (totals,))


def _income_table(income: IncomeStatement) -> Table:
    rows = (
        *line_rows(_INCOME_LABELS, [income.sales], always=ACCOUNT_NAMES),
        *line_rows(_INCOME_LABELS, [(*income.cost_of_goods_sold, *income.costs)]),
    )
    total = (lazy(N_("Surplus of the month")), (income.surplus,))
    return statement_table(lazy(N_("Income statement of May")), _AMOUNT, rows, total)


def _balance_sheet_table(sheet: BalanceSheet) -> Table:
    liabilities = (*sheet.current_liabilities, *sheet.non_current_liabilities)
    rows = (
        *line_rows(_BALANCE_LABELS, [(*sheet.current_assets, *sheet.non_current_assets)]),
        (lazy(N_("All assets")), (sheet.assets,)),
        *line_rows(_BALANCE_LABELS, [(*liabilities, *sheet.equity)], always=(SURPLUS,)),
        (lazy(N_("All debts and equity")), (sheet.liabilities_and_equity,)),
    )
    return statement_table(lazy(N_("Balance sheet at the end of May")), _AMOUNT, rows)


def _amount_or_blank(amount: Decimal) -> Money | None:
    """Return an amount as money; None for 0."""
    return Money(amount) if amount else None


def _correct_answers() -> Mapping[str, Decimal | str]:
    """Return the answers of a group that has entered all eight slips correctly."""
    answers: dict[str, Decimal | str] = {}
    for id_, slip in SLIPS.items():
        correct = slip.entry
        answers |= {f"entries.{id_}.debit": correct.debit, f"entries.{id_}.credit": correct.credit}
        answers[f"entries.{id_}.amount"] = correct.amount
    return MappingProxyType(answers)


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
    example=_correct_answers(),
    money_inputs=("amount",),
)
