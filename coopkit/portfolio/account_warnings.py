"""What a running co-operative's own numbers should be told: a code, a plain sentence, and what is to be decided."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from coopkit.business.budget import Variance
from coopkit.business.money import NotDefined
from coopkit.countries import Country, Limit
from coopkit.i18n import N_, ExactPercent, LazyText, Money, Percent, lazy
from coopkit.portfolio.account_lines import EARNED, INCOME
from coopkit.portfolio.accounts import AnnualAccounts

FAR_OFF = Fraction(1, 5)
"""A line that is so far from its budget is spoken of. Source: own rule of thumb."""
HIGH_DEBT = 2
"""More debt than this for each 1 of the members' own is spoken of. Source: own rule of thumb."""


@dataclass(frozen=True)
class AccountWarning:
    """A warning: its code, the sentence, and the question that an assembly or a board decides on."""

    code: str
    said: LazyText
    decide: LazyText


def account_warnings(books: AnnualAccounts, country: Country) -> tuple[AccountWarning, ...]:
    """The warnings of a group's own numbers, as far as they are there, the most pressing first.

    country: states the smallest reserve that the group's rule is held against.
    """
    found = (*_balances(books), *_cash(books), *_year(books), *_budget(books), *_rules(books, country))
    return tuple(found)


def _balances(books: AnnualAccounts) -> Iterator[AccountWarning]:
    """Whether both sides of a balance are the same, and whether papers that speak of one thing say the same."""
    if books.now and books.has_balance and books.now.imbalance:
        yield AccountWarning(
            "books-do-not-balance",
            lazy(
                N_("What you have is {have}; where it came from is {from_}. Both must be the same."),
                have=Money(books.now.assets),
                from_=Money(books.now.liabilities + books.now.equity),
            ),
            lazy(
                N_("Who looks for the difference of {off} in the books, until when?"),
                off=Money(abs(books.now.imbalance)),
            ),
        )
    if books.now and books.has_balance and books.cash and books.cash.closing[-1] != books.now.numbers["cash"]:
        yield AccountWarning(
            "cash-differs",
            lazy(
                N_("The twelve months end with {months} in cash; the balance of the year says {balance}."),
                months=Money(books.cash.closing[-1]),
                balance=Money(books.now.numbers["cash"]),
            ),
            lazy(N_("Who compares the cash book with the bank, until when?")),
        )
    shared = books.sharing.surplus
    if books.now and shared is not None and shared != books.now.surplus:
        yield AccountWarning(
            "surplus-differs",
            lazy(
                N_("You share out a surplus of {shared}; the year shows {surplus}."),
                shared=Money(shared),
                surplus=Money(books.now.surplus),
            ),
            lazy(N_("Which of the two surpluses is right?")),
        )


def _cash(books: AnnualAccounts) -> Iterator[AccountWarning]:
    if books.cash and books.cash.first_negative_month is not None:
        yield AccountWarning(
            "cash-below-zero",
            lazy(
                N_("In month {month} the cash falls below nothing; at the lowest, {gap} is missing."),
                month=books.cash.first_negative_month,
                gap=Money(books.cash.funding_gap),
            ),
            lazy(
                N_("Which payment can wait, who can pay us sooner, or where do {gap} come from?"),
                gap=Money(books.cash.funding_gap),
            ),
        )


def _year(books: AnnualAccounts) -> Iterator[AccountWarning]:
    now = books.now
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
    if not books.has_balance:
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
    elif found.debt_to_equity > HIGH_DEBT:
        yield AccountWarning(
            "debt-high",
            lazy(N_("For each 1 of your own you owe {n} to others. That is much."), n=found.debt_to_equity),
            lazy(N_("Do we take up no new loan until the debts are lower?")),
        )


def _budget(books: AnnualAccounts) -> Iterator[AccountWarning]:
    """Costs far over their budget, income far below it."""
    for line, (planned, actual) in books.budget.items():
        off = Variance(line, planned, actual, line in EARNED)
        if -Fraction(off.on_surplus) <= FAR_OFF * Fraction(planned):
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


def _rules(books: AnnualAccounts, country: Country) -> Iterator[AccountWarning]:
    fact = country.fact("reserve")
    rule = next((rule for rule in books.rules if rule.use == "reserve"), None)
    if not books.rules or fact is None or fact.limit is not Limit.AT_LEAST or fact.amount is None:
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
