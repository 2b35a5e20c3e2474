"""Sort cards into groups."""

from collections.abc import Iterable, Mapping

from coopkit.exercises.blocks import Block, Cards
from coopkit.exercises.checking import Outcome, PartResult
from coopkit.exercises.fields import Grid, Option, ParseNumber, PickOne, RawAnswer, Row, Text
from coopkit.exercises.key import Kind, PartKey, PartWithKey, SampleAnswer, cell_samples, check_cells
from coopkit.exercises.part import Part
from coopkit.exercises.validation import DefinitionError, TextsById, make_options, shuffled, validate_option_ids

COLUMN = "group"


class Sort(Part, frozen=True, kw_only=True, tag="sort"):
    """Cards, each of which belongs to one group."""

    cards: tuple[Option, ...]
    groups: tuple[Option, ...]
    group_label: Text

    def layout(self) -> tuple[Block, ...]:
        rows = tuple(Row(card.id, card.text) for card in self.cards)
        column = PickOne(COLUMN, self.group_label, self.groups)
        return (Grid(columns=(column,), rows=rows), Cards(self.cards))


class SortKey(PartKey, frozen=True, kw_only=True, tag="sort"):
    """Pairs of a card and its group; for the cards in `others_open` every other group is open instead of wrong."""

    right: tuple[tuple[str, str], ...]
    others_open: tuple[str, ...] = ()

    def right_options(self, part: Part) -> tuple[tuple[str, str], ...]:
        """Return pairs of a field's name and its right group."""
        return tuple((f"{part.id}.{card}.{COLUMN}", group) for card, group in self.right)

    @property
    def has_right_answer(self) -> bool:
        return True

    def check(self, part: Part, raw: RawAnswer, parse_number: ParseNumber) -> PartResult:
        open_ = [f"{part.id}.{card}.{COLUMN}" for card in self.others_open]
        return check_cells(part.id, self.right_options(part), raw, open_)

    def solution(self, part: Part) -> RawAnswer:
        return dict(self.right_options(part))

    def sample_answers(self, part: Part) -> tuple[SampleAnswer, ...]:
        assert isinstance(part, Sort)
        ids = [group.id for group in part.groups]
        right_options = self.right_options(part)
        other = tuple((name, next(id_ for id_ in ids if id_ != group)) for name, group in right_options)
        if not self.others_open:
            return cell_samples(right_options, other)
        all_open = len(self.others_open) == len(self.right)
        moved = {name: group for name, group in other if name.split(".")[1] in self.others_open}
        return (
            SampleAnswer(Outcome.UNANSWERED, {}),
            SampleAnswer(Outcome.RIGHT, self.solution(part)),
            SampleAnswer(Outcome.OPEN if all_open else Outcome.RIGHT, {**self.solution(part), **moved}),
            SampleAnswer(Outcome.OPEN if all_open else Outcome.WRONG, dict(other)),
        )


def sort(
    exercise: str,
    part: str,
    prompt: Text,
    *,
    groups: TextsById,
    cards: Mapping[str, TextsById],
    group_label: Text,
    others_open: Iterable[str] = (),
    optional: bool = False,
) -> PartWithKey:
    """Build cards to sort into groups; every card is listed under the group that it belongs to.

    Args:
        exercise, part: ids; together they decide the order of the cards.
        groups: group ids and texts, shown in this order.
        cards: for each group's id its cards, ids and texts.
        group_label: the question at each card ("Which basket?").
        others_open: the ids of cards for which every other group is open instead of wrong.

    Raises:
        DefinitionError: an id twice, fewer than two groups, a group that doesn't exist, a card with a group's id,
            an id in `others_open` that isn't a card's.
    """
    where = f"{exercise} ({part})"
    listed = make_options(where, "groups", groups)
    unknown = set(cards) - {group.id for group in listed}
    if unknown:
        raise DefinitionError(f"{where}: there is no group '{min(unknown)}'.")
    placed_cards: list[tuple[str, tuple[str, str]]] = [
        (group, pair)
        for group, listed_cards in cards.items()
        for pair in (listed_cards.items() if isinstance(listed_cards, Mapping) else listed_cards)
    ]
    all_cards = make_options(where, "cards", [pair for _, pair in placed_cards])
    shared_ids = {card.id for card in all_cards} & {group.id for group in listed}
    if shared_ids:
        raise DefinitionError(
            f"{where}: '{min(shared_ids)}' is the id of a card and of a group, which reveals where it belongs."
        )
    open_cards = tuple(others_open)
    validate_option_ids(where, "'others_open' for", open_cards, all_cards)
    shown = shuffled(all_cards, where)
    group_of_card = {id_: group for group, (id_, _) in placed_cards}
    return (
        Sort(id=part, prompt=prompt, cards=shown, groups=listed, group_label=group_label, optional=optional),
        SortKey(right=tuple((card.id, group_of_card[card.id]) for card in shown), others_open=open_cards),
    )


KIND = Kind(Sort, SortKey, {"Sort": sort})
