"""Rows of a table that belong to the rows of another one: joined by their ids, and held against their names.

The id says which row is meant, wherever it is moved. Somebody may still write another name into a row instead of moving
it; then the id and the name say different things, and the group is asked.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from coopkit.portfolio.group_answers import AnswerRow


@dataclass(frozen=True)
class RenamedRow:
    """A row that has another name than the row it belongs to.

    row: the linked row. name: what it is called there. belongs_to: the name of the row it belongs to. contradicts: one
    of the two names is also that of another row, so that nobody can say which row is meant.
    """

    row: AnswerRow
    name: str
    belongs_to: str
    contradicts: bool


def renamed_rows(
    source: Sequence[AnswerRow], column: str, linked: Sequence[AnswerRow], name: str
) -> Iterator[RenamedRow]:
    """The linked rows whose name is not that of their source, in their order; rows without a name are passed over.

    column, name: where the name stands in the source, and in the linked table.
    """
    of_source, of_linked = _comparable_names(source, column), _comparable_names(linked, name)
    by_id = {row.id: row for row in source}
    for row in linked:
        here, there = of_linked.get(row.id), of_source.get(row.id)
        if here and there and here != there:
            taken = here in of_source.values() or there in of_linked.values()
            yield RenamedRow(row, row.words(name), by_id[row.id].words(column), taken)


def _comparable_names(rows: Sequence[AnswerRow], column: str) -> Mapping[str, str]:
    """Names by row, without what people do not see as a difference."""
    return {row.id: " ".join(row.words(column).split()).casefold() for row in rows}
