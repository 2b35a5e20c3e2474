"""A running co-operative's surplus shared out by its own rules, down to each member."""

from dataclasses import dataclass
from decimal import Decimal

from coopkit.business.money import EXACT, round_half_up
from coopkit.business.surplus.distribution import Distribution, MemberUse, SurplusRule, distribute
from coopkit.portfolio.account_lines import RESERVE
from coopkit.portfolio.accounts import AnnualAccounts, RuleLine


@dataclass(frozen=True)
class GroupDistribution:
    """What a group put in, and what comes of it."""

    accounts: AnnualAccounts
    distribution: Distribution


def distribute_surplus(accounts: AnnualAccounts, *, minor_digits: int) -> GroupDistribution | None:
    """Share the surplus by the group's rules among its members.

    minor_digits: places of the smallest money, to which the amounts to share are rounded.
    Returns None while the surplus, the rules or the members are missing, or while the rules take more than the whole;
    the gaps of the books say which.
    """
    given = accounts.sharing
    if given.surplus is None or not accounts.rules or not accounts.members or accounts.taken > 1:
        return None
    return GroupDistribution(
        accounts,
        distribute(
            round_half_up(given.surplus, minor_digits),
            [
                SurplusRule(rule.use, rule.rate, rule.base, _missing_to_target(rule, accounts, minor_digits))
                for rule in accounts.rules
            ],
            [MemberUse(each.name, each.use, each.paid_up, each.months) for each in accounts.members],
            brought_forward=round_half_up(given.brought_forward, minor_digits),
            others_use=given.others_use,
            cash_part=given.cash_part,
            places=minor_digits,
        ),
    )


def _missing_to_target(rule: RuleLine, accounts: AnnualAccounts, places: int) -> Decimal | None:
    """What the reserve still lacks to its target."""
    target = accounts.sharing.target
    if rule.use != RESERVE or target is None:
        return None
    return max(Decimal(0), round_half_up(EXACT.subtract(target, accounts.sharing.reserve_now), places))
