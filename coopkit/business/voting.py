"""Voting: quorum, votes needed, and counting a vote. One member, one vote."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from types import MappingProxyType

from coopkit.business.money import Amount, Rate, exact_rate, whole_number

MAJORITIES = MappingProxyType({"simple": Fraction(1, 2), "two-thirds": Fraction(2, 3)})

QUORUMS = MappingProxyType(
    {
        "third": (Fraction(1, 3), False),
        "half": (Fraction(1, 2), False),
        "more-than-half": (Fraction(1, 2), True),
        "two-thirds": (Fraction(2, 3), False),
    }
)
"""Usual rules: the part of the members that must be there, and whether there must be more than that."""


@dataclass(frozen=True)
class VoteCount:
    """The result of a vote: votes cast, votes in favour needed, and whether it was carried."""

    votes_cast: int
    needed: int
    carried: bool


def quorum(members: Amount, fraction: Rate, *, more_than: bool = False) -> int:
    """Return how many members must be present for the assembly to decide.

    members: people, at least 1. fraction: of them, above 0 and up to 1; Fraction(2, 3), never 0.6667.
    more_than: whether the rule says "more than" the fraction, which then must be below 1.
    Raises TypeError for a float, ValueError for impossible input; both name the argument.
    Source: members × fraction, rounded up; for "more than", the next whole number above.
    """
    people = whole_number("members", members, least=1)
    exact = people * _read_fraction("fraction", fraction)
    if more_than and exact == people:
        raise ValueError(f"fraction is {fraction}: there are never more than all members")
    return floor(exact) + 1 if more_than else ceil(exact)


def votes_needed(votes_cast: Amount, majority: Rate) -> int:
    """Return the votes in favour needed to carry a decision, at least 1.

    votes_cast: the bylaws say whether abstentions are among them. majority: "simple" or one half, which means more
    than half, so that a tie is not carried; "two-thirds" or any Fraction above one half, which means at least so many.
    Raises TypeError for a float, ValueError for impossible input; both name the argument.
    Source: half of the votes cast, rounded down, plus 1; two thirds of them, rounded up.
    """
    cast = whole_number("votes_cast", votes_cast)
    part = (
        MAJORITIES[majority]
        if isinstance(majority, str) and majority in MAJORITIES
        else _read_fraction("majority", majority)
    )
    if part < Fraction(1, 2):
        raise ValueError(f"majority is {majority}: less than half of the votes is none")
    return cast // 2 + 1 if part == Fraction(1, 2) else max(1, ceil(cast * part))


def count_votes(
    votes_for: Amount,
    votes_against: Amount,
    majority: Rate,
    *,
    abstentions: Amount = 0,
    abstentions_count: bool = False,
) -> VoteCount:
    """Count a vote.

    votes_for, votes_against, abstentions: people. majority: as for `votes_needed`.
    abstentions_count: whether the bylaws count abstentions among the votes cast.
    Raises TypeError for a float, ValueError for impossible input; both name the argument.
    Source: as `votes_needed`.
    """
    in_favour = whole_number("votes_for", votes_for)
    cast = in_favour + whole_number("votes_against", votes_against)
    abstained = whole_number("abstentions", abstentions)
    if abstentions_count:
        cast += abstained
    needed = votes_needed(cast, majority)
    return VoteCount(cast, needed, in_favour >= needed)


def _read_fraction(name: str, value: Rate) -> Fraction:
    """Return a fraction above 0 and up to 1; raises ValueError for any other."""
    part = exact_rate(name, value)
    if not 0 < part <= 1:
        raise ValueError(f"{name} is {value}: give a fraction above 0 and up to 1")
    return part
