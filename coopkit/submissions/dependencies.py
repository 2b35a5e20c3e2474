"""Which answers must be read before an exercise can be shown: its own, and those it depends on."""

from collections.abc import Iterable

from coopkit.exercises import Exercise
from coopkit.exercises.initial_values import fields_with_start_reference
from coopkit.exercises.kinds.survey import Survey
from coopkit.store import LearnerRecord
from coopkit.submissions.calculations import calculators, needs_other_exercises
from coopkit.submissions.context import AnswerContext, Exercises


def read_record(context: AnswerContext, learner: str, *exercises: Exercise) -> LearnerRecord:
    """Read what these exercises need of a learner.

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
        own = _needed_by(context, exercise)
        if own is None:
            return None
        found |= own
    return found


def _needed_by(context: AnswerContext, exercise: Exercise) -> frozenset[str] | None:
    """The same for one exercise; for the context's own exercises it is cached, because phones ask every few seconds."""
    if context.exercises.get(exercise.id) is not exercise:
        return _find_needed(context.exercises, exercise)
    if exercise.id not in context.needs:
        context.needs[exercise.id] = _find_needed(context.exercises, exercise)
    return context.needs[exercise.id]


def _find_needed(every: Exercises, first: Exercise) -> frozenset[str] | None:
    found: set[str] = set()
    waiting = [first]
    while waiting:
        exercise = waiting.pop()
        if any(needs_other_exercises(part) for part in calculators(exercise)):
            return None
        if exercise.id not in found:
            found.add(exercise.id)
            others = set(_others(exercise)) - found
            waiting += [every[other] for other in others if other in every]
            found |= {other for other in others if other not in every}
    return frozenset(found)


def _others(exercise: Exercise) -> Iterable[str]:
    """Yield the exercises it depends on: for prefilled values, for revealing its key, and the earlier survey."""
    definition = exercise.definition
    yield from (field.starts.exercise for _, field in fields_with_start_reference(definition) if field.starts)
    yield from (part.before for part in definition.parts_of(Survey) if part.before)
    if definition.reveal.after:
        yield definition.reveal.after
