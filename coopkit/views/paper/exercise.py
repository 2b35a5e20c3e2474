"""An exercise on paper: its head, its parts as pieces, the result of a calculation, its cards to cut out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import TypeAlias

from coopkit.exercises.blocks import Block, Cards, Roles
from coopkit.exercises.exercise import AnyPart, Definition
from coopkit.exercises.fields import Grid, NumberField, Scale
from coopkit.exercises.kinds.calculator import Calculator
from coopkit.exercises.kinds.role_play import RolePlay
from coopkit.exercises.kinds.survey import Survey
from coopkit.exercises.session import ExerciseBlock
from coopkit.i18n import Locale, lazy
from coopkit.views.paper.columns import is_wide
from coopkit.views.paper.fields import Piece, piece_of, turns_of
from coopkit.views.paper.grid import pieces_of
from coopkit.views.paper.sheet_answers import SheetAnswers
from coopkit.views.paper.worked import Worked, WorkedFacts, worked
from coopkit.views.screen.script_messages import together_words


@dataclass(frozen=True)
class KeyNote:
    """Something that the answer key says below a part or an exercise: a heading and Markdown."""

    heading: str
    text: str


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
    worked: Worked | None
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
    known: WorkedFacts,
    numbers: Mapping[str, int],
) -> PaperExercise:
    """The exercise with what is set in place and what is said below it.

    Args:
        known: what its calculations know beside the sheet.
        numbers: of the session's exercises, by their ids.
    """
    definition = asked.definition
    parts = [_part(definition, part, ink, remarks, locale, known, numbers) for part in definition.parts]
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
    definition: Definition,
    part: AnyPart,
    ink: SheetAnswers,
    remarks: Remarks,
    locale: Locale,
    known: WorkedFacts,
    numbers: Mapping[str, int],
) -> PaperPart:
    blocks = part.layout()
    how = ""
    if isinstance(part, Survey) and part.ways:
        how = locale.text("At the end, count how often you chose each answer.")
    elif ink.blank and _is_card_grid(blocks):
        how = locale.text(
            "Write the number of a card in each place. Or cut out the cards at the end, and lay them out."
        )
    elif ink.blank and any(_cards(blocks)):
        how = locale.text("These are also cards to cut out, at the end of this sheet.")
    return PaperPart(
        prompt=part.prompt,
        headed=not any(isinstance(block, NumberField) and block.label == part.prompt for block in blocks),
        optional=part.optional and not isinstance(part, Calculator | RolePlay) and not definition.optional,
        wide=any(isinstance(block, Grid) and is_wide(block) for block in blocks),
        pieces=(*_pieces(part.id, blocks, ink, locale), *_leads(part, numbers, locale)),
        how=how,
        worked=worked(definition, part, ink, locale, known) if isinstance(part, Calculator) else None,
        told=remarks.get(part.id, ()),
    )


def _pieces(part: str, blocks: tuple[Block, ...], ink: SheetAnswers, locale: Locale) -> Iterator[Piece]:
    yield from turns_of(blocks, part, ink)
    numbers = {card.id: number for cards in _cards(blocks) for number, card in enumerate(cards.items, start=1)}
    for block in blocks:
        if isinstance(block, Grid):
            yield from pieces_of(block, part, ink, locale, numbers)
        else:
            piece = piece_of(block, part, ink, locale)
            if piece is not None:
                yield piece


def _leads(part: AnyPart, numbers: Mapping[str, int], locale: Locale) -> Iterator[Piece]:
    """Which exercises help with what was rated low, as far as they are on this sheet."""
    scale = part.grid.columns[0] if isinstance(part, Survey) and part.leads else None
    if not isinstance(part, Survey) or not isinstance(scale, Scale):
        return
    lines: dict[int, list[str]] = {}
    leads = dict(part.leads)
    for place, row in enumerate(part.grid.rows, start=1):
        if leads.get(row.id, "") in numbers:
            lines.setdefault(numbers[leads[row.id]], []).append(str(place))
    low = lazy("Where you chose {low} or {next}:", low=scale.low, next=scale.low + 1)
    if scale.unknown:
        low = lazy("Where you chose {low} or {next}, or do not know:", low=scale.low, next=scale.low + 1)
    told = (lazy("No. {rows}: exercise {number} helps.", rows=" · ".join(rows), number=n) for n, rows in lines.items())
    yield Piece("leads", (locale.resolve(low), tuple(locale.resolve(each) for each in told)))


def _cards(blocks: tuple[Block, ...]) -> Iterator[Cards]:
    return (block for block in blocks if isinstance(block, Cards))


def _is_card_grid(blocks: tuple[Block, ...]) -> bool:
    return any(isinstance(block, Grid) and block.one_at_a_time for block in blocks)
