"""Every figure printed for two sample co-operatives, check lines and switches included; own design."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from coopkit.business.money import round_half_up
from coopkit.business.plan import BusinessPlan, Loan, evaluate, what_if
from tests.business.figures import checked, closings, costs, lines, percent, sold
from tests.business.plans import HOME_CARE, SORTING_YARD, WORKSHOP

D = Decimal
YARD, CARE = evaluate(SORTING_YARD), evaluate(HOME_CARE)


def test_the_yards_cash_has_its_lowest_balance_in_month_4() -> None:
    assert YARD.start.opening == D("1280.00")
    assert (YARD.loan[0].instalment, YARD.loan[-1].instalment) == (D("105.92"), D("105.78"))
    assert YARD.cash.closing == closings(
        "489.08", "370.66", "284.74", "271.32", "292.90", "349.48",
        "443.56", "535.14", "664.22", "790.80", "954.88", "1116.46",
    )  # fmt: skip
    assert (YARD.cash.lowest, YARD.cash.lowest_month) == (D("271.32"), 4)


def test_the_yards_year_leaves_a_surplus() -> None:
    assert sold(YARD) == (42_000, 32_200)
    assert YARD.income.other_income[0].amount == 100
    assert costs(YARD) == {"fixed": 7_680, "depreciation": D("817.50"), "interest": D("213.05"), "at-once": 60}
    assert YARD.surplus == D("1129.45")


def test_the_yard_must_sell_10370_kilos_a_month() -> None:
    even = YARD.break_even
    assert round_half_up(even.costs_to_cover, places=2) == D("725.88")
    assert isinstance(even.units_exact, Fraction)
    assert round_half_up(even.units_exact, places=2) == D("10369.70")
    assert (even.units, even.units_per_member) == (10_370, 519)
    assert percent(even.safety) == D("11.1")


def test_the_yards_surplus_is_used_to_the_cent() -> None:
    assert lines(YARD) == {
        "non-members": D("112.95"),
        "reserve": D("225.89"),
        "education": D("56.47"),
        "interest": D("60.00"),
        "refund": D("674.14"),
    }
    refunds = [member.refund for member in YARD.member_benefit]
    amounts = ("44.95",) * 2 + ("44.94",) * 3 + ("35.31",) * 8 + ("24.08",) * 4 + ("23.54",) * 3
    assert refunds == [D(each) for each in amounts]
    assert (YARD.distribution.cash, YARD.distribution.retained) == (D("269.64"), D("404.50"))
    assert {member.interest for member in YARD.member_benefit} == {D("3.00")}


def test_the_yards_check_line() -> None:
    assert checked(YARD) == {
        "cash": D("1116.46"),
        "owed-by-customers": D("1012.50"),
        "equipment": D("2392.50"),
        "deposits": 300,
        "all": D("4821.46"),
        "loan": D("1192.01"),
        "shares": 1_500,
        "grant": 1_000,
        "surplus": D("1129.45"),
    }


def test_the_yard_with_a_fifth_less_loses_money() -> None:
    less = evaluate(what_if(SORTING_YARD, units="0.8"))
    assert (less.cash.lowest, less.cash.lowest_month) == (D("-641.04"), 12)
    assert less.surplus == D("-830.55")
    assert not any(lines(less).values())
    assert {member.refund for member in less.member_benefit} == {0}


def test_the_yard_with_a_tenth_more_fixed_costs_runs_short() -> None:
    dearer = evaluate(what_if(SORTING_YARD, fixed_costs="1.1"))
    assert (dearer.cash.lowest, dearer.cash.lowest_month) == (D("-34.52"), 6)
    assert dearer.surplus == D("361.45")


def test_a_shorter_loan_gives_the_yard_more_surplus_and_less_cash() -> None:
    first = evaluate(replace(SORTING_YARD, loan=Loan(D(2250), D("0.12"), 12)))
    assert first.loan[0].instalment == D("199.91")
    assert (first.cash.lowest, first.cash.lowest_month) == (D("-216.78"), 8)
    assert first.surplus == D("1193.58")
    assert first.break_even.units == 10_294
    assert first.break_even.units_per_member == 515


def test_the_carers_cash_has_its_lowest_balance_in_month_4() -> None:
    assert CARE.start.opening == D("5220.00")
    assert CARE.start.start_up == 3_300
    assert (CARE.loan[0].instalment, CARE.loan[-1].instalment) == (D("190.80"), D("190.72"))
    assert CARE.cash.closing == closings(
        "2319.20", "1588.40", "1107.60", "922.80", "984.00", "1001.20",
        "1118.40", "1381.60", "1740.80", "2054.00", "2463.20", "2826.40",
    )  # fmt: skip
    assert (CARE.cash.lowest, CARE.cash.lowest_month) == (D("922.80"), 4)


def test_the_carers_year_leaves_a_surplus() -> None:
    assert sold(CARE) == (120_000, 95_000)
    assert CARE.income.other_income[0].amount == 120
    assert costs(CARE) == {"fixed": 21_600, "depreciation": 630, "interest": D("465.99"), "at-once": 680}
    assert CARE.surplus == D("1744.01")


def test_the_carers_must_sell_757_hours_a_month() -> None:
    even = CARE.break_even
    assert round_half_up(even.costs_to_cover, places=2) == D("1891.33")
    assert isinstance(even.units_exact, Fraction)
    assert round_half_up(even.units_exact, places=2) == D("756.53")
    assert (even.units, even.units_per_member) == (757, 64)
    assert percent(even.safety) == D("9.2")


def test_the_carers_surplus_is_used_to_the_cent() -> None:
    assert lines(CARE) == {
        "non-members": 0,
        "reserve": D("436.00"),
        "education": D("87.20"),
        "interest": D("99.00"),
        "refund": D("1121.81"),
    }
    assert [member.refund for member in CARE.member_benefit] == list(
        closings(
            "107.69", "105.45", "103.21", "100.96", "98.72", "96.48",
            "94.23", "91.99", "89.74", "87.50", "78.53", "67.31",
        )
    )  # fmt: skip
    assert {member.interest for member in CARE.member_benefit} == {D("8.25")}
    assert (CARE.distribution.cash, CARE.distribution.retained) == (D("560.94"), D("560.87"))


def test_each_line_of_a_use_says_what_it_is_a_rate_of() -> None:
    bases = {line.use: (line.rate, line.base) for line in CARE.distribution.use.lines}
    assert bases["reserve"] == (D("0.25"), D("1744.01"))
    assert bases["interest"] == (D("0.03"), 3_300)  # 275 of each share for a year, on average
    assert bases["refund"] == (1, D("1121.81"))


def test_the_carers_check_line() -> None:
    assert checked(CARE) == {
        "cash": D("2826.40"),
        "owed-by-customers": D("4704.00"),
        "equipment": 1_590,
        "deposits": 400,
        "all": D("9520.40"),
        "loan": D("4176.39"),
        "shares": 3_600,
        "surplus": D("1744.01"),
    }


@pytest.mark.parametrize(
    ("changed", "lowest", "month", "surplus"),
    [
        ({"units": "0.8"}, "-1232.80", 12, "-3255.99"),
        ({"fixed_costs": "1.1"}, "-141.60", 7, "-415.99"),
    ],
)
def test_the_carers_switches(changed: dict[str, str], lowest: str, month: int, surplus: str) -> None:
    result = evaluate(what_if(HOME_CARE, **changed))
    assert (result.cash.lowest, result.cash.lowest_month, result.surplus) == (D(lowest), month, D(surplus))


def test_late_payment_takes_the_carers_cash_and_not_their_surplus() -> None:
    late = evaluate(replace(HOME_CARE, paid_at_once=D("0.40")))
    assert (late.cash.lowest, late.cash.lowest_month) == (D("-1110.80"), 6)
    assert late.surplus == D("1744.01")


@pytest.mark.parametrize("plan", [SORTING_YARD, HOME_CARE, WORKSHOP])
def test_nothing_warns_of_the_three_samples(plan: BusinessPlan) -> None:
    assert evaluate(plan).warnings == ()
