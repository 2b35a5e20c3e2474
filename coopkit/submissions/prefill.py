"""Prefilled values: fields that start from an answer or a computed figure of another exercise."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from coopkit.calculators import CalculationResult
from coopkit.exercises import Definition, Exercise, Raw, with_initial_values
from coopkit.exercises.blocks import fields_of
from coopkit.exercises.fields import ANY_ROW, Grid, NumberField, Scale, Slider, StartReference, TextField, is_filled
from coopkit.exercises.initial_values import fields_with_start_reference, with_prefilled_values
from coopkit.exercises.kinds.calculator import Calculator
from coopkit.exercises.part import growing_grids, named_fields
from coopkit.i18n import Locale, Money, Percent
from coopkit.i18n.formats import round_half_up
from coopkit.report import TableCell
from coopkit.submissions.calculations import (
    calculate_part,
    calculation_context,
    calculators,
    empty_calculation_context,
    needs_other_exercises,
    uses_whole_exercise,
    waits_for_key,
)
from coopkit.submissions.context import AnswerContext, ExerciseLink
from coopkit.submissions.messages import PrefilledValue
from coopkit.submissions.snapshot import Snapshot, is_revealed, progress_of

MOST_PLACES = 6
"""Decimals that somebody would still type."""

WRITTEN = (TextField, NumberField, Slider, Scale)
"""Fields whose value can stand in a field for words or numbers."""


def prefilled_values(
    context: AnswerContext, snapshot: Snapshot, exercise: Exercise, seat: int
) -> dict[str, PrefilledValue]:
    """Return the prefilled value of each field that has one now, by field name.

    Args:
        seat: who answers; what a group has not answered together is taken from the same seat.
    """
    if not any(fields_with_start_reference(exercise.definition)):
        return {}
    found = {}
    for name, (value, start) in _Sources(context, snapshot, seat).values_of(exercise.definition).items():
        there = context.links.get(start.exercise)
        link = there or ExerciseLink(context.exercises[start.exercise].definition.prompt)
        found[name] = PrefilledValue(value=value, origin=link.words, url=link.url, linked=ANY_ROW in start.name)
    return found


class _Sources:
    """Finds prefilled values in one learner's answers."""

    def __init__(self, context: AnswerContext, snapshot: Snapshot, seat: int) -> None:
        self._context, self._snapshot, self._seat = context, snapshot, seat
        self._known: dict[str, dict[str, str]] = {}

    def values_of(self, definition: Definition, path: tuple[str, ...] = ()) -> dict[str, tuple[str, StartReference]]:
        """The values that an exercise's fields start from, by their full names.

        Args:
            path: the exercises that ask for this; one that asks for itself gets what is saved there.
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
            for row, value in self._from(source, start, path):
                for each in self._targets(definition, name, row, found):
                    found[each] = (value, start)
        return found

    def _from(self, source: Exercise, start: StartReference, path: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        """The value there is, or for a column each row's."""
        typed = self._typed(source, path)
        if start.figure:
            value = self._figure(source, start, typed)
            if value:
                yield "", value
        elif ANY_ROW not in start.name:
            name = _in_its_row(source.definition, start.name, typed)
            if name in typed:
                yield "", typed[name]
        else:
            head, _, tail = start.name.partition(ANY_ROW)
            for name, value in typed.items():
                row = name.removeprefix(head).removesuffix(tail)
                if name == f"{head}{row}{tail}":
                    yield row, value

    def _targets(
        self, definition: Definition, name: str, row: str, found: Mapping[str, tuple[str, StartReference]]
    ) -> Iterator[str]:
        """The fields that a value goes to: that field, or the same row, or every row that is there."""
        part, _, column = name.partition(f".{ANY_ROW}.")
        if not column:
            yield name
            return
        (grid,) = (each for each in fields_of(definition.part(part).layout()) if isinstance(each, Grid))
        rows = (row,) if row else grid.row_ids({**self._saved(definition), **dict.fromkeys(found, "x")}, part)
        yield from (f"{part}.{each}.{column}" for each in rows if grid.cell(each, column))

    def _saved(self, definition: Definition) -> Raw:
        """The answer that counts here: the group's or a person's, else that of the seat."""
        seats = self._snapshot.current(definition.id)
        stored = seats.get(0) or seats.get(self._seat)
        return stored.answer if stored else {}

    def _typed(self, source: Exercise, path: tuple[str, ...]) -> dict[str, str]:
        """What stands in an exercise's fields for words and numbers: saved there, else from where they start."""
        if source.id not in self._known:
            chained = {} if source.id in path else self.values_of(source.definition, path)
            starts = {name: value for name, (value, _) in chained.items()}
            raw = with_prefilled_values(source.definition, self._saved(source.definition), starts)
            found: dict[str, str] = {}
            for part in source.definition.parts:
                for name, field in named_fields(part, raw):
                    value = raw.get(name)
                    if isinstance(field, WRITTEN) and isinstance(value, str) and is_filled(value):
                        slid = isinstance(field, Slider)
                        found[name] = self._context.locale.as_input(Decimal(value)) if slid else value
            self._known[source.id] = found
        return self._known[source.id]

    def _figure(self, source: Exercise, start: StartReference, typed: Mapping[str, str]) -> str:
        """A computed figure, where something of the learner's is in it and it may be seen."""
        part = next((each for each in calculators(source) if each.id == start.part), None)
        saved = self._saved(source.definition)
        if part is None or not any(uses_whole_exercise(part) or _is_in(part, name) for name in (*saved, *typed)):
            return ""
        if waits_for_key(source, part) and not is_revealed(
            self._context, self._snapshot, progress_of(self._snapshot, source)
        ):
            return ""
        raw = with_initial_values(source.definition, saved, self._context.locale.as_input, typed)
        group = (
            calculation_context(self._context, self._snapshot)
            if needs_other_exercises(part)
            else empty_calculation_context(self._context.locale)
        )
        result = calculate_part(source, part, raw, self._context.locale, group)
        figure = result.figures.get(start.figure) if isinstance(result, CalculationResult) else None
        return "" if figure is None else as_input_text(figure, self._context.locale)


def _in_its_row(definition: Definition, name: str, typed: Iterable[str]) -> str:
    """The name of a cell of which an author has written the place of its row, 1 for the first in which anything stands.

    typed: the names of what stands in the exercise, in its order.
    """
    part, *link, column = name.split(".")
    if not link or part not in (id_ for id_, _ in growing_grids(definition.parts)):
        return name
    rows = [*dict.fromkeys(each.split(".")[1] for each in typed if each.startswith(f"{part}."))]
    at = int(link[0]) - 1
    return f"{part}.{rows[at]}.{column}" if at < len(rows) else ""


def _is_in(part: Calculator, name: str) -> bool:
    return name.startswith(f"{part.id}.")


def as_input_text(figure: TableCell, locale: Locale) -> str:
    """A figure as somebody would type what is shown of it; a share in percent; "" for a sentence."""
    match figure:
        case Money():
            value = round_half_up(figure.amount, locale.minor_digits)
        case Percent():
            value = round_half_up(Fraction(figure.share) * 100, 1)
        case Fraction():
            value = round_half_up(figure, 2)
        case Decimal() | int():
            value = round_half_up(figure, MOST_PLACES)
        case _:
            return ""
    whole = value.to_integral_value()
    if value == whole:
        return locale.as_input(whole)
    return locale.as_input(value if isinstance(figure, Money) else value.normalize())
