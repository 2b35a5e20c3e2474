from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopkit.business.joint_buying import BuyMinimum, JointBuying, joint_buying
from coopkit.business.money import NotDefined

FARMERS = {
    "units_each": 4,
    "single_price": "26.00",
    "bulk_price": "21.50",
    "minimum_units": 60,
    "transport": 90,
}


def farmers(members: int, **changed: object) -> JointBuying:
    return joint_buying(members, **(FARMERS | changed), places=2)  # type: ignore[arg-type]


def test_fifteen_farmers_save_twelve_each() -> None:
    order = farmers(15)
    assert (order.units, order.alone, order.together, order.saving) == (60, 1560, 1380, 180)
    assert (order.saving_each, order.saving_per_unit) == (12, 3)
    assert order.shares == ((15, Decimal(12)),)
    assert order.buy_minimum is None


def test_twelve_farmers_save_nothing_and_see_the_third_way() -> None:
    order = farmers(12)
    assert (order.units, order.alone, order.together, order.saving) == (48, 1248, None, 0)
    assert order.buy_minimum == BuyMinimum(Decimal(1380), Decimal(132), Decimal(12))
    assert order.members_needed == 15


def test_a_member_short_of_a_part_of_the_minimum_is_still_short() -> None:
    assert farmers(15, minimum_units=61).together is None
    assert farmers(15, minimum_units=61).members_needed == 16


def test_a_bulk_order_can_be_dearer() -> None:
    assert farmers(15, transport=300).saving == -30


def test_a_saving_that_does_not_divide_loses_no_cent() -> None:
    order = farmers(15, transport="90.01")
    assert order.saving_each == Fraction("179.99") / 15
    assert order.shares == ((14, Decimal("12.00")), (1, Decimal("11.99")))


def test_without_a_need_there_is_no_saving_on_a_unit() -> None:
    order = farmers(15, units_each=0)
    assert isinstance(order.saving_per_unit, NotDefined)
    assert isinstance(order.members_needed, NotDefined)


@pytest.mark.parametrize(
    ("argument", "value", "error"),
    [
        ("units_each", -1, ValueError),
        ("single_price", 26.0, TypeError),
        ("bulk_price", "dear", ValueError),
        ("minimum_units", -60, ValueError),
        ("transport", "-0.01", ValueError),
    ],
)
def test_impossible_input_is_refused_by_name(argument: str, value: object, error: type[Exception]) -> None:
    with pytest.raises(error, match=argument):
        farmers(15, **{argument: value})


@pytest.mark.parametrize("members", [0, -3])
def test_an_order_needs_a_member(members: int) -> None:
    with pytest.raises(ValueError, match="members"):
        farmers(members)


price = st.decimals(0, 10**6, places=3)


@given(st.integers(1, 500), st.decimals(0, 100, places=1), price, price, st.integers(0, 2000), price)
def test_the_shares_are_the_saving_and_the_threshold_is_where_it_begins(
    members: int, each: Decimal, single: Decimal, bulk: Decimal, minimum: int, transport: Decimal
) -> None:
    order = joint_buying(members, each, single, bulk, minimum, transport, places=2)
    assert sum(count * share for count, share in order.shares) == order.saving
    if not isinstance(order.members_needed, NotDefined):
        assert (order.together is not None) == (members >= order.members_needed)
