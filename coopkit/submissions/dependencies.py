"""Read from the store what an exercise needs to be shown: its own answers, and those that it depends on."""

from collections.abc import Iterable

from coopkit.exercises import Exercise
from coopkit.exercises.initial_values import fields_with_start_reference
from coopkit.exercises.kinds.calculator import Calculator
from coopkit.exercises.kinds.survey import Survey
from coopkit.store import LearnerRecord
from coopkit.submissions.calculations import needs_other_exercises
from coopkit.submissions.context import AnswerContext, Exercises


def read_record(context: AnswerContext, learner: str, *exercises: Exercise) -> LearnerRecord:
    """Read the answers of a learner that are needed to show these exercises.

    Args:
        learner: the learner's id.

    Raises:
        StoreUnknown: there is no such learner. StoreError: it cannot be read.
    """
    shown = {exercise.id for exercise in exercises}
    return context.store.answers.record(learner, needed_exercises(context, exercises), shown)


def read_own_record(context: AnswerContext, learner: str, exercise: Exercise) -> LearnerRecord:
    """Read a learner's answers to this exercise only: enough to check a submission, not to show a state.

    Raises:
        StoreUnknown: there is no such learner. StoreError: it cannot be read.
    """
    return context.store.answers.record(learner, (exercise.id,))


def needed_exercises(context: AnswerContext, exercises: Iterable[Exercise]) -> frozenset[str] | None:
    """Return the exercises whose answers are needed to show these, including them; None for all exercises."""
    found: frozenset[str] = frozenset()
    for exercise in exercises:
        needed = _needed_by_exercise(context, exercise)
        if needed is None:
            return None
        found |= needed
    return found


def _needed_by_exercise(context: AnswerContext, exercise: Exercise) -> frozenset[str] | None:
    """Return the same for one exercise.

    For the context's own exercises it is cached, because phones ask every few seconds.
    """
    if context.exercises.get(exercise.id) is not exercise:
        return _find_needed_exercises(context.exercises, exercise)
    if exercise.id not in context.needs:
        context.needs[exercise.id] = _find_needed_exercises(context.exercises, exercise)
    return context.needs[exercise.id]


def _find_needed_exercises(exercises: Exercises, first: Exercise) -> frozenset[str] | None:
    """Follow an exercise's dependencies; None if it needs all exercises."""
    found: set[str] = set()
    queue = [first]
    while queue:
        exercise = queue.pop()
        if any(needs_other_exercises(part) for part in exercise.definition.parts_of(Calculator)):
            return None
        if exercise.id not in found:
            found.add(exercise.id)
            others = set(_direct_dependencies(exercise)) - found
            queue += [exercises[other] for other in others if other in exercises]
            found |= {other for other in others if other not in exercises}
    return frozenset(found)


def _direct_dependencies(exercise: Exercise) -> Iterable[str]:
    """Yield the exercises that prefill this one, reveal its key, or hold the earlier survey to compare with."""
    definition = exercise.definition
    yield from (field.starts.exercise for _, field in fields_with_start_reference(definition) if field.starts)
    yield from (part.before for part in definition.parts_of(Survey) if part.before)
    if definition.reveal.after:
        yield definition.reveal.after
