"""Read raw answers without the exercises' definitions, for live tools and exporters, which don't load them.

`exercises.values` reads an answer with its definition. Here a table of the fields that hold numbers takes its place.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from coopkit.exercises.fields import UNKNOWN, ParseNumber, RawAnswer, UnusableNumber
from coopkit.portfolio import account_lines
from coopkit.portfolio.feasibility_reader import DEMAND, ESTIMATE_COLUMNS, RISKS, VOTE_FIELDS
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.plan_fields import BINDINGS, BREAK_EVEN, TESTS

_TEXT_FIELDS = ("start_up.name", "start_up.kind", "products.name")
_TEST_NUMBER_FIELDS = (
    *((DEMAND, f"ours.*.{name}") for name in (*ESTIMATE_COLUMNS, "price")),
    *((BREAK_EVEN, f"ours.{name}") for name in ("price", "variable", "members", "can_give")),
    *((RISKS, f"ours.*.{name}") for name in ("likelihood", "impact")),
    *((TESTS, name) for name in ("result.minimum", "result.promised", *VOTE_FIELDS)),
)
NUMBER_FIELDS = frozenset(
    {
        *((place.exercise, place.name) for place in BINDINGS.values() if place.field not in _TEXT_FIELDS),
        *_TEST_NUMBER_FIELDS,
        *account_lines.NUMBER_FIELDS,
    }
)
"""The fields of a plan, the seven tests and a running co-operative's accounts that hold a number, as pairs of exercise
and field name; "*" stands for each row of a table."""

FIELD_LIMITS: Mapping[tuple[str, str], tuple[Decimal, Decimal]] = MappingProxyType(
    {(DEMAND, "ours.*.caution"): (Decimal("0.25"), Decimal("0.75"))}
)
"""Smallest and largest value of fields that only their form checks; a number outside can't be used, as in the form."""


def read_raw_answers(answers: Mapping[str, RawAnswer], parse_number: ParseNumber) -> GroupAnswers:
    """Return a group's answers with the numbers that documents and live tools use.

    answers: raw answers by exercise id. parse_number: reads a number in the group's language.
    """
    return GroupAnswers(
        {exercise: dict(_read_fields(exercise, texts, parse_number)) for exercise, texts in answers.items()}
    )


def _read_fields(exercise: str, texts: RawAnswer, parse_number: ParseNumber) -> Iterator[tuple[str, Decimal | str]]:
    """Yield the filled fields of one answer: numbers as Decimal or `UnusableNumber`, texts and option ids as str."""
    for name, typed in texts.items():
        known = {(exercise, name), (exercise, field_pattern(name))} & NUMBER_FIELDS
        if isinstance(typed, list):
            yield name, " ".join(typed)
        elif isinstance(typed, str) and typed.strip() and not known:
            yield name, typed
        elif isinstance(typed, str) and typed.strip():
            number = parse_number(typed)
            least, most = FIELD_LIMITS.get((exercise, field_pattern(name)), (None, None))
            if number is not None and (least is None or least <= number) and (most is None or number <= most):
                yield name, number
            elif typed != UNKNOWN:
                yield name, UnusableNumber(typed)


def field_pattern(name: str) -> str:
    """Return a field's name with "*" for its row, as in NUMBER_FIELDS; a field outside tables keeps its name."""
    part, *row, column = name.split(".")
    return f"{part}.*.{column}" if row else name
