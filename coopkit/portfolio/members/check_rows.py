"""Check the rows of a list: members, sums, and rows that people must look at."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from coopkit.business.money import add_up
from coopkit.i18n import N_, LazyText, lazy
from coopkit.portfolio.members.cells import (
    ReadNumber,
    RowRefused,
    exact_name_key,
    loose_name_key,
    read_amount,
    read_member_number,
    read_name,
)
from coopkit.portfolio.members.columns import SheetColumns
from coopkit.portfolio.members.heading_words import is_sum_label, may_be_organization, may_be_several_people
from coopkit.portfolio.members.imported_file import (
    ImportedCell,
    ImportedRow,
    TypedCell,
    cell_text,
    cell_text_on_one_line,
    is_blank,
)
from coopkit.portfolio.members.left_out import RowFault, RowProblem
from coopkit.portfolio.members.saved_list import AMOUNTS, COLUMNS, MOST_MEMBERS, Member

Corrections = Mapping[int, tuple[str, ...]]
"""Corrected rows by number: their cells in the order of `COLUMNS`."""


@dataclass(frozen=True)
class BadRow:
    """A row that can't be imported as it is.

    number: its number in the file. cells: in the order of `COLUMNS`. more: other contents of the row. why: the reason.
    problem: the kind of fault. confirm_label: the label for accepting it unchanged, None if it must be changed.
    """

    number: int
    cells: tuple[str, ...]
    more: tuple[str, ...]
    why: LazyText
    problem: RowProblem
    confirm_label: str | None = None


@dataclass(frozen=True)
class SumRow:
    """A row with sums: its name, and the columns whose rows don't add up to it."""

    number: int
    name: str
    differs: tuple[tuple[str, Decimal, Decimal], ...] = ()


@dataclass
class CheckedRows:
    """The checked rows: members by row number, rows to look at, sums, and rows that people emptied.

    remarks: the numbers of rows below a sum with nothing but words in one cell. blank: the numbers of members' rows
    with an empty cell, by column.
    """

    members: dict[int, Member] = field(default_factory=dict)
    bad: list[BadRow] = field(default_factory=list)
    sums: list[SumRow] = field(default_factory=list)
    emptied: list[int] = field(default_factory=list)
    remarks: list[int] = field(default_factory=list)
    blank: dict[str, list[int]] = field(default_factory=dict)


_WITH_DEFAULT = ("paid_up", "months")
"""The columns whose empty cells mean something: no shares, the whole year."""


class _EarlierRows:
    """The members found so far. Two may have the same name only if their member numbers tell them apart."""

    def __init__(self) -> None:
        self._by_number: dict[str, int] = {}
        self._by_name: dict[str, tuple[int, str]] = {}
        self._by_similar_name: dict[str, tuple[int, str]] = {}

    def check(self, member: Member) -> None:
        """Raise RowRefused if an earlier row is the same member's, by number or by name."""
        if member.number and member.number in self._by_number:
            text = N_("Member no. {number} is in row {n} too. Correct one of the two, or empty one of the two rows.")
            row = self._by_number[member.number]
            raise RowRefused(lazy(text, number=member.number, n=row), RowFault.SAME_NUMBER)
        row, number = self._by_name.get(exact_name_key(member.name), (0, ""))
        if row and not (number and member.number):
            text = N_(
                "{name} is in row {n} too. Add a second name, give both a member number, or empty one of the two rows."
            )
            raise RowRefused(lazy(text, name=member.name, n=row), RowFault.SAME_NAME)

    def with_similar_name(self, member: Member) -> int:
        """Return the row of a member with almost the same name, 0 without one or if numbers tell them apart."""
        row, number = self._by_similar_name.get(loose_name_key(member.name), (0, ""))
        return 0 if number and member.number else row

    def add(self, member: Member, row: int) -> None:
        """Add the member in a row."""
        if member.number:
            self._by_number[member.number] = row
        self._by_name.setdefault(exact_name_key(member.name), (row, member.number))
        self._by_similar_name.setdefault(loose_name_key(member.name), (row, member.number))


class _NeedsConfirmation(RowRefused):
    """The reason why a row must be confirmed before it counts."""

    def __init__(self, why: LazyText, confirm_label: str) -> None:
        super().__init__(why, RowFault.UNSURE_NAME)
        self.confirm_label = confirm_label


def check_rows(
    rows: Iterable[ImportedRow],
    columns: SheetColumns,
    read_number: ReadNumber,
    corrections: Corrections,
    confirmed: frozenset[int] = frozenset(),
    ambiguous: frozenset[int] = frozenset(),
) -> CheckedRows:
    """Check rows one by one; a bad row doesn't affect good ones.

    rows: without headings. columns: with every index known. read_number: reads a number in the list's style.
    corrections: cells that replace rows. confirmed: rows that people have confirmed as they are. ambiguous: rows whose
    commas can be read in several ways.
    """
    found = CheckedRows()
    earlier = _EarlierRows()
    since = 0
    for row in rows:
        cells = _member_cells(row, columns, corrections)
        corrected = row.number in corrections
        if is_blank(cells) and corrected:
            found.emptied.append(row.number)
            continue
        if not corrected and (total := _sum_row(row, cells, read_number, found, since)):
            since = len(found.members)
            found.sums.append(total)
            continue
        if not corrected and found.sums and _is_note(row):
            found.remarks.append(row.number)
            continue
        try:
            if not corrected:
                _check_cell_count(row, columns, ambiguous)
            member = _read_member(cells, read_number)
            earlier.check(member)
            if row.number not in confirmed:
                _check_one_person(cells[0], member, earlier)
            if len(found.members) >= MOST_MEMBERS:
                text = N_("The list is full. It can have at most {n} members.")
                raise RowRefused(lazy(text, n=MOST_MEMBERS), RowFault.FULL)
        except RowRefused as refused:
            confirm_label = refused.confirm_label if isinstance(refused, _NeedsConfirmation) else None
            shown = tuple(cell_text_on_one_line(cell) for cell in cells)
            found.bad.append(
                BadRow(row.number, shown, _other_cells(row, columns), refused.why, refused.problem, confirm_label)
            )
        else:
            earlier.add(member, row.number)
            found.members[row.number] = member
            for column, cell in zip(COLUMNS, cells, strict=True):
                if column in _WITH_DEFAULT and columns.indexes[column] is not None and is_blank((cell,)):
                    found.blank.setdefault(column, []).append(row.number)
    return found


