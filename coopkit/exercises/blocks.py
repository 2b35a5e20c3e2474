"""The blocks that a part is laid out in: fields, and the texts and cards between them."""

from collections.abc import Iterator
from typing import TypeAlias

from msgspec import Struct

from coopkit.exercises.fields import (
    Arrange,
    Field,
    Grid,
    NumberField,
    Option,
    PickMany,
    PickOne,
    Scale,
    Slider,
    Text,
    TextField,
)
from coopkit.exercises.texts import Translatable


class Prose(Struct, frozen=True, tag="prose"):
    """A text between fields."""

    text: Text


class Cards(Struct, frozen=True, tag="cards"):
    """Cards to cut out, on paper only, in the order given."""

    items: tuple[Option, ...]


class ScenarioStep(Struct, frozen=True, tag="turn"):
    """A question of a scenario with its choices; `follows` has pairs of a choice and the next question, "" for none."""

    field: PickOne
    follows: tuple[tuple[str, str], ...]


class RoleCard(Struct, frozen=True):
    """A role in a play: its id, its name, and what only the player reads."""

    id: str
    name: Text
    text: Text


class Roles(Struct, frozen=True, tag="roles"):
    """Role cards: opened one at a time on the screen, cut out on paper."""

    cards: tuple[RoleCard, ...]


class Round(Struct, frozen=True):
    """What happens in a round of a play, and how many minutes it takes."""

    text: Text
    minutes: int


class Rounds(Struct, frozen=True, tag="rounds"):
    """Rounds that follow each other, each with a timer of its own."""

    rounds: tuple[Round, ...]


class CalculationOutput(Struct, frozen=True, tag="calculation"):
    """A placeholder for a calculation's result and chart; `waits` if they may be hidden until the check."""

    waits: bool


class RowLinks(Struct, frozen=True, tag="row-links"):
    """Links below a printed grid: pairs of a row's number, from 1, and the exercise that helps if it is rated low."""

    intro: Translatable
    rows: tuple[tuple[int, str], ...]


Block: TypeAlias = (
    Prose
    | Cards
    | ScenarioStep
    | Roles
    | Rounds
    | CalculationOutput
    | RowLinks
    | PickOne
    | PickMany
    | TextField
    | NumberField
    | Slider
    | Scale
    | Arrange
    | Grid
)


def fields_of(blocks: tuple[Block, ...]) -> Iterator[Field]:
    """Yield the fields among blocks, a scenario's questions included."""
    for block in blocks:
        if isinstance(block, PickOne | PickMany | TextField | NumberField | Slider | Scale | Arrange | Grid):
            yield block
        elif isinstance(block, ScenarioStep):
            yield block.field
