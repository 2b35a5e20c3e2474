"""A group's answers with some of them changed, scaled or taken out."""

from collections.abc import Mapping
from decimal import Decimal
from fnmatch import fnmatchcase

from coopkit.portfolio.group_answers import GroupAnswers


def changed(answers: GroupAnswers, exercise: str, fields: Mapping[str, str | int | Decimal | None]) -> GroupAnswers:
    """Other values by full field name; what reads as a number is one; None takes the answer out."""
    own = dict(answers.by_exercise.get(exercise, {}))
    for name, value in fields.items():
        if value is None:
            own.pop(name, None)
        else:
            own[name] = value if isinstance(value, str) else Decimal(value)
    return answers.with_answer(exercise, own)


def scaled(answers: GroupAnswers, exercise: str, pattern: str, factor: str) -> GroupAnswers:
    """Every number whose field's name fits the pattern, times a factor."""
    own = {
        name: value * Decimal(factor) if isinstance(value, Decimal) and fnmatchcase(name, pattern) else value
        for name, value in answers.by_exercise[exercise].items()
    }
    assert own != answers.by_exercise[exercise]
    return answers.with_answer(exercise, own)


def without(answers: GroupAnswers, exercise: str, pattern: str = "*") -> GroupAnswers:
    """Without the answers whose field's name fits the pattern."""
    own = answers.by_exercise[exercise]
    kept = {name: value for name, value in own.items() if not fnmatchcase(name, pattern)}
    assert len(kept) < len(own)
    return answers.with_answer(exercise, kept)
