"""A group's answers with some of them changed, scaled or taken out."""

from collections.abc import Mapping
from decimal import Decimal
from fnmatch import fnmatchcase

from coopkit.portfolio.group_answers import Answers


def changed(answers: Answers, exercise: str, fields: Mapping[str, str | int | Decimal | None]) -> Answers:
    """Other values by full field name; what reads as a number is one; None takes the answer out."""
    own = dict(answers.by_exercise.get(exercise, {}))
    for name, value in fields.items():
        if value is None:
            own.pop(name, None)
        else:
            own[name] = value if isinstance(value, str) else Decimal(value)
    return Answers({**answers.by_exercise, exercise: own})


def scaled(answers: Answers, exercise: str, pattern: str, factor: str) -> Answers:
    """Every number whose field's name fits the pattern, times a factor."""
    own = {
        name: value * Decimal(factor) if isinstance(value, Decimal) and fnmatchcase(name, pattern) else value
        for name, value in answers.by_exercise[exercise].items()
    }
    assert own != answers.by_exercise[exercise]
    return Answers({**answers.by_exercise, exercise: own})


def without(answers: Answers, exercise: str, pattern: str = "*") -> Answers:
    """Without the answers whose field's name fits the pattern."""
    own = answers.by_exercise[exercise]
    kept = {name: value for name, value in own.items() if not fnmatchcase(name, pattern)}
    assert len(kept) < len(own)
    return Answers({**answers.by_exercise, exercise: kept})
