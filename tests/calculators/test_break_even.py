from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopkit.calculators import IncompleteInput, compute
from coopkit.i18n import Money
from tests.calculators.english import formula, sentences
from tests.calculators.figures import computed
from tests.calculators.money import CENTS

HIGHER_IN_THE_PLAN = "In the business plan it is higher: wear of what you own and loan interest are added there."


def test_twelve_carers_break_even_at_720_hours() -> None:
    result = computed("break-even")
    assert (result.figures["units"], result.figures["each"]) == (720, 60)
    assert result.figures["revenue"] == Money(Fraction(8640))
    assert sentences(result) == [
        "You break even at 720 units in a month, 60 for each of 12 members.",
        "These are 8,640.00 in sales.",
        "Each member can give 80 in a month, and 60 are needed: that is enough.",
        HIGHER_IN_THE_PLAN,
    ]


def test_hours_for_each_are_rounded_up_once_at_the_end() -> None:
    result = computed("break-even", {"costs.1.month": 1850})
    assert (result.figures["units"], result.figures["each"]) == (740, 62)
    assert formula(result)[-1] == "For each: 740 ÷ 12 is about 61.67, rounded up 62"


def test_a_member_who_can_give_too_little_is_told_what_can_move() -> None:
    assert sentences(computed("break-even", {"ours.can_give": 50}))[2] == (
        "Each member can give 50 in a month, and 60 are needed: change price, costs or members."
    )


def test_whole_units_and_exact_sales_are_both_named_where_they_differ() -> None:
    # Published example: fixed costs 10,000, price 50, variable cost 20 (e-Consult Kenya, business notes 5.4).
    result = computed("break-even", {"costs.1.month": 10000, "ours.price": 50, "ours.variable": 20})
    assert result.figures["units"] == 334
    assert sentences(result)[1] == "These are 16,700.00 in sales; with parts of a unit 16,666.67 would do."


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (10, "With a price 10% higher, 13.20, you break even at 487 units."),
        (-10, "With a price 10% lower, 10.80, you break even at 1,385 units."),
        (-30, "With a price 30% lower, 8.40, no quantity is enough."),
    ],
)
def test_another_price_is_told_beside_the_first_and_drawn(change: int, said: str) -> None:
    result = computed("break-even", {"ours.price_change": change})
    assert said in sentences(result)
    assert result.figures["units"] == 720
    assert result.chart and len(result.chart.series) == 3


def test_the_lines_of_the_chart_cross_at_the_marked_place() -> None:
    chart = computed("break-even").chart
    assert chart and chart.highlighted is not None
    sales, costs = chart.series
    assert sales.values[chart.highlighted] == costs.values[chart.highlighted] == 8640
    assert chart.labels[chart.highlighted].values == (("n", Decimal(720)),)


def test_a_unit_that_leaves_nothing_has_no_break_even_and_no_chart() -> None:
    result = computed("break-even", {"ours.price": Decimal("9.50")})
    assert "units" not in result.figures
    assert result.chart is None
    assert len(sentences(result)[0]) > 20


def test_members_and_what_they_give_may_be_unknown() -> None:
    values = {"costs.1.month": Decimal(1800), "ours.price": Decimal(12), "ours.variable": Decimal("9.50")}
    assert sentences(compute("break-even", values, CENTS)) == [
        "You break even at 720 units in a month.",
        "These are 8,640.00 in sales.",
        HIGHER_IN_THE_PLAN,
    ]


def test_without_fixed_costs_the_first_unit_is_enough() -> None:
    result = computed("break-even", {"costs.1.month": 0})
    assert sentences(result)[0] == "You have no fixed costs, so you break even from the first unit on."
    assert result.chart is None


def test_a_line_without_a_cost_is_named_and_stops_no_other() -> None:
    result = computed("break-even", {"costs.2.item": "Guard"})
    assert result.figures["units"] == 720
    assert sentences(result)[-1] == "“Guard” does not count yet. Still missing: the cost in a month."


def test_what_is_missing_is_named() -> None:
    assert sentences(compute("break-even", {"ours.members": Decimal(0)}, CENTS)) == [
        "One number is still missing: what you pay each month.",
        "2 numbers are still missing: the price of one unit and the variable cost of one unit.",
        "Look again at how many members work or sell: give a whole number from 1 to 100,000.",
    ]


@settings(max_examples=60)
@given(
    fixed=st.decimals(0, 10**9, places=2),
    price=st.decimals(0, 10**9, places=2),
    variable=st.decimals(0, 10**9, places=2),
    change=st.integers(-30, 30),
    members=st.integers(1, 200),
)
def test_whatever_is_typed_sales_at_the_point_cover_the_costs(
    fixed: Decimal, price: Decimal, variable: Decimal, change: int, members: int
) -> None:
    values = {"costs.1.month": fixed, "ours.price": price, "ours.variable": variable}
    extra = {"ours.price_change": Decimal(change), "ours.members": Decimal(members)}
    result = compute("break-even", values | extra, CENTS)
    assert not isinstance(result, IncompleteInput)
    if "units" in result.figures:
        units = result.figures["units"]
        assert isinstance(units, Decimal)
        assert units * (price - variable) >= fixed
        assert units == 0 or (units - 1) * (price - variable) < fixed
