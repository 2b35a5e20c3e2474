"""What the papers of a running co-operative are made of: its own numbers, its country, and what they warn of."""

from dataclasses import dataclass

from coopkit.countries import Country
from coopkit.portfolio.answers import Answers
from coopkit.portfolio.books import Books, read_books
from coopkit.portfolio.books_warnings import BooksWarning, book_warnings


@dataclass(frozen=True)
class OwnBasis:
    """One group that runs a co-operative, looked at once.

    minor_digits: places of the smallest money. warnings: what the numbers should be told.
    """

    answers: Answers
    country: Country
    minor_digits: int
    books: Books
    warnings: tuple[BooksWarning, ...]


def own_basis_of(answers: Answers, country: Country, *, minor_digits: int = 2) -> OwnBasis:
    """Read a group's answers once for all papers of a running co-operative.

    minor_digits: places of the smallest money.
    """
    books = read_books(answers)
    return OwnBasis(answers, country, minor_digits, books, book_warnings(books, country))
