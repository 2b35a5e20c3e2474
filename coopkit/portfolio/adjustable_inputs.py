"""The numbers of a group that can be tried: where each stands, how far it goes, and what it makes of the answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from coopkit.business.money import EXACT, allocate, finest_places, round_half_up
from coopkit.portfolio.group_answers import GroupAnswers

Changes = Mapping[str, Mapping[str, Decimal]]
"""Numbers by exercise and full field name."""

HUNDRED = Decimal(100)


class AdjustableKind(StrEnum):
    """What can be tried."""

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
    """How a number stands in its fields.

    SAME: each field holds it. SHARED: the fields add up to it. SCALED: it is a percentage of each of them.
    MIXED: the fields make it up together in another way, so that nobody can say which of them changes.
    """

    SAME = "same"
    SHARED = "shared"
    SCALED = "scaled"
    MIXED = "mixed"


@dataclass(frozen=True)
class AdjustableInput:
    """A number that can be tried.

    row, words: of the table and the product that it belongs to; "" for none. now: as typed, so 12 for 12 percent; of
    SCALED ones 100. fields: exercise and name of each field in which it stands. unit: the smallest step there is.
    least, most: how far it goes. own: what the fields hold now, in their order.
    """

    kind: AdjustableKind
    now: Decimal
    fields: tuple[tuple[str, str], ...]
    unit: Decimal
    least: Decimal
    most: Decimal
    own: tuple[Decimal, ...]
    spread: SpreadRule = SpreadRule.SAME
    row: str = ""
    words: str = ""

    @property
    def id(self) -> str:
        """Tells it from the others of its group: "price.2"."""
        return f"{self.kind}.{self.row}" if self.row else str(self.kind)

    @property
    def exercise(self) -> str:
        """Where it is answered."""
        return self.fields[0][0]

    @property
    def can_be_saved(self) -> bool:
        """Whether its fields say all of it, so that it can be written down there alone."""
        return self.spread is not SpreadRule.MIXED

    def changes(self, value: Decimal) -> Changes:
        """The fields as they are once the number is `value`; all sums are exact."""
        found: dict[str, dict[str, Decimal]] = {}
        for (exercise, name), number in zip(self.fields, self._spread(value), strict=True):
            found.setdefault(exercise, {})[name] = number
        return found

    def _spread(self, value: Decimal) -> tuple[Decimal, ...]:
        match self.spread:
            case SpreadRule.SAME:
                return (value,) * len(self.fields)
            case SpreadRule.SHARED:
                weights = self.own if any(self.own) else (1,) * len(self.own)
                return allocate(value, weights, places=finest_places(self.unit, 0))
            case SpreadRule.SCALED:
                places = max(finest_places(each, 0) for each in self.own)
                return tuple(round_half_up(EXACT.multiply(each, value) / HUNDRED, places) for each in self.own)
        return (value, *(Decimal(0) for _ in self.fields[1:]))


def with_changes(answers: GroupAnswers, changes: Iterable[Changes]) -> GroupAnswers:
    """The same answers with other numbers in some fields."""
    by_exercise = dict(answers.by_exercise)
    for each in changes:
        for exercise, fields in each.items():
            by_exercise[exercise] = {**by_exercise.get(exercise, {}), **fields}
    return GroupAnswers(by_exercise)
