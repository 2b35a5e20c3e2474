"""Formulas for funds and members: reserve, interest on shares, patronage refund, member equity.

Rates are fractions, money has no currency, `places` are the places of its smallest unit. What is posted to a fund or
paid to a person is rounded half up to it; what is shared out loses nothing by rounding.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from coopkit.business.money import EXACT, Amount, NotDefined, add_up, allocate, amount, round_half_up


@dataclass(frozen=True)
class PatronageRefund:
    """A refund pool shared by use.

    refunds: money for each member, in the order given. rate: money for a unit of use, for showing only.
    undistributed: money that nobody receives because nobody used anything.
    """

    refunds: tuple[Decimal, ...]
    rate: Fraction | NotDefined
    undistributed: Decimal


@dataclass(frozen=True)
class CashAndRetained:
    """A refund in two parts: money paid out, and money that stays as the member's equity."""

    cash: Decimal
    retained: Decimal


NO_USE = NotDefined("Nobody used the co-operative, so there is nothing to go by.")


def fraction_up_to_one(name: str, value: Amount) -> Decimal:
    """Read a rate; raises TypeError for a float, ValueError below 0 or above 1, both with its name."""
    rate = amount(name, value, least=0)
    if rate > 1:
        raise ValueError(f"{name} is {rate}: give a fraction up to 1")
    return rate


def reserve_allocation(base: Amount, rate: Amount, *, room: Amount | None = None, places: int) -> Decimal:
    """Return the money for a reserve or fund: a rate of the base, at most what it lacks to its target; 0 for a loss.

    base: the surplus that the bylaws name, money. rate: a fraction up to 1. room: target less reserve now, money.
    Raises TypeError for a float; ValueError for a rate below 0 or above 1.
    Source: the usual rule of co-operative laws, with a target as in Decree-Law 15.645 of Uruguay, article 21.
    """
    part = fraction_up_to_one("rate", rate)
    money = round_half_up(EXACT.multiply(max(Decimal(0), amount("base", base)), part), places)
    return money if room is None else min(money, max(Decimal(0), amount("room", room)))


def non_member_part(non_member_use: Amount, total_use: Amount) -> Fraction | NotDefined:
    """Return the part of the surplus from non-members: their use divided by all use.

    Raises TypeError for a float; ValueError for a use below 0, or more by non-members than by all.
    Source: GEO and Cooperative Development Institute, "How worker co-ops decide to share profits".
    """
    all_use = amount("total_use", total_use, least=0)
    theirs = amount("non_member_use", non_member_use, least=0)
    if theirs > all_use:
        raise ValueError(f"non_member_use is {theirs}: it cannot be more than total_use, {all_use}")
    return Fraction(theirs) / Fraction(all_use) if all_use else NO_USE


def interest_on_shares(
    paid_up: Amount, rate: Amount, *, months_held: Amount = 12, cap: Amount | None = None, places: int
) -> Decimal:
    """Return a year's interest on one member's paid-up shares, for the months held.

    paid_up: money. rate: a fraction a year. months_held: 0 to 12. cap: the highest rate that is allowed, if there is
    one; a higher rate is cut to it.
    Raises TypeError for a float; ValueError for numbers below 0, or more than 12 months.
    Source: simple interest, as in the worked problem stemez-Business 521 (5 shares of 50 at 6 %).
    """
    months = amount("months_held", months_held, least=0)
    if months > 12:
        raise ValueError(f"months_held is {months}: a year has 12")
    limited = amount("rate", rate, least=0)
    if cap is not None:
        limited = min(limited, amount("cap", cap, least=0))
    return interest_for_months(amount("paid_up", paid_up, least=0), limited, months, places)


def interest_for_months(paid_up: Decimal, rate: Decimal, months: Decimal, places: int) -> Decimal:
    """Return the interest on shares for a number of months; like `interest_on_shares`, for amounts already checked."""
    of_year = EXACT.multiply(paid_up, rate)
    if months != 12:
        return round_half_up(Fraction(EXACT.multiply(of_year, months)) / 12, places)
    return round_half_up(of_year, places)


def cut_to_available(dues: Sequence[Decimal], left: Decimal, *, places: int) -> tuple[Decimal, ...]:
    """Return what is paid of the amounts due: everything, or all cut in the same proportion if less money is left."""
    return tuple(dues) if add_up(dues) <= left else allocate(left, dues, places=places)


def patronage_refund(pool: Amount, use_by_member: Sequence[Amount], *, places: int) -> PatronageRefund:
    """Share a pool by use, to the last cent.

    pool: money. use_by_member: one measure for all, such as hours, kilos or purchases.
    Raises TypeError for a float; ValueError for a pool or use below 0.
    Source: refund = pool × member's use ÷ all use; cents by largest remainder.
    """
    money = amount("pool", pool, least=0)
    uses = [amount(f"use_by_member[{place}]", each, least=0) for place, each in enumerate(use_by_member)]
    total_use = add_up(uses)
    if not total_use:
        return PatronageRefund((Decimal(0),) * len(uses), NO_USE, money)
    return PatronageRefund(allocate(money, uses, places=places), Fraction(money) / Fraction(total_use), Decimal(0))


def retained_patronage(refund: Amount, cash_share: Amount, *, places: int) -> CashAndRetained:
    """Split a refund: the cash part is rounded and the rest retained, so nothing is rounded twice.

    refund: money. cash_share: a fraction up to 1. Raises TypeError for a float; ValueError out of these ranges.
    Source: Whole Foods Co-op (Duluth), patronage rebate of fiscal year 2016.
    """
    return split_refund(amount("refund", refund, least=0), fraction_up_to_one("cash_share", cash_share), places)


def split_refund(refund: Decimal, cash_share: Decimal, places: int) -> CashAndRetained:
    """Split a refund like `retained_patronage`, for amounts already checked."""
    cash = min(refund, round_half_up(EXACT.multiply(refund, cash_share), places))
    return CashAndRetained(cash, EXACT.subtract(refund, cash))


def member_equity(
    start: Amount,
    *,
    shares_paid: Amount = 0,
    retained: Amount = 0,
    interest_credited: Amount = 0,
    withdrawals: Amount = 0,
    loss_share: Amount = 0,
) -> Decimal:
    """Return a member's equity at the end of the year, money.

    Raises TypeError for a float; ValueError for an amount below 0 other than `start`, and for a withdrawal that would
    take out more than is there.
    Source: the usual member account of co-operative bookkeeping.
    """
    additions = {"shares_paid": shares_paid, "retained": retained, "interest_credited": interest_credited}
    balance = add_up([amount("start", start), *(amount(name, each, least=0) for name, each in additions.items())])
    balance = EXACT.subtract(balance, amount("loss_share", loss_share, least=0))
    withdrawn = amount("withdrawals", withdrawals, least=0)
    if withdrawn > max(Decimal(0), balance):
        raise ValueError(f"withdrawals is {withdrawn}: only {max(Decimal(0), balance)} is there")
    return EXACT.subtract(balance, withdrawn)
