"""The calculations "five-ratios", "yearly-depreciation", "our-year" and "budget-actual"."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopkit.calculators import CALCULATORS, CalculationResult, IncompleteInput, compute
from coopkit.i18n import Money, Percent
from tests.calculators.english import rows, sentences
from tests.calculators.figures import computed, money
from tests.calculators.money import CENTS

BEES: dict[str, Decimal | int | str] = {
    "current_assets": 18000,
    "current_liabilities": 12000,
    "debts": 30000,
    "equity": 20000,
    "sales": 96000,
    "direct_cost": 72000,
    "surplus": 4800,
}
BAKERY = {
    "sales": (24000, 21600),
    "other-income": (600, 900),
    "materials": (7200, 7560),
    "pay": (9600, 9600),
    "running": (3600, 3240),
    "depreciation": (1200, 1200),
    "interest": (300, 310),
}


def test_five_numbers_tell_a_story() -> None:
    result = computed("five-ratios", BEES)
    assert list(result.figures.values()) == [
        Money(Decimal(6000)),
        Fraction(3, 2),
        Fraction(3, 2),
        Percent(Fraction(1, 4)),
        Percent(Fraction(1, 20)),
    ]
    assert sentences(result)[:2] == [
        "6,000.00 of your short-term means is left when all short-term debts are paid.",
        "For each 1 that you must pay within a year, 1.5 is there or comes in.",
    ]


def test_what_cannot_be_divided_is_said_and_no_number() -> None:
    result = computed("five-ratios", {**BEES, "current_liabilities": 0, "equity": -10, "sales": 0})
    assert "There are no short-term debts." in sentences(result)
    assert "The members’ own money is used up, so debts cannot be compared with it." in sentences(result)
    assert "current_ratio" in result.figures and not isinstance(result.figures["current_ratio"], Fraction)


def test_ratios_go_as_far_as_the_numbers() -> None:
    result = compute("five-ratios", {"sales": Decimal(100), "surplus": Decimal(-5)}, CENTS)
    assert isinstance(result, CalculationResult)
    assert sentences(result)[0] == "With each 100 in sales you lose 5 in the end."
    assert list(result.figures) == ["net_margin"]


def test_a_press_is_spread_over_six_years_to_the_last_cent() -> None:
    result = computed("yearly-depreciation", {"cost": 10000, "salvage": 0, "years": 6})
    assert (money(result, "each"), money(result, "last")) == (Decimal("1666.67"), Decimal("1666.65"))
    assert [row[1] for row in rows(result.tables[0])[2:]] == ["1,666.67"] * 5 + ["1,666.65"]


@given(cents=st.integers(0, 10**8), years=st.integers(1, 100))
def test_all_years_together_carry_what_is_lost(cents: int, years: int) -> None:
    cost = Decimal(cents).scaleb(-2)
    result = computed("yearly-depreciation", {"cost": cost, "salvage": 0, "years": years})
    assert money(result, "sum") == cost
    assert sum(Decimal(row[1].replace(",", "")) for row in rows(result.tables[0])[2:]) == cost


def test_what_is_worth_more_in_the_end_does_not_wear() -> None:
    result = compute("yearly-depreciation", {"cost": Decimal(5), "salvage": Decimal(6), "years": Decimal(2)}, CENTS)
    assert isinstance(result, IncompleteInput)
    assert "Then nothing wears out." in sentences(result)[0]


def test_our_year_says_if_both_sides_are_the_same_and_by_how_much_not() -> None:
    assert sentences(computed("our-year"))[:2] == [
        "This year 24,500.00 came in as income and 23,100.00 were costs: a surplus of 1,400.00.",
        "Both sides are the same: you have 9,000.00, and 9,000.00 is where it came from.",
    ]
    assert sentences(computed("our-year", {"balance.reserve.now": 2800}))[1] == (
        "You have 9,000.00, but debts and equity come to 10,400.00. Look for the 1,400.00 between them."
    )


def test_our_year_counts_an_empty_line_as_nothing_once_sales_are_there() -> None:
    result = compute("our-year", {"income.sales.now": Decimal(100), "income.sales.last": Decimal(130)}, CENTS)
    assert isinstance(result, CalculationResult)
    assert result.figures["surplus"] == Money(Decimal(100))
    assert "That is 30.00 less than last year." in sentences(result)
    assert isinstance(compute("our-year", {"income.sales.last": Decimal(130)}, CENTS), IncompleteInput)


def test_a_loss_is_called_a_loss() -> None:
    assert "a loss of 8,600.00" in sentences(computed("our-year", {"income.pay.now": 20000}))[0]


def bakery(**changed: tuple[int, int]) -> dict[str, Decimal | str]:
    lines = {**BAKERY, **changed}
    columns = ("budget", "actual")
    return {f"lines.{id_}.{columns[at]}": Decimal(pair[at]) for id_, pair in lines.items() for at in (0, 1)}


def test_the_bakery_has_590_where_2700_were_planned_and_knows_why() -> None:
    result = compute("budget-actual", bakery(), CENTS)
    assert isinstance(result, CalculationResult)
    assert sentences(result) == [
        "The budget came to 2,700.00, and 590.00 came of it: 2,110.00 less than planned.",
        "“Sales” takes 2,400.00 from the surplus.",
        "“Materials for what we sold” takes 360.00 from the surplus.",
        "“Running costs: rent, power, transport” adds 360.00 to the surplus.",
        "“Other income” adds 300.00 to the surplus.",
        "These differences are large. Will they stay, and can you do something about them?",
        "“Materials for what we sold” took 35 of each 100 in sales; 30 were planned.",
        "“Pay for the work in what we sold” took 44.44 of each 100 in sales; 40 were planned.",
    ]
    assert rows(result.tables[0])[-1] == ["Surplus", "2,700.00", "590.00", "-2,110.00", "-78.1%"]


def test_a_year_as_planned_has_nothing_large_in_it() -> None:
    planned = {id_: (pair[0], pair[0]) for id_, pair in BAKERY.items()}
    result = compute("budget-actual", bakery(**planned), CENTS)
    assert isinstance(result, CalculationResult)
    assert sentences(result) == ["The surplus is as planned: 2,700.00.", "No single difference is large."]


def test_a_line_with_one_number_only_does_not_count_and_is_named() -> None:
    values = bakery()
    del values["lines.pay.actual"]
    result = compute("budget-actual", values, CENTS)
    assert isinstance(result, CalculationResult)
    assert sentences(result)[1] == (
        "Only one of the two numbers is there, so they do not count yet: Pay for the work in what we sold."
    )
    del values["lines.sales.budget"]
    assert isinstance(compute("budget-actual", values, CENTS), IncompleteInput)


@pytest.mark.parametrize("name", ["five-ratios", "yearly-depreciation", "our-year", "budget-actual"])
def test_the_worked_example_fills_every_line(name: str) -> None:
    result = computed(name)
    assert [line.id for line in CALCULATORS[name].lines if line.id not in result.figures] == []
