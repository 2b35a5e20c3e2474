"""Distribute a running co-operative's surplus by its own rules, down to each member."""

from dataclasses import dataclass
from decimal import Decimal

from coopkit.business.money import EXACT, round_half_up
from coopkit.business.surplus.distribution import Distribution, MemberUse, SurplusRule, distribute
from coopkit.portfolio.account_lines import RESERVE
from coopkit.portfolio.accounts import AnnualAccounts, RuleLine


@dataclass(frozen=True)
class GroupDistribution:
    """A group's accounts, and the distribution of their surplus."""

    accounts: AnnualAccounts
    distribution: Distribution


def distribute_surplus(accounts: AnnualAccounts, *, minor_digits: int) -> GroupDistribution | None:
    """Return the distribution of the surplus by the group's rules among its members.

    minor_digits: decimal places of the smallest money, to which the amounts are rounded.
    Returns None while surplus, rules or members are missing, or the rules use more than the whole surplus;
    `accounts.gaps` names the reason.
    """
    given = accounts.sharing
    if given.surplus is None or not accounts.rules or not accounts.members or accounts.rate_of_surplus > 1:
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
    """Return the money that the reserve still needs to reach its target; None for other rules, or without a target."""
    target = accounts.sharing.target
    if rule.use != RESERVE or target is None:
        return None
    return max(Decimal(0), round_half_up(EXACT.subtract(target, accounts.sharing.reserve_now), places))
