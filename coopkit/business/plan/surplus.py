"""Use of a plan's surplus: its lines, and each member's part."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from coopkit.business.money import round_half_up
from coopkit.business.plan.inputs import MONTHS, BusinessPlan
from coopkit.business.surplus.lines import Due, SurplusUse, distribute_surplus, usual_rules
from coopkit.business.surplus.patronage import interest_on_shares, patronage_refund, retained_patronage, scaled_to

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
    """A year's surplus used.

    use: the lines in order, and what is carried forward. members: in the order of the list; empty while use by member
    isn't known. interest, refund, cash, retained: money for all members. in_common: the refund pool if nobody used
    anything or use isn't known; it goes to the reserve.
    """

    use: SurplusUse
    members: tuple[MemberBenefit, ...]
    interest: Decimal
    refund: Decimal
    cash: Decimal
    retained: Decimal
    in_common: Decimal


def use_of_surplus(plan: BusinessPlan, year: int, surplus: Decimal, *, brought_forward: Decimal = ZERO) -> PlanUse:
    """Use the surplus of a year by the plan's rules.

    surplus, brought_forward: money, below 0 for losses. All rates are of the whole surplus of the year; interest is
    paid for the months after a payment towards the share, from year 2 on for all of the year.
    Source: the part from non-members, reserve, education, interest on shares, then a refund by use, cents by largest
    remainder; own design after usual bylaws.
    """
    places, rules = plan.minor_digits, plan.rules
    each = _interest_each(plan, year)
    share_years = round_half_up(Fraction(plan.members * _money_months(plan, year)) / MONTHS, places)
    interest = Due("interest", plan.members * each, rules.share_interest, share_years)
    order = usual_rules(
        non_members=plan.non_member_part, reserve=rules.reserve, education=rules.education, interest=interest
    )
    use = distribute_surplus(surplus, order, brought_forward=brought_forward, places=places)
    pool, paid = use.amount("refund"), use.amount("interest")
    interests = scaled_to((each,) * plan.members, paid, places=places)
    shared = patronage_refund(pool, plan.use_by_member, places=places)
    members = []
    for used, own_interest, refund in zip(plan.use_by_member, interests, shared.refunds, strict=False):
        parts = retained_patronage(refund, rules.cash_share, places=places)
        members.append(MemberBenefit(used, own_interest, parts.cash, parts.retained))
    return PlanUse(
        use=use,
        members=tuple(members),
        interest=paid,
        refund=pool - shared.in_common,
        cash=sum((member.cash for member in members), ZERO),
        retained=sum((member.retained for member in members), ZERO),
        in_common=shared.in_common,
    )


def _money_months(plan: BusinessPlan, year: int) -> Decimal:
    """Share money of one member times the months for which the co-operative had it in this year."""
    if year > 1:
        return MONTHS * sum(plan.share_payments, ZERO)
    return sum((paid * (MONTHS - month) for month, paid in enumerate(plan.share_payments)), ZERO)


def _interest_each(plan: BusinessPlan, year: int) -> Decimal:
    money_months = _money_months(plan, year)
    return interest_on_shares(money_months, plan.rules.share_interest, months_held=1, places=plan.minor_digits)
