"""Prefilled values: fields that open with an answer or a computed figure from another exercise."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from coopkit.calculators import CalculationResult
from coopkit.exercises import Definition, Exercise, RawAnswer, with_initial_values
from coopkit.exercises.blocks import fields_of
from coopkit.exercises.fields import (
    ANY_ROW,
    Grid,
    NumberField,
    PickOne,
    Scale,
    Slider,
    StartReference,
    TextField,
    is_filled,
)
from coopkit.exercises.initial_values import fields_with_start_reference, with_prefilled_values
from coopkit.exercises.kinds.calculator import Calculator
from coopkit.exercises.part import growing_grids, named_fields
from coopkit.i18n import Locale, Money, Percent
from coopkit.i18n.formats import round_half_up
from coopkit.report import TableCell
from coopkit.submissions.calculations import calculate_part, calculation_context_for, uses_whole_exercise
from coopkit.submissions.context import AnswerContext, ExerciseLink
from coopkit.submissions.messages import PrefilledValue
from coopkit.submissions.reveal import is_hidden_until_reveal, is_revealed
from coopkit.submissions.snapshot import Snapshot, progress_of

MAX_DECIMALS = 6
"""The most decimals of a prefilled number."""

TEXT_SOURCES = (TextField, NumberField, Slider, Scale)
"""Fields whose value can prefill a text or number field; an option that was chosen prefills a text with its words."""


def prefilled_values(
    context: AnswerContext, snapshot: Snapshot, exercise: Exercise, seat: int
) -> dict[str, PrefilledValue]:
    """Return the prefilled value of each field that has one now, by field name.

    Args:
        seat: the seat that answers; if the group has no joint answer to the other exercise, this seat's is taken.
    """
    if not any(fields_with_start_reference(exercise.definition)):
        return {}
    found = {}
    for name, (value, start) in _PrefillResolver(context, snapshot, seat).values_of(exercise.definition).items():
        there = context.links.get(start.exercise)
        link = there or ExerciseLink(context.exercises[start.exercise].definition.prompt)
        found[name] = PrefilledValue(value=value, origin=link.words, url=link.url, linked=ANY_ROW in start.name)
    return found


class _PrefillResolver:
    """Finds the prefilled values for one learner; `seat` as in `prefilled_values`."""

    def __init__(self, context: AnswerContext, snapshot: Snapshot, seat: int) -> None:
        self._context, self._snapshot, self._seat = context, snapshot, seat
        self._entered: dict[str, dict[str, str]] = {}

    def values_of(self, definition: Definition, path: tuple[str, ...] = ()) -> dict[str, tuple[str, StartReference]]:
        """Return the prefilled values of an exercise's fields with where they come from, by the fields' full names.

        Args:
            path: the exercises that need this one; an exercise that needs itself gets what is saved there.
        """
        path = (*path, definition.id)
        prefilled_fields = [
            (name, field.starts) for name, field in fields_with_start_reference(definition) if field.starts
        ]
        found: dict[str, tuple[str, StartReference]] = {}
        for name, start in sorted(
            prefilled_fields, key=lambda each: ANY_ROW not in each[1].name
        ):  # columns first, because they decide the rows
            source = self._context.exercises.get(start.exercise)
            if source is None or source.definition.private:
                continue
            for row, value in self._source_values(source, start, path):
                for each in self._target_fields(definition, name, row, found):
                    found[each] = (value, start)
        return found

    def _source_values(
        self, source: Exercise, start: StartReference, path: tuple[str, ...]
    ) -> Iterator[tuple[str, str]]:
        """Yield pairs of a row and its value in the other exercise; the row is "" if it isn't a column."""
        typed = self._entered_values(source, path)
        if start.figure:
            value = self._computed_figure(source, start, typed)
            if value:
                yield "", value
        elif ANY_ROW not in start.name:
            name = _resolve_row_number(source.definition, start.name, typed)
            if name in typed:
                yield "", typed[name]
            elif words := self._chosen_words(source.definition, name):
                yield "", words
        else:
            head, _, tail = start.name.partition(ANY_ROW)
            for name, value in typed.items():
                row = name.removeprefix(head).removesuffix(tail)
                if name == f"{head}{row}{tail}":
                    yield row, value

    def _target_fields(
        self, definition: Definition, name: str, row: str, found: Mapping[str, tuple[str, StartReference]]
    ) -> Iterator[str]:
        """Yield the names of the fields that a value goes to: a field, a column's cell in this row, or in every row."""
        part, _, column = name.partition(f".{ANY_ROW}.")
        if not column:
            yield name
            return
        (grid,) = (each for each in fields_of(definition.part(part).layout()) if isinstance(each, Grid))
        rows = (row,) if row else grid.row_ids({**self._saved(definition), **dict.fromkeys(found, "x")}, part)
        yield from (f"{part}.{each}.{column}" for each in rows if grid.cell(each, column))

    def _saved(self, definition: Definition) -> RawAnswer:
        """Return the saved answer of the group or person, or else of the seat; {} if there is none."""
        seats = self._snapshot.current(definition.id)
        stored = seats.get(0) or seats.get(self._seat)
        return stored.answer if stored else {}

    def _chosen_words(self, source: Definition, name: str) -> str:
        """Return the words of the option that was chosen in a field; "" if it has no options or none was chosen."""
        chosen = self._saved(source).get(name)
        fields = (field for part in source.parts for named, field in named_fields(part, {}) if named == name)
        options = (option for field in fields if isinstance(field, PickOne) for option in field.options)
        return next((option.text for option in options if option.id == chosen), "")

    def _entered_values(self, source: Exercise, path: tuple[str, ...]) -> dict[str, str]:
        """Return the values of an exercise's text and number fields by name: saved ones, else prefilled ones."""
        if source.id not in self._entered:
            chained = {} if source.id in path else self.values_of(source.definition, path)
            starts = {name: value for name, (value, _) in chained.items()}
            raw = with_prefilled_values(source.definition, self._saved(source.definition), starts)
            found: dict[str, str] = {}
            for part in source.definition.parts:
                for name, field in named_fields(part, raw):
                    value = raw.get(name)
                    if isinstance(field, TEXT_SOURCES) and isinstance(value, str) and is_filled(value):
                        slid = isinstance(field, Slider)
                        found[name] = self._context.locale.as_input(Decimal(value)) if slid else value
            self._entered[source.id] = found
        return self._entered[source.id]

    def _computed_figure(self, source: Exercise, start: StartReference, typed: Mapping[str, str]) -> str:
        """Return a figure computed from the saved and typed values, as input text.

        "" if nothing was entered for it, if it can't be calculated, or if it is hidden until the reveal.
        """
        part = next((each for each in source.definition.parts_of(Calculator) if each.id == start.part), None)
        saved = self._saved(source.definition)
        if part is None or not any(
            uses_whole_exercise(part) or _belongs_to_part(part, name) for name in (*saved, *typed)
        ):
            return ""
        if is_hidden_until_reveal(source, part) and not is_revealed(
            self._context, self._snapshot, progress_of(self._snapshot, source)
        ):
            return ""
        raw = with_initial_values(source.definition, saved, self._context.locale.as_input, typed)
        group = calculation_context_for(self._context, self._snapshot, source)
        result = calculate_part(source, part, raw, self._context.locale, group)
        figure = result.figures.get(start.figure) if isinstance(result, CalculationResult) else None
        return "" if figure is None else as_input_text(figure, self._context.locale)


