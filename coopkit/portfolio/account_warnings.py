"""Warnings about a running co-operative's accounts: a code, a sentence, and a question to decide on."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from coopkit.business.budget import Variance
from coopkit.business.money import NotDefined, add_up
from coopkit.countries import Country, Limit
from coopkit.i18n import N_, ExactPercent, LazyText, Money, Percent, lazy
from coopkit.portfolio.account_lines import EARNED, INCOME
from coopkit.portfolio.accounts import AnnualAccounts

LARGE_VARIANCE = Fraction(1, 5)
"""The part of its budget by which a line must be worse for a warning. Source: own rule of thumb."""
HIGH_DEBT_TO_EQUITY = 2
"""The ratio of debt to equity above which there is a warning. Source: own rule of thumb."""

SHARES_DIFFER = "shares-differ"
"""The code of the warning that the members' shares differ between their list and the balance."""


@dataclass(frozen=True)
class AccountWarning:
    """A warning: its code, a sentence, and a question for the assembly or the board."""

    code: str
    sentence: LazyText
    question: LazyText


def account_warnings(accounts: AnnualAccounts, country: Country) -> tuple[AccountWarning, ...]:
    """Return the warnings about a group's accounts, the most urgent first; missing numbers give none.

    country: its stated minimum reserve is compared with the group's rule.
    """
    found = (
        *_contradictions(accounts),
        *_share_differences(accounts),
        *_cash_shortage(accounts),
        *_year_and_ratios(accounts),
        *_budget_variances(accounts),
        *_reserve_rate_warning(accounts, country),
    )
    return tuple(found)


def _contradictions(accounts: AnnualAccounts) -> Iterator[AccountWarning]:
    """Yield warnings about two numbers that should be the same: both sides of the balance, cash, the surplus."""
    if accounts.now and accounts.has_balance and accounts.now.imbalance:
        yield AccountWarning(
            "books-do-not-balance",
            lazy(
                N_("What you have is {have}; where it came from is {from_}. Both must be the same."),
                have=Money(accounts.now.assets),
                from_=Money(accounts.now.liabilities + accounts.now.equity),
            ),
            lazy(
                N_("Who looks for the difference of {off} in the books, until when?"),
                off=Money(abs(accounts.now.imbalance)),
            ),
        )
    if (
        accounts.now
        and accounts.has_balance
        and accounts.cash
        and accounts.cash.closing[-1] != accounts.now.numbers["cash"]
    ):
        yield AccountWarning(
            "cash-differs",
            lazy(
                N_("The twelve months end with {months} in cash; the balance of the year says {balance}."),
                months=Money(accounts.cash.closing[-1]),
                balance=Money(accounts.now.numbers["cash"]),
            ),
            lazy(N_("Who compares the cash book with the bank, until when?")),
        )
    shared = accounts.sharing.surplus
    if accounts.now and shared is not None and shared != accounts.now.surplus:
        yield AccountWarning(
            "surplus-differs",
            lazy(
                N_("You share out a surplus of {shared}; the year shows {surplus}."),
                shared=Money(shared),
                surplus=Money(accounts.now.surplus),
            ),
            lazy(N_("Which of the two surpluses is right?")),
        )


def _share_differences(accounts: AnnualAccounts) -> Iterator[AccountWarning]:
    """Yield a warning if the members' list has other shares than the balance."""
    if accounts.now is None or not accounts.has_balance or not accounts.members:
        return
    listed, balance = add_up(each.paid_up for each in accounts.members), accounts.now.numbers["shares"]
    if listed != balance:
        yield AccountWarning(
            SHARES_DIFFER,
            lazy(
                N_(
                    "The members’ shares come to {listed} in the list of members, but to {balance} in the balance. "
                    "Compare both with the share register, and correct the one that is wrong."
                ),
                listed=Money(listed),
                balance=Money(balance),
            ),
            lazy(N_("Who compares the members’ shares with the share register, until when?")),
        )


