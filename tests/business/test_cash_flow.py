"""Cash from month to month: a published example, a year of an ice service under stress, and money tied up."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopkit.business.cash_flow import cash_cycle, cash_flow, working_capital_need

D = Decimal
money = st.decimals(0, 10**6, places=2)

RECEIPTS = (400, 450, 500, 700, 900, 1100, 1200, 1100, 900, 700, 500, 450)
PAYMENTS = (700, 650, 650, 750, 800, 850, 900, 850, 800, 750, 700, 650)


def test_w10_a_negative_month_is_carried_on() -> None:
    """BBC Bitesize, "Calculating the cash flow"."""
    flow = cash_flow(2_000, (500, 750, 5_000), (1_500, 3_000, 2_000))
    assert flow.closing == (1_000, -1_250, 1_750)
    assert (flow.lowest, flow.lowest_month) == (-1_250, 2)
    assert (flow.first_negative_month, flow.funding_gap) == (2, 1_250)


def test_a_negative_opening_is_carried_too() -> None:
    """The trap of the same example."""
    assert cash_flow(-300, (500, 0), (100, 50)).closing == (100, 50)


def test_a_year_that_never_falls_below_nothing_needs_no_more() -> None:
    flow = cash_flow(100, (0, 50), (100, 0))
    assert (flow.lowest, flow.lowest_month, flow.first_negative_month, flow.funding_gap) == (0, 1, None, 0)


def test_the_ice_service_is_short_in_months_3_and_4() -> None:
    """Own example: a fishers' ice service that opens with 600."""
    flow = cash_flow(600, RECEIPTS, PAYMENTS)
    assert flow.closing == (300, 100, -50, -100, 0, 250, 550, 800, 900, 850, 650, 450)
    assert (flow.lowest, flow.lowest_month, flow.first_negative_month, flow.funding_gap) == (-100, 4, 3, 100)


# Own example: what becomes of the same year under three kinds of stress.
@pytest.mark.parametrize(
    ("receipts", "payments", "first", "lowest", "month", "end"),
    [
        ([each * D("0.8") for each in RECEIPTS], PAYMENTS, 2, "-1330.00", 12, "-1330.00"),
        ((0, *RECEIPTS[:-1]), PAYMENTS, 1, "-900", 5, "0"),
        (RECEIPTS, [each * D("1.1") for each in PAYMENTS], 2, "-455.00", 12, "-455.00"),
    ],
    ids=["a fifth less comes in", "all comes a month late", "a tenth more goes out"],
)
def test_the_ice_service_under_stress(
    receipts: Sequence[Decimal], payments: Sequence[Decimal], first: int, lowest: str, month: int, end: str
) -> None:
    flow = cash_flow(600, receipts, payments)
    assert (flow.first_negative_month, flow.lowest, flow.lowest_month) == (first, D(lowest), month)
    assert flow.closing[-1] == D(end)
    helped = cash_flow(700, receipts, payments)
    assert helped.closing == tuple(each + 100 for each in flow.closing)
    assert helped.first_negative_month is not None


def test_with_a_tenth_more_to_pay_the_summer_is_above_nothing_again() -> None:
    flow = cash_flow(600, RECEIPTS, [each * D("1.1") for each in PAYMENTS])
    assert [month for month, each in enumerate(flow.closing, 1) if each > 0] == [1, 7, 8, 9, 10]


def test_months_that_do_not_fit_are_refused_by_name() -> None:
    with pytest.raises(ValueError, match="receipts"):
        cash_flow(0, (), ())
    with pytest.raises(ValueError, match="payments"):
        cash_flow(0, (1, 2), (1,))
    with pytest.raises(ValueError, match=r"receipts\[1\]"):
        cash_flow(0, (1, -2), (1, 2))
    with pytest.raises(TypeError, match=r"payments\[0\]"):
        cash_flow(0, (1, 2), (1.5, 2))  # type: ignore[arg-type]


@given(st.decimals(-(10**6), 10**6, places=2), st.lists(st.tuples(money, money), min_size=1, max_size=36))
def test_each_closing_is_the_next_opening(opening: Decimal, months: list[tuple[Decimal, Decimal]]) -> None:
    receipts, payments = zip(*months, strict=True)
    flow = cash_flow(opening, receipts, payments)
    before = opening
    for came, went, closing in zip(receipts, payments, flow.closing, strict=True):
        assert closing == before + came - went
        before = closing
    assert flow.lowest == min(flow.closing) == flow.closing[flow.lowest_month - 1]
    enough = cash_flow(opening + flow.funding_gap, receipts, payments)
    assert enough.first_negative_month is None
    assert not flow.funding_gap or enough.lowest == 0


def test_business_ties_up_money_until_customers_pay() -> None:
    """Own example: goods lie 10 days, customers pay after 30, suppliers wait 15; 40 a day."""
    assert cash_cycle(10, 30, 15) == 25
    assert working_capital_need(10, 30, 15, 40) == 1_000
    assert working_capital_need("7.5", 0, 0, "1.20") == 9


def test_where_suppliers_wait_longer_nothing_is_tied_up() -> None:
    assert cash_cycle(5, 0, 30) == -25
    assert working_capital_need(5, 0, 30, 40) == 0


def test_a_cost_of_a_day_may_be_a_divided_one() -> None:
    need = working_capital_need(30, 0, 0, D(3_650) / 7)
    assert abs(Fraction(need) - Fraction(109_500, 7)) < Fraction(1, 10**20)


@pytest.mark.parametrize("named", ["stock_days", "customer_days", "supplier_days", "daily_cash_cost"])
def test_days_below_nothing_are_refused_by_name(named: str) -> None:
    numbers = {"stock_days": 1, "customer_days": 1, "supplier_days": 1, "daily_cash_cost": 1}
    with pytest.raises(ValueError, match=named):
        working_capital_need(**numbers | {named: -1})
