"""What a fund takes and what a member receives: published refunds with their traps, cents and scaled interest."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopkit.business.money import NotDefined, round_half_up
from coopkit.business.surplus.lines import SurplusAmount, SurplusRate, distribute_surplus, usual_rules
from coopkit.business.surplus.patronage import (
    cut_to_available,
    interest_on_shares,
    member_equity,
    non_member_part,
    patronage_refund,
    reserve_allocation,
    retained_patronage,
)

D = Decimal
money = st.decimals(0, 10_000, places=2)
uses = st.lists(st.decimals(0, 1_000, places=1), min_size=1, max_size=30)
rates = st.decimals(0, 1, places=3)


def test_w12_surplus_of_work_by_others_goes_to_the_common_reserve() -> None:
    """GEO and Cooperative Development Institute: 1,000 hours, 600 by members, 400 by others."""
    part = non_member_part(400, 1000)
    assert part == Fraction(2, 5)
    use = distribute_surplus(5_000, usual_rules(non_members="0.4"), places=2)
    assert (use.amount("non-members"), use.amount("refund")) == (2_000, 3_000)


def test_w13_half_a_cent_goes_up_in_decimals() -> None:
    """stemez-Business 521: 5 shares of 50 at 6 %, and 4.5 % of purchases of 983.00. Trap: floats give 44.23."""
    interest = interest_on_shares(5 * 50, "0.06", places=2)
    rebate = reserve_allocation("983.00", "0.045", places=2)
    assert (interest, rebate, interest + rebate) == (15, D("44.24"), D("59.24"))
    as_a_line = distribute_surplus(100, [SurplusRate("refund", D("0.045"), D("983.00"))], places=2)
    assert as_a_line.amount("refund") == D("44.24")


def test_w15_fourteen_members_and_income_from_others() -> None:
    """Input-supply co-operative "LUMUCO", an examination question of Zambia (Filo 3337313731313535).

    Traps: a member without use gets 0; the commission from non-members stays out of the pool.
    """
    bags = (30, 12, 25, 17, 12, 15, 19, 10, 0, 5, 10, 25, 10, 10)
    pool = distribute_surplus(
        35_700, [SurplusAmount("non-members", D(2_000)), SurplusRate("refund", D(1), "left")], places=2
    ).amount("refund")
    assert pool == 33_700
    shared = patronage_refund(pool, bags, places=2)
    assert shared.rate == Fraction("168.50")
    assert shared.refunds[:3] == (D("5055.00"), D("2022.00"), D("4212.50"))
    assert shared.refunds[8] == 0
    assert sum(shared.refunds) == D("33700.00")


def test_w16_cash_and_retained_patronage() -> None:
    """Whole Foods Co-op (Duluth), patronage rebate, fiscal year 2016: 454,520, 20 % in cash; the rest recomputed."""
    rebate = retained_patronage(454_520, "0.20", places=2)
    assert (rebate.cash, rebate.retained) == (90_904, 363_616)


def test_a_published_figure_can_be_wrong() -> None:
    """Co-operatives First, "How to issue dividends": 25,000 to 150 shares is printed as 150.66, three as 451.98."""
    shared = patronage_refund(25_000, (3, 147), places=2)
    assert isinstance(shared.rate, Fraction)
    assert round_half_up(shared.rate, places=2) == D("166.67")
    assert shared.refunds == (D("500.00"), D("24500.00"))
    assert (round_half_up(shared.rate, places=2), shared.refunds[0]) != (D("150.66"), D("451.98"))


def test_a_pool_by_hours_worked() -> None:
    """Own example: 6,900.00 by 5,000 hours are 1.38 an hour."""
    shared = patronage_refund(6_900, (1_800, 1_500, 1_200, 500), places=2)
    assert shared.rate == D("1.38")
    assert shared.refunds == (2_484, 2_070, 1_656, 690)


def test_cents_left_over_go_to_the_largest_remainders() -> None:
    assert patronage_refund(1000, (1, 1, 1), places=2).refunds == (D("333.34"), D("333.33"), D("333.33"))
    assert patronage_refund(100, (1, 1, 4), places=2).refunds == (D("16.67"), D("16.67"), D("66.66"))


def test_without_use_the_pool_stays_in_common() -> None:
    for used in ((0, 0), ()):
        shared = patronage_refund("120.50", used, places=2)
        assert not any(shared.refunds)
        assert len(shared.refunds) == len(used)
        assert shared.undistributed == D("120.50")
        assert isinstance(shared.rate, NotDefined)
    assert isinstance(non_member_part(0, 0), NotDefined)


def test_an_empty_pool_refunds_nothing() -> None:
    shared = patronage_refund(0, (5, 0), places=2)
    assert (shared.refunds, shared.rate, shared.undistributed) == ((0, 0), 0, 0)


@given(money, uses, rates, st.integers(0, 3))
def test_no_cent_of_a_pool_is_lost(pool: Decimal, used: list[Decimal], cash: Decimal, places: int) -> None:
    shared = patronage_refund(pool, used, places=places)
    assert sum(shared.refunds) + shared.undistributed == pool
    assert bool(shared.undistributed) <= (not any(used))
    for refund, own in zip(shared.refunds, used, strict=True):
        assert refund >= 0
        assert own or refund == 0
        parts = retained_patronage(refund, cash, places=places)
        assert parts.cash + parts.retained == refund
        assert min(parts.cash, parts.retained) >= 0


@given(money, uses)
def test_who_uses_more_never_receives_less(pool: Decimal, used: list[Decimal]) -> None:
    refunds = [refund for _, refund in sorted(zip(used, patronage_refund(pool, used, places=2).refunds, strict=True))]
    assert refunds == sorted(refunds)
    assert sum(refunds) in (pool, 0)


def test_cash_is_rounded_once_and_never_more_than_the_refund() -> None:
    """Where money has finer places than the currency, nothing is taken from what stays."""
    assert retained_patronage("8.99", "0.5", places=2).cash == D("4.50")
    assert retained_patronage("8.99", "0.5", places=2).retained == D("4.49")
    finer = retained_patronage("0.005", 1, places=2)
    assert (finer.cash, finer.retained) == (D("0.005"), 0)
    for share in (2, "-0.1"):
        with pytest.raises(ValueError, match="cash_share"):
            retained_patronage(100, share, places=2)


def test_a_reserve_stops_at_its_target() -> None:
    """The rule of Decree-Law 15.645 of Uruguay, article 21, has such a target."""
    assert reserve_allocation(1_000, "0.25", places=2) == 250
    assert reserve_allocation(1_000, "0.25", room=90, places=2) == 90
    assert reserve_allocation(1_000, "0.25", room=-5, places=2) == 0
    assert distribute_surplus(1_000, usual_rules(reserve="0.25", reserve_room=90), places=2).amount("refund") == 910


def test_a_year_of_loss_fills_no_reserve() -> None:
    assert reserve_allocation(-1_000, "0.25", places=2) == 0
    assert reserve_allocation(0, "0.25", room=90, places=2) == 0


def test_interest_counts_the_months_held_and_keeps_its_cap() -> None:
    assert interest_on_shares(300, "0.03", months_held=11, places=2) == D("8.25")
    assert interest_on_shares(300, "0.03", months_held=0, places=2) == 0
    assert interest_on_shares(300, "0.10", cap="0.06", places=2) == 18
    assert interest_on_shares(300, "0.05", cap="0.06", places=2) == 15
    assert interest_on_shares(150_001, "0.05", places=0) == 7_500
    for months in (13, -1):
        with pytest.raises(ValueError, match="months_held"):
            interest_on_shares(300, "0.03", months_held=months, places=2)


def test_interest_is_cut_equally_where_less_is_left() -> None:
    assert cut_to_available((D(60), D(30), D(30)), D(60), places=2) == (30, 15, 15)
    assert cut_to_available((D(60), D(30)), D(90), places=2) == (60, 30)
    assert cut_to_available((D(60), D(30)), D(0), places=2) == (0, 0)


@given(st.lists(money, min_size=1, max_size=20), money)
def test_nobody_is_paid_more_than_is_due_and_all_that_is_left_is_paid(dues: list[Decimal], left: Decimal) -> None:
    paid = cut_to_available(dues, left, places=2)
    assert sum(paid) == min(sum(dues), left)
    assert all(0 <= got <= due for got, due in zip(paid, dues, strict=True))


def test_equity_grows_by_shares_and_retained_refund() -> None:
    assert member_equity(75, shares_paid=25, retained="26.97", interest_credited=3, loss_share=10) == D("119.97")
    assert member_equity(75, withdrawals=75) == 0


def test_equity_is_not_paid_out_below_nothing() -> None:
    with pytest.raises(ValueError, match=r"withdrawals is 55\.01: only 55 is there"):
        member_equity(75, loss_share=20, withdrawals="55.01")
    assert member_equity(10, loss_share=30) == -20
    with pytest.raises(ValueError, match="only 0 is there"):
        member_equity(10, loss_share=30, withdrawals=1)


@pytest.mark.parametrize("named", ["shares_paid", "retained", "interest_credited", "withdrawals", "loss_share"])
def test_amounts_of_an_account_are_not_below_nothing(named: str) -> None:
    with pytest.raises(ValueError, match=named):
        member_equity(75, **{named: -1})


def test_what_cannot_be_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="non_member_use"):
        non_member_part(5, 4)
    with pytest.raises(ValueError, match="rate"):
        reserve_allocation(100, "1.01", places=2)
    with pytest.raises(ValueError, match="paid_up"):
        interest_on_shares(-1, "0.05", places=2)
    with pytest.raises(ValueError, match="pool"):
        patronage_refund(-1, (1,), places=2)
    with pytest.raises(ValueError, match=r"use_by_member\[1\]"):
        patronage_refund(1, (1, -1), places=2)
