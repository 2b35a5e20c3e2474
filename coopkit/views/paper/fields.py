"""Fields on paper: each block of an exercise becomes a piece that one template draws."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from string import ascii_uppercase
from typing import assert_never

from coopkit.exercises.blocks import Block, CalculationOutput, Cards, Prose, Roles, Rounds, RowLinks, ScenarioStep
from coopkit.exercises.fields import Arrange, Grid, NumberField, Option, PickMany, PickOne, Scale, Slider, TextField
from coopkit.i18n import Locale
from coopkit.views.paper.sheet_answers import Choosers, SheetAnswers, Written

LINE, MARK = 60, 6
"""Letters on a line of paper, and the room of a mark in letters."""


@dataclass(frozen=True)
class Piece:
    """One template below `paper/` and what it shows."""

    template: str
    it: object


@dataclass(frozen=True)
class PaperOption:
    """An option with its box: what follows it in a scenario, and what the key says about it."""

    text: str
    choosers: Choosers
    then: str = ""
    beside: str = ""


@dataclass(frozen=True)
class PaperOptions:
    """Options to tick: one (circles) or any number (boxes); `letter` names a scenario's question."""

    label: str
    one: bool
    choices: tuple[PaperOption, ...]
    letter: str = ""

    @property
    def short(self) -> bool:
        """Whether the options fit beside each other on one line."""
        bare = not any(choice.then or choice.beside or choice.choosers for choice in self.choices)
        return bare and sum(len(choice.text) + MARK for choice in self.choices) <= LINE


@dataclass(frozen=True)
class WritingLine:
    """Dotted lines to write on."""

    label: str
    lines: int
    written: tuple[Written, ...]
    unit: str = ""


@dataclass(frozen=True)
class RatingScale:
    """Numbered circles with words at both ends."""

    label: str
    low_label: str
    high_label: str
    steps: tuple[tuple[int, Choosers], ...]


@dataclass(frozen=True)
class OrderBoxes:
    """Steps with a box for the number of each: one list, or one for each who answered."""

    label: str
    lists: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def letter(index: int) -> str:
    """A, B, C … for the option at an index; numbers where the alphabet ends."""
    return ascii_uppercase[index] if index < len(ascii_uppercase) else str(index + 1)


def piece_of(block: Block, part: str, ink: SheetAnswers, locale: Locale) -> Piece | None:
    """The piece for any block but a grid; None for what has no place inside its exercise.

    Args:
        part: the part's id, which begins the names of its fields.
    """
    match block:
        case Prose():
            return Piece("prose", block.text)
        case Roles():
            return Piece("roles", block)
        case Rounds():
            return Piece("rounds", block)
        case PickOne() | PickMany():
            return Piece("choices", _choices(block, part, ink))
        case TextField():
            return Piece("lines", WritingLine(block.label, block.lines, ink.written(f"{part}.{block.id}")))
        case NumberField():
            typed = ink.written(f"{part}.{block.id}") or given(block, locale)
            return Piece("number", WritingLine(block.label, 1, typed, block.unit))
        case Slider():
            return Piece("number", WritingLine(block.label, 1, ink.written(f"{part}.{block.id}"), block.unit))
        case Scale():
            return Piece("rating", _rating(block, part, ink))
        case Arrange():
            return Piece("step_order", _places(block, part, ink))
        case ScenarioStep() | Cards() | Grid() | CalculationOutput() | RowLinks():
            return None
        case _:
            assert_never(block)


def given(field: NumberField, locale: Locale) -> tuple[Written, ...]:
    """The number that a field begins with, if any."""
    return (Written("", locale.number(Decimal(field.given))),) if field.given else ()


def turns_of(blocks: tuple[Block, ...], part: str, ink: SheetAnswers) -> Iterator[Piece]:
    """A scenario's questions, lettered, each choice saying with which question to go on."""
    turns = [block for block in blocks if isinstance(block, ScenarioStep)]
    letters = {turn.field.id: letter(index).lower() for index, turn in enumerate(turns)} if len(turns) > 1 else {}
    for turn in turns:
        then = {option: letters.get(next_, "") for option, next_ in turn.follows}
        shown = _choices(turn.field, part, ink, then)
        yield Piece("choices", PaperOptions(shown.label, True, shown.choices, letters.get(turn.field.id, "")))


def _choices(
    field: PickOne | PickMany, part: str, ink: SheetAnswers, then: dict[str, str] | None = None
) -> PaperOptions:
    name = f"{part}.{field.id}"

    def choice(option: Option) -> PaperOption:
        beside = ink.beside.get((name, option.id), "")
        return PaperOption(option.text, ink.choosers(name, option.id), (then or {}).get(option.id, ""), beside)

    return PaperOptions(field.label, isinstance(field, PickOne), tuple(choice(option) for option in field.options))


def _rating(field: Scale, part: str, ink: SheetAnswers) -> RatingScale:
    name = f"{part}.{field.id}"
    steps = tuple((step, ink.choosers(name, str(step))) for step in range(field.low, field.high + 1))
    return RatingScale(field.label, field.low_label, field.high_label, steps)


def _places(field: Arrange, part: str, ink: SheetAnswers) -> OrderBoxes:
    name = f"{part}.{field.id}"

    def listed(own: SheetAnswers) -> tuple[tuple[str, str], ...]:
        places = {item: str(index) for index, item in enumerate(own.arranged(name), start=1)}
        return tuple((places.get(item.id, ""), item.text) for item in field.items)

    return OrderBoxes(field.label, tuple((who, listed(own)) for who, own in ink.each()))
