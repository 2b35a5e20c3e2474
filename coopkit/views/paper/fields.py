"""Fields on paper: each block of an exercise becomes a piece that one template draws."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from string import ascii_uppercase
from typing import assert_never

from coopkit.exercises.blocks import Block, CalculationOutput, Cards, Prose, Roles, Rounds, RowLinks, ScenarioStep
from coopkit.exercises.fields import Arrange, Grid, NumberField, Option, PickMany, PickOne, Scale, Slider, TextField
from coopkit.i18n import Locale
from coopkit.views.paper.sheet_answers import Choosers, SheetAnswers, WrittenText

LINE, MARK, HALF_LINE_LABEL = 72, 6, 18
"""How many letters fit on a line of paper, how many of them a mark takes, and how many stay beside a number's line if
two share the line."""


@dataclass(frozen=True)
class Piece:
    """A piece of a sheet: the name of a template below `paper/`, and what the template shows."""

    template: str
    content: object


@dataclass(frozen=True)
class PaperOption:
    """An option with its box.

    then: the letter of the scenario's question that follows, "" for none. option_note: the answer key's note on it.
    """

    text: str
    choosers: Choosers
    then: str = ""
    option_note: str = ""


@dataclass(frozen=True)
class PaperOptions:
    """Options to tick: `one` (circles) or any number (boxes); `letter` identifies a scenario's question."""

    label: str
    one: bool
    choices: tuple[PaperOption, ...]
    letter: str = ""

    @property
    def arrangement(self) -> str:
        """Return how the options are laid out: "short" (all on one line), "paired" (two columns) or "" (a list)."""
        if any(option.then or option.option_note or option.choosers for option in self.choices):
            return ""
        if sum(len(option.text) + MARK for option in self.choices) <= LINE:
            return "short"
        return "paired" if all(len(option.text) + MARK <= LINE // 2 for option in self.choices) else ""


@dataclass(frozen=True)
class WritingLine:
    """Dotted lines to write on."""

    label: str
    lines: int
    typed_texts: tuple[WrittenText, ...]
    unit: str = ""

    @property
    def fits_half_a_line(self) -> bool:
        """Return whether two such numbers fit beside each other."""
        return not self.typed_texts and len(self.label) + len(self.unit) <= HALF_LINE_LABEL


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


def option_letter(index: int) -> str:
    """Return A, B, C … for the option at an index, and numbers after Z."""
    return ascii_uppercase[index] if index < len(ascii_uppercase) else str(index + 1)


def block_piece(block: Block, part: str, answers: SheetAnswers, locale: Locale) -> Piece | None:
    """Return the piece for any block but a grid or scenario step; None for blocks that aren't printed there.

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
            return Piece("choices", _options_to_tick(block, part, answers))
        case TextField():
            return Piece("lines", WritingLine(block.label, block.lines, answers.typed_texts(f"{part}.{block.id}")))
        case NumberField():
            typed = answers.typed_texts(f"{part}.{block.id}") or initial_number(block, locale)
            return Piece("number", WritingLine(block.label, 1, typed, block.unit))
        case Slider():
            return Piece("number", WritingLine(block.label, 1, answers.typed_texts(f"{part}.{block.id}"), block.unit))
        case Scale():
            return Piece("rating", _rating_scale(block, part, answers))
        case Arrange():
            return Piece("step_order", _order_boxes(block, part, answers))
        case ScenarioStep() | Cards() | Grid() | CalculationOutput() | RowLinks():
            return None
        case _:
            assert_never(block)


def initial_number(field: NumberField, locale: Locale) -> tuple[WrittenText, ...]:
    """Return the number that is given in a field from the start, as printed; empty if there is none."""
    return (WrittenText("", locale.number(Decimal(field.given))),) if field.given else ()


def scenario_pieces(blocks: tuple[Block, ...], part: str, answers: SheetAnswers) -> Iterator[Piece]:
    """Yield a scenario's questions, lettered, each choice with the letter of the question that follows."""
    steps = [block for block in blocks if isinstance(block, ScenarioStep)]
    letters = (
        {step.field.id: option_letter(index).lower() for index, step in enumerate(steps)} if len(steps) > 1 else {}
    )
    for step in steps:
        then = {option: letters.get(next_, "") for option, next_ in step.follows}
        shown = _options_to_tick(step.field, part, answers, then)
        yield Piece("choices", PaperOptions(shown.label, True, shown.choices, letters.get(step.field.id, "")))


def _options_to_tick(
    field: PickOne | PickMany, part: str, answers: SheetAnswers, then: dict[str, str] | None = None
) -> PaperOptions:
    """Return the options of a field; `then` has the next question's letter by option id."""
    name = f"{part}.{field.id}"

    def option_to_print(option: Option) -> PaperOption:
        option_note = answers.option_notes.get((name, option.id), "")
        return PaperOption(option.text, answers.choosers(name, option.id), (then or {}).get(option.id, ""), option_note)

    return PaperOptions(
        field.label, isinstance(field, PickOne), tuple(option_to_print(option) for option in field.options)
    )


def _rating_scale(field: Scale, part: str, answers: SheetAnswers) -> RatingScale:
    """Return a scale's numbered circles, with the marks of the answers."""
    name = f"{part}.{field.id}"
    steps = tuple((step, answers.choosers(name, str(step))) for step in range(field.low, field.high + 1))
    return RatingScale(field.label, field.low_label, field.high_label, steps)


def _order_boxes(field: Arrange, part: str, answers: SheetAnswers) -> OrderBoxes:
    """Return the steps with their numbers in each answer, or with empty boxes."""
    name = f"{part}.{field.id}"

    def listed(own: SheetAnswers) -> tuple[tuple[str, str], ...]:
        places = {item: str(index) for index, item in enumerate(own.item_order(name), start=1)}
        return tuple((places.get(item.id, ""), item.text) for item in field.items)

    return OrderBoxes(field.label, tuple((person, listed(own)) for person, own in answers.one_by_one()))
