"""Use of a surplus, line by line: reserve and funds, interest on shares, refund by use, carried forward.

Rates are fractions, money has no currency, `places` are the places of its smallest unit; what a line takes is rounded
half up to it. The formulas of the lines are in `coopkit.business.surplus.patronage`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from coopkit.business.money import EXACT, Amount, add_up, amount
from coopkit.business.surplus.patronage import (
    fraction_up_to_one,
    reserve_allocation,
)

BASES = ("surplus", "after-losses", "left")


@dataclass(frozen=True)
class SurplusRate:
    """A rule that takes a rate of a base, as far as money is left.

    use: what it is for. rate: a fraction up to 1. base: what the rate is of: the whole surplus of the year, the
    surplus after losses of earlier years, what the lines before have left, or an amount of money.
    room: the most it may take, such as what the reserve lacks to its target; None for no limit.
    Raises TypeError for a float, ValueError for impossible input; both name the argument.
    """

    use: str
    rate: Decimal
    base: Literal["surplus", "after-losses", "left"] | Decimal = "surplus"
    room: Decimal | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "rate", fraction_up_to_one("rate", self.rate))
        if self.base not in BASES:
            object.__setattr__(self, "base", amount("base", self.base))
        if self.room is not None:
            object.__setattr__(self, "room", amount("room", self.room))


@dataclass(frozen=True)
class SurplusAmount:
    """A rule that takes a fixed amount of money, as far as money is left; `rate` and `base` explain the amount.

    Raises TypeError for a float, ValueError for an amount below 0; both name the argument.
    """

    use: str
    amount: Decimal
    rate: Decimal | None = None
    base: Decimal | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "amount", amount("amount", self.amount, least=0))


@dataclass(frozen=True)
class UseLine:
    """A line of the result: its use, the rate and its base, the money taken, and the money remaining after it."""

    use: str
    rate: Decimal | None
    base: Decimal | None
    amount: Decimal
    remaining: Decimal


@dataclass(frozen=True)
class SurplusUse:
    """All lines in order, and the money that is carried forward to the next year.

    Losses made good are a line too, so all lines and `carried_forward` add up to the surplus, the money brought
    forward, and the losses made good.
    """

    surplus: Decimal
    brought_forward: Decimal
    lines: tuple[UseLine, ...]
    carried_forward: Decimal

    def amount(self, use: str) -> Decimal:
        """Return the money of all lines for a use; 0 if there is none."""
        return add_up(line.amount for line in self.lines if line.use == use)


def usual_rules(
    *,
    non_members: Amount = 0,
    reserve: Amount = 0,
    education: Amount = 0,
    others: Sequence[SurplusRate] = (),
    interest: SurplusAmount | None = None,
    refund: Amount = 1,
    base: Literal["surplus", "after-losses", "left"] = "surplus",
    reserve_room: Amount | None = None,
) -> tuple[SurplusRate | SurplusAmount, ...]:
    """Return rules in the usual order: part from non-members, reserve, education, other funds, interest, refund.

    non_members, reserve, education: rates on `base`. reserve_room: money that the reserve still lacks to its target.
    refund: the part of what is then left that goes to the members by use; the rest is carried forward.
    Returns rules for `distribute_surplus`; another order is another tuple.
    Source: our own default, after the order that co-operative laws and bylaws usually name.
    """
    room = None if reserve_room is None else amount("reserve_room", reserve_room)
    return (
        SurplusRate("non-members", fraction_up_to_one("non_members", non_members), base),
        SurplusRate("reserve", fraction_up_to_one("reserve", reserve), base, room),
        SurplusRate("education", fraction_up_to_one("education", education), base),
        *others,
        *((interest,) if interest else ()),
        SurplusRate("refund", fraction_up_to_one("refund", refund), "left"),
    )


def distribute_surplus(
    surplus: Amount, rules: Sequence[SurplusRate | SurplusAmount], *, brought_forward: Amount = 0, places: int
) -> SurplusUse:
    """Use a surplus line by line, in the order of the rules.

    surplus: money of the year; in a year of loss every line is 0. brought_forward: money left from earlier years;
    negative for losses, which are made good first, in a line "losses" of their own.
    Raises TypeError for a float; ValueError for rates on one base that are more than the whole of it.
    Source: the order of use in co-operative bylaws; rates on the year's surplus as in the accounts of a school
    co-operative (Caribbean Examinations Council, Principles of Accounts 2017).
    """
    year_surplus = amount("surplus", surplus)
    from_earlier_years = amount("brought_forward", brought_forward)
    _check_rates(rules)
    usable = max(Decimal(0), year_surplus)
    remaining = EXACT.add(usable, max(Decimal(0), from_earlier_years)) if usable else usable
    losses = max(Decimal(0), from_earlier_years.copy_negate())
    made_good = min(losses, remaining)
    bases = {"surplus": usable, "after-losses": EXACT.subtract(usable, made_good)}
    lines = []
    for rule in ((SurplusAmount("losses", losses),) if losses else ()) + tuple(rules):
        rate, base, wanted = _rate_base_and_amount(rule, bases | {"left": remaining}, places)
        taken = min(wanted, remaining)
        remaining = EXACT.subtract(remaining, taken)
        lines.append(UseLine(rule.use, rate, base, taken, remaining))
    used = add_up(line.amount for line in lines)
    return SurplusUse(
        year_surplus,
        from_earlier_years,
        tuple(lines),
        EXACT.subtract(add_up((year_surplus, from_earlier_years, made_good)), used),
    )


def _check_rates(rules: Sequence[SurplusRate | SurplusAmount]) -> None:
    """Raise ValueError if the rates on one base add up to more than the whole."""
    rates = [rule.rate for rule in rules if isinstance(rule, SurplusRate) and rule.base in ("surplus", "after-losses")]
    if (taken := add_up(rates)) > 1:
        raise ValueError(f"rules take {taken} times the surplus: give rates that add up to at most 1")


def _rate_base_and_amount(
    rule: SurplusRate | SurplusAmount, bases: dict[str, Decimal], places: int
) -> tuple[Decimal | None, Decimal | None, Decimal]:
    """Return the rate, the base, and the money that a rule takes if enough is left."""
    if isinstance(rule, SurplusAmount):
        return rule.rate, rule.base, rule.amount
    base = rule.base if isinstance(rule.base, Decimal) else bases[rule.base]
    return rule.rate, base, reserve_allocation(base, rule.rate, room=rule.room, places=places)
