from decimal import Decimal

import pytest

from coopkit.calculators import CalculationResult, IncompleteInput, compute
from tests.calculators.english import formula, sentences
from tests.calculators.money import CENTS

FARMERS = {
    "members": Decimal(15),
    "units_each": Decimal(4),
    "single_price": Decimal("26.00"),
    "bulk_price": Decimal("21.50"),
    "minimum_units": Decimal(60),
    "transport": Decimal("90.00"),
}


def computed(**changed: int | str) -> CalculationResult:
    result = compute("joint-buying", FARMERS | {name: Decimal(value) for name, value in changed.items()}, CENTS)
    assert isinstance(result, CalculationResult)
    return result


def test_fifteen_farmers_read_what_each_saves_and_how_it_is_calculated() -> None:
    result = computed()
    assert sentences(result) == [
        "Each member saves 12.00. Together you save 180.00.",
        "That is 3.00 less for each unit.",
        "You must be at least 15 to get the bulk price.",
    ]
    assert formula(result) == [
        "Units: 15 × 4 = 60",
        "Alone: 60 × 26.00 = 1,560.00",
        "Together: 60 × 21.50 + 90.00 = 1,380.00",
        "Saving: 1,560.00 − 1,380.00 = 180.00",
        "For each: 180.00 ÷ 15 = 12.00",
    ]


def test_twelve_farmers_read_of_the_threshold_and_the_third_way() -> None:
    result = computed(members=12)
    assert sentences(result) == [
        "The saving is 0.00. You need 48 units, and the bulk price begins at 60.",
        "3 more members would bring the bulk price.",
        "There is a third way: buy 60 units all the same. It costs 1,380.00, and your units cost 1,248.00 in the shop.",
        "It is 132.00 dearer, unless you can store or sell the 12 units that are left over.",
    ]
    assert formula(result)[2] == "Smallest order: 60 × 21.50 + 90.00 = 1,380.00"


def test_one_member_short_can_make_the_third_way_cheaper() -> None:
    said = sentences(computed(members=14))
    assert said[1] == "One more member would bring the bulk price."
    assert said[3] == "It is even 76.00 cheaper, and 4 units are left over."


def test_a_third_way_that_costs_the_same_says_so() -> None:
    assert sentences(computed(members=14, transport=166))[3] == (
        "It costs the same as the shop, and 4 units are left over."
    )


def test_a_dearer_and_an_equal_order_are_told_plainly() -> None:
    assert sentences(computed(transport=300))[0] == (
        "The bulk order is dearer: 2.00 more for each member, 30.00 more for all."
    )
    assert sentences(computed(transport=270))[0] == "Nobody saves and nobody loses: both ways cost the same."


def test_a_saving_that_does_not_divide_tells_who_gets_what() -> None:
    result = computed(transport="90.01")
    assert sentences(result)[2] == "It does not divide evenly: 14 members get 12.00 each, the others 11.99."
    assert formula(result)[-1] == "For each: 179.99 ÷ 15, about 12.00"


def test_a_price_finer_than_a_cent_stays_as_typed_in_the_formula() -> None:
    assert formula(computed(bulk_price="21.125"))[2] == "Together: 60 × 21.125 + 90.00 = 1,357.50"


def test_nobody_needing_a_unit_is_no_error() -> None:
    assert "Nobody needs a unit, so no number of members reaches the minimum." in sentences(computed(units_each=0))
    assert "Nobody needs a unit, so there is no saving on a unit." in sentences(computed(units_each=0, minimum_units=0))


def test_missing_numbers_are_counted_and_named() -> None:
    all_but_two = {name: value for name, value in FARMERS.items() if name not in ("members", "transport")}
    assert sentences(compute("joint-buying", all_but_two, CENTS)) == [
        "2 numbers are still missing: how many people buy and the cost of transport."
    ]
    one = compute("joint-buying", all_but_two | {"members": Decimal(3)}, CENTS)
    assert sentences(one) == ["One number is still missing: the cost of transport."]


@pytest.mark.parametrize("value", ["0", "-3", "2.5", "1e10", "NaN"])
def test_an_impossible_number_of_people_is_asked_again(value: str) -> None:
    result = compute("joint-buying", FARMERS | {"members": Decimal(value)}, CENTS)
    assert isinstance(result, IncompleteInput)
    assert sentences(result) == ["How many people buy? Give a whole number, at least 1."]


@pytest.mark.parametrize("value", [Decimal(-1), Decimal("1e99"), Decimal("0.0000001"), "dear"])
def test_an_impossible_price_is_asked_again(value: Decimal | str) -> None:
    assert sentences(compute("joint-buying", FARMERS | {"bulk_price": value}, CENTS)) == [
        "Look again at the price of one unit in the bulk order: "
        "give a number from 0 to 1,000,000,000, with at most 6 places."
    ]
