"""Adjustable inputs: numbers of a group that a live tool's slider can change, and the answers with such changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from coopkit.business.money import EXACT, allocate, finest_places, round_half_up
from coopkit.portfolio.group_answers import GroupAnswers

Changes = Mapping[str, Mapping[str, Decimal]]
"""New numbers by exercise and full field name."""

HUNDRED = Decimal(100)


class AdjustableKind(StrEnum):
    """What a slider can change."""

    PRICE = "price"
    VARIABLE = "variable"
    UNITS = "units"
    FIXED = "fixed"
    MEMBERS = "members"
    AT_ONCE = "at-once"
    LOAN = "loan"
    MONTHS = "months"
    CAUTION = "caution"
    CAN_GIVE = "can-give"
    CAN_GIVE_A_YEAR = "can-give-a-year"
    PROMISED = "promised"
    DEMAND = "demand"
    START_MONEY = "start-money"
    PRICES = "prices"
    VOLUME = "volume"
    PAY = "pay"
    RESERVE = "reserve"


class SpreadRule(StrEnum):
    """How an adjustable number is spread over its fields.

    SAME: each field holds the number. SHARED: the fields add up to it. SCALED: it is a percentage of each field.
    MIXED: it is computed from the fields in another way, so we can't tell which of them to change.
    """

    SAME = "same"
    SHARED = "shared"
    SCALED = "scaled"
    MIXED = "mixed"


@dataclass(frozen=True)
class AdjustableInput:
    """A number that a slider can change.

    now: the current number as typed, so 12 for 12 percent; 100 if it is SCALED. fields: exercise and name of each field
    that holds it. unit: the smallest step. least, most: its range. field_values: the current numbers of the fields.
    spread: how it is spread over them. row, product: id of its table row and name of its product, "" for none.
    """

    kind: AdjustableKind
    now: Decimal
    fields: tuple[tuple[str, str], ...]
    unit: Decimal
    least: Decimal
    most: Decimal
    field_values: tuple[Decimal, ...]
    spread: SpreadRule = SpreadRule.SAME
    row: str = ""
    product: str = ""

    @property
    def id(self) -> str:
        """Its id among the inputs of a group: "price.2"."""
        return f"{self.kind}.{self.row}" if self.row else str(self.kind)

    @property
    def exercise(self) -> str:
        """The exercise of its first field."""
        return self.fields[0][0]

    @property
    def can_be_saved(self) -> bool:
        """Whether a new number can be saved in its fields."""
        return self.spread is not SpreadRule.MIXED

    def changes(self, value: Decimal) -> Changes:
        """Return what its fields hold once the number is `value`; sums stay exact."""
        found: dict[str, dict[str, Decimal]] = {}
        for (exercise, name), number in zip(self.fields, self._spread_over_fields(value), strict=True):
            found.setdefault(exercise, {})[name] = number
        return found

    def _spread_over_fields(self, value: Decimal) -> tuple[Decimal, ...]:
        """Return the number of each field once the input is `value`."""
        match self.spread:
            case SpreadRule.SAME:
                return (value,) * len(self.fields)
            case SpreadRule.SHARED:
                weights = self.field_values if any(self.field_values) else (1,) * len(self.field_values)
                return allocate(value, weights, places=finest_places(self.unit, 0))
            case SpreadRule.SCALED:
                places = max(finest_places(each, 0) for each in self.field_values)
                return tuple(round_half_up(EXACT.multiply(each, value) / HUNDRED, places) for each in self.field_values)
        return (value, *(Decimal(0) for _ in self.fields[1:]))


def with_changes(answers: GroupAnswers, changes: Iterable[Changes]) -> GroupAnswers:
    """Return the answers with other numbers in some fields."""
    by_exercise = dict(answers.by_exercise)
    for each in changes:
        for exercise, fields in each.items():
            by_exercise[exercise] = {**by_exercise.get(exercise, {}), **fields}
    return GroupAnswers(by_exercise)
