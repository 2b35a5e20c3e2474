"""The calculations "price-sides" and "payback-npv"."""

from decimal import Decimal

import pytest

from coopkit.calculators import CALCULATORS, CalculationContext, CalculationResult, IncompleteInput, compute
from coopkit.i18n import Money
from tests.calculators.english import formula, rows, sentences
from tests.calculators.figures import computed, money
from tests.calculators.money import CENTS

D = Decimal
BAG = {"cost": D(8), "mark_up": D(25), "margin": D(25), "low": D("9.50"), "high": D("10.50")}
WHEELS = {"cost": D(6000), "yearly": D(2000), "years": D(5), "rate": D(10)}


def result(name: str, values: dict[str, Decimal], group: CalculationContext | None = None) -> CalculationResult:
    found = compute(name, values, group or CalculationContext(minor_digits=2))
    assert isinstance(found, CalculationResult)
    return found


def test_a_bag_of_eight_has_three_sides() -> None:
    bag = result("price-sides", BAG)
    assert sentences(bag) == [
        "A mark-up of 25% asks for 10.00. A margin of 25% asks for 10.67.",
        "The market pays from 9.50 to 10.50: 10.00 fits, 10.67 is above it.",
    ]
    assert formula(bag) == ["Mark-up: 8.00 × (1 + 0.25) = 10.00", "Margin: 8.00 ÷ (1 − 0.25) = 10.67, rounded up"]
    assert (money(bag, "by_mark_up"), money(bag, "by_margin")) == (D("10.00"), D("10.67"))


def test_an_own_price_is_tried_at_the_planned_volume() -> None:
    bag = result("price-sides", BAG | {"price": D("9.90"), "units": D(120)})
    assert sentences(bag)[2:] == [
        "At 9.90 one unit leaves 1.90: a mark-up of 23.8%, and a margin of 19.2%.",
        "120 units leave 228.00 above their cost. Rent and phone are paid out of it, if they are not in it.",
        "At 9.50, the lowest price there, you would have to sell 152 to be left with as much.",
    ]
    assert money(bag, "total") == D("228.00")


def test_a_price_below_the_cost_is_told_with_its_condition() -> None:
    bag = result("price-sides", BAG | {"price": D("7.50"), "units": D(120)})
    assert sentences(bag)[2:] == [
        "Each one sold at 7.50 loses 0.50.",
        "Below cost works only for a time that is planned, with money to pay for it.",
        "120 units lose 60.00 in all.",
    ]


@pytest.mark.parametrize(
    ("low", "high", "end"),
    [
        ("10", "11", "and that fits."),
        ("10.50", "11", "10.67 fits, 10.00 is below it."),
        ("11", "12", "10.67 is below it. Do you give something away?"),
        ("8", "9", "10.67 is above it."),
        ("6", "7", "no price there covers the cost."),
    ],
)
def test_the_market_says_what_fits(low: str, high: str, end: str) -> None:
    assert sentences(result("price-sides", BAG | {"low": D(low), "high": D(high)}))[1].endswith(end)


def test_a_market_that_goes_down_is_asked_about() -> None:
    turned = compute("price-sides", BAG | {"low": D(11)}, CENTS)
    assert isinstance(turned, IncompleteInput)
    assert sentences(turned) == ["The market cannot go from 11.00 up to 10.50. Is it the other way round?"]


def test_a_price_that_must_leave_its_margin_is_rounded_up_to_the_smallest_money() -> None:
    assert money(result("price-sides", BAG | {"margin": D(35)}), "by_margin") == D("12.31")
    assert result("price-sides", BAG, CalculationContext(minor_digits=0)).figures["by_margin"] == Money(D(11))


def test_a_price_shows_its_sides_as_bars_and_says_what_they_show() -> None:
    chart = result("price-sides", BAG | {"price": D(10)}).chart
    assert chart is not None and chart.kind == "bar"
    (prices,) = chart.series
    assert prices.values == (D(8), D("9.50"), D(10), D("10.67"), D("10.50"), D(10))
    assert len(chart.labels) == 6


def test_a_thing_that_costs_nothing_has_no_mark_up_and_still_a_price() -> None:
    gift = result("price-sides", BAG | {"cost": D(0), "price": D(1)})
    assert sentences(gift)[2] == "At 1.00 one unit leaves 1.00."


@pytest.mark.parametrize("absent", BAG)
def test_each_side_is_asked_for(absent: str) -> None:
    found = compute("price-sides", {name: value for name, value in BAG.items() if name != absent}, CENTS)
    assert isinstance(found, IncompleteInput)
    assert len(found.sentences) == 1


def test_a_three_wheeler_is_paid_back_in_three_years_and_worth_it_at_ten_percent() -> None:
    wheels = result("payback-npv", WHEELS)
    assert sentences(wheels) == [
        "Years until it has paid itself back: 3.",
        "You pay 6,000.00 today. What comes later is worth 7,581.57 today, at 10% a year.",
        "The net present value is 1,581.57: it brings more than the money costs.",
    ]
    assert formula(wheels) == [
        "Payback: 6,000.00 ÷ 2,000.00 = 3",
        "Year 1: 2,000.00 ÷ 1.1 = 1,818.18, and so on",
        "Value: 7,581.57 − 6,000.00 = 1,581.57",
    ]


def test_at_twenty_two_percent_it_comes_back_and_is_too_dear_all_the_same() -> None:
    wheels = result("payback-npv", WHEELS | {"rate": D(22)})
    assert sentences(wheels)[2:] == [
        "The net present value is -272.72: the money costs more than the thing brings.",
        "So it comes back, and is still too dear at this rate. Look at both numbers.",
    ]


def test_the_outlay_is_today_and_not_at_the_end_of_the_first_year() -> None:
    # The trap of Microsoft Office help, "NPV", example 1: its function counts the first number at a year's end.
    table = rows(result("payback-npv", WHEELS).tables[0])
    assert table[2] == ["Today", "-6,000.00", "-6,000.00", "-6,000.00"]
    assert table[3] == ["1", "2,000.00", "1,818.18", "-4,181.82"]
    assert table[-1][-1] == "1,581.57"


def test_what_does_not_come_back_within_its_years_is_said_with_what_is_missing() -> None:
    wheels = result("payback-npv", WHEELS | {"yearly": D(1000), "rate": D(0)})
    assert sentences(wheels)[0] == "It does not pay itself back within 5 years: 1,000.00 is still missing."
    assert "payback" not in wheels.figures
    one = result("payback-npv", WHEELS | {"years": D(1)})
    assert sentences(one)[0] == "It does not pay itself back within one year: 4,000.00 is still missing."


def test_without_a_price_of_money_both_lines_of_the_picture_are_one() -> None:
    chart = result("payback-npv", WHEELS | {"rate": D(0)}).chart
    assert chart is not None
    as_it_comes, today = chart.series
    assert as_it_comes.values == today.values == tuple(map(D, (-6000, -4000, -2000, 0, 2000, 4000)))


@pytest.mark.parametrize("wrong", [{"years": D("2.5")}, {"years": D(0)}, {"rate": D(-1)}, {"cost": D(-1)}])
def test_what_cannot_be_is_asked_for_again(wrong: dict[str, Decimal]) -> None:
    found = compute("payback-npv", WHEELS | wrong, CENTS)
    assert isinstance(found, IncompleteInput)
    assert sentences(found)[0].startswith("Look again at")


def test_the_worked_examples_fill_every_line() -> None:
    for name in ("price-sides", "payback-npv", "marketing-plan", "joint-action"):
        lines = CALCULATORS[name].lines
        assert [line.id for line in lines if line.id not in computed(name).figures] == []
