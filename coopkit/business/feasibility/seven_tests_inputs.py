"""Inputs of the seven tests: the known numbers, the group's notes, and its vote."""

from dataclasses import dataclass
from enum import StrEnum

from coopkit.business.money import NotDefined, Rate


class Topic(StrEnum):
    """The tests in their order."""

    LAW = "law"
    DEMAND = "demand"
    HANDS = "hands"
    CASH = "cash"
    MONEY = "money"
    RISKS = "risks"
    SKILLS = "skills"


class TopicAnswer(StrEnum):
    """The answer of a test."""

    YES = "yes"
    NOT_YET = "not-yet"
    NO = "no"


class Decision(StrEnum):
    """The decision that follows from the seven answers."""

    GO = "go"
    REWORK = "rework"
    STOP = "stop"


@dataclass(frozen=True)
class TopicNote:
    """What the group writes at a test.

    answer: its own, for the law and the skills; not-yet, to turn a tool's no. measure: what will be done, or what the
    registrar said. who, when: a name and a date, in any words.
    """

    answer: TopicAnswer | None = None
    measure: str = ""
    who: str = ""
    when: str = ""

    @property
    def signed(self) -> bool:
        """Whether name and date are there."""
        return bool(self.who.strip() and self.when.strip())

    @property
    def complete(self) -> bool:
        """Whether measure, name and date are all there."""
        return bool(self.measure.strip()) and self.signed


@dataclass(frozen=True)
class RatedRisk:
    """A risk with its ratings from 1 to 5, None where not rated, and who takes which measure."""

    likelihood: int | None
    impact: int | None
    measure: str = ""
    who: str = ""


@dataclass(frozen=True)
class KnownNumbers:
    """The numbers that the tests need; None where one is missing.

    members, minimum_members: people. demand, demand_needed: a month, in units, or in money with several products.
    each_needed, each_can_give: units or hours of one member; NotDefined for what is needed where no quantity breaks
    even. lowest_balance: money. promised, money_needed: from members, in writing and in all. risks: empty where nobody
    has looked yet. guesses: numbers marked as guesses.
    """

    members: int | None = None
    minimum_members: int | None = None
    demand: Rate | None = None
    demand_needed: Rate | NotDefined | None = None
    each_needed: Rate | NotDefined | None = None
    each_can_give: Rate | None = None
    lowest_balance: Rate | None = None
    promised: Rate | None = None
    money_needed: Rate | None = None
    risks: tuple[RatedRisk, ...] = ()
    guesses: int = 0


@dataclass(frozen=True)
class Vote:
    """A vote to confirm or overrule: for what, how many for and against, and the reason in writing."""

    decision: Decision
    votes_for: int
    votes_against: int
    reason: str = ""
