"""A part of an exercise: its public side, laid out as blocks and fields."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from msgspec import Struct

from coopkit.exercises.blocks import Block, fields_of
from coopkit.exercises.fields import Field, Grid, Option, PickMany, PickOne, RawAnswer, Text
from coopkit.exercises.texts import Translatable


class Part(Struct, frozen=True, kw_only=True):
    """The public side of a part of an exercise.

    checkable: whether an answer can be right or wrong; if no part is, the form's button is "Done" instead of "Check".
    usually_optional: whether parts of this kind are optional by default, so that sheets don't mention it.
    """

    checkable: ClassVar[bool] = True
    usually_optional: ClassVar[bool] = False

    id: str
    prompt: Text = ""
    optional: bool = False

    @property
    def kind(self) -> str:
        """Return the name of the kind, which pages show as `data-kind`."""
        return str(self.__struct_config__.tag)

    def layout(self) -> tuple[Block, ...]:
        """Return the part as blocks, texts and fields, in reading order."""
        raise NotImplementedError

    def is_finished(self, raw: RawAnswer) -> bool:
        """Return whether no further question follows this answer, so that the explanation can be shown."""
        return True

    def paper_hint(self) -> Translatable | None:
        """Return what to do on paper, if the fields don't make it clear."""
        return None

    def wording(self) -> tuple[object, ...]:
        """Return what the part asks, regardless of the order of options, to compare it with another part."""
        options: frozenset[Option] = frozenset().union(
            *(field.options for field in fields_of(self.layout()) if isinstance(field, PickOne | PickMany))
        )
        return self.kind, self.prompt, options


def growing_grids(parts: Iterable[Part]) -> Iterator[tuple[str, Grid]]:
    """Yield the tables that people add rows to, each with its part's id."""
    for part in parts:
        for field in fields_of(part.layout()):
            if isinstance(field, Grid) and field.grows:
                yield part.id, field


def named_fields(part: Part, raw: RawAnswer) -> Iterator[tuple[str, Field]]:
    """Yield each field of a part with its full name; for grids each cell of the rows that the answer has."""
    for field in fields_of(part.layout()):
        if not isinstance(field, Grid):
            yield f"{part.id}.{field.id}", field
            continue
        for row in field.row_ids(raw, part.id):
            for column in field.columns:
                cell = field.cell(row, column.id)
                if cell is not None:
                    yield f"{part.id}.{row}.{column.id}", cell
