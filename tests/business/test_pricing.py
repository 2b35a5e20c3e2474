"""Prices and break-even: published examples with their traps, and every case in which there is no figure."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopkit.business.money import NotDefined, round_half_up
from coopkit.business.pricing import (
    MixItem,
    break_even_exact,
    break_even_mix,
    break_even_revenue,
    break_even_units,
    break_even_units_per_member,
    contribution_margin_per_unit,
    contribution_margin_ratio,
    margin_from_mark_up,
    margin_of_safety,
    mark_up,
    price_from_margin,
    price_from_mark_up,
    price_to_show,
    surplus_at_volume,
)

D = Decimal
prices = st.decimals("0.01", 10_000, places=2)
fixed = st.decimals(0, 10**6, places=2)
parts = st.decimals("0", "0.95", places=3)


# AccountingCoach, "What is the break-even formula": a product, and an hour of service.
@pytest.mark.parametrize(
    ("price", "cost", "margin", "units"), [(10, 6, 4, 75_000), (100, 60, 40, 7_500)], ids=["product", "service"]
)
def test_w1_break_even_in_units_and_in_money(price: int, cost: int, margin: int, units: int) -> None:
    assert contribution_margin_per_unit(price, cost) == margin
    assert contribution_margin_ratio(price, cost) == D("0.40")
    assert break_even_units(300_000, price, cost) == units
    assert break_even_revenue(300_000, price, cost) == 750_000


def test_w2_units_are_rounded_up_and_the_safety_counts_from_whole_units() -> None:
    """e-Consult Kenya, business notes 5.4. Traps: the page prints 0 at 334 units and also derives 4,980 at 500."""
    assert contribution_margin_ratio(50, 20) == D("0.60")
    assert break_even_units(10_000, 50, 20) == 334
    safety = margin_of_safety(500, 334)
    assert (safety.units, safety.share) == (166, D("0.332"))
    assert surplus_at_volume(334, 50, 20, 10_000) == 20
    assert surplus_at_volume(500, 50, 20, 10_000) == 5_000


def test_w3_mark_up_and_margin_are_not_the_same() -> None:
    """financialaccountancy.org, "Markup and margin percentage": sales 200,000, cost of sales 150,000."""
    added = mark_up(150_000, 200_000)
    assert isinstance(added, Fraction)
    assert added == Fraction(1, 3)
    assert round_half_up(added * 100, places=2) == D("33.33")
    assert margin_from_mark_up(added) == D("0.25")


def test_w4_a_price_from_a_mark_up_is_rounded_half_up() -> None:
    """power.one, mark-up calculator. Trap: the rounding of 37.4875."""
    price = price_from_mark_up("29.99", "0.25")
    assert price == D("37.4875")
    assert price_to_show(price, places=2).rounded == D("37.49")


def test_an_hour_of_care_breaks_even_at_720_hours() -> None:
    """Own example; noise of a floating number would make 721 of it."""
    assert break_even_units(1800, "12.00", "9.50") == 720
    assert break_even_units("0.3", "0.4", "0.3") == 3


def test_divisible_units_are_rounded_up_in_the_second_place() -> None:
    assert break_even_units(10_000, 50, 20, divisible=True) == D("333.34")
    assert break_even_exact(10_000, 50, 20) == Fraction(1000, 3)


def test_sales_at_break_even_are_a_little_less_than_those_of_whole_units() -> None:
    units = break_even_units(10_000, 50, 20)
    assert isinstance(units, Decimal)
    revenue = break_even_revenue(10_000, 50, 20)
    assert isinstance(revenue, Fraction)
    assert (round_half_up(revenue, places=2), units * 50) == (D("16666.67"), 16_700)


def test_a_loss_on_each_unit_is_said_and_never_a_number() -> None:
    assert contribution_margin_per_unit(5, 6) == -1
    assert contribution_margin_ratio(5, 6) == D("-0.2")
    for at in (0, 100):
        for found in (break_even_units(at, 5, 6), break_even_revenue(at, 5, 6), break_even_exact(at, 5, 6)):
            assert found == NotDefined("Each unit sold adds a loss, so no quantity covers the costs.")


def test_a_unit_that_leaves_nothing_covers_no_fixed_costs_but_needs_none_where_there_are_none() -> None:
    assert isinstance(break_even_units(100, 5, 5), NotDefined)
    assert isinstance(break_even_revenue(100, 5, 5), NotDefined)
    assert break_even_units(0, 5, 5) == 0
    assert break_even_revenue(0, 5, 5) == 0
    assert break_even_units(0, 5, 4) == 0


def test_without_a_price_there_is_no_ratio() -> None:
    assert isinstance(contribution_margin_ratio(0, 5), NotDefined)
    assert isinstance(contribution_margin_ratio(0, 0), NotDefined)


def test_the_work_is_shared_among_members_before_it_is_rounded() -> None:
    """740 hours among 12 members are 62 each; 740 is rounded once, at the end."""
    assert break_even_units_per_member(1850, "12.00", "9.50", 12) == 62
    assert break_even_units_per_member("72.00", 4, 1, 2) == 12
    assert break_even_units_per_member("72.01", 4, 1, 2) == 13
    assert isinstance(break_even_units_per_member(100, 4, 1, 0), NotDefined)
    assert isinstance(break_even_units_per_member(100, 4, 5, 3), NotDefined)


def test_the_safety_may_be_below_0_and_is_not_defined_without_sales() -> None:
    below = margin_of_safety(300, 334)
    assert (below.units, below.share) == (-34, Fraction(-34, 300))
    none = margin_of_safety(0, 334)
    assert none.units == -334
    assert isinstance(none.share, NotDefined)
    assert margin_of_safety(Fraction(1001, 2), "250.25").share == Fraction(1, 2)


def test_marks_up_and_down_where_there_is_nothing_to_compare() -> None:
    assert isinstance(mark_up(0, 5), NotDefined)
    assert mark_up("0.80", "0.60") == D("-0.25")
    assert mark_up(4, 3) == D("-0.25")
    assert price_from_margin(75, "0.25") == 100
    for margin in (1, "1.2"):
        with pytest.raises(ValueError, match="margin"):
            price_from_margin(75, margin)
    for added in (-1, -2):
        with pytest.raises(ValueError, match="mark_up"):
            margin_from_mark_up(added)
    with pytest.raises(ValueError, match="mark_up"):
        price_from_mark_up(75, "-1.01")


def test_a_price_that_must_cover_a_cost_says_the_next_one_up_where_it_falls_short() -> None:
    assert (price_to_show(D("37.4875"), places=2).rounded, price_to_show(D("37.4875"), places=2).at_least) == (
        D("37.49"),
        None,
    )
    short = price_to_show(Fraction(100, 3), places=2)
    assert (short.rounded, short.at_least) == (D("33.33"), D("33.34"))
    assert price_to_show(Fraction(100, 3), places=0).at_least == 34
    assert price_to_show(D("33.33"), places=2).at_least is None


def test_several_products_break_even_in_money_by_their_planned_mix() -> None:
    """Own example: an artisans' workshop, 1,000 hours and 560 pieces a year."""
    mix = break_even_mix(240_000, [MixItem(4000, 1100, 1000), MixItem("1800", "300", "560")])  # type: ignore[arg-type]
    assert mix.ratio == Fraction(3_740, 5_008)
    assert isinstance(mix.revenue, Fraction)
    assert round_half_up(mix.revenue, places=2) == D("321368.98")


