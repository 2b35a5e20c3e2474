from decimal import Decimal

import pytest

from coopkit.calculators import CALCULATORS, CalculationResult, IncompleteInput, Values, compute
from coopkit.i18n import Money
from tests.calculators.english import rows, sentences
from tests.calculators.money import CENTS


def rates(**percent: str) -> dict[str, Decimal | str]:
    return {f"rates.{name}": Decimal(value) for name, value in percent.items()}


ALL = rates(non_members="10", reserve="20", education="5", interest="4", cash_part="40")


def computed(values: Values) -> CalculationResult:
    result = compute("surplus-use", values, CENTS)
    assert isinstance(result, CalculationResult)
    return result


def missing(values: Values) -> list[str]:
    result = compute("surplus-use", values, CENTS)
    assert isinstance(result, IncompleteInput)
    return sentences(result)


def test_without_a_plan_a_surplus_of_1000_is_shared_as_an_example() -> None:
    result = computed(ALL)
    assert sentences(result) == [
        "Of 1,000.00, 350.00 stays for all and 650.00 goes to the members; 308.00 of it is paid out now.",
        "This is an example: a surplus of 1,000.00 and shares of 2,000.00. There is no whole plan of yours yet.",
    ]
    assert rows(result.tables[0])[1:] == [
        ["For", "Rate", "Of", "Amount", "What is left"],
        ["Common reserve: from business with non-members", "10%", "1,000.00", "100.00", "900.00"],
        ["Reserve", "20%", "1,000.00", "200.00", "700.00"],
        ["Education fund", "5%", "1,000.00", "50.00", "650.00"],
        ["Interest on shares", "4%", "2,000.00", "80.00", "570.00"],
        ["Refund by use", "100%", "570.00", "570.00", "0.00"],
        ["– paid in cash", "–", "–", "228.00", "–"],
        ["– kept for each member", "–", "–", "342.00", "–"],
    ]


def test_rates_that_are_absent_are_zero_and_that_is_said() -> None:
    result = computed(rates(reserve="25", cash_part="100"))
    assert sentences(result)[2] == (
        "Not filled in yet and taken as 0: the business with people who are not members, the education fund, "
        "and the interest on shares."
    )
    assert result.figures["cash"] == Money(Decimal("750.00"))


def test_interest_is_paid_only_as_far_as_there_is_money() -> None:
    result = computed(rates(reserve="90", interest="20"))
    assert (result.figures["interest"], result.figures["refund"]) == (Money(Decimal(100)), Money(Decimal(0)))


def test_more_than_the_whole_cannot_be_shared() -> None:
    assert missing(rates(reserve="80", education="15", non_members="10")) == [
        "The parts for non-members, reserve and education add up to 105%. There is only 100 % to share."
    ]


@pytest.mark.parametrize("wrong", ["-1", "101"])
def test_a_rate_out_of_range_is_asked_again(wrong: str) -> None:
    assert missing(rates(reserve=wrong)) == [
        "Look again at the reserve: give a number from 0 to 100, with at most 6 places."
    ]


def test_before_the_first_rate_there_is_nothing_to_say() -> None:
    assert missing({"points.name.state": "drafted"}) == ["Put in your first rate."]


def test_the_worked_example_fills_every_line() -> None:
    calculation = CALCULATORS["surplus-use"]
    result = computed(calculation.example)
    assert [line.id for line in calculation.lines if line.id not in result.figures] == []
