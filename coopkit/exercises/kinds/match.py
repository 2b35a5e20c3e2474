"""Match each thing with another: in pairs, or card by card in a grid."""

from collections.abc import Mapping

from coopkit.exercises.blocks import Block, Cards
from coopkit.exercises.checking import PartResult
from coopkit.exercises.fields import Grid, Option, ParseNumber, PickOne, Raw, Row, Text
from coopkit.exercises.key import Built, Kind, PartKey, SampleAnswer, cell_samples, check_cells
from coopkit.exercises.part import Part
from coopkit.exercises.validation import DefinitionError, Listed, must_be_among, options_of, shuffled

COLUMN = "to"


class Match(Part, frozen=True, kw_only=True, tag="match"):
    """Rows to be matched with options; in a grid each row has cards of its own, one for each column."""

    rows: tuple[Row, ...]
    columns: tuple[PickOne, ...]
    row_label: Text = ""

    def layout(self) -> tuple[Block, ...]:
        grid = Grid(columns=self.columns, rows=self.rows, row_label=self.row_label)
        cards = tuple(card for row in self.rows for card in row.options)
        return (grid, Cards(shuffled(cards, self.id))) if cards else (grid,)

    def other(self, row: str, column: str, option: str) -> str:
        """An option of this cell that is not the one given."""
        cell = Grid(columns=self.columns, rows=self.rows).cell(row, column)
        assert isinstance(cell, PickOne)
        return next(each.id for each in cell.options if each.id != option)


class MatchKey(PartKey, frozen=True, kw_only=True, tag="match"):
    """For each row and column the right option."""

    right: tuple[tuple[str, str, str], ...]

    def named(self, part: Part) -> tuple[tuple[str, str], ...]:
        """The right option for each field's name."""
        return tuple((f"{part.id}.{row}.{column}", option) for row, column, option in self.right)

    @property
    def judges(self) -> bool:
        return True

    def check(self, part: Part, raw: Raw, parse_number: ParseNumber) -> PartResult:
        return check_cells(part.id, self.named(part), raw)

    def solution(self, part: Part) -> Raw:
        return dict(self.named(part))

    def samples(self, part: Part) -> tuple[SampleAnswer, ...]:
        assert isinstance(part, Match)
        wrong = tuple(
            (f"{part.id}.{row}.{column}", part.other(row, column, option)) for row, column, option in self.right
        )
        return cell_samples(self.named(part), wrong)


def match(
    exercise: str,
    part: str,
    prompt: Text,
    *,
    items: Listed,
    to: Listed,
    key: Mapping[str, str],
    to_label: Text,
    row_label: Text = "",
    keep_order: bool = False,
    optional: bool = False,
) -> Built:
    """Pairs: each item goes with one of the things in `to`; a thing may fit more than one item, or none.

    Args:
        exercise, part: ids; together they decide the order of items and things.
        key: for each item's id the id of what it goes with.
        to_label: the question at each item ("Main benefit").
        row_label: what an item is ("Story").
        keep_order: show the items as listed, because their order matters (lines of a book).

    Raises:
        DefinitionError: an id twice, an item without a pair, a pair that does not exist, an id on both sides.
    """
    where = f"{exercise} ({part})"
    left = options_of(where, "items", items)
    right = options_of(where, "things to match", to)
    _check_pairs(where, left, right, key)
    rows = tuple(Row(item.id, item.text) for item in (left if keep_order else shuffled(left, f"{where} items")))
    things = {thing.id: thing for thing in right}
    # Side by side with its pair in every row, the right answer could be read off.
    beside = tuple(things[id_] for id_ in dict.fromkeys([key[row.id] for row in rows] + list(things)))
    column = PickOne(COLUMN, to_label, shuffled(beside, f"{where} to"))
    return (
        Match(id=part, prompt=prompt, rows=rows, columns=(column,), row_label=row_label, optional=optional),
        MatchKey(right=tuple((row.id, COLUMN, key[row.id]) for row in rows)),
    )


def match_grid(
    exercise: str,
    part: str,
    prompt: Text,
    *,
    rows: Listed,
    columns: Listed,
    cards: Mapping[str, Mapping[str, tuple[str, str]]],
    row_label: Text = "",
    optional: bool = False,
) -> Built:
    """Cards in a grid: every row is a question, and has one card for each column.

    Args:
        rows, columns: ids and texts, shown in this order.
        cards: for each row's id and each column's id, the card that belongs there as (id, text).

    Raises:
        DefinitionError: an id twice, a cell without a card, a card's id that is a column's.
    """
    where = f"{exercise} ({part})"
    questions, across = options_of(where, "rows", rows), options_of(where, "columns", columns)
    unknown = set(cards) - {row.id for row in questions}
    if unknown:
        raise DefinitionError(f"{where}: there is no row '{min(unknown)}'.")
    made = []
    for row in questions:
        placed = cards.get(row.id, {})
        if set(placed) != {column.id for column in across}:
            raise DefinitionError(f"{where}: row '{row.id}' needs one card for each column.")
        options = options_of(where, "cards", [placed[column.id] for column in across])
        made.append(Row(row.id, row.text, shuffled(options, f"{where} {row.id}")))
    every = [card.id for row in made for card in row.options]
    for id_ in every:
        if every.count(id_) > 1 or id_ in {column.id for column in across}:
            raise DefinitionError(f"{where}: the card id '{id_}' is used twice or is a column's id.")
    heads = tuple(PickOne(column.id, column.text, ()) for column in across)
    right = tuple((row.id, head.id, cards[row.id][head.id][0]) for row in questions for head in heads)
    return (
        Match(id=part, prompt=prompt, rows=tuple(made), columns=heads, row_label=row_label, optional=optional),
        MatchKey(right=right),
    )


def _check_pairs(where: str, left: tuple[Option, ...], right: tuple[Option, ...], key: Mapping[str, str]) -> None:
    must_be_among(where, "the key's item", key, left)
    must_be_among(where, "the key", key.values(), right)
    for item in left:
        if item.id not in key:
            raise DefinitionError(f"{where}: item '{item.id}' has no pair.")
        if item.id in {thing.id for thing in right}:
            raise DefinitionError(f"{where}: '{item.id}' is an id on both sides, which would reveal the pair.")


KIND = Kind(Match, MatchKey, {"Match": match, "MatchGrid": match_grid})
