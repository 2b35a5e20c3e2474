"""Match each thing with another: in pairs, or card by card in a grid."""

from collections.abc import Mapping

from coopkit.exercises.blocks import Block, Cards
from coopkit.exercises.checking import PartResult
from coopkit.exercises.fields import Grid, Option, ParseNumber, PickOne, RawAnswer, Row, Text
from coopkit.exercises.key import Kind, PartKey, PartWithKey, SampleAnswer, cell_samples, check_cells
from coopkit.exercises.part import Part
from coopkit.exercises.validation import DefinitionError, TextsById, make_options, shuffled, validate_option_ids

COLUMN = "to"


class Match(Part, frozen=True, kw_only=True, tag="match"):
    """Rows to match with options; in a grid each row has options (cards) of its own, one for each column."""

    rows: tuple[Row, ...]
    columns: tuple[PickOne, ...]
    row_label: Text = ""

    def layout(self) -> tuple[Block, ...]:
        grid = Grid(columns=self.columns, rows=self.rows, row_label=self.row_label)
        cards = tuple(card for row in self.rows for card in row.options)
        return (grid, Cards(shuffled(cards, self.id))) if cards else (grid,)

    def another_option(self, row: str, column: str, option: str) -> str:
        """Return an option of this cell other than the given one."""
        cell = Grid(columns=self.columns, rows=self.rows).cell(row, column)
        assert isinstance(cell, PickOne)
        return next(each.id for each in cell.options if each.id != option)


class MatchKey(PartKey, frozen=True, kw_only=True, tag="match"):
    """The right option for each row and column: row, column and option id."""

    right: tuple[tuple[str, str, str], ...]

    def right_options(self, part: Part) -> tuple[tuple[str, str], ...]:
        """Return pairs of a field's name and its right option."""
        return tuple((f"{part.id}.{row}.{column}", option) for row, column, option in self.right)

    @property
    def has_right_answer(self) -> bool:
        return True

    def check(self, part: Part, raw: RawAnswer, parse_number: ParseNumber) -> PartResult:
        return check_cells(part.id, self.right_options(part), raw)

    def solution(self, part: Part) -> RawAnswer:
        return dict(self.right_options(part))

    def sample_answers(self, part: Part) -> tuple[SampleAnswer, ...]:
        assert isinstance(part, Match)
        wrong = tuple(
            (f"{part.id}.{row}.{column}", part.another_option(row, column, option))
            for row, column, option in self.right
        )
        return cell_samples(self.right_options(part), wrong)


def match(
    exercise: str,
    part: str,
    prompt: Text,
    *,
    items: TextsById,
    to: TextsById,
    key: Mapping[str, str],
    to_label: Text,
    row_label: Text = "",
    keep_order: bool = False,
    optional: bool = False,
) -> PartWithKey:
    """Build pairs: each item belongs to one of the things in `to`; a thing may fit several items, or none.

    Args:
        exercise, part: ids; together they decide the order of items and things.
        key: for each item's id the id of the thing that it belongs to.
        to_label: the question at each item ("Main benefit").
        row_label: what an item is ("Story").
        keep_order: whether to show the items as listed, because their order matters (lines of an account).

    Raises:
        DefinitionError: an id twice, an item without a pair, a pair that does not exist, an id on both sides.
    """
    where = f"{exercise} ({part})"
    left = make_options(where, "items", items)
    right = make_options(where, "things to match", to)
    _validate_pairs(where, left, right, key)
    rows = tuple(Row(item.id, item.text) for item in (left if keep_order else shuffled(left, f"{where} items")))
    things = {thing.id: thing for thing in right}
    # The things are never in the order of the items, in which the right answer could be read off.
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
    rows: TextsById,
    columns: TextsById,
    cards: Mapping[str, Mapping[str, tuple[str, str]]],
    row_label: Text = "",
    optional: bool = False,
) -> PartWithKey:
    """Build a grid of cards: every row is a question and has one card for each column.

    Args:
        rows, columns: ids and texts, shown in this order.
        cards: for each row's id and each column's id, the card that belongs there as (id, text).

    Raises:
        DefinitionError: an id twice, a cell without a card, a card with a column's id.
    """
    where = f"{exercise} ({part})"
    questions, across = make_options(where, "rows", rows), make_options(where, "columns", columns)
    unknown = set(cards) - {row.id for row in questions}
    if unknown:
        raise DefinitionError(f"{where}: there is no row '{min(unknown)}'.")
    made = []
    for row in questions:
        placed = cards.get(row.id, {})
        if set(placed) != {column.id for column in across}:
            raise DefinitionError(f"{where}: row '{row.id}' needs one card for each column.")
        options = make_options(where, "cards", [placed[column.id] for column in across])
        made.append(Row(row.id, row.text, shuffled(options, f"{where} {row.id}")))
    card_ids = [card.id for row in made for card in row.options]
    for id_ in card_ids:
        if card_ids.count(id_) > 1 or id_ in {column.id for column in across}:
            raise DefinitionError(f"{where}: the card id '{id_}' is used twice or is a column's id.")
    heads = tuple(PickOne(column.id, column.text, ()) for column in across)
    right = tuple((row.id, head.id, cards[row.id][head.id][0]) for row in questions for head in heads)
    return (
        Match(id=part, prompt=prompt, rows=tuple(made), columns=heads, row_label=row_label, optional=optional),
        MatchKey(right=right),
    )


def _validate_pairs(where: str, left: tuple[Option, ...], right: tuple[Option, ...], key: Mapping[str, str]) -> None:
    """Validate that every item has a pair, and that no id is on both sides."""
    validate_option_ids(where, "the key's item", key, left)
    validate_option_ids(where, "the key", key.values(), right)
    for item in left:
        if item.id not in key:
            raise DefinitionError(f"{where}: item '{item.id}' has no pair.")
        if item.id in {thing.id for thing in right}:
            raise DefinitionError(f"{where}: '{item.id}' is an id on both sides, which would reveal the pair.")


KIND = Kind(Match, MatchKey, {"Match": match, "MatchGrid": match_grid})
