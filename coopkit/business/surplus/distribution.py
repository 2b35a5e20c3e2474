"""Distribute a surplus down to each member: rules in order, interest on shares, refunds by use.

Rates are fractions, money has no currency, `places` are the places of its smallest unit. What the lines take, and what
the members receive of them, adds up to the surplus to the last cent.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from coopkit.business.money import Amount, NotDefined, add_up, amount, round_half_up
from coopkit.business.surplus.lines import SurplusAmount, SurplusRate, SurplusUse, distribute_surplus
from coopkit.business.surplus.patronage import (
    cut_to_available,
    fraction_up_to_one,
    interest_for_months,
    non_member_part,
    patronage_refund,
    split_refund,
)

INTEREST, REFUND, NON_MEMBERS = "interest", "refund", "non-members"
"""The ids of the lines for members, and of the line for what was earned with non-members."""


@dataclass(frozen=True)
class SurplusRule:
    """A line of the rules, in the order in which the bylaws name them.

    use: what it is for; "interest" and "refund" go to the members. rate: a fraction up to 1; of interest a year's, on
    paid-up shares; of the refund the part of what is then left. base: of the other lines, as for `SurplusRate`.
    room: the most it may take, such as what a reserve still lacks to its target, money; None without limit.
    Raises TypeError for a float, ValueError for an impossible rate; both name the argument.
    """

    use: str
    rate: Decimal
    base: str = "surplus"
    room: Decimal | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "rate", fraction_up_to_one("rate", self.rate))
        if self.base not in ("surplus", "after-losses", "left"):
            raise ValueError(f"base is {self.base!r}: there are surplus, after-losses, left")


@dataclass(frozen=True)
class MemberUse:
    """A member's year: use in the one measure, money paid up on shares, and for how many months, 0 to 12.

    Raises TypeError for a float, ValueError below 0 or for more than 12 months; both name the argument.
    """

    name: str
    use: Decimal
    paid_up: Decimal = Decimal(0)
    months: Decimal = Decimal(12)

    def __post_init__(self) -> None:
        for name in ("use", "paid_up", "months"):
            object.__setattr__(self, name, amount(name, getattr(self, name), least=0))
        if self.months > 12:
            raise ValueError(f"months is {self.months}: a year has 12")


@dataclass(frozen=True)
class MemberShare:
    """One member's part, money: interest, and a refund in cash and as retained equity."""

    name: str
    use: Decimal
    interest: Decimal
    refund: Decimal
    cash: Decimal
    retained: Decimal


@dataclass(frozen=True)
class Distribution:
    """A surplus, line by line and member by member.

    use: the lines. members: in the order given. non_member_share: the part of all use that was by non-members.
    refund_rate: money for a unit of use, for showing only. undistributed: refund money that nobody receives, because
    nobody used anything.
    """

    use: SurplusUse
    members: tuple[MemberShare, ...]
    non_member_share: Fraction
    refund_rate: Fraction | NotDefined
    undistributed: Decimal

    @property
    def interest(self) -> Decimal:
        """The interest of all members, money."""
        return add_up(each.interest for each in self.members)

    @property
    def refund(self) -> Decimal:
        """The refunds of all members, money."""
        return add_up(each.refund for each in self.members)

    @property
    def cash(self) -> Decimal:
        """The part of the refunds that is paid in cash, money."""
        return add_up(each.cash for each in self.members)

    @property
    def retained(self) -> Decimal:
        """The part of the refunds retained as the members' equity, money."""
        return add_up(each.retained for each in self.members)


def distribute(
    surplus: Amount,
    rules: Sequence[SurplusRule],
    members: Sequence[MemberUse],
    *,
    brought_forward: Amount = 0,
    others_use: Amount = 0,
    cash_part: Amount = 1,
    places: int,
) -> Distribution:
    """Distribute a surplus by the rules, down to each member.

    surplus: money of the year; in a year of loss all lines and parts are 0. brought_forward: as for
    `distribute_surplus`; losses are made good first. others_use: by non-members, in the members' measure; their part of
    the surplus goes into a line "non-members" of its own, before the rules. cash_part: a fraction of each refund.
    Raises TypeError for a float; ValueError for impossible numbers, and for rates on one base of more than the whole.
    Source: own design, after the usual order of co-operative bylaws; non-members' part as in GEO and Cooperative
    Development Institute, "How worker co-ops decide to share profits"; cents by largest remainder.
    """
    non_member_use = amount("others_use", others_use, least=0)
    used = add_up((*(each.use for each in members), non_member_use))
    found = non_member_part(non_member_use, used)
    non_member_share = Fraction(0) if isinstance(found, NotDefined) else found
    interest_due = _interest_by_member(rules, members, places)
    lines = (
        *_non_member_rules(surplus, non_member_share, places),
        *(_surplus_rule(rule, interest_due, members) for rule in rules),
    )
    use = distribute_surplus(surplus, lines, brought_forward=brought_forward, places=places)
    interest = cut_to_available(interest_due, use.amount(INTEREST), places=places) if members else ()
    shared = patronage_refund(use.amount(REFUND), [each.use for each in members], places=places)
    cash_share = fraction_up_to_one("cash_part", cash_part)
    parts = zip(members, interest, shared.refunds, strict=True)
    return Distribution(
        use=use,
        members=tuple(_member_share(each, due, refund, cash_share, places) for each, due, refund in parts),
        non_member_share=non_member_share,
        refund_rate=shared.rate,
        undistributed=shared.undistributed,
    )


def _interest_by_member(rules: Sequence[SurplusRule], members: Sequence[MemberUse], places: int) -> tuple[Decimal, ...]:
    """Return the interest on shares that is due to each member, money."""
    rate = next((rule.rate for rule in rules if rule.use == INTEREST), Decimal(0))
    if not rate:
        return (Decimal(0),) * len(members)
    return tuple(interest_for_months(each.paid_up, rate, each.months, places) for each in members)


def _non_member_rules(surplus: Amount, non_member_share: Fraction, places: int) -> Iterator[SurplusAmount]:
    """Yield the rule that takes the part of the surplus earned with non-members, if there is any."""
    if non_member_share:
        usable = max(Decimal(0), amount("surplus", surplus))
        yield SurplusAmount(NON_MEMBERS, round_half_up(Fraction(usable) * non_member_share, places), base=usable)


def _surplus_rule(
    rule: SurplusRule, interest_due: Sequence[Decimal], members: Sequence[MemberUse]
) -> SurplusRate | SurplusAmount:
    """Return a rule of the bylaws as a rule for `distribute_surplus`."""
    if rule.use == INTEREST:
        return SurplusAmount(
            INTEREST, add_up(interest_due), rate=rule.rate, base=add_up(each.paid_up for each in members)
        )
    if rule.use == REFUND:
        return SurplusRate(REFUND, rule.rate, "left", rule.room)
    return SurplusRate(rule.use, rule.rate, rule.base, rule.room)  # type: ignore[arg-type]  # checked when the rule was made


def _member_share(
    member: MemberUse, interest: Decimal, refund: Decimal, cash_share: Decimal, places: int
) -> MemberShare:
    """Return a member's part of the surplus, with the refund split into cash and retained."""
    split = split_refund(refund, cash_share, places)
    return MemberShare(member.name, member.use, interest, refund, split.cash, split.retained)
