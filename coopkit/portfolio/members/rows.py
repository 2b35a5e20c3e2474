"""The rows of a list, one by one: a member, the sum of others, or a row that people have to look at."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from coopkit.business.money import add_up
from coopkit.i18n import N_, LazyText, lazy
from coopkit.portfolio.members.cells import ReadNumber, RowRefused, near_name, read_amount, read_name, same_name
from coopkit.portfolio.members.columns import Columns
from coopkit.portfolio.members.saved_list import COLUMNS, MOST_MEMBERS, Member
from coopkit.portfolio.members.tables import ImportedCell, ImportedRow, TypedCell, is_blank, one_line, words
from coopkit.portfolio.members.words import is_company, is_several, is_sum

Corrections = Mapping[int, tuple[str, ...]]
"""What people have written in place of a row, by its number: four cells in the order of `COLUMNS`."""


@dataclass(frozen=True)
class BadRow:
    """A row that is not taken as it is.

    number: as counted in what was brought. cells: in the order of `COLUMNS`. more: what else is written in the row.
    why: the reason. as_it_is: what people can say instead of changing it; None where it must be changed.
    """

    number: int
    cells: tuple[str, ...]
    more: tuple[str, ...]
    why: LazyText
    as_it_is: str | None = None


@dataclass(frozen=True)
class SumRow:
    """The row of a sum: what it is called, and what it says that the rows do not add up to, column by column."""

    number: int
    name: str
    differs: tuple[tuple[str, Decimal, Decimal], ...] = ()


@dataclass
class Judged:
    """What became of the rows: members by their row's number, rows to look at, sums, and rows that people emptied.

    blank: the rows of members that have nothing in a column of the list, by column.
    """

    members: dict[int, Member] = field(default_factory=dict)
    bad: list[BadRow] = field(default_factory=list)
    sums: list[SumRow] = field(default_factory=list)
    emptied: list[int] = field(default_factory=list)
    blank: dict[str, list[int]] = field(default_factory=dict)


class _Doubtful(RowRefused):
    """Why a row is not taken before people have said that it is right."""

    def __init__(self, why: LazyText, as_it_is: str) -> None:
        super().__init__(why)
        self.as_it_is = as_it_is


def judge(
    rows: Iterable[ImportedRow],
    columns: Columns,
    read_number: ReadNumber,
    corrections: Corrections,
    confirmed: frozenset[int] = frozenset(),
    tangled: frozenset[int] = frozenset(),
) -> Judged:
    """Read rows one by one; a bad one costs no good one.

    rows: those of members, without heads. columns: with all places known. read_number: reads a number as the list
    writes it. confirmed: the rows of which people have said that they are right as they are. tangled: those whose
    commas can be read in more than one way.
    """
    found = Judged()
    same: dict[str, int] = {}
    near: dict[str, int] = {}
    since = 0
    for row in rows:
        cells = _ours(row, columns, corrections)
        corrected = row.number in corrections
        if is_blank(cells) and corrected:
            found.emptied.append(row.number)
            continue
        if not corrected and (total := _sum_row(row, cells, read_number, found, since)):
            since = len(found.members)
            found.sums.append(total)
            continue
        try:
            if not corrected:
                _must_fit(row, columns, tangled)
            member = _member(cells, read_number)
            _must_be_new(member.name, same)
            if row.number not in confirmed:
                _must_be_one(cells[0], member.name, near)
            if len(found.members) >= MOST_MEMBERS:
                raise RowRefused(lazy(N_("The list is full. It can have at most {n} members."), n=MOST_MEMBERS))
        except RowRefused as refused:
            as_it_is = refused.as_it_is if isinstance(refused, _Doubtful) else None
            shown = tuple(one_line(cell) for cell in cells)
            found.bad.append(BadRow(row.number, shown, _more(row, columns), refused.why, as_it_is))
        else:
            same[same_name(member.name)] = row.number
            near.setdefault(near_name(member.name), row.number)
            found.members[row.number] = member
            for column, cell in zip(list(COLUMNS)[2:], cells[2:], strict=True):
                if columns.places[column] is not None and is_blank((cell,)):
                    found.blank.setdefault(column, []).append(row.number)
    return found


def amounts(rows: Iterable[ImportedRow], columns: Columns, corrections: Corrections) -> list[str]:
    """What is written where numbers belong, as far as a spreadsheet does not know that it is one."""
    return [
        cell.strip().lstrip("'")
        for row in rows
        for cell in _ours(row, columns, corrections)[1:]
        if isinstance(cell, str) and cell.strip()
    ]


def _ours(row: ImportedRow, columns: Columns, corrections: Corrections) -> tuple[ImportedCell, ...]:
    if row.number in corrections:
        return corrections[row.number]
    places = (columns.places.get(ours) for ours in COLUMNS)
    return tuple(row.cells[place] if place is not None and place < len(row.cells) else "" for place in places)


def _more(row: ImportedRow, columns: Columns) -> tuple[str, ...]:
    ours = set(columns.places.values())
    return tuple(one_line(cell) for place, cell in enumerate(row.cells) if place not in ours and words(cell))


def _must_fit(row: ImportedRow, columns: Columns, tangled: frozenset[int]) -> None:
    if row.number in tangled:
        raise RowRefused(lazy(N_("Its commas can be read in more than one way. Write the numbers without commas.")))
    if not is_blank(row.cells[columns.width :]):
        raise RowRefused(lazy(N_("It has more cells than the other rows. A comma inside a number may have split it.")))


def _member(cells: Sequence[ImportedCell], read_number: ReadNumber) -> Member:
    name, *numbers = cells
    read = [read_amount(cell, column, read_number) for cell, column in zip(numbers, list(COLUMNS)[1:], strict=True)]
    return Member(read_name(name), *read)


def _must_be_new(name: str, same: Mapping[str, int]) -> None:
    if same_name(name) in same:
        text = N_("{name} is in row {n} too. Add a second name or a number, or empty one of the two rows.")
        raise RowRefused(lazy(text, name=name, n=same[same_name(name)]))


def _must_be_one(cell: ImportedCell, name: str, near: Mapping[str, int]) -> None:
    """Whether the name is one person's, and another one's than those before."""
    if near_name(name) in near:
        text = N_("{name} is almost the name in row {n}. If they are the same person, empty one of the two rows.")
        raise _Doubtful(lazy(text, name=name, n=near[near_name(name)]), N_("Yes, they are two members"))
    if is_several(words(cell)):
        text = N_("“{name}” may be two people. If it isn’t one membership, give each of them a row in your file.")
        raise _Doubtful(lazy(text, name=name), N_("Yes, it is one membership"))
    if is_company(name):
        text = N_("“{name}” may be a group or a firm. If it isn’t a member, empty this row.")
        raise _Doubtful(lazy(text, name=name), N_("Yes, it is a member"))


def _sum_row(
    row: ImportedRow, cells: Sequence[ImportedCell], read_number: ReadNumber, found: Judged, since: int
) -> SumRow | None:
    """The row as a sum, if it says so, or if it has no name and the sums of all rows before it."""
    name = words(cells[0])
    labels = [name] if name else [words(cell) for cell in row.cells if words(cell)]
    label = next((each for each in labels if is_sum(each)), "")
    if not label and (name or len(found.members) < 2):
        return None
    members = list(found.members.values())
    all_of_them, latest = _add(members), _add(members[since:])
    totals = zip(all_of_them, (_number(cell, read_number) for cell in cells[1:3]), strict=True)
    stated = [(column, total) for column, total in totals if total is not None]
    if not label:
        agrees = bool(stated) and all(total in (all_of_them[column], latest[column]) for column, total in stated)
        return SumRow(row.number, "") if agrees else None
    if found.bad:
        return SumRow(row.number, label)
    differs = [
        (column, total, all_of_them[column])
        for column, total in stated
        if total not in (all_of_them[column], latest[column])
    ]
    return SumRow(row.number, label, tuple(differs))


def _add(members: Sequence[Member]) -> dict[str, Decimal]:
    return {"use": add_up(each.use for each in members), "paid_up": add_up(each.paid_up for each in members)}


def _number(cell: ImportedCell, read_number: ReadNumber) -> Decimal | None:
    if isinstance(cell, TypedCell):
        return cell.number
    return read_number(cell).value if cell.strip() else None