def _resolve_row_number(definition: Definition, name: str, typed: Iterable[str]) -> str:
    """Return the name of a cell with its row's id, if the author has written the number of the row (1 for the first).

    typed: the names of the fields with a value, in order; only rows with a value are counted.
    """
    part, *link, column = name.split(".")
    if not link or part not in (id_ for id_, _ in growing_grids(definition.parts)):
        return name
    rows = [*dict.fromkeys(each.split(".")[1] for each in typed if each.startswith(f"{part}."))]
    at = int(link[0]) - 1
    return f"{part}.{rows[at]}.{column}" if at < len(rows) else ""


def _belongs_to_part(part: Calculator, name: str) -> bool:
    """Return whether a field with this name belongs to a calculator's own inputs."""
    return name.startswith(f"{part.id}.")


def as_input_text(figure: TableCell, locale: Locale) -> str:
    """Return a computed figure as the reader would type it, rounded as shown; a share in percent; "" for a sentence."""
    match figure:
        case Money():
            value = round_half_up(figure.amount, locale.minor_digits)
        case Percent():
            value = round_half_up(Fraction(figure.share) * 100, 1)
        case Fraction():
            value = round_half_up(figure, 2)
        case Decimal() | int():
            value = round_half_up(figure, MAX_DECIMALS)
        case _:
            return ""
    whole = value.to_integral_value()
    if value == whole:
        return locale.as_input(whole)
    return locale.as_input(value if isinstance(figure, Money) else value.normalize())