def _cash_shortage(accounts: AnnualAccounts) -> Iterator[AccountWarning]:
    """Yield a warning if the cash falls below 0 in a month."""
    if accounts.cash and accounts.cash.first_negative_month is not None:
        yield AccountWarning(
            "cash-below-zero",
            lazy(
                N_("In month {month} the cash falls below nothing; at the lowest, {gap} is missing."),
                month=accounts.cash.first_negative_month,
                gap=Money(accounts.cash.funding_gap),
            ),
            lazy(
                N_("Which payment can wait, who can pay us sooner, or where do {gap} come from?"),
                gap=Money(accounts.cash.funding_gap),
            ),
        )


def _year_and_ratios(accounts: AnnualAccounts) -> Iterator[AccountWarning]:
    """Yield warnings about a loss, a current ratio below 1, and too much debt."""
    now = accounts.now
    if now is None:
        return
    if now.surplus < 0:
        yield AccountWarning(
            "loss",
            lazy(N_("The year ends with a loss of {loss}, so there is nothing to share."), loss=Money(-now.surplus)),
            lazy(
                N_("Does the reserve cover the loss of {loss}, or is it carried forward? What do we change?"),
                loss=Money(-now.surplus),
            ),
        )
    if not accounts.has_balance:
        return
    found = now.ratios
    if isinstance(found.current_ratio, Fraction) and found.current_ratio < 1:
        yield AccountWarning(
            "current-ratio-below-one",
            lazy(
                N_("For each 1 that must be paid within a year, only {n} is there or comes in."), n=found.current_ratio
            ),
            lazy(N_("Which debts do we pay first, and with whom do we speak about later dates?")),
        )
    if isinstance(found.debt_to_equity, NotDefined):
        yield AccountWarning(
            "debt-undefined",
            lazy(found.debt_to_equity.reason),
            lazy(N_("How do members bring the co-op’s own money back above nothing?")),
        )
    elif found.debt_to_equity > HIGH_DEBT_TO_EQUITY:
        yield AccountWarning(
            "debt-high",
            lazy(N_("For each 1 of your own you owe {n} to others. That is much."), n=found.debt_to_equity),
            lazy(N_("Do we take up no new loan until the debts are lower?")),
        )


def _budget_variances(accounts: AnnualAccounts) -> Iterator[AccountWarning]:
    """Yield warnings about costs far above and income far below the budget."""
    for line, (planned, actual) in accounts.budget.items():
        off = Variance(line, planned, actual, line in EARNED)
        if -Fraction(off.on_surplus) <= LARGE_VARIANCE * Fraction(planned):
            continue
        part = {} if isinstance(off.part, NotDefined) else {"part": Percent(abs(off.part))}
        texts = (
            (N_("“{line}” brought {off} less than planned, {part} of its budget."), "")
            if off.earned
            else (
                N_("“{line}” cost {off} more than planned, {part} of its budget."),
                N_("“{line}” cost {off}, and nothing was planned for it."),
            )
        )
        yield AccountWarning(
            "income-below-budget" if off.earned else "cost-over-budget",
            lazy(texts[0 if planned else 1], line=lazy(INCOME[line]), off=Money(abs(off.difference)), **part),
            lazy(N_("What do we change about “{line}”, or do we change the budget?"), line=lazy(INCOME[line])),
        )


def _reserve_rate_warning(accounts: AnnualAccounts, country: Country) -> Iterator[AccountWarning]:
    """Warn if the rules' reserve rate (0 without one) is below the stated minimum; nothing if there are no rules."""
    fact = country.fact("reserve")
    rule = next((rule for rule in accounts.rules if rule.use == "reserve"), None)
    if not accounts.rules or fact is None or fact.limit is not Limit.AT_LEAST or fact.amount is None:
        return
    rate = rule.rate if rule else Decimal(0)
    if rate < fact.amount:
        yield AccountWarning(
            "reserve-below-stated",
            lazy(
                N_(
                    "Your reserve gets {rate} of the surplus. At least {stated} is stated by {source}, {date}; "
                    "ask your registrar."
                ),
                rate=ExactPercent(rate),
                stated=ExactPercent(fact.amount),
                source=lazy(fact.source),
                date=lazy(fact.as_of),
            ),
            lazy(N_("Does the reserve get more? Who asks the registrar for the rule in force?")),
        )