def test_a_mix_of_one_product_is_that_product() -> None:
    one = break_even_mix(300_000, [MixItem(D(10), D(6), D(123))])
    assert (one.ratio, one.revenue) == (contribution_margin_ratio(10, 6), break_even_revenue(300_000, 10, 6))


def test_a_mix_without_sales_or_with_a_loss_has_no_break_even() -> None:
    assert isinstance(break_even_mix(100, [MixItem(D(5), D(2), D(0))]).ratio, NotDefined)
    losing = break_even_mix(100, [MixItem(D(5), D(2), D(1)), MixItem(D(5), D(9), D(1))])
    assert losing.ratio == D("-0.1")
    assert isinstance(losing.revenue, NotDefined)
    assert break_even_mix(0, [MixItem(D(5), D(5), D(1))]).revenue == 0
    with pytest.raises(ValueError, match="products"):
        break_even_mix(100, [])


@pytest.mark.parametrize(
    ("bad", "named"), [((-1, 5, 2), "fixed_costs"), ((1, -5, 2), "price"), ((1, 5, -2), "variable_cost")]
)
def test_what_cannot_be_is_refused_by_name(bad: tuple[int, int, int], named: str) -> None:
    for function in (break_even_units, break_even_revenue, break_even_exact):
        with pytest.raises(ValueError, match=named):
            function(*bad)
    with pytest.raises(ValueError, match=named):
        break_even_units_per_member(*bad, 3)
    with pytest.raises(ValueError, match="members"):
        break_even_units_per_member(1, 5, 2, "2.5")


@given(fixed, prices, prices)
def test_whole_units_are_enough_and_one_less_is_not(costs: Decimal, price: Decimal, cost: Decimal) -> None:
    units = break_even_units(costs, price, cost)
    if isinstance(units, NotDefined):
        assert price < cost or (price == cost and costs > 0)
    else:
        assert surplus_at_volume(units, price, cost, costs) >= 0
        assert units == 0 or surplus_at_volume(units - 1, price, cost, costs) < 0


@given(prices, parts)
def test_margin_and_mark_up_of_one_price_belong_together(cost: Decimal, margin: Decimal) -> None:
    price = price_from_margin(cost, margin)
    added = (price - Fraction(cost)) / Fraction(cost)
    assert price_from_mark_up(cost, added) == price
    assert margin_from_mark_up(added) == margin
