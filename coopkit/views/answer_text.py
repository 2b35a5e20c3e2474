"""Answers in words: the label of each question and the text of its answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from coopkit.exercises import Definition, RawAnswer
from coopkit.exercises.blocks import fields_of
from coopkit.exercises.fields import Arrange, Field, Grid, Option, PickMany, PickOne, Scale, is_filled
from coopkit.exercises.kinds import AnyPart
from coopkit.exercises.texts import Sentence, Translatable
from coopkit.i18n import LazyText, Locale


@dataclass(frozen=True)
class Question:
    """A field with its full name and its label; `row` is the label of its row in a grid.

    place: the name with the row's number instead of its id, by which several people's answers can be compared.
    """

    name: str
    label: str
    field: Field
    row: str = ""
    place: str = ""


def answer_questions(definition: Definition, raw: RawAnswer, locale: Locale) -> Iterator[Question]:
    """Yield every field of an exercise, for grids each cell of the rows that the answer has."""
    for part in definition.parts:
        for field in fields_of(part.layout()):
            if isinstance(field, Grid):
                yield from _grid_questions(part, field, raw, locale)
            else:
                name = f"{part.id}.{field.id}"
                yield Question(name, field.label or part.prompt or definition.prompt, field, place=name)


def _grid_questions(part: AnyPart, grid: Grid, raw: RawAnswer, locale: Locale) -> Iterator[Question]:
    """Yield each cell of a grid as a question, labelled by its row and column."""
    labels = {row.id: row.label for row in grid.rows}
    for number, row in enumerate(grid.row_ids(raw, part.id), start=1):
        row_label = labels.get(row) or f"{grid.row_label or locale.text('Row')} {number}"
        for column in grid.columns:
            cell = grid.cell(row, column.id)
            if cell is not None:
                label = row_label if len(grid.columns) == 1 else f"{row_label} – {column.label}"
                place = f"{part.id}.{number if grid.grows else row}.{column.id}"
                yield Question(f"{part.id}.{row}.{column.id}", label, cell, row_label, place)


def answer_in_words(field: Field, value: str | list[str]) -> str:
    """Return a field's answer in words: the texts of options, an order as numbered steps, anything else as typed."""
    match field:
        case PickOne():
            return _option_text(field.options, str(value))
        case Scale():
            return field.steps.get(str(value), str(value))
        case PickMany():
            return " · ".join(option.text for option in field.options if option.id in value)
        case Arrange():
            return " · ".join(
                f"{place}. {_option_text(field.items, item)}" for place, item in enumerate(value, start=1)
            )
    return str(value)


def answered_questions(definition: Definition, raw: RawAnswer, locale: Locale) -> Iterator[tuple[Question, str]]:
    """Yield the answered questions with their answers in words."""
    for question in answer_questions(definition, raw, locale):
        value = raw.get(question.name)
        if value is not None and is_filled(value):
            yield question, answer_in_words(question.field, value)


def resolve_sentence(sentence: Sentence, locale: Locale) -> str:
    """Return an author's text unchanged, or translate one of our own sentences."""
    return sentence if isinstance(sentence, str) else locale.resolve(_lazy_text(sentence))


def _lazy_text(sentence: Translatable) -> LazyText:
    """Return a sentence as a lazy text, sentences among its values too."""
    values = sentence.values.items()
    return LazyText(
        sentence.msgid,
        tuple((name, _lazy_text(value) if isinstance(value, Translatable) else value) for name, value in values),
    )


def _option_text(options: tuple[Option, ...], id_: str) -> str:
    """Return the text of the option with this id, or the id if there is no such option."""
    return next((option.text for option in options if option.id == id_), id_)
