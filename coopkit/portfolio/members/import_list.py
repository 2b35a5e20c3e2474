"""Import a list: questions to ask, rows that count, and rows left out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from msgspec import structs

from coopkit.i18n import N_, LazyText, Locale, lazy, lazy_n, parse_style
from coopkit.portfolio.members import questions as asking
from coopkit.portfolio.members.ambiguous_commas import find_ambiguous_row, join_thousands
from coopkit.portfolio.members.check_rows import BadRow, CheckedRows, amount_texts, check_rows
from coopkit.portfolio.members.choices import ImportChoices, ImportQuestion
from coopkit.portfolio.members.column_roles import ColumnChoice, column_choices, remembered_roles
from coopkit.portfolio.members.columns import SheetColumns, find_columns, repeated_heading_rows
from coopkit.portfolio.members.csv_reader import decode_text, possible_encodings, read_delimited_text
from coopkit.portfolio.members.heading_words import normalize_heading
from coopkit.portfolio.members.imported_file import ImportedFile, ImportedRow, ImportedSheet, ListFileError
from coopkit.portfolio.members.number_style import StyleEvidence, find_number_style
from coopkit.portfolio.members.saved_list import COLUMNS, Member

NOT_A_LIST = N_(
    "We can’t find a row with a name and a number in it. Put each in a cell of its own, or put tabs or semicolons "
    "between them."
)


_MOST_NAMES_SHOWN = 20


@dataclass(frozen=True)
class SkippedRows:
    """Rows that are not imported, by number, and why."""

    why: LazyText
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class ImportedList:
    """An imported list.

    sheet: the sheet that was read. columns: its columns. questions: about the whole list, answered or not.
    members: by row number; empty while a question is open. bad: rows to look at. left_out: rows that are not imported.
    notes: what else people should know before they save. column_choices: each column with its role, or a suggestion.
    """

    sheet: ImportedSheet | None
    columns: SheetColumns | None
    questions: tuple[ImportQuestion, ...]
    members: dict[int, Member]
    bad: tuple[BadRow, ...] = ()
    left_out: tuple[SkippedRows, ...] = ()
    notes: tuple[LazyText, ...] = ()
    column_choices: tuple[ColumnChoice, ...] = ()

    @property
    def open(self) -> tuple[ImportQuestion, ...]:
        """The questions that must be answered before anything is saved."""
        return tuple(question for question in self.questions if not question.answer)


def read_list(imported: ImportedFile, choices: ImportChoices, locale: Locale, *, remembered: str = "") -> ImportedList:
    """Read a list as far as possible.

    imported: the file or pasted text. choices: people's choices so far. locale: the reader's language, for headings and
    numbers. remembered: the roles of the columns of the list before, as `format_roles` wrote them.
    Raises ListFileError, which says what to do, if there is no list in it.
    """
    own_heads = {normalize_heading(locale.text(head)): ours for ours, head in COLUMNS.items()}
    sheets, separator, asked = _open_sheets(imported, choices)
    found = {index: find_columns(sheet, own_heads, {}) for index, sheet in enumerate(sheets)}
    likely = {index: columns for index, columns in found.items() if _may_be_list(sheets[index], columns)}
    if not likely:
        raise ListFileError(NOT_A_LIST)
    questions = [*asked, *asking.ask_sheet(sheets, likely, choices)]
    index = _chosen_sheet(questions, likely)
    if index is None:
        return ImportedList(None, None, tuple(questions), {})
    sheet, ambiguous = sheets[index], frozenset[int]()
    if separator == ",":
        width = likely[index].width if likely[index].heading_row is not None else 0
        questions += asking.ask_commas(find_ambiguous_row(_rows_below_headings(sheet, likely[index]), width), choices)
        if any(not question.answer for question in questions):
            return ImportedList(sheet, None, tuple(questions), {})
        if choices.commas == "thousands":
            sheet, ambiguous = _join_thousands(sheet, likely[index], width)
    columns = find_columns(sheet, own_heads, choices.roles)
    found_choices = column_choices(sheet, columns, _rows_below_headings(sheet, columns))
    if not choices.roles and (roles := remembered_roles(remembered, found_choices)):
        columns = find_columns(sheet, own_heads, roles)
        found_choices = column_choices(sheet, columns, _rows_below_headings(sheet, columns))
    read = _import_sheet(sheet, columns, questions, choices, locale, ambiguous)
    return replace(read, column_choices=found_choices)


def _import_sheet(
    sheet: ImportedSheet,
    columns: SheetColumns,
    questions: list[ImportQuestion],
    choices: ImportChoices,
    locale: Locale,
    ambiguous: frozenset[int],
) -> ImportedList:
    """Return the list in a sheet whose columns are found.

    questions: those asked so far. ambiguous: the numbers of rows whose commas can be read in several ways.
    """
    data = _rows_below_headings(sheet, columns)
    repeated = frozenset(repeated_heading_rows(data, columns))
    hidden = tuple(row.number for row in data if row.hidden)
    rows = [row for row in data if row.number not in repeated and (not row.hidden or choices.hidden == "count")]
    questions += [*asking.ask_hidden_rows(hidden, choices), *asking.ask_columns(columns)]
    style = (
        find_number_style(amount_texts(rows, columns, choices.corrections), locale)
        if not columns.unidentified
        else StyleEvidence()
    )
    questions += asking.ask_number_style(style, choices)
    if any(not question.answer for question in questions):
        return ImportedList(sheet, columns, tuple(questions), {}, notes=tuple(_sheet_notes(sheet, columns)))
    tag = next((question.answer for question in questions if question.name == "style"), "")
    reader = locale.with_style(parse_style(tag)) if tag else locale
    checked = check_rows(rows, columns, reader.read_number, choices.corrections, choices.confirmed, ambiguous)
    return ImportedList(
        sheet,
        columns,
        tuple(questions),
        checked.members,
        tuple(checked.bad),
        tuple(_skipped_rows(columns, checked, hidden if choices.hidden == "leave" else (), sorted(repeated))),
        (*_sheet_notes(sheet, columns), *_blank_cell_notes(checked), *_sum_notes(checked)),
    )


def _open_sheets(
    imported: ImportedFile, choices: ImportChoices
) -> tuple[tuple[ImportedSheet, ...], str, tuple[ImportQuestion, ...]]:
    """Return the sheets, the separator of a text, and the question about its encoding."""
    if imported.text is None:
        return imported.sheets, "", ()
    possible = possible_encodings(imported.text)
    encoding = choices.encoding if choices.encoding in possible else possible[0]
    sheet, separator = read_delimited_text(decode_text(imported.text, encoding))
    return (sheet,), separator, tuple(asking.ask_encoding(imported.text, possible, encoding))


def _may_be_list(sheet: ImportedSheet, columns: SheetColumns) -> bool:
    """Return whether a sheet has known headings, or at least a row with words and a number."""
    has_numbers = "use" in columns.unidentified or columns.indexes.get("use") is not None
    with_heads = columns.indexes.get("name") is not None
    return has_numbers and any(
        with_heads or len(row.cells) - row.cells.count("") > 1 for row in _rows_below_headings(sheet, columns)
    )


def _chosen_sheet(questions: Iterable[ImportQuestion], likely: dict[int, SheetColumns]) -> int | None:
    """Return the index of the sheet to read, or None if only people can tell."""
    for question in questions:
        if question.name == "sheet":
            return int(question.answer) if question.answer else None
    return next(iter(likely))


def _rows_below_headings(sheet: ImportedSheet, columns: SheetColumns) -> list[ImportedRow]:
    """Return the rows below the headings."""
    return [row for row in sheet.rows if columns.heading_row is None or row.number > columns.heading_row]


def _join_thousands(sheet: ImportedSheet, columns: SheetColumns, width: int) -> tuple[ImportedSheet, frozenset[int]]:
    """Return the sheet with its thousands joined, and the rows with more than one way to do so."""
    joined = {row.number: join_thousands(row, width) for row in _rows_below_headings(sheet, columns)}
    rows = tuple(joined.get(row.number) or row for row in sheet.rows)
    return structs.replace(sheet, rows=rows), frozenset(number for number, row in joined.items() if row is None)


def _skipped_rows(
    columns: SheetColumns, checked: CheckedRows, hidden: Sequence[int], repeated: Sequence[int]
) -> Iterator[SkippedRows]:
    """Yield the rows that are not imported, in groups with a reason each."""
    names = tuple(lazy("{name}", name=row.name) for row in checked.sums if row.name)[:_MOST_NAMES_SHOWN]
    sums = (N_("Row {rows} is a sum, not a member."), N_("Rows {rows} are sums, not members."))
    if names:
        sums = (N_("Row {rows} is a sum, not a member: {names}"), N_("Rows {rows} are sums, not members: {names}"))
    for (one, many), numbers, values in (
        ((N_("Row {rows} is above the heads."), N_("Rows {rows} are above the heads.")), columns.rows_above, {}),
        ((N_("Row {rows} has the heads again."), N_("Rows {rows} have the heads again.")), repeated, {}),
        (sums, [row.number for row in checked.sums], {"names": names} if names else {}),
        ((N_("Row {rows} is hidden or filtered out."), N_("Rows {rows} are hidden or filtered out.")), hidden, {}),
        (
            (N_("Row {rows} is a remark below a sum."), N_("Rows {rows} are remarks below a sum.")),
            checked.remarks,
            {},
        ),
        ((N_("You emptied row {rows}."), N_("You emptied rows {rows}.")), checked.emptied, {}),
    ):
        if numbers:
            yield SkippedRows(
                lazy_n(one, many, len(numbers), rows=asking.format_ranges(numbers), **values), tuple(numbers)
            )


def _blank_cell_notes(checked: CheckedRows) -> Iterator[LazyText]:
    """Yield notes about rows whose empty cells get a default."""
    for column, one, many in (
        (
            "paid_up",
            N_("Row {rows} has nothing under “{column}”, so it counts as 0."),
            N_("Rows {rows} have nothing under “{column}”, so they count as 0."),
        ),
        (
            "months",
            N_("Row {rows} has nothing under “{column}”, so it counts as 12."),
            N_("Rows {rows} have nothing under “{column}”, so they count as 12."),
        ),
    ):
        numbers = checked.blank.get(column, [])
        if numbers:
            yield lazy_n(one, many, len(numbers), rows=asking.format_ranges(numbers), column=lazy(COLUMNS[column]))


def _sum_notes(checked: CheckedRows) -> Iterator[LazyText]:
    """Yield notes about sums in the file that differ from the sum of the members' rows."""
    text = N_("Row {n} “{name}”: “{column}” is {stated}, but the members’ rows add up to {sum}. Is a row missing?")
    for row in checked.sums:
        for column, stated, together in row.differs:
            yield lazy(text, n=row.number, name=row.name, column=lazy(COLUMNS[column]), stated=stated, sum=together)


def _sheet_notes(sheet: ImportedSheet, columns: SheetColumns) -> Iterator[LazyText]:
    """Yield notes about a sheet's columns: missing ones, ignored ones, one for each month."""
    if columns.by_month:
        yield lazy(
            N_(
                "This sheet has a column for each month. Keep four columns: the name, the use in the whole year, "
                "the shares paid up, and for how many months."
            )
        )
    if not columns.unidentified:
        for ours, text in (
            ("paid_up", N_("The list has no column for shares paid up, so they are 0 for everyone.")),
            ("months", N_("The list has no column for months, so everyone held their shares for 12 months.")),
        ):
            if columns.indexes[ours] is None:
                yield lazy(text)
        ignored = [columns.titles[index] for index in columns.ignored]
        if ignored:
            one, many = N_("One column isn’t needed: {names}"), N_("{n} columns aren’t needed: {names}")
            names = tuple(lazy("{name}", name=name) for name in ignored[:_MOST_NAMES_SHOWN])
            yield lazy_n(one, many, len(ignored), names=names)
    if sheet.hidden:
        yield lazy(N_("The sheet “{name}” is hidden in the file."), name=sheet.name)