def amount_texts(rows: Iterable[ImportedRow], columns: SheetColumns, corrections: Corrections) -> list[str]:
    """Return the texts in number columns that a spreadsheet doesn't store as numbers."""
    return [
        cell.strip().lstrip("'")
        for row in rows
        for cell in _member_cells(row, columns, corrections)[1 : 1 + len(AMOUNTS)]
        if isinstance(cell, str) and cell.strip()
    ]


def _member_cells(row: ImportedRow, columns: SheetColumns, corrections: Corrections) -> tuple[ImportedCell, ...]:
    """Return the cells of a row in the order of `COLUMNS`, corrected if people have corrected the row."""
    if row.number in corrections:
        return corrections[row.number]
    indexes = (columns.indexes.get(ours) for ours in COLUMNS)
    name, *others = (row.cells[index] if index is not None and index < len(row.cells) else "" for index in indexes)
    if len(columns.name_indexes) > 1:
        parts = (cell_text(row.cells[index]) for index in columns.name_indexes if index < len(row.cells))
        name = " ".join(part for part in parts if part)
    return (name, *others)


def _other_cells(row: ImportedRow, columns: SheetColumns) -> tuple[str, ...]:
    """Return the texts of a row that are in none of `COLUMNS`."""
    ours = {*columns.indexes.values(), *columns.name_indexes}
    return tuple(
        cell_text_on_one_line(cell) for index, cell in enumerate(row.cells) if index not in ours and cell_text(cell)
    )


def _check_cell_count(row: ImportedRow, columns: SheetColumns, ambiguous: frozenset[int]) -> None:
    """Raise RowRefused if a row may have been split wrongly: it is ambiguous or has too many cells."""
    if row.number in ambiguous:
        raise RowRefused(
            lazy(N_("Its commas can be read in more than one way. Write the numbers without commas.")), RowFault.CELLS
        )
    if not is_blank(row.cells[columns.width :]):
        text = N_("It has more cells than the other rows. A comma inside a number may have split it.")
        raise RowRefused(lazy(text), RowFault.CELLS)


def _read_member(cells: Sequence[ImportedCell], read_number: ReadNumber) -> Member:
    """Return the member in these cells, in the order of `COLUMNS`; raises RowRefused if a cell is wrong."""
    name, *amounts, number = cells
    use, paid_up, months = (
        read_amount(cell, column, read_number) for cell, column in zip(amounts, AMOUNTS, strict=True)
    )
    return Member(read_name(name), use, paid_up, months, read_member_number(number))


def _check_one_person(cell: ImportedCell, member: Member, earlier: _EarlierRows) -> None:
    """Raise _NeedsConfirmation for a name that may be a group's or two people's, or is almost an earlier row's."""
    name = member.name
    if near := earlier.with_similar_name(member):
        text = N_("{name} is almost the name in row {n}. If they are the same person, empty one of the two rows.")
        raise _NeedsConfirmation(lazy(text, name=name, n=near), N_("Yes, they are two members"))
    if may_be_several_people(cell_text(cell)):
        text = N_("“{name}” may be two people. If it isn’t one membership, give each of them a row in your file.")
        raise _NeedsConfirmation(lazy(text, name=name), N_("Yes, it is one membership"))
    if may_be_organization(name):
        text = N_("“{name}” may be a group or a firm. If it isn’t a member, empty this row.")
        raise _NeedsConfirmation(lazy(text, name=name), N_("Yes, it is a member"))


def _is_note(row: ImportedRow) -> bool:
    """Return whether a row has nothing but one cell of words, such as "Printed on 3 May" below the total."""
    filled = [cell for cell in row.cells if cell_text(cell)]
    return len(filled) == 1 and isinstance(filled[0], str) and not filled[0].strip().isdecimal()


def _sum_row(
    row: ImportedRow, cells: Sequence[ImportedCell], read_number: ReadNumber, found: CheckedRows, since: int
) -> SumRow | None:
    """Return the row as a sum if its name says so, or if it has no name and holds the sums of earlier rows.

    found: what is found in the rows before. since: how many members there were at the sum before this one.
    """
    name = cell_text(cells[0])
    labels = [name] if name else [cell_text(cell) for cell in row.cells if cell_text(cell)]
    label = next((each for each in labels if is_sum_label(each)), "")
    if not label and (name or len(found.members) < 2):
        return None
    members = list(found.members.values())
    all_of_them, latest = _column_sums(members), _column_sums(members[since:])
    totals = zip(all_of_them, (_number_or_none(cell, read_number) for cell in cells[1:3]), strict=True)
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


def _column_sums(members: Sequence[Member]) -> dict[str, Decimal]:
    """Return the sums of use and paid-up shares, by column."""
    return {"use": add_up(each.use for each in members), "paid_up": add_up(each.paid_up for each in members)}


def _number_or_none(cell: ImportedCell, read_number: ReadNumber) -> Decimal | None:
    """Return the number of a cell, or None if it isn't one."""
    if isinstance(cell, TypedCell):
        return cell.number
    return read_number(cell).value if cell.strip() else None
