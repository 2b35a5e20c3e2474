from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopkit.calculators import CALCULATORS, CalculationResult, IncompleteInput, compute
from coopkit.i18n import lazy
from tests.calculators.english import formula, rows, sentences
from tests.calculators.figures import computed, money
from tests.calculators.money import CENTS

YEAR = CALCULATORS["cash-plan"].example
CLOSINGS = tuple(map(Decimal, (300, 100, -50, -100, 0, 250, 550, 800, 900, 850, 650, 450)))


def stressed(receipts: int = 0, payments: int = 0, late: str = "no") -> CalculationResult:
    return computed("stress-case", {"receipts": receipts, "payments": payments, "late": late})


def test_the_ice_service_closes_each_month_and_is_lowest_in_month_four() -> None:
    result = computed("cash-plan")
    assert tuple(money(result, f"m{month}") for month in range(1, 13)) == CLOSINGS
    assert (money(result, "lowest"), money(result, "needed")) == (Decimal(-100), Decimal(100))
    assert result.figures["month"] == 4
    assert sentences(result) == [
        "The money runs out in month 3; the lowest point is -100.00, in month 4.",
        "Below nothing: months 3 to 4.",
        "With at least 100.00 more at the start, the money would last.",
        "The year ends with 450.00, 150.00 less than it began with.",
    ]
    assert formula(result)[3] == "Month 4: -50.00 + 700.00 − 750.00 = -100.00"
    assert rows(result.tables[0])[5] == ["4", "700.00", "750.00", "-100.00"]


def test_the_chart_says_what_is_to_be_seen_and_marks_it() -> None:
    chart = computed("cash-plan").chart
    assert chart and chart.highlighted == 3
    assert chart.series[0].values == CLOSINGS


def test_with_the_missing_money_at_the_start_it_lasts() -> None:
    assert sentences(computed("cash-plan", {"balances.opening": 700}))[0] == (
        "The money lasts all year; it is lowest in month 4, at 0.00."
    )


def test_the_first_own_closing_that_differs_is_shown_with_its_sum() -> None:
    result = computed("cash-plan", {"case.m3.closing": 50, "case.m4.closing": 0})
    assert sentences(result)[-1] == "Look again at your month 3: 100.00 + 500.00 − 650.00 = -50.00."
    assert len(sentences(computed("cash-plan", {"case.m3.closing": -50}))) == len(sentences(computed("cash-plan")))


def test_a_month_that_is_missing_or_cannot_be_is_named() -> None:
    holes = {name: value for name, value in YEAR.items() if name not in ("case.m2.receipts", "balances.opening")}
    result = compute("cash-plan", holes | {"case.m7.payments": Decimal(-1)}, CENTS)
    assert isinstance(result, IncompleteInput)
    assert sentences(result) == [
        "One number is still missing: the cash at the start.",
        "Receipts or payments are still missing in month 2 and month 7.",
    ]


@pytest.mark.parametrize(
    ("change", "first", "lowest", "month", "end"),
    [
        ({}, 3, "-100", 4, "450"),
        ({"receipts": -20}, 2, "-1330.00", 12, "-1330.00"),
        ({"late": "yes"}, 1, "-900", 5, "0"),
        ({"payments": 10}, 2, "-455.00", 12, "-455.00"),
    ],
)
def test_one_thing_at_a_time_goes_wrong(change: dict[str, Any], first: int, lowest: str, month: int, end: str) -> None:
    result = stressed(**change)
    assert result.figures["first"] == first
    assert result.figures["month"] == month
    assert (money(result, "lowest"), money(result, "m12")) == (Decimal(lowest), Decimal(end))


def test_dearer_months_are_told_in_rows_with_the_good_ones_between_them() -> None:
    assert sentences(stressed(payments=10))[1] == "Below nothing: months 2 to 6 and months 11 to 12."


def test_the_planned_year_stands_beside_the_changed_one() -> None:
    chart = stressed(receipts=-20).chart
    assert chart and chart.series[1].values == CLOSINGS


def test_a_good_year_never_runs_out() -> None:
    result = stressed(receipts=20)
    assert sentences(result)[0] == "The money lasts all year; it is lowest in month 3, at 220.00."
    assert result.figures["first"] == lazy("never")


def test_a_slider_that_is_not_there_is_asked_for() -> None:
    assert sentences(compute("stress-case", {"receipts": Decimal(0)}, CENTS)) == [
        "One number is still missing: the change of the payments."
    ]


@settings(max_examples=30)
@given(st.integers(-50, 20), st.integers(-20, 50), st.sampled_from(["yes", "no"]))
def test_changes_work_alike_whatever_their_order(receipts: int, payments: int, late: str) -> None:
    result = stressed(receipts, payments, late)
    arrive = sum((400, 450, 500, 700, 900, 1100, 1200, 1100, 900, 700, 500, 0 if late == "yes" else 450))
    ends = 600 + Decimal(arrive) * (100 + receipts) / 100 - Decimal(9050) * (100 + payments) / 100
    assert money(result, "m12") == ends
