"""An exercise on paper: its head, its parts as pieces, the result of a calculation, its cards to cut out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import TypeAlias

from coopkit.content.session import ExerciseBlock
from coopkit.exercises.blocks import Block, Cards, Roles, RowLinks, fields_of
from coopkit.exercises.definition import Definition
from coopkit.exercises.fields import Grid, NumberField
from coopkit.exercises.key import KeyNote
from coopkit.exercises.kinds import AnyPart
from coopkit.exercises.kinds.calculator import Calculator
from coopkit.i18n import Locale, lazy
from coopkit.views.answer_text import resolve
from coopkit.views.paper.columns import is_wide
from coopkit.views.paper.fields import Piece, piece_of, turns_of
from coopkit.views.paper.grid import pieces_of
from coopkit.views.paper.printed_calculation import PrintedCalculation, SheetCalculations, print_calculation
from coopkit.views.paper.sheet_answers import SheetAnswers
from coopkit.views.screen.script_messages import together_words

Remarks: TypeAlias = dict[str, tuple[KeyNote, ...]]
"""What is said below each part, by its id, and below the whole exercise, under ""."""


@dataclass(frozen=True)
class PaperPart:
    """A part: its prompt (`headed` unless it stands before a number's line), its pieces, a calculation's result.

    how: what to do, where that does not go without saying. wide: whether it needs the paper's long side.
    """

    prompt: str
    headed: bool
    optional: bool
    wide: bool
    pieces: tuple[Piece, ...]
    how: str
    calculation: PrintedCalculation | None
    told: tuple[KeyNote, ...]


@dataclass(frozen=True)
class PaperExercise:
    """An exercise as one template draws it: upright, and on the paper's long side from its first wide part on."""

    number: int
    definition: Definition
    together: str
    whose: str
    upright: tuple[PaperPart, ...]
    across: tuple[PaperPart, ...]
    told: tuple[KeyNote, ...]


@dataclass(frozen=True)
class CutOuts:
    """The cards of one exercise, each with what stands at its head: a number to write into a grid, or a role's name."""

    number: int
    prompt: str
    cards: tuple[tuple[str, str], ...]
    roles: bool = False


def on_paper(
    asked: ExerciseBlock,
    ink: SheetAnswers,
    remarks: Remarks,
    locale: Locale,
    known: SheetCalculations,
    numbers: Mapping[str, int],
) -> PaperExercise:
    """The exercise with what is set in place and what is said below it.

    Args:
        known: what its calculations know beside the sheet.
        numbers: of the session's exercises, by their ids.
    """
    definition = asked.definition
    results = {
        part.id: print_calculation(definition, part, ink, locale, known) for part in definition.parts_of(Calculator)
    }
    parts = [
        _part(
            part,
            ink,
            locale,
            numbers,
            all_optional=definition.optional,
            notes=remarks.get(part.id, ()),
            result=results.get(part.id),
        )
        for part in definition.parts
    ]
    upright = tuple(takewhile(lambda part: not part.wide, parts))
    return PaperExercise(
        number=asked.number,
        definition=definition,
        together=together_words(definition.together, locale),
        whose=ink.single,
        upright=upright,
        across=tuple(parts[len(upright) :]),
        told=remarks.get("", ()),
    )


def cut_outs(asked: ExerciseBlock) -> Iterator[CutOuts]:
    """The cards to cut out for an exercise, part by part."""
    for part in asked.definition.parts:
        blocks = part.layout()
        prompt = part.prompt or asked.definition.prompt
        numbered = _is_card_grid(blocks)
        for cards in _cards(blocks):
            heads = (f"{number}." if numbered else "" for number in range(1, len(cards.items) + 1))
            yield CutOuts(asked.number, prompt, tuple(zip(heads, (card.text for card in cards.items), strict=True)))
        for block in blocks:
            if isinstance(block, Roles):
                yield CutOuts(asked.number, prompt, tuple((card.name, card.text) for card in block.cards), roles=True)


def _part(
    part: AnyPart,
    ink: SheetAnswers,
    locale: Locale,
    numbers: Mapping[str, int],
    *,
    all_optional: bool,
    notes: tuple[KeyNote, ...],
    result: PrintedCalculation | None,
) -> PaperPart:
    blocks = part.layout()
    hint = part.paper_hint()
    how = resolve(hint, locale) if hint else ""
    if not how and ink.blank and _is_card_grid(blocks):
        how = locale.text(
            "Write the number of a card in each place. Or cut out the cards at the end, and lay them out."
        )
    elif not how and ink.blank and any(_cards(blocks)):
        how = locale.text("These are also cards to cut out, at the end of this sheet.")
    return PaperPart(
        prompt=part.prompt,
        headed=not any(isinstance(block, NumberField) and block.label == part.prompt for block in blocks),
        optional=part.optional and not (all_optional or part.usually_optional) and any(fields_of(blocks)),
        wide=any(isinstance(block, Grid) and is_wide(block) for block in blocks),
        pieces=tuple(_pieces(part.id, blocks, ink, locale, numbers)),
        how=how,
        calculation=result,
        told=notes,
    )


def _pieces(
    part: str, blocks: tuple[Block, ...], ink: SheetAnswers, locale: Locale, numbers: Mapping[str, int]
) -> Iterator[Piece]:
    yield from turns_of(blocks, part, ink)
    cards = {card.id: number for block in _cards(blocks) for number, card in enumerate(block.items, start=1)}
    for block in blocks:
        if isinstance(block, Grid):
            yield from pieces_of(block, part, ink, locale, cards)
        elif isinstance(block, RowLinks):
            yield _row_links(block, numbers, locale)
        else:
            piece = piece_of(block, part, ink, locale)
            if piece is not None:
                yield piece


def _row_links(links: RowLinks, numbers: Mapping[str, int], locale: Locale) -> Piece:
    """The exercises that help with rows rated low, as far as they are on this sheet."""
    places: dict[int, list[str]] = {}
    for place, exercise in links.rows:
        if exercise in numbers:
            places.setdefault(numbers[exercise], []).append(str(place))
    lines = (
        lazy("No. {rows}: exercise {number} helps.", rows=" · ".join(rows), number=n) for n, rows in places.items()
    )
    return Piece("recommended_exercises", (resolve(links.intro, locale), tuple(locale.resolve(each) for each in lines)))


def _cards(blocks: tuple[Block, ...]) -> Iterator[Cards]:
    return (block for block in blocks if isinstance(block, Cards))


def _is_card_grid(blocks: tuple[Block, ...]) -> bool:
    return any(isinstance(block, Grid) and block.one_at_a_time for block in blocks)
