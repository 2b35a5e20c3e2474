"""Running the calculators of an exercise, as far as their results may be shown."""

from collections.abc import Iterable, Iterator

from coopkit.calculators import CALCULATORS, CalculationContext, CalculationResult, IncompleteInput, compute_part
from coopkit.exercises import Exercise, Raw, read_values
from coopkit.exercises.fields import Field, NumberField, Slider
from coopkit.exercises.kinds.calculator import Calculator
from coopkit.exercises.kinds.table import Table
from coopkit.exercises.part import named_fields
from coopkit.i18n import Locale
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.members.saved_list import MEMBER_LIST
from coopkit.submissions.context import AnswerContext
from coopkit.submissions.snapshot import Snapshot


def waits_for_key(exercise: Exercise, part: Calculator) -> bool:
    """Return whether a calculator's result is hidden until the key is revealed, because it could give an answer away.

    Where the author has not said, it does so unless there is a number that only the group can know.
    """
    if not any(key.has_right_answer for key in exercise.key.parts):
        return False
    if part.waits is not None:
        return part.waits
    numbers = [each.given for each in part.inputs if isinstance(each, NumberField | Slider)]
    if not numbers and uses_whole_exercise(part):
        numbers = [field.given for field in _cells(exercise) if isinstance(field, NumberField)]
    return all(numbers)


def _cells(exercise: Exercise) -> Iterator[Field]:
    """The fields in the tables of an exercise, as they are when nothing is filled in."""
    return (field for table in exercise.definition.parts_of(Table) for _, field in named_fields(table, {}))


def waiting_calculators(exercises: Iterable[Exercise]) -> frozenset[str]:
    """Return the calculators that are hidden until their key is revealed, as "exercise/part"."""
    return frozenset(
        f"{exercise.id}/{part.id}"
        for exercise in exercises
        for part in calculators(exercise)
        if waits_for_key(exercise, part)
    )


def needs_other_exercises(part: Calculator) -> bool:
    """Whether its calculation needs the group's answers to other exercises."""
    return CALCULATORS[part.calculation].reads_group_answers


def uses_whole_exercise(part: Calculator) -> bool:
    """Whether its calculation works with the answers of the whole exercise."""
    return CALCULATORS[part.calculation].arguments is None


def calculators(exercise: Exercise) -> tuple[Calculator, ...]:
    """The calculators among its parts."""
    return exercise.definition.parts_of(Calculator)


def calculation_context(context: AnswerContext, snapshot: Snapshot) -> CalculationContext:
    """Return the group's shared answers and member list for calculations, without private exercises.

    Args:
        snapshot: one that knows of all exercises.
    """
    stored = snapshot.all_current()
    answers = {
        id_: read_values(context.exercises[id_].definition, seats[0].answer, context.locale.parse_number)
        for id_, seats in stored.items()
        if 0 in seats and id_ in context.exercises and not context.exercises[id_].definition.private
    }
    listed = {MEMBER_LIST: _words(stored[MEMBER_LIST][0].answer)} if 0 in stored.get(MEMBER_LIST, {}) else {}
    return CalculationContext(
        GroupAnswers({**answers, **listed}), context.facts, minor_digits=context.locale.minor_digits
    )


def _words(answer: Raw) -> dict[str, str]:
    return {name: value for name, value in answer.items() if isinstance(value, str)}


def empty_calculation_context(locale: Locale) -> CalculationContext:
    """Return a calculation context without answers."""
    return CalculationContext(minor_digits=locale.minor_digits)


def calculate(
    exercise: Exercise, raw: Raw, locale: Locale, *, revealed: bool, group: CalculationContext
) -> dict[str, CalculationResult | IncompleteInput]:
    """Return the result of each calculator that may be shown, by part.

    Args:
        raw: the answer as its form shows it.
        group: who calculates; its answer to this exercise is put in its place.
    """
    return {
        part.id: calculate_part(exercise, part, raw, locale, group)
        for part in calculators(exercise)
        if revealed or not waits_for_key(exercise, part)
    }


def calculate_part(
    exercise: Exercise, part: Calculator, raw: Raw, locale: Locale, group: CalculationContext
) -> CalculationResult | IncompleteInput:
    """Return the result of one calculator, whether or not it may be shown. Arguments as for `calculate`."""
    return compute_part(exercise.definition, part, raw, locale.parse_number, group)
