"""What each column of an imported sheet is: roles that people choose, suggestions for them, and those of last time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coopkit.portfolio.members.columns import SheetColumns, has_digit
from coopkit.portfolio.members.heading_words import meanings_of_words, normalize_heading
from coopkit.portfolio.members.imported_file import ImportedRow, ImportedSheet, cell_text
from coopkit.portfolio.members.saved_list import COLUMNS

IGNORED = "ignore"
"""The role of a column that isn't needed."""
ROLES = (*COLUMNS, IGNORED)
COLUMN_ROLES = "list.columns"
"""The field of a saved list with the headings of its file and their roles."""
_EXAMPLES = 3
_LONGEST = 24
_MOST_DIGITS = 9
"""A number with more digits is a phone number or that of an identity card."""


@dataclass(frozen=True)
class ColumnChoice:
    """A column to choose a role for: its index, heading, first values, whether it is hidden, and its role so far."""

    index: int
    title: str
    examples: tuple[str, ...]
    is_hidden: bool
    role: str


def column_choices(sheet: ImportedSheet, found: SheetColumns, data: Sequence[ImportedRow]) -> tuple[ColumnChoice, ...]:
    """Return the filled columns of a sheet with the roles found for them, and suggestions for those not found.

    data: the rows below the headings.
    """
    roles = {index: ours for ours, index in found.indexes.items() if index is not None}
    roles |= dict.fromkeys(found.name_indexes, "name")
    texts = {index: _texts_below(data, index) for index in range(len(found.titles))}
    for ours in found.unidentified:
        free = [index for index, column in texts.items() if column and index not in roles]
        by_heading = [index for index in free if ours in meanings_of_words(found.titles[index])]
        by_values = [index for index in free if _looks_like(ours, texts[index])]
        suggested = by_heading if len(by_heading) == 1 or ours not in ("name", "use") else by_values
        if len(suggested) == 1 or (ours == "name" and suggested):
            roles[suggested[0]] = ours
    return tuple(
        ColumnChoice(
            index,
            found.titles[index],
            tuple(text[:_LONGEST] for text in column[:_EXAMPLES]),
            index in sheet.hidden_columns,
            roles.get(index, IGNORED),
        )
        for index, column in texts.items()
        if column
    )


def format_roles(choices: Sequence[ColumnChoice]) -> str:
    """Format headings and their roles for saving beside a list: a line for each column."""
    return "\n".join(f"{choice.title}\t{choice.role}" for choice in choices)


def remembered_roles(text: str, choices: Sequence[ColumnChoice]) -> dict[int, str]:
    """Return the saved roles by index if these columns have the same headings; otherwise none.

    text: as `format_roles` wrote it.
    """
    pairs = [line.split("\t") for line in text.split("\n") if "\t" in line]
    headings = [normalize_heading(title) for title, *_ in pairs]
    if headings != [normalize_heading(choice.title) for choice in choices]:
        return {}
    return {choice.index: role for choice, (_, role) in zip(choices, pairs, strict=True) if role in ROLES}


def indexes_with_role(roles: Mapping[int, str], role: str) -> tuple[int, ...]:
    """Return the indexes of the columns with a role, in order."""
    return tuple(sorted(index for index, each in roles.items() if each == role))


def _texts_below(data: Sequence[ImportedRow], index: int) -> list[str]:
    """Return the filled cells of a column as text."""
    return [text for row in data if index < len(row.cells) and (text := cell_text(row.cells[index]))]


def _looks_like(ours: str, column: Sequence[str]) -> bool:
    """Return whether a column of texts may be names, or amounts that aren't phone numbers or a serial number."""
    if ours == "name":
        return sum(not has_digit(text) for text in column) * 2 > len(column)
    is_serial = len(column) > 1 and column[:_EXAMPLES] == [f"{n}" for n in range(1, 1 + len(column[:_EXAMPLES]))]
    too_long = any(text.startswith("+") or sum(sign.isdecimal() for sign in text) > _MOST_DIGITS for text in column)
    return not is_serial and not too_long and sum(map(has_digit, column)) * 2 > len(column)
