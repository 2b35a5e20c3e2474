"""What the papers of a running co-operative are made of: its own numbers, its country, and what they warn of."""

from dataclasses import dataclass

from coopkit.countries import Country
from coopkit.portfolio.account_warnings import BooksWarning, book_warnings
from coopkit.portfolio.accounts import Books, read_books
from coopkit.portfolio.group_answers import Answers
from coopkit.portfolio.own_surplus import Shared, share_surplus


@dataclass(frozen=True)
class OwnBasis:
    """One group that runs a co-operative, looked at once.

    minor_digits: places of the smallest money. shared: the surplus down to each member; None while something for it is
    missing. warnings: what the numbers should be told.
    """

    answers: Answers
    country: Country
    minor_digits: int
    books: Books
    shared: Shared | None
    warnings: tuple[BooksWarning, ...]


def own_basis_of(answers: Answers, country: Country, *, minor_digits: int) -> OwnBasis:
    """Read a group's answers once for all papers of a running co-operative.

    minor_digits: places of the smallest money.
    """
    books = read_books(answers, minor_digits=minor_digits)
    shared = share_surplus(books, minor_digits=minor_digits)
    return OwnBasis(answers, country, minor_digits, books, shared, book_warnings(books, country))
