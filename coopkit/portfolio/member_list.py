"""A list of members with their use and shares, as a group brings it from elsewhere: read row by row, kept as lines."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import TypeAlias

from coopkit.i18n import N_, Said, say
from coopkit.portfolio.answers import Answers

LISTED, TEXT = "manage.members", "list.text"
"""Where a loaded list is kept: beside the exercises, under a name that none of them can have."""

COLUMNS = MappingProxyType(
    {
        "name": N_("Member"),
        "use": N_("Use in the year"),
        "paid_up": N_("Shares paid up"),
        "months": N_("Months held"),
    }
)
"""The columns in their order, and how they are headed."""

MOST_MEMBERS = 5000
LONGEST_NAME = 80
MOST = Decimal(10) ** 12
FINEST = 6
_YEAR = Decimal(12)

Cell: TypeAlias = str | Decimal | None
"""What stands in a cell: words as typed, a number where a spreadsheet holds one, None for nothing."""


@dataclass(frozen=True)
class Member:
    """A member: use in the co-operative's one measure, money paid up on shares, months of the year it was held."""

    name: str
    use: Decimal
    paid_up: Decimal
    months: Decimal = _YEAR


@dataclass(frozen=True)
class BadRow:
    """A row that cannot be taken: its number in what was brought, its cells as they stand there, and why."""

    number: int
    cells: tuple[str, ...]
    why: Said


@dataclass(frozen=True)
class ListRead:
    """What was brought: members in its order with the numbers of their rows, the rows to mend, the heads if any."""

    members: tuple[Member, ...]
    numbers: tuple[int, ...]
    bad: tuple[BadRow, ...]
    head: tuple[str, ...] = ()


class RowRefused(ValueError):
    """Why a row cannot be taken."""

    def __init__(self, why: Said) -> None:
        super().__init__(why.msgid)
        self.why = why


def read_list(
    rows: Iterable[tuple[int, Sequence[Cell]]],
    parse_number: Callable[[str], Decimal | None],
    heads: Sequence[str] | None = None,
) -> ListRead:
    """Read rows one by one; a bad one costs no good one.

    rows: number and cells in the order of `COLUMNS`; empty rows are passed over.
    parse_number: reads a number in the group's language. heads: the words for the columns in that language, where the
    first row may be one of heads; None where it is a member.
    """
    found: dict[int, Member] = {}
    bad: list[BadRow] = []
    head: tuple[str, ...] = ()
    at: dict[str, int] = {}
    for place, (number, cells) in enumerate(rows):
        shown = tuple(_shown(cell) for cell in cells)
        if not any(shown):
            continue
        if not place and heads is not None and _is_head(shown, parse_number, heads):
            head = shown
            continue
        try:
            member = _member(cells, parse_number)
            _must_be_new(member.name, at)
            if len(found) >= MOST_MEMBERS:
                raise RowRefused(say(N_("the list is full: it holds at most {n} members"), n=MOST_MEMBERS))
        except RowRefused as error:
            bad.append(BadRow(number, shown, error.why))
        else:
            at[_folded(member.name)] = number
            found[number] = member
    return ListRead(tuple(found.values()), tuple(found), tuple(bad), head)


def as_lines(members: Iterable[Member]) -> str:
    """A list as it is kept: a line a member, cells parted by tabs, numbers written plainly."""
    return "\n".join("\t".join((each.name, f"{each.use}", f"{each.paid_up}", f"{each.months}")) for each in members)


@lru_cache(maxsize=4)  # a page and a slider ask for the same list many times
def of_lines(text: str) -> tuple[Member, ...]:
    """The list that was kept as these lines.

    Raises ValueError for anything that `as_lines` does not write.
    """
    read = read_list(enumerate((line.split("\t") for line in text.split("\n") if line), start=1), _plain)
    if read.bad or as_lines(read.members) != text:
        raise ValueError("This is no list of members as it is kept.")
    return read.members


def loaded_members(answers: Answers) -> tuple[Member, ...]:
    """The members of the list that a group has loaded; none where it has loaded no list."""
    return of_lines(answers.words(LISTED, TEXT))


def _member(cells: Sequence[Cell], parse_number: Callable[[str], Decimal | None]) -> Member:
    name, use, paid_up, months, *more = [*cells, None, None, None, None]
    if any(_shown(cell) for cell in more):
        raise RowRefused(say(N_("it has more than four cells; a number may be written with a sign that parts cells")))
    number = _Numbers(parse_number)
    return Member(
        _name(name),
        number.read(use, COLUMNS["use"], MOST, needed=True),
        number.read(paid_up, COLUMNS["paid_up"], MOST),
        number.read(months, COLUMNS["months"], _YEAR, instead=_YEAR),
    )


def _name(cell: Cell) -> str:
    name = " ".join(_shown(cell).split())
    if not name:
        raise RowRefused(say(N_("the name is missing")))
    if len(name) > LONGEST_NAME:
        raise RowRefused(say(N_("the name has more than {n} characters"), n=LONGEST_NAME))
    if any(unicodedata.category(sign) in ("Cc", "Cs", "Co") for sign in name):
        raise RowRefused(say(N_("the name has signs in it that cannot be shown")))
    return name


@dataclass(frozen=True)
class _Numbers:
    parse_number: Callable[[str], Decimal | None]

    def read(
        self, cell: Cell, head: str, most: Decimal, *, needed: bool = False, instead: Decimal = Decimal(0)
    ) -> Decimal:
        typed = _shown(cell)
        if not typed:
            if needed:
                raise RowRefused(
                    say(N_("“{column}” is missing; write 0 where a member used nothing"), column=say(head))
                )
            return instead
        value = cell if isinstance(cell, Decimal) else self.parse_number(typed)
        if value is None:
            raise RowRefused(say(N_("“{column}” is “{typed}”, which is no number"), column=say(head), typed=typed[:40]))
        if not 0 <= value <= most:
            text = N_("“{column}” is {value}; it must be from 0 to {most}")
            raise RowRefused(say(text, column=say(head), value=value, most=most))
        if value != round(value, FINEST):
            raise RowRefused(say(N_("“{column}” has more than {n} decimal places"), column=say(head), n=FINEST))
        return _shortest(value)


def _must_be_new(name: str, at: dict[str, int]) -> None:
    if _folded(name) in at:
        text = N_("{name} stands in row {n} already; add a second name or a number")
        raise RowRefused(say(text, name=name, n=at[_folded(name)]))


def _is_head(shown: Sequence[str], parse_number: Callable[[str], Decimal | None], heads: Sequence[str]) -> bool:
    """Whether a first row names columns: it has our own heads, or words and no digit where numbers belong."""
    if any(_folded(cell) in {_folded(head) for head in heads} for cell in shown[1:]):
        return True
    numbers = [cell for cell in shown[1:] if cell]
    return bool(numbers) and all(
        parse_number(cell) is None and not any(sign.isdecimal() for sign in cell) for cell in numbers
    )


def _shown(cell: Cell) -> str:
    return f"{cell:f}" if isinstance(cell, Decimal) else (cell or "").strip()


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", " ".join(name.split())).casefold()


def _shortest(value: Decimal) -> Decimal:
    """12 for 12.00 and for 1.2E+1, so that the same list is always kept as the same text."""
    plain = f"{value:f}"
    return Decimal(plain.rstrip("0").rstrip(".") if "." in plain else plain)


def _plain(written: str) -> Decimal | None:
    return Decimal(written) if written.replace(".", "", 1).isdecimal() and written.isascii() else None
