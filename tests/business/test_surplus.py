from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopkit.business.money import NotDefined
from coopkit.business.surplus import (
    Due,
    Part,
    distribute_surplus,
    interest_on_shares,
    member_equity,
    non_member_part,
    patronage_refund,
    reserve_allocation,
    retained_patronage,
    scaled_to,
    usual_rules,
)

D = Decimal
CENTS = st.decimals(min_value=-10_000, max_value=10_000, places=2)
RATES = st.decimals(min_value=0, max_value=D("0.25"), places=3)


def amounts(surplus: object, rules: object, **more: object) -> dict[str, Decimal]:
    return {line.use: line.amount for line in distribute_surplus(surplus, rules, **more).lines}  # type: ignore[arg-type]


def test_w11_rates_are_of_the_surplus_of_the_year_not_of_all_that_is_available() -> None:
    """Delcer High School Cooperative: Caribbean Examinations Council, Principles of Accounts 2017, question 5.

    Trap: 20 % and 10 % of 21,000, not of the 28,450 that are available.
    """
    dividend = interest_on_shares(1650 * 10 * 10, "0.05")
    rules = usual_rules(
        reserve="0.20", education="0.10", interest=Due("interest", dividend, D("0.05"), D(165_000)), refund=0
    )
    use = distribute_surplus(21_000, rules, brought_forward=7_450)
    assert [line.amount for line in use.lines] == [0, 4_200, 2_100, 8_250, 0]
    assert use.left == 13_900
    assert [line.left for line in use.lines] == [28_450, 24_250, 22_150, 13_900, 13_900]
    assert use.lines[1].base == 21_000
    assert use.amount("reserve") == 4_200
    assert use.amount("party") == 0


def test_w12_surplus_of_work_by_others_goes_to_the_common_reserve() -> None:
    """GEO and Cooperative Development Institute: 1,000 hours, 600 by members, 400 by others."""
    assert non_member_part(400, 1000) == Fraction(2, 5)
    assert amounts(5_000, usual_rules(non_members="0.4")) == {
        "non-members": 2_000,
        "reserve": 0,
        "education": 0,
        "refund": 3_000,
    }


def test_w13_half_a_cent_goes_up_in_decimals() -> None:
    """stemez-Business 521: 5 shares of 50 at 6 %, and 4.5 % of purchases of 983.00. Trap: floats give 44.23."""
    interest = interest_on_shares(5 * 50, "0.06")
    rebate = reserve_allocation("983.00", "0.045")
    assert (interest, rebate, interest + rebate) == (15, D("44.24"), D("59.24"))
    as_a_line = Part("refund", D("0.045"), D("983.00"))
    assert amounts(100, [as_a_line]) == {"refund": D("44.24")}


def test_w15_fourteen_members_and_income_from_others() -> None:
    """Input-supply co-operative "LUMUCO", an examination question of Zambia (Filo 3337313731313535).

    Traps: a member without use gets 0; the commission from non-members stays out of the pool.
    """
    bags = (30, 12, 25, 17, 12, 15, 19, 10, 0, 5, 10, 25, 10, 10)
    pool = distribute_surplus(35_700, [Due("non-members", D(2_000)), Part("refund", D(1), "left")]).amount("refund")
    assert pool == 33_700
    shared = patronage_refund(pool, bags)
    assert shared.rate == Fraction("168.50")
    assert shared.refunds[:3] == (D("5055.00"), D("2022.00"), D("4212.50"))
    assert shared.refunds[8] == 0
    assert sum(shared.refunds) == D("33700.00")


def test_w16_cash_and_retained_patronage() -> None:
    """Whole Foods Co-op (Duluth), patronage rebate, fiscal year 2016: 454,520, 20 % in cash."""
    rebate = retained_patronage(454_520, "0.20")
    assert (rebate.cash, rebate.retained) == (90_904, 363_616)


def test_cents_left_over_go_to_the_largest_remainders() -> None:
    assert patronage_refund(1000, (1, 1, 1)).refunds == (D("333.34"), D("333.33"), D("333.33"))
    assert patronage_refund(100, (1, 1, 4)).refunds == (D("16.67"), D("16.67"), D("66.66"))


def test_without_use_the_pool_stays_in_common() -> None:
    shared = patronage_refund("120.50", (0, 0))
    assert (shared.refunds, shared.in_common) == ((0, 0), D("120.50"))
    assert isinstance(shared.rate, NotDefined)
    assert isinstance(non_member_part(0, 0), NotDefined)


def test_a_loss_distributes_nothing_and_is_carried_forward() -> None:
    use = distribute_surplus("-830.55", usual_rules(reserve="0.2", education="0.05", non_members="0.1"))
    assert {line.amount for line in use.lines} == {0}
    assert use.left == D("-830.55")


