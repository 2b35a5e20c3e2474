"""The key of an answer that nobody marks: it is there or not, and its numbers can be read or not."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from coopkit.exercises.blocks import Block, ScenarioStep
from coopkit.exercises.faults import problems_of
from coopkit.exercises.fields import (
    Arrange,
    Field,
    Grid,
    NumberField,
    PickMany,
    PickOne,
    Raw,
    Scale,
    Slider,
    Text,
    TextField,
    is_filled,
)
from coopkit.exercises.part import ParseNumber, Part, PartKey, Sample
from coopkit.exercises.results import Mark, Outcome, PartResult

UNREADABLE = "12,5o"


def fields_of(blocks: tuple[Block, ...]) -> Iterator[Field]:
    """The fields among blocks."""
    for block in blocks:
        if isinstance(block, PickOne | PickMany | TextField | NumberField | Slider | Scale | Arrange | Grid):
            yield block
        elif isinstance(block, ScenarioStep):
            yield block.field


def growing_grids(parts: Iterable[Part]) -> Iterator[tuple[str, Grid]]:
    """The tables among parts that people add rows to, each with its part's id."""
    for part in parts:
        for field in fields_of(part.layout()):
            if isinstance(field, Grid) and field.grows:
                yield part.id, field


def named_fields(part: Part, raw: Raw) -> Iterator[tuple[str, Field]]:
    """Each field of a part under its full name; a grid's cells one by one, as far as rows are there."""
    for field in fields_of(part.layout()):
        if not isinstance(field, Grid):
            yield f"{part.id}.{field.id}", field
            continue
        for row in field.row_ids(raw, part.id):
            for column in field.columns:
                cell = field.cell(row, column.id)
                if cell is not None:
                    yield f"{part.id}.{row}.{column.id}", cell


class OpenKey(PartKey, frozen=True, kw_only=True, tag="open"):
    """No right answer: `example` is what a facilitator may offer; `complete` asks for every field."""

    example: Text = ""
    complete: bool = False

    @property
    def judges(self) -> bool:
        return False

    def check(self, part: Part, raw: Raw, parse_number: ParseNumber) -> PartResult:
        fields = tuple(named_fields(part, raw))
        empty = tuple(Mark(name, Outcome.UNANSWERED) for name, _ in fields if not is_filled(raw.get(name)))
        if len(empty) == len(fields) or (self.complete and empty):
            return PartResult(part.id, Outcome.UNANSWERED, empty if self.complete else ())
        unreadable = tuple(
            Mark(each.name, Outcome.UNREADABLE) for each in problems_of(fields, raw, parse_number) if not each.counts
        )
        return PartResult(part.id, Outcome.UNREADABLE if unreadable else Outcome.OPEN, unreadable)

    def samples(self, part: Part) -> tuple[Sample, ...]:
        fields = tuple(named_fields(part, {}))
        filled: Raw = {name: made_up(field, place) for place, (name, field) in enumerate(fields, start=1)}
        made = [Sample(Outcome.UNANSWERED, {}), Sample(Outcome.OPEN, filled)]
        number = next((name for name, field in fields if isinstance(field, NumberField)), None)
        if number:
            made.append(Sample(Outcome.UNREADABLE, {**filled, number: UNREADABLE}))
        return tuple(made)


def made_up(field: Field, place: int = 1) -> str | list[str]:
    """Something that a form can send for this field; `place` tells apart what must not come twice."""
    match field:
        case PickOne():
            return field.options[0].id
        case PickMany():
            return [field.options[0].id]
        case TextField(distinct=True):
            return f"{place}. neighbour"[: field.longest]
        case TextField():
            return "2" if field.digits else "We will ask our neighbours"[: field.longest]
        case NumberField():
            return field.given or _between(field)
        case Slider():
            return field.given
        case Scale():
            return str(field.low)
        case Arrange():
            return [item.id for item in field.items]
        case Grid():
            raise TypeError("a grid has cells, not a value")


def _between(field: NumberField) -> str:
    if field.least and Decimal(field.least) > 12:
        return field.least
    return field.most if field.most and Decimal(field.most) < 12 else "12"
