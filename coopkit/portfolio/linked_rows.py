"""Find rows whose name differs from the row of another table that they belong to.

Rows of two tables are joined by id, which stays the same wherever a row is moved. People may also write another name
into a row instead of moving it. Then id and name contradict each other, and the group must decide.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from coopkit.portfolio.group_answers import AnswerRow


@dataclass(frozen=True)
class RenamedRow:
    """A row with another name than the row it belongs to.

    row: the linked row. name: its own name. belongs_to: the name of the row it belongs to. contradicts: whether one of
    the two names also belongs to another row, so that we can't tell which row is meant.
    """

    row: AnswerRow
    name: str
    belongs_to: str
    contradicts: bool


def renamed_rows(
    source: Sequence[AnswerRow], column: str, linked: Sequence[AnswerRow], name: str
) -> Iterator[RenamedRow]:
    """Yield the linked rows whose name differs from their source row's, in order; rows without a name are skipped.

    column: the column of names in the source table. name: the column of names in the linked table.
    """
    of_source, of_linked = _comparable_names(source, column), _comparable_names(linked, name)
    by_id = {row.id: row for row in source}
    for row in linked:
        here, there = of_linked.get(row.id), of_source.get(row.id)
        if here and there and here != there:
            taken = here in of_source.values() or there in of_linked.values()
            yield RenamedRow(row, row.words(name), by_id[row.id].words(column), taken)


def _comparable_names(rows: Sequence[AnswerRow], column: str) -> Mapping[str, str]:
    """Return names by row id, without differences in case and spaces."""
    return {row.id: " ".join(row.words(column).split()).casefold() for row in rows}
