from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopkit.calculators import CALCULATORS, CalculationResult, IncompleteInput, compute
from coopkit.i18n import Percent
from tests.calculators.english import formula, rows, sentences
from tests.calculators.figures import computed, money
from tests.calculators.money import CENTS


def test_twenty_members_bring_two_fifths_in_four_instalments() -> None:
    result = computed("member-contribution")
    found = [money(result, figure) for figure in ("together", "each", "instalment", "over")]
    assert found == [Decimal(1940), Decimal("97.00"), Decimal("24.25"), Decimal(0)]
    assert sentences(result)[2] == "If two cannot pay, each of the other 18 pays 107.78."
    assert formula(result)[0] == "From members: 4,850.00 × 40 ÷ 100 = 1,940.00"


def test_eighteen_members_pay_a_cent_more_so_that_the_sum_is_reached() -> None:
    result = computed("member-contribution", {"members": 18})
    assert (money(result, "each"), money(result, "over")) == (Decimal("107.78"), Decimal("0.04"))
    assert "It does not divide evenly: rounded up, 0.04 more comes in than is needed." in sentences(result)
    assert formula(result)[1] == "Each: 1,940.00 ÷ 18 = 107.78, rounded up"


def test_what_can_be_said_is_said_while_numbers_are_missing() -> None:
    given = {"total": Decimal(4850), "percent": Decimal(40), "members": Decimal("2.5")}
    assert sentences(compute("member-contribution", given, CENTS)) == [
        "Members pay 1,940.00 of 4,850.00 together.",
        "One number is still missing: the instalments.",
        "Look again at the members who pay: give a whole number from 1 to 100,000.",
    ]
    assert isinstance(compute("member-contribution", {"total": Decimal(4850)}, CENTS), IncompleteInput)


def test_members_few_as_they_may_be_are_told_in_the_singular() -> None:
    assert sentences(computed("member-contribution", {"members": 3}))[3] == (
        "If two cannot pay, the only one left pays 1,940.00."
    )
    assert "If two cannot pay" not in " ".join(sentences(computed("member-contribution", {"members": 2})))


@settings(max_examples=50)
@given(st.integers(0, 10**9), st.integers(0, 100), st.integers(1, 500), st.integers(1, 36))
def test_what_comes_in_is_never_too_little(total: int, percent: int, members: int, instalments: int) -> None:
    result = computed(
        "member-contribution", {"total": total, "percent": percent, "members": members, "instalments": instalments}
    )
    assert money(result, "each") * members >= money(result, "together") >= Decimal(total) * percent / 100
    assert money(result, "instalment") * instalments >= money(result, "each")
    assert 0 <= money(result, "over") < Decimal(members) / 100


def test_a_share_is_paid_at_the_start_and_in_five_months() -> None:
    result = computed("share-payments")
    assert sentences(result) == [
        "Each member pays 200.00 at the start.",
        "The rest, 100.00, is paid in 5 months, 20.00 in each.",
        "2 members will use the co-operative: 1,900 in the first year.",
    ]
    assert rows(result.tables[0])[2:] == [
        ["At the start", "200.00"],
        *([f"Month {month}", "20.00"] for month in range(1, 6)),
    ]


def shares(**given: int | str) -> list[str]:
    return sentences(
        compute("share-payments", {f"paying.{name}": Decimal(value) for name, value in given.items()}, CENTS)
    )


def test_a_rest_that_does_not_divide_loses_no_cent() -> None:
    assert shares(share=100, at_start=0, months=3)[1] == (
        "The rest, 100.00, is paid in 3 months, 33.34 in the first one and 33.33 in the last."
    )


def test_a_share_paid_at_once_needs_no_months() -> None:
    assert shares(share=75, at_start=75, months=0)[1] == "With that the share is paid."


def test_what_cannot_be_is_told_and_the_use_is_added_up_all_the_same() -> None:
    assert shares(share=75, at_start=80, months=2) == [
        "At the start nobody can pay more than the share: 80.00 of 75.00."
    ]
    assert shares(share=75, at_start=50, months=0) == [
        "25.00 of each share is left over. In how many months is it paid?"
    ]
    result = compute("share-payments", {"use.1.use": Decimal(40), "paying.months": Decimal(13)}, CENTS)
    assert isinstance(result, CalculationResult)
    assert result.figures["use"] == 40
    assert sentences(result)[-1] == "Look again at the months for the rest: give a whole number from 0 to 12."


def test_two_offers_of_twelve_percent_differ_by_a_hundred_and_twenty_one() -> None:
    result = computed("loan-compare")
    flat = [money(result, figure) for figure in ("flat_interest", "flat_instalment", "flat_total")]
    balance = [money(result, figure) for figure in ("interest", "instalment", "total")]
    assert flat == [Decimal("270.00"), Decimal("210.00"), Decimal("2520.00")]
    assert balance == [Decimal("148.92"), Decimal("199.91"), Decimal("2398.92")]
    assert sentences(result)[0] == (
        "The flat offer costs 270.00 of interest, the one on the balance 148.92: 121.08 less."
    )
    assert ["Last instalment", "210.00", "199.91"] in rows(result.tables[0])
    assert ["Interest in the last month", "22.50", "1.98"] in rows(result.tables[0])


def test_interest_of_a_flat_month_is_rounded_before_it_is_multiplied_as_it_is_paid() -> None:
    assert formula(computed("loan-compare", {"principal": 1000, "rate": 10}))[:3] == [
        "Flat, interest of one month: 1,000.00 × 10 ÷ 100 ÷ 12 = 8.33",
        "Flat, interest in all: 8.33 × 12 = 99.96",
        "Flat, one instalment: (1,000.00 + 99.96) ÷ 12 = 91.66",
    ]


def test_what_flat_really_costs_in_a_year_pays_the_loan_back_exactly() -> None:
    rate = computed("loan-compare").figures["flat_rate"]
    assert isinstance(rate, Percent) and isinstance(rate.share, Decimal)
    assert round(rate.share, 3) == Decimal("0.237")
    monthly = (1 + float(rate.share)) ** (1 / 12)
    assert sum(210 / monthly**month for month in range(1, 13)) == pytest.approx(2250, abs=0.01)


def test_the_chart_shows_on_what_interest_is_charged() -> None:
    chart = computed("loan-compare").chart
    assert chart and chart.series[0].values == (Decimal(2250),) * 12
    assert (chart.series[1].values[0], chart.series[1].values[-1]) == (Decimal(2250), Decimal("197.93"))


def test_a_loan_without_interest_costs_the_same_either_way() -> None:
    assert sentences(computed("loan-compare", {"rate": 0}))[0] == "Both offers cost the same: 0.00 of interest."


@pytest.mark.parametrize(("name", "value"), [("principal", 0), ("rate", -1), ("months", "12.5"), ("months", 0)])
def test_an_impossible_loan_is_asked_again(name: str, value: int | str) -> None:
    result = compute("loan-compare", {**CALCULATORS["loan-compare"].example, name: Decimal(value)}, CENTS)
    assert isinstance(result, IncompleteInput)
    assert sentences(result)[0].startswith("Look again at ")
