"""What the documents of a running co-operative use: its accounts, the distribution of its surplus, and warnings."""

from dataclasses import dataclass

from coopkit.countries import Country
from coopkit.portfolio.account_warnings import AccountWarning, account_warnings
from coopkit.portfolio.accounts import AnnualAccounts, read_accounts
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.group_surplus import GroupDistribution, distribute_surplus


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


def read_year_context(answers: GroupAnswers, country: Country, *, minor_digits: int) -> YearContext:
    """Read a group's answers once for all documents of a running co-operative.

    minor_digits: decimal places of the smallest money.
    """
    accounts = read_accounts(answers, minor_digits=minor_digits)
    shared = distribute_surplus(accounts, minor_digits=minor_digits)
    return YearContext(answers, country, minor_digits, accounts, shared, account_warnings(accounts, country))
