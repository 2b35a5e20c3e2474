"""Every figure printed for the three sample co-operatives, check lines and switches included; own design."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from coopkit.business.money import NotDefined, round_half_up
from coopkit.business.plan import BusinessPlan, Evaluation, Loan, evaluate, what_if
from tests.business.plans import HOME_CARE, SORTING_YARD, WORKSHOP

D = Decimal
YARD, CARE, SHOP = evaluate(SORTING_YARD), evaluate(HOME_CARE), evaluate(WORKSHOP)


def closings(*values: str | int) -> tuple[Decimal, ...]:
    return tuple(Decimal(value) for value in values)


def costs(result: Evaluation) -> dict[str, Decimal]:
    return {line.id: line.amount for line in result.income.costs}


def sold(result: Evaluation) -> tuple[Decimal, Decimal]:
    sales = sum(line.amount for line in result.income.sales)
    return sales, sum(line.amount for line in result.income.cost_of_goods_sold)


def lines(result: Evaluation) -> dict[str, Decimal]:
    return {line.use: line.amount for line in result.distribution.use.lines}


def checked(result: Evaluation) -> dict[str, Decimal]:
    sheet = result.balance
    sides = sheet.current_assets, sheet.non_current_assets, sheet.equity
    named = {line.id: line.amount for side in sides for line in side if line.amount}
    return named | {"loan": sheet.liabilities, "all": sheet.assets}


def percent(share: Fraction | NotDefined) -> Decimal:
    assert isinstance(share, Fraction)
    return round_half_up(share * 100, 1)


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
    assert round_half_up(even.burden) == D("725.88")
    assert isinstance(even.units_exact, Fraction)
    assert round_half_up(even.units_exact) == D("10369.70")
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
    assert CARE.start.opening == D("5220.00") + 2400 - 2400
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
    assert round_half_up(even.burden) == D("1891.33")
    assert isinstance(even.units_exact, Fraction)
    assert round_half_up(even.units_exact) == D("756.53")
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


def test_the_workshops_cash_has_its_lowest_balance_in_month_4() -> None:
    assert SHOP.start.opening == 515_000
    assert SHOP.start.start_up == 2_380_000
    assert (SHOP.loan[0].instalment, SHOP.loan[-1].instalment) == (56_146, 56_153)
    assert SHOP.cash.closing == closings(
        393_854, 309_208, 261_062, 256_916, 274_770, 314_624, 383_978, 438_832, 464_186, 503_540, 587_394, 701_248
    )
    assert (SHOP.cash.lowest, SHOP.cash.lowest_month) == (256_916, 4)


def test_the_workshops_year_leaves_a_surplus() -> None:
    assert sold(SHOP) == (5_008_000, 1_268_000)
    assert SHOP.income.other_income[0].amount == 45_000
    assert costs(SHOP) == {"fixed": 2_880_000, "depreciation": 273_000, "interest": 96_374, "at-once": 25_000}
    assert SHOP.surplus == 510_626


def test_the_workshop_must_sell_for_362587_a_month() -> None:
    even = SHOP.break_even
    assert percent(even.ratio) == D("74.7")
    assert isinstance(even.ratio, Fraction)
    assert isinstance(even.revenue, Fraction)
    assert round_half_up(even.ratio * 100) == D("74.68")
    assert round_half_up(even.burden) == D("270781.17")
    assert round_half_up(even.revenue) == D("362586.12")
    assert SHOP.break_even_revenue == 362_587
    assert percent(even.safety) == D("13.1")
    assert isinstance(even.units, NotDefined)
    assert isinstance(even.units_per_member, NotDefined)


def test_the_workshops_surplus_is_used_to_the_last_unit() -> None:
    assert lines(SHOP) == {
        "non-members": 76_594,
        "reserve": 153_188,
        "education": 25_531,
        "interest": 0,
        "refund": 255_313,
    }
    refunds = (45_055, 42_052, 39_048, 33_040, 30_037, 24_029, 21_026, 15_619, 5_407)
    assert tuple(member.refund for member in SHOP.member_benefit) == refunds
    assert (SHOP.distribution.cash, SHOP.distribution.retained) == (255_313, 0)


def test_the_workshops_check_line() -> None:
    assert checked(SHOP) == {
        "cash": 701_248,
        "equipment": 1_962_000,
        "deposits": 120_000,
        "all": 2_783_248,
        "loan": 322_622,
        "shares": 1_350_000,
        "grant": 600_000,
        "surplus": 510_626,
    }


def test_the_workshops_switches() -> None:
    less = evaluate(what_if(WORKSHOP, units="0.8"))
    assert (less.cash.lowest, less.cash.lowest_month, less.cash.closing[-1]) == (-86_460, 10, -46_752)
    assert less.surplus == -237_374
    dearer = evaluate(what_if(WORKSHOP, fixed_costs="1.1"))
    assert (dearer.cash.lowest, dearer.cash.lowest_month) == (154_770, 5)
    assert (dearer.surplus, lines(dearer)["refund"]) == (222_626, 111_313)


@pytest.mark.parametrize("plan", [SORTING_YARD, HOME_CARE, WORKSHOP])
def test_nothing_warns_of_the_three_samples(plan: BusinessPlan) -> None:
    assert evaluate(plan).warnings == ()
