"""Run the calculators of an exercise, as far as their results may be shown."""

from coopkit.calculators import CALCULATORS, CalculationContext, CalculationResult, IncompleteInput, compute_part
from coopkit.exercises import Exercise, RawAnswer, read_values
from coopkit.exercises.kinds.calculator import Calculator
from coopkit.i18n import Locale
from coopkit.portfolio.co_op import CO_OP_LOGO
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.members.saved_list import MEMBER_LIST
from coopkit.submissions.context import AnswerContext
from coopkit.submissions.reveal import is_hidden_until_reveal
from coopkit.submissions.snapshot import Snapshot

BESIDE_EXERCISES = (MEMBER_LIST, CO_OP_LOGO)
"""The ids of what is saved beside the exercises, without a form of its own."""


def needs_other_exercises(part: Calculator) -> bool:
    """Return whether a calculator needs the group's answers to other exercises."""
    return CALCULATORS[part.calculation].reads_group_answers


def uses_whole_exercise(part: Calculator) -> bool:
    """Return whether a calculator works with the answers to the whole exercise instead of inputs of its own."""
    return CALCULATORS[part.calculation].arguments is None


def calculation_context(context: AnswerContext, snapshot: Snapshot) -> CalculationContext:
    """Return the group's shared answers, member list and logo for calculations, without private exercises.

    Args:
        snapshot: one that has the answers to all exercises.
    """
    stored = snapshot.all_current()
    answers = {
        id_: read_values(
            context.exercises[id_].definition, seats[0].answer, context.locale.parse_number, keep_unusable=True
        )
        for id_, seats in stored.items()
        if 0 in seats and id_ in context.exercises and not context.exercises[id_].definition.private
    }
    beside = {id_: _text_values(stored[id_][0].answer) for id_ in BESIDE_EXERCISES if 0 in stored.get(id_, {})}
    return CalculationContext(
        GroupAnswers({**answers, **beside}), context.facts, minor_digits=context.locale.minor_digits
    )


def _text_values(answer: RawAnswer) -> dict[str, str]:
    """Return the values of an answer that are single texts."""
    return {name: value for name, value in answer.items() if isinstance(value, str)}


def calculation_context_for(context: AnswerContext, snapshot: Snapshot, exercise: Exercise) -> CalculationContext:
    """Return the context for an exercise's calculators, without the group's answers if none of them needs those."""
    if any(needs_other_exercises(part) for part in exercise.definition.parts_of(Calculator)):
        return calculation_context(context, snapshot)
    return empty_calculation_context(context.locale)


def empty_calculation_context(locale: Locale) -> CalculationContext:
    """Return a calculation context without answers."""
    return CalculationContext(minor_digits=locale.minor_digits)


def calculate(
    exercise: Exercise, raw: RawAnswer, locale: Locale, *, revealed: bool, group: CalculationContext
) -> dict[str, CalculationResult | IncompleteInput]:
    """Return the result of each calculator that may be shown, by part.

    Args:
        raw: the answer as its form shows it.
        revealed: whether the key is revealed, so that no result is hidden.
        group: the group's other answers; its answer to this exercise is replaced by `raw`.
    """
    return {
        part.id: calculate_part(exercise, part, raw, locale, group)
        for part in exercise.definition.parts_of(Calculator)
        if revealed or not is_hidden_until_reveal(exercise, part)
    }


def calculate_part(
    exercise: Exercise, part: Calculator, raw: RawAnswer, locale: Locale, group: CalculationContext
) -> CalculationResult | IncompleteInput:
    """Return the result of one calculator, even if it is still hidden. Arguments as for `calculate`."""
    return compute_part(exercise.definition, part, raw, locale.parse_number, group)
