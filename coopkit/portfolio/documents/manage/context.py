"""What the documents of a running co-operative use: its accounts, the distribution of its surplus, and warnings."""

from collections.abc import Iterator
from dataclasses import dataclass

from coopkit.countries import Country
from coopkit.portfolio.account_warnings import AccountWarning, account_warnings
from coopkit.portfolio.accounts import AnnualAccounts, read_accounts
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.group_surplus import GroupDistribution, distribute_surplus
from coopkit.portfolio.members.left_out import incomplete_list_sentences
from coopkit.report import Listing, Notice, ReportBlock


@dataclass(frozen=True)
class YearContext:
    """A group that runs a co-operative, read once for all documents.

    minor_digits: decimal places of the smallest money. group_distribution: the surplus distributed down to each member,
    None while something for it is missing. warnings: warnings about the accounts.
    """

    answers: GroupAnswers
    country: Country
    minor_digits: int
    accounts: AnnualAccounts
    group_distribution: GroupDistribution | None
    warnings: tuple[AccountWarning, ...]


def incomplete_list_blocks(accounts: AnnualAccounts) -> Iterator[ReportBlock]:
    """Yield a notice that nothing may be paid out yet, and which members are left out; nothing for a whole list."""
    if accounts.left_out:
        first, *reasons = incomplete_list_sentences(accounts.left_out)
        yield Notice(first)
        yield Listing(tuple(reasons))


def read_year_context(answers: GroupAnswers, country: Country, *, minor_digits: int) -> YearContext:
    """Read a group's answers once for all documents of a running co-operative.

    minor_digits: decimal places of the smallest money.
    """
    accounts = read_accounts(answers, minor_digits=minor_digits)
    shared = distribute_surplus(accounts, minor_digits=minor_digits)
    return YearContext(answers, country, minor_digits, accounts, shared, account_warnings(accounts, country))
