"""An exercise on paper: its head, its parts as pieces, results of calculations, and cards to cut out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import TypeAlias

from coopkit.content.session import ExerciseBlock
from coopkit.exercises.blocks import Block, Cards, Prose, Roles, Rounds, RowLinks, ScenarioStep, fields_of
from coopkit.exercises.definition import Definition
from coopkit.exercises.fields import Arrange, Grid, NumberField, PickMany, PickOne
from coopkit.exercises.key import KeyNote
from coopkit.exercises.kinds import AnyPart
from coopkit.exercises.kinds.calculator import Calculator
from coopkit.i18n import Locale, lazy
from coopkit.views.answer_text import resolve_sentence
from coopkit.views.paper.column_widths import grid_needs_landscape
from coopkit.views.paper.fields import Piece, block_piece, scenario_pieces
from coopkit.views.paper.grid import grid_pieces
from coopkit.views.paper.printed_calculation import PrintedCalculation, SheetCalculations, print_calculation
from coopkit.views.paper.sheet_answers import SheetAnswers
from coopkit.views.screen.script_messages import together_text

_READ_BLOCKS = (Prose, Roles, Rounds, ScenarioStep, PickOne, PickMany, Arrange)
"""Blocks that say something even without an answer."""

KeyNotes: TypeAlias = dict[str, tuple[KeyNote, ...]]
"""The answer key's notes below each part, by the part's id, and below the whole exercise, under ""."""


@dataclass(frozen=True)
class PaperPart:
    """A part of an exercise on paper.

    has_heading: whether the prompt is a heading; if not, a number's line begins with it. instruction: what to do on
    paper, "" where that is obvious. calculation: the result of a calculator.
    """

    prompt: str
    has_heading: bool
    optional: bool
    needs_landscape: bool
    pieces: tuple[Piece, ...]
    instruction: str
    calculation: PrintedCalculation | None
    key_notes: tuple[KeyNote, ...]

    @property
    def is_one_number(self) -> bool:
        """Return whether it is a single number to write in, so that two such parts fit beside each other."""
        return [piece.template for piece in self.pieces] == ["number"] and not (self.calculation or self.key_notes)


@dataclass(frozen=True)
class PaperExercise:
    """An exercise on paper; from its first wide part on it is printed in landscape.

    together: who works together, in words. answered_by: the name of the only person whose answer it shows, or "".
    """

    number: int
    definition: Definition
    together: str
    answered_by: str
    portrait_parts: tuple[PaperPart, ...]
    landscape_parts: tuple[PaperPart, ...]
    key_notes: tuple[KeyNote, ...]


@dataclass(frozen=True)
class CutOuts:
    """The cards of one exercise: pairs of a heading (a number to write into a grid, or a role's name) and a text."""

    number: int
    prompt: str
    cards: tuple[tuple[str, str], ...]
    roles: bool = False


def build_paper_exercise(
    exercise: ExerciseBlock,
    answers: SheetAnswers,
    key_notes: KeyNotes,
    locale: Locale,
    calculations: SheetCalculations,
    exercise_numbers: Mapping[str, int],
) -> PaperExercise:
    """Return an exercise on paper with answers and the answer key's notes.

    Args:
        exercise_numbers: the numbers of the session's exercises, by their ids.
    """
    definition = exercise.definition
    results = {
        part.id: print_calculation(definition, part, answers, locale, calculations)
        for part in definition.parts_of(Calculator)
    }
    parts = [
        _build_paper_part(
            part,
            answers,
            locale,
            exercise_numbers,
            all_optional=definition.optional,
            notes=key_notes.get(part.id, ()),
            result=results.get(part.id),
        )
        for part in definition.parts
        if answers.prints_fields_of(part.id) or key_notes.get(part.id) or part.id in results or _has_text(part)
    ]
    portrait_parts = tuple(takewhile(lambda part: not part.needs_landscape, parts))
    return PaperExercise(
        number=exercise.number,
        definition=definition,
        together=together_text(definition.together, locale),
        answered_by=answers.only_name,
        portrait_parts=portrait_parts,
        landscape_parts=tuple(parts[len(portrait_parts) :]),
        key_notes=key_notes.get("", ()),
    )


def exercise_cut_outs(exercise: ExerciseBlock) -> Iterator[CutOuts]:
    """Yield the cards to cut out for an exercise, part by part."""
    for part in exercise.definition.parts:
        blocks = part.layout()
        prompt = part.prompt or exercise.definition.prompt
        numbered = _has_card_grid(blocks)
        for cards in _card_blocks(blocks):
            heads = (f"{number}." if numbered else "" for number in range(1, len(cards.items) + 1))
            yield CutOuts(exercise.number, prompt, tuple(zip(heads, (card.text for card in cards.items), strict=True)))
        for block in blocks:
            if isinstance(block, Roles):
                roles = tuple((card.name, card.text) for card in block.cards)
                yield CutOuts(exercise.number, prompt, roles, roles=True)


def _build_paper_part(
    part: AnyPart,
    answers: SheetAnswers,
    locale: Locale,
    exercise_numbers: Mapping[str, int],
    *,
    all_optional: bool,
    notes: tuple[KeyNote, ...],
    result: PrintedCalculation | None,
) -> PaperPart:
    """Return a part of an exercise on paper."""
    blocks = part.layout()
    hint = part.paper_hint()
    instruction = resolve_sentence(hint, locale) if hint else ""
    if not instruction and answers.is_blank and _has_card_grid(blocks):
        instruction = locale.text(
            "Write the number of a card in each box. Or cut out the cards at the end and lay them out."
        )
    elif not instruction and answers.is_blank and any(_card_blocks(blocks)):
        instruction = locale.text("You can also cut these out as cards, at the end of this sheet.")
    return PaperPart(
        prompt=part.prompt,
        has_heading=not any(isinstance(block, NumberField) and block.label == part.prompt for block in blocks),
        optional=part.optional and not (all_optional or part.usually_optional) and any(fields_of(blocks)),
        needs_landscape=answers.prints_fields_of(part.id)
        and any(isinstance(block, Grid) and grid_needs_landscape(block) for block in blocks),
        pieces=tuple(_part_pieces(part.id, blocks, answers, locale, exercise_numbers)),
        instruction=instruction,
        calculation=result,
        key_notes=notes,
    )


def _part_pieces(
    part: str, blocks: tuple[Block, ...], answers: SheetAnswers, locale: Locale, exercise_numbers: Mapping[str, int]
) -> Iterator[Piece]:
    """Yield the pieces of a part: a scenario's questions, then its other blocks."""
    yield from scenario_pieces(blocks, part, answers)
    cards = {card.id: number for block in _card_blocks(blocks) for number, card in enumerate(block.items, start=1)}
    for block in blocks:
        if isinstance(block, Grid):
            if answers.prints_fields_of(part):
                yield from grid_pieces(block, part, answers, locale, cards)
        elif isinstance(block, RowLinks):
            yield _recommended_exercises(block, exercise_numbers, locale)
        elif isinstance(block, _READ_BLOCKS) or answers.prints_fields_of(part):
            piece = block_piece(block, part, answers, locale)
            if piece is not None:
                yield piece


def _recommended_exercises(links: RowLinks, exercise_numbers: Mapping[str, int], locale: Locale) -> Piece:
    """Return a piece that lists the exercises that help with rows rated low, as far as they are on this sheet."""
    places: dict[int, list[str]] = {}
    for place, exercise in links.rows:
        if exercise in exercise_numbers:
            places.setdefault(exercise_numbers[exercise], []).append(str(place))
    lines = (
        lazy("No. {rows}: exercise {number} helps.", rows=" · ".join(rows), number=n) for n, rows in places.items()
    )
    return Piece(
        "recommended_exercises", (resolve_sentence(links.intro, locale), tuple(locale.resolve(each) for each in lines))
    )


def _has_text(part: AnyPart) -> bool:
    """Return whether a part has something to read besides fields to write in."""
    return any(isinstance(block, _READ_BLOCKS) for block in part.layout())


def _card_blocks(blocks: tuple[Block, ...]) -> Iterator[Cards]:
    """Yield the blocks of cards to cut out."""
    return (block for block in blocks if isinstance(block, Cards))


def _has_card_grid(blocks: tuple[Block, ...]) -> bool:
    """Return whether there is a grid in which each row has cards of its own."""
    return any(isinstance(block, Grid) and block.one_at_a_time for block in blocks)
