from decimal import Decimal

import pytest

from coopkit.calculators import CALCULATORS, CalculationContext, CalculationResult, IncompleteInput, compute
from coopkit.i18n import Money
from tests.calculators.english import formula, sentences
from tests.calculators.figures import computed, money
from tests.calculators.money import CENTS

EWA = {
    "wage": Decimal("9.00"),
    "contributions": Decimal(8),
    "leave": Decimal(5),
    "other": Decimal("0.33"),
    "chargeable": Decimal(85),
}


def test_an_hour_of_nine_costs_ten_fifty_and_twelve_thirty_six_covers_it() -> None:
    result = compute("hour-cost", EWA, CENTS)
    assert isinstance(result, CalculationResult)
    assert sentences(result) == [
        "An hour that is paid with 9.00 costs 10.50: 1.50 comes on top.",
        "Customers pay for 85% of the paid hours. 12.35 falls a little short; 12.36 covers the work.",
        "Rent, phone and a surplus are not in it yet.",
    ]
    assert formula(result) == ["9.00 × (1 + 0.08 + 0.05) + 0.33 = 10.50", "10.50 ÷ 0.85, about 12.35"]
    assert (money(result, "cost"), money(result, "charge")) == (Decimal("10.50"), Decimal("12.36"))


def test_a_charge_that_covers_to_the_cent_is_told_as_it_is() -> None:
    assert sentences(computed("hour-cost"))[1] == (
        "Customers pay for 80% of the paid hours, so each of those must bring 9.10."
    )


def test_half_a_cent_an_hour_is_not_rounded_away() -> None:
    result = computed("hour-cost", {"contributions": Decimal("12.25")})
    assert formula(result)[0] == "6.00 × (1 + 0.1225 + 0.06) + 0.20 = 7.295"
    assert sentences(result)[0] == "An hour that is paid with 6.00 costs 7.295: 1.295 comes on top."


def test_where_money_has_no_small_unit_the_charge_is_a_whole_number() -> None:
    values = EWA | {"wage": Decimal(9000), "other": Decimal(330)}
    result = compute("hour-cost", values, CalculationContext(minor_digits=0))
    assert isinstance(result, CalculationResult)
    assert result.figures["charge"] == Money(Decimal(12353))


@pytest.mark.parametrize("absent", EWA)
def test_each_number_is_asked_for_and_no_rate_is_taken_for_granted(absent: str) -> None:
    result = compute("hour-cost", {name: value for name, value in EWA.items() if name != absent}, CENTS)
    assert isinstance(result, IncompleteInput)
    assert len(result.sentences) == 1


def test_hours_that_nobody_pays_for_cannot_be_all_of_them() -> None:
    result = compute("hour-cost", EWA | {"chargeable": Decimal(0)}, CENTS)
    assert isinstance(result, IncompleteInput)
    assert sentences(result) == [
        "Look again at the part of the hours that can be charged: give a number from 1 to 100, with at most 6 places."
    ]


def test_the_worked_examples_of_work_and_cover_fill_every_line() -> None:
    for name in ("hour-cost", "wage-structure", "safety-matrix", "contribution-cost"):
        lines = CALCULATORS[name].lines
        assert [line.id for line in lines if line.id not in computed(name).figures] == []


def test_cover_is_worked_out_by_the_rates_that_are_put_in() -> None:
    result = computed(
        "contribution-cost", {"people": 3, "pay": Decimal("333.33"), "co_op_rate": Decimal("12.5"), "worker_rate": 0}
    )
    assert sentences(result) == [
        "To cover 3 people costs the co-op 1,500.12 a year.",
        "For one person it pays 41.67 a month, and the person pays 0.00.",
        "An hour then costs 12.5% more than its wage. Is that in your price?",
    ]
    assert (money(result, "month"), money(result, "kept")) == (Decimal("125.01"), Decimal("333.33"))


def test_cover_without_pay_costs_nothing_and_people_are_whole() -> None:
    assert sentences(computed("contribution-cost", {"pay": 0}))[0].endswith("costs the co-op 0.00 a year.")
    result = compute("contribution-cost", {**CALCULATORS["contribution-cost"].example, "people": Decimal("2.5")}, CENTS)
    assert isinstance(result, IncompleteInput)
