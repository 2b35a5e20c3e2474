"""An answer in words: what was asked, and what was given to it."""

from collections.abc import Iterator
from dataclasses import dataclass

from coopkit.exercises import Definition, Raw
from coopkit.exercises.blocks import fields_of
from coopkit.exercises.fields import Arrange, Field, Grid, Option, PickMany, PickOne, Scale, is_filled
from coopkit.exercises.kinds import AnyPart
from coopkit.exercises.texts import Sentence, Translatable
from coopkit.i18n import LazyText, Locale


@dataclass(frozen=True)
class Question:
    """A field under its full name, with the words that ask for it; `row` where it is one of a row's.

    place: the name with the number of its row in place of the row's id, so that the answers of several people to the
    first, second … row can be laid side by side.
    """

    name: str
    label: str
    field: Field
    row: str = ""
    place: str = ""


def questions(definition: Definition, raw: Raw, locale: Locale) -> Iterator[Question]:
    """Every field of an exercise, a grid's cells one by one, as far as `raw` has rows."""
    for part in definition.parts:
        for field in fields_of(part.layout()):
            if isinstance(field, Grid):
                yield from _cells(part, field, raw, locale)
            else:
                name = f"{part.id}.{field.id}"
                yield Question(name, field.label or part.prompt or definition.prompt, field, place=name)


def _cells(part: AnyPart, grid: Grid, raw: Raw, locale: Locale) -> Iterator[Question]:
    labels = {row.id: row.label for row in grid.rows}
    for number, row in enumerate(grid.row_ids(raw, part.id), start=1):
        told = labels.get(row) or f"{grid.row_label or locale.text('Row')} {number}"
        for column in grid.columns:
            cell = grid.cell(row, column.id)
            if cell is not None:
                label = told if len(grid.columns) == 1 else f"{told} – {column.label}"
                place = f"{part.id}.{number if grid.grows else row}.{column.id}"
                yield Question(f"{part.id}.{row}.{column.id}", label, cell, told, place)


def in_words(field: Field, value: str | list[str]) -> str:
    """What was given: options by their texts, an order as numbered steps, anything else as typed."""
    match field:
        case PickOne():
            return _text_of(field.options, str(value))
        case Scale():
            return field.steps.get(str(value), str(value))
        case PickMany():
            return " · ".join(option.text for option in field.options if option.id in value)
        case Arrange():
            return " · ".join(f"{place}. {_text_of(field.items, item)}" for place, item in enumerate(value, start=1))
    return str(value)


def given(definition: Definition, raw: Raw, locale: Locale) -> Iterator[tuple[Question, str]]:
    """The answered questions with their answers in words."""
    for question in questions(definition, raw, locale):
        value = raw.get(question.name)
        if value is not None and is_filled(value):
            yield question, in_words(question.field, value)


def resolve(sentence: Sentence, locale: Locale) -> str:
    """Return an author's text as it is, and a sentence of ours in the reader's language."""
    return sentence if isinstance(sentence, str) else locale.resolve(_lazy_text(sentence))


def _lazy_text(sentence: Translatable) -> LazyText:
    values = sentence.values.items()
    return LazyText(
        sentence.msgid,
        tuple((name, _lazy_text(value) if isinstance(value, Translatable) else value) for name, value in values),
    )


def _text_of(options: tuple[Option, ...], id_: str) -> str:
    return next((option.text for option in options if option.id == id_), id_)
