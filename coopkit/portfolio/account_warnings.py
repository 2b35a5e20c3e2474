"""What a running co-operative's own numbers should be told: a code, a plain sentence, and what is to be decided."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from coopkit.business.budget import Variance
from coopkit.business.money import NotDefined
from coopkit.countries import Country, Limit
from coopkit.i18n import N_, ExactPercent, Money, Percent, Said, say
from coopkit.portfolio.account_lines import EARNED, INCOME
from coopkit.portfolio.accounts import Books

FAR_OFF = Fraction(1, 5)
"""A line that is so far from its budget is spoken of. Source: own rule of thumb."""
HIGH_DEBT = 2
"""More debt than this for each 1 of the members' own is spoken of. Source: own rule of thumb."""


@dataclass(frozen=True)
class BooksWarning:
    """A warning: its code, the sentence, and the question that an assembly or a board decides on."""

    code: str
    said: Said
    decide: Said


def book_warnings(books: Books, country: Country) -> tuple[BooksWarning, ...]:
    """The warnings of a group's own numbers, as far as they are there, the most pressing first.

    country: states the smallest reserve that the group's rule is held against.
    """
    found = (*_balances(books), *_cash(books), *_year(books), *_budget(books), *_rules(books, country))
    return tuple(found)


def _balances(books: Books) -> Iterator[BooksWarning]:
    """Whether both sides of a balance are the same, and whether papers that speak of one thing say the same."""
    if books.now and books.has_balance and books.now.off_balance:
        yield BooksWarning(
            "books-do-not-balance",
            say(
                N_("What you have is {have}; where it came from is {from_}. Both must be the same."),
                have=Money(books.now.assets),
                from_=Money(books.now.liabilities + books.now.equity),
            ),
            say(
                N_("Who looks for the difference of {off} in the books, until when?"),
                off=Money(abs(books.now.off_balance)),
            ),
        )
    if books.now and books.has_balance and books.cash and books.cash.closing[-1] != books.now.numbers["cash"]:
        yield BooksWarning(
            "cash-differs",
            say(
                N_("The twelve months end with {months} in cash; the balance of the year says {balance}."),
                months=Money(books.cash.closing[-1]),
                balance=Money(books.now.numbers["cash"]),
            ),
            say(N_("Who compares the cash book with the bank, until when?")),
        )
    shared = books.sharing.surplus
    if books.now and shared is not None and shared != books.now.surplus:
        yield BooksWarning(
            "surplus-differs",
            say(
                N_("You share out a surplus of {shared}; the year shows {surplus}."),
                shared=Money(shared),
                surplus=Money(books.now.surplus),
            ),
            say(N_("Which of the two surpluses is right?")),
        )


def _cash(books: Books) -> Iterator[BooksWarning]:
    if books.cash and books.cash.first_negative_month is not None:
        yield BooksWarning(
            "cash-below-zero",
            say(
                N_("In month {month} the cash falls below nothing; at the lowest, {gap} is missing."),
                month=books.cash.first_negative_month,
                gap=Money(books.cash.funding_gap),
            ),
            say(
                N_("Which payment can wait, who can pay us sooner, or where do {gap} come from?"),
                gap=Money(books.cash.funding_gap),
            ),
        )


def _year(books: Books) -> Iterator[BooksWarning]:
    now = books.now
    if now is None:
        return
    if now.surplus < 0:
        yield BooksWarning(
            "loss",
            say(N_("The year ends with a loss of {loss}, so there is nothing to share."), loss=Money(-now.surplus)),
            say(
                N_("Does the reserve cover the loss of {loss}, or is it carried forward? What do we change?"),
                loss=Money(-now.surplus),
            ),
        )
    if not books.has_balance:
        return
    found = now.ratios
    if isinstance(found.current_ratio, Fraction) and found.current_ratio < 1:
        yield BooksWarning(
            "current-ratio-below-one",
            say(
                N_("For each 1 that must be paid within a year, only {n} is there or comes in."), n=found.current_ratio
            ),
            say(N_("Which debts do we pay first, and with whom do we speak about later dates?")),
        )
    if isinstance(found.debt_to_equity, NotDefined):
        yield BooksWarning(
            "debt-undefined",
            say(found.debt_to_equity.reason),
            say(N_("How do members bring the co-op’s own money back above nothing?")),
        )
    elif found.debt_to_equity > HIGH_DEBT:
        yield BooksWarning(
            "debt-high",
            say(N_("For each 1 of your own you owe {n} to others. That is much."), n=found.debt_to_equity),
            say(N_("Do we take up no new loan until the debts are lower?")),
        )


def _budget(books: Books) -> Iterator[BooksWarning]:
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
        yield BooksWarning(
            "income-below-budget" if off.earned else "cost-over-budget",
            say(texts[0 if planned else 1], line=say(INCOME[line]), off=Money(abs(off.difference)), **part),
            say(N_("What do we change about “{line}”, or do we change the budget?"), line=say(INCOME[line])),
        )


def _rules(books: Books, country: Country) -> Iterator[BooksWarning]:
    fact = country.fact("reserve")
    rule = next((rule for rule in books.rules if rule.use == "reserve"), None)
    if not books.rules or fact is None or fact.limit is not Limit.AT_LEAST or fact.amount is None:
        return
    rate = rule.rate if rule else Decimal(0)
    if rate < fact.amount:
        yield BooksWarning(
            "reserve-below-stated",
            say(
                N_(
                    "Your reserve gets {rate} of the surplus. At least {stated} is stated by {source}, {date}; "
                    "ask your registrar."
                ),
                rate=ExactPercent(rate),
                stated=ExactPercent(fact.amount),
                source=say(fact.source),
                date=say(fact.as_of),
            ),
            say(N_("Does the reserve get more? Who asks the registrar for the rule in force?")),
        )
