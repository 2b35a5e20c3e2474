"""The saved member list: members with their use and shares, as lines of text."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from coopkit.i18n import N_
from coopkit.portfolio.group_answers import GroupAnswers

MEMBER_LIST, LIST_TEXT = "manage.members", "list.text"
"""The id under which an imported list is saved beside exercises; no exercise can have it."""

COLUMNS = MappingProxyType(
    {
        "name": N_("Member"),
        "use": N_("Use in the year"),
        "paid_up": N_("Shares paid up"),
        "months": N_("Months held"),
        "number": N_("Member no."),
    }
)
"""The columns in order, with their headings; a list without member numbers is saved without the last one."""
AMOUNTS = ("use", "paid_up", "months")
"""The columns that hold a number to calculate with."""

MOST_MEMBERS = 5000
MOST = Decimal(10) ** 12
MOST_MONTHS = Decimal(12)


@dataclass(frozen=True)
class Member:
    """A member: use in the co-operative's one measure, money paid up on shares, months of the year it was held.

    number: in the co-operative's register, "" without one.
    """

    name: str
    use: Decimal
    paid_up: Decimal
    months: Decimal = MOST_MONTHS
    number: str = ""

    @property
    def label(self) -> str:
        """The name, after the member number if there is one, so that members with the same name are told apart."""
        return f"{self.number} · {self.name}" if self.number else self.name


def format_list(members: Iterable[Member]) -> str:
    """Format a list for saving: a line for each member, cells separated by tabs, numbers without grouping.

    Only a list with member numbers has a fifth cell in each line, after the name. No line ends with an empty cell,
    which answers read as texts would lose.
    """
    members = tuple(members)
    has_numbers = any(each.number for each in members)
    return "\n".join(
        "\t".join((each.name, *([each.number] * has_numbers), f"{each.use}", f"{each.paid_up}", f"{each.months}"))
        for each in members
    )


@lru_cache(maxsize=4)  # a page and a slider ask for the same list many times
def parse_list(text: str) -> tuple[Member, ...]:
    """Parse a saved list.

    Raises ValueError for anything that `format_list` doesn't write.
    """
    members = tuple(_parse_line(line) for line in text.split("\n")) if text else ()
    if format_list(members) != text:
        raise ValueError("This is no list of members as it is kept.")
    return members


def imported_members(answers: GroupAnswers) -> tuple[Member, ...]:
    """Return the members of the list that a group has imported; none without a list."""
    return parse_list(answers.words(MEMBER_LIST, LIST_TEXT))


def shortest_decimal(value: Decimal) -> Decimal:
    """Return 12 for 12.00 and 1.2E+1, so that the same list is always the same text."""
    plain = f"{value:f}"
    return Decimal(plain.rstrip("0").rstrip(".") if "." in plain else plain)


def _parse_line(line: str) -> Member:
    """Return the member in a line of a saved list; raises ValueError for any other line."""
    name, *cells = line.split("\t")
    amounts, number = cells[-len(AMOUNTS) :], cells[: -len(AMOUNTS)]
    if not name.strip() or len(amounts) != len(AMOUNTS) or len(number) > 1 or not all(map(_is_plain, amounts)):
        raise ValueError("This is no list of members as it is kept.")
    use, paid_up, months = map(Decimal, amounts)
    if max(use, paid_up) > MOST or months > MOST_MONTHS:
        raise ValueError("This is no list of members as it is kept.")
    return Member(name, use, paid_up, months, *number)


def _is_plain(written: str) -> bool:
    """Return whether a number is written as `shortest_decimal` would."""
    digits = written.replace(".", "", 1)
    return digits.isdecimal() and digits.isascii() and f"{shortest_decimal(Decimal(written))}" == written
