"""Inputs of the seven tests: the known numbers, the group's notes, and its vote."""

from dataclasses import dataclass
from enum import StrEnum

from coopkit.business.money import NotDefined, Rate


class Topic(StrEnum):
    """The topics of the seven tests, in order."""

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
    """A group's note on a test.

    answer: the group's own answer, for the law and the skills; elsewhere "not yet" softens a computed "no".
    measure: what will be done, or what the registrar said. who, when: a name and a date, in any words.
    """

    answer: TopicAnswer | None = None
    measure: str = ""
    who: str = ""
    when: str = ""

    @property
    def signed(self) -> bool:
        """Return whether there are a name and a date."""
        return bool(self.who.strip() and self.when.strip())

    @property
    def complete(self) -> bool:
        """Return whether there are a measure, a name and a date."""
        return bool(self.measure.strip()) and self.signed


@dataclass(frozen=True)
class RatedRisk:
    """A risk with its ratings from 1 to 5, None if not rated, the measure against it, and who is responsible."""

    likelihood: int | None
    impact: int | None
    measure: str = ""
    who: str = ""


@dataclass(frozen=True)
class KnownNumbers:
    """The numbers that the tests need; None if one is missing.

    members, minimum_members: people. demand, demand_needed: a month, in units, or in money with several products.
    each_needed, each_can_give: units or hours of one member. Needed numbers are NotDefined if no quantity breaks even.
    lowest_balance: money. promised, money_needed: members' money promised in writing, and needed in all.
    risks: empty if none are rated yet. guesses: how many numbers are marked as guesses.
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
    """A vote to confirm or overrule the rule: the decision voted on, votes for and against, and the reason."""

    decision: Decision
    votes_for: int
    votes_against: int
    reason: str = ""
