"""Every figure printed for a sample co-operative with several products and no small money; own design."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from coopkit.business.money import NotDefined, round_half_up
from coopkit.business.plan import evaluate, what_if
from coopkit.business.plan.break_even import member_use_needed
from tests.business.figures import checked, closings, costs, lines, percent, sold
from tests.business.plans import WORKSHOP

D = Decimal
SHOP = evaluate(WORKSHOP)


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
    assert [line.id for line in SHOP.income.sales] == ["product-1", "product-2"]
    assert SHOP.income.other_income[0].amount == 45_000
    assert costs(SHOP) == {"fixed": 2_880_000, "depreciation": 273_000, "interest": 96_374, "at-once": 25_000}
    assert SHOP.surplus == 510_626


def test_the_workshop_must_sell_for_362587_a_month() -> None:
    even = SHOP.break_even
    assert percent(even.ratio) == D("74.7")
    assert isinstance(even.ratio, Fraction)
    assert isinstance(even.revenue, Fraction)
    assert round_half_up(even.ratio * 100, places=2) == D("74.68")
    assert round_half_up(even.costs_to_cover, places=2) == D("270781.17")
    assert round_half_up(even.revenue, places=2) == D("362586.12")
    assert SHOP.break_even_revenue == 362_587
    assert percent(even.safety) == D("13.1")
    assert isinstance(even.units, NotDefined)
    assert isinstance(even.units_per_member, NotDefined)


def test_each_member_of_the_workshop_must_use_83_hours_a_year() -> None:
    assert member_use_needed(WORKSHOP, SHOP.income, SHOP.break_even) == 83
    nobody_knows = replace(WORKSHOP, use_by_member=())
    assert member_use_needed(nobody_knows, SHOP.income, SHOP.break_even) is None
    losing = evaluate(what_if(WORKSHOP, price="0.2"))
    assert member_use_needed(WORKSHOP, losing.income, losing.break_even) == losing.break_even.revenue


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
