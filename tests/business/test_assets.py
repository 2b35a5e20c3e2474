"""Start-up lists and wear: published examples, the cent that the last year takes, and what a start lacks."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopkit.business.assets import start_up_costs, straight_line_depreciation
from coopkit.business.plan import StartUpItem

D = Decimal


def test_w5a_equal_parts_of_a_cost() -> None:
    """Microsoft Support, "SLN function": 30,000, salvage 7,500, 10 years; the value after 4 years is recomputed."""
    rows = straight_line_depreciation(30_000, 7_500, 10, places=2)
    assert [row.year for row in rows] == list(range(1, 11))
    assert {row.amount for row in rows} == {2_250}
    assert rows[3].book_value == 21_000
    assert rows[-1].book_value == 7_500


def test_w5b_the_last_year_takes_the_rest() -> None:
    """Apple Numbers help, "SLN". Trap: 6 × 1,666.67 would be 10,000.02."""
    assert {row.amount for row in straight_line_depreciation(10_000, 1_000, 6, places=2)} == {1_500}
    rows = straight_line_depreciation(10_000, 0, 6, places=2)
    assert [row.amount for row in rows] == [D("1666.67")] * 5 + [D("1666.65")]
    assert rows[-1].book_value == 0


def test_money_without_a_small_unit_is_written_off_in_whole_units() -> None:
    rows = straight_line_depreciation(420_001, 0, 7, places=0)
    assert [row.amount for row in rows] == [60_000] * 6 + [60_001]


def test_a_thing_bought_in_october_is_written_off_for_three_months_first() -> None:
    rows = straight_line_depreciation(1_200, 0, 2, first_year_months=3, places=2)
    assert [row.amount for row in rows] == [150, 600, 450]
    assert [row.book_value for row in rows] == [1_050, 450, 0]


def test_a_thing_that_keeps_its_value_is_not_written_off() -> None:
    assert [row.amount for row in straight_line_depreciation(500, 500, 2, places=2)] == [0, 0]


@pytest.mark.parametrize(
    ("cost", "salvage", "years", "named"),
    [
        (-1, 0, 5, "cost"),
        (100, -1, 5, "salvage_value"),
        (100, 101, 5, "salvage_value"),
        (100, 0, 0, "useful_life_years"),
        (100, 0, -3, "useful_life_years"),
        (100, 0, "2.5", "useful_life_years"),
        (100, 0, 101, "useful_life_years"),
    ],
)
def test_what_cannot_be_is_refused_by_name(cost: int, salvage: int, years: int | str, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        straight_line_depreciation(cost, salvage, years, places=2)


@pytest.mark.parametrize("months", [0, 13])
def test_a_first_year_has_one_to_twelve_months(months: int) -> None:
    with pytest.raises(ValueError, match="first_year_months"):
        straight_line_depreciation(100, 0, 5, first_year_months=months, places=2)


@given(
    st.decimals(0, 10**7, places=2),
    st.decimals(0, 1, places=3),
    st.integers(1, 100),
    st.integers(1, 12),
    st.integers(0, 3),
)
def test_the_years_add_up_to_cost_less_salvage_and_the_value_never_falls_below_it(
    cost: Decimal, part: Decimal, years: int, months: int, places: int
) -> None:
    salvage = round(cost * part, 2)
    rows = straight_line_depreciation(cost, salvage, years, first_year_months=months, places=places)
    assert len(rows) == years + (months < 12)
    assert sum(row.amount for row in rows) == cost - salvage
    assert rows[-1].book_value == salvage
    book = cost
    for row in rows:
        assert row.amount >= 0
        assert row.book_value == book - row.amount >= salvage
        book = row.book_value


def test_a_start_up_list_says_what_is_missing() -> None:
    """Own example: the sorting yard with 800 for its first running costs."""
    listed = [
        StartUpItem("Baler", D(2400), 8),
        StartUpItem("Clothing", D(440), 1),
        StartUpItem("Registration", D(60), None),
        StartUpItem("Deposit", D(300), 0),
    ]
    found = start_up_costs(listed, monthly_costs="400", months=2, own_money=2_600)
    assert (found.equipment, found.deposits, found.one_off) == (2_840, 300, 60)
    assert (found.listed, found.running_costs, found.total) == (3_200, 800, 4_000)
    assert found.gap == 1_400
    bare = start_up_costs([*listed, StartUpItem("Chalk", D("0.50"), None)], own_money="0.50")
    assert (bare.running_costs, bare.total, bare.own_money, bare.gap) == (0, D("3200.50"), D("0.50"), 3_200)
    assert start_up_costs(listed).gap == 3_200
    assert start_up_costs(listed, own_money=9_000).gap == 0


def test_a_start_up_list_refuses_what_cannot_be_by_name() -> None:
    for named in ("monthly_costs", "months", "own_money"):
        with pytest.raises(ValueError, match=named):
            start_up_costs([], **{named: -1})
