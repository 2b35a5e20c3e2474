"""Use of a plan's surplus: its lines, and each member's part."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from coopkit.business.money import round_half_up
from coopkit.business.plan.inputs import MONTHS, BusinessPlan
from coopkit.business.surplus.lines import SurplusAmount, SurplusUse, distribute_surplus, usual_rules
from coopkit.business.surplus.patronage import (
    cut_to_available,
    interest_on_shares,
    patronage_refund,
    retained_patronage,
)

ZERO = Decimal(0)


@dataclass(frozen=True)
class MemberBenefit:
    """One member's part of a year's surplus, money: interest on the share, the refund in cash and retained."""

    use: Decimal
    interest: Decimal
    cash: Decimal
    retained: Decimal

    @property
    def refund(self) -> Decimal:
        """The whole refund."""
        return self.cash + self.retained


@dataclass(frozen=True)
class PlanUse:
    """The use of a year's surplus.

    use: the lines in order, and what is carried forward. members: in the order of the list; empty while use by member
    isn't known. interest, refund, cash, retained: money for all members. undistributed: the refund pool if nobody used
    anything or use isn't known; it goes to the reserve.
    """

    use: SurplusUse
    members: tuple[MemberBenefit, ...]
    interest: Decimal
    refund: Decimal
    cash: Decimal
    retained: Decimal
    undistributed: Decimal


def plan_surplus_use(plan: BusinessPlan, year: int, surplus: Decimal, *, brought_forward: Decimal = ZERO) -> PlanUse:
    """Use the surplus of a year by the plan's rules.

    surplus, brought_forward: money, below 0 for losses. All rates are of the whole surplus of the year; interest is
    paid for the months after each payment towards the share, and from year 2 on for the whole year.
    Source: the part from non-members, reserve, education, interest on shares, then a refund by use, cents by largest
    remainder; own design after usual bylaws.
    """
    places, rules = plan.minor_digits, plan.rules
    each = _interest_of_member(plan, year)
    share_years = round_half_up(Fraction(plan.members * _share_money_months(plan, year)) / MONTHS, places)
    interest = SurplusAmount("interest", plan.members * each, rules.share_interest, share_years)
    order = usual_rules(
        non_members=plan.non_member_part, reserve=rules.reserve, education=rules.education, interest=interest
    )
    use = distribute_surplus(surplus, order, brought_forward=brought_forward, places=places)
    pool, paid = use.amount("refund"), use.amount("interest")
    interests = cut_to_available((each,) * plan.members, paid, places=places)
    shared = patronage_refund(pool, plan.use_by_member, places=places)
    members = []
    for used, own_interest, refund in zip(plan.use_by_member, interests, shared.refunds, strict=False):
        parts = retained_patronage(refund, rules.cash_share, places=places)
        members.append(MemberBenefit(used, own_interest, parts.cash, parts.retained))
    return PlanUse(
        use=use,
        members=tuple(members),
        interest=paid,
        refund=pool - shared.undistributed,
        cash=sum((member.cash for member in members), ZERO),
        retained=sum((member.retained for member in members), ZERO),
        undistributed=shared.undistributed,
    )


def _share_money_months(plan: BusinessPlan, year: int) -> Decimal:
    """Return one member's share money times the months for which the co-operative had it in a year."""
    if year > 1:
        return MONTHS * sum(plan.share_payments, ZERO)
    return sum((paid * (MONTHS - month) for month, paid in enumerate(plan.share_payments)), ZERO)


def _interest_of_member(plan: BusinessPlan, year: int) -> Decimal:
    """Return the interest on one member's share in a year, money."""
    money_months = _share_money_months(plan, year)
    return interest_on_shares(money_months, plan.rules.share_interest, months_held=1, places=plan.minor_digits)