def test_losses_of_earlier_years_are_made_good_first() -> None:
    use = distribute_surplus(1_000, usual_rules(reserve="0.2", base="after-losses"), brought_forward=-300)
    assert [(line.use, line.base, line.amount, line.left) for line in use.lines] == [
        ("losses", None, 300, 700),
        ("non-members", 700, 0, 700),
        ("reserve", 700, 140, 560),
        ("education", 700, 0, 560),
        ("refund", 560, 560, 0),
    ]
    assert use.left == 0


def test_losses_larger_than_the_surplus_leave_the_rest_of_them() -> None:
    use = distribute_surplus(100, usual_rules(reserve="0.5"), brought_forward=-300)
    assert use.amount("losses") == 100
    assert use.amount("reserve") == 0
    assert use.left == -200


@pytest.mark.parametrize(("base", "reserve"), [("surplus", 200), ("after-losses", 140), ("left", 126)])
def test_the_base_of_a_rate_is_chosen(base: str, reserve: int) -> None:
    rules = [Part("education", D("0.1"), base), Part("reserve", D("0.2"), base)]  # type: ignore[arg-type]
    assert amounts(1_000, rules, brought_forward=-300)["reserve"] == reserve


def test_the_order_of_lines_can_be_changed() -> None:
    interest_first = [Due("interest", D(80)), Part("reserve", D("0.5"), "left"), Part("refund", D(1), "left")]
    assert amounts(100, interest_first) == {"interest": 80, "reserve": 10, "refund": 10}


def test_a_line_takes_no_more_than_is_left() -> None:
    assert amounts(100, [Due("fund", D(90)), Part("reserve", D("0.25"))]) == {"fund": 90, "reserve": 10}


def test_a_reserve_stops_at_its_target() -> None:
    assert reserve_allocation(1_000, "0.25") == 250
    assert reserve_allocation(1_000, "0.25", room=90) == 90
    assert reserve_allocation(1_000, "0.25", room=-5) == 0
    assert reserve_allocation(-1_000, "0.25") == 0
    assert amounts(1_000, usual_rules(reserve="0.25", reserve_room=90))["refund"] == 910


def test_rates_above_the_whole_are_refused() -> None:
    with pytest.raises(ValueError, match=r"1\.1 times"):
        distribute_surplus(100, usual_rules(reserve="0.6", education="0.5"))
    with pytest.raises(ValueError, match="rate"):
        reserve_allocation(100, "1.01")
    with pytest.raises(ValueError, match="cash_share"):
        retained_patronage(100, 2)


def test_interest_counts_the_months_held_and_keeps_its_cap() -> None:
    assert interest_on_shares(300, "0.03", months_held=11) == D("8.25")
    assert interest_on_shares(300, "0.10", cap="0.06") == 18
    assert interest_on_shares(300, "0.05", cap="0.06") == 15
    with pytest.raises(ValueError, match="months_held"):
        interest_on_shares(300, "0.03", months_held=13)


def test_interest_is_cut_equally_where_less_is_left() -> None:
    assert scaled_to((D(60), D(30), D(30)), D(60)) == (30, 15, 15)
    assert scaled_to((D(60), D(30)), D(90)) == (60, 30)


def test_more_use_by_others_than_by_all_is_refused() -> None:
    with pytest.raises(ValueError, match="non_member_use"):
        non_member_part(5, 4)


def test_equity_grows_by_shares_and_retained_refund() -> None:
    assert member_equity(75, shares_paid=25, retained="26.97", interest_credited=3, loss_share=10) == D("119.97")
    assert member_equity(75, withdrawals=75) == 0
    with pytest.raises(ValueError, match="withdrawals"):
        member_equity(75, loss_share=20, withdrawals="55.01")


@settings(max_examples=60)
@given(CENTS, CENTS, RATES, RATES, RATES, st.decimals(min_value=0, max_value=500, places=2))
def test_the_lines_and_what_is_left_are_all_that_there_was(
    surplus: Decimal, before: Decimal, first: Decimal, second: Decimal, third: Decimal, interest: Decimal
) -> None:
    rules = usual_rules(non_members=first, reserve=second, education=third, interest=Due("interest", interest))
    use = distribute_surplus(surplus, rules, brought_forward=before)
    made_good = use.amount("losses")
    assert sum(line.amount for line in use.lines) + use.left == surplus + before + made_good
    assert all(line.amount >= 0 for line in use.lines)
    assert surplus > 0 or not any(line.amount for line in use.lines)


@settings(max_examples=60)
@given(
    st.decimals(min_value=0, max_value=10_000, places=2),
    st.lists(st.decimals(min_value=0, max_value=1_000, places=1), min_size=1, max_size=30),
    st.decimals(min_value=0, max_value=1, places=2),
)
def test_no_cent_of_a_pool_is_lost(pool: Decimal, uses: list[Decimal], cash: Decimal) -> None:
    shared = patronage_refund(pool, uses)
    assert sum(shared.refunds) + shared.in_common == pool
    for refund, used in zip(shared.refunds, uses, strict=True):
        assert used or refund == 0
        parts = retained_patronage(refund, cash)
        assert parts.cash + parts.retained == refund
        assert min(parts.cash, parts.retained) >= 0
