"""What lenders read from a plan: the sorting yard's figures, and where there is nothing to compare."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from coopkit.business.money import NotDefined
from coopkit.business.plan import evaluate, what_if
from tests.business.plans import SORTING_YARD, WORKSHOP

D = Decimal


def test_the_yards_ratios_come_from_its_statements() -> None:
    """Cash 1,116.46 and 1,012.50 owed by customers; 1,192.01 of the loan is left, all of it due within a year."""
    ratios = evaluate(SORTING_YARD).ratios
    assert ratios.working_capital == D("936.95")
    assert ratios.current_ratio == Fraction("2128.96") / Fraction("1192.01")
    assert ratios.debt_to_equity == Fraction("1192.01") / Fraction("3629.45")
    assert ratios.gross_margin == Fraction(9_800, 42_000)
    assert ratios.net_margin == Fraction("1129.45") / 42_000


def test_a_loan_is_covered_by_what_is_earned_before_interest_and_wear() -> None:
    """Surplus 1,129.45, interest 213.05 and wear 817.50, for twelve instalments of 105.92."""
    assert evaluate(SORTING_YARD).ratios.debt_service_cover == Fraction("2160.00") / Fraction("1271.04")


def test_several_products_have_their_margins_together() -> None:
    ratios = evaluate(WORKSHOP).ratios
    assert ratios.gross_margin == Fraction(3_740_000, 5_008_000)
    assert ratios.net_margin == Fraction(510_626, 5_008_000)


def test_where_there_is_nothing_to_compare_no_ratio_is_made_up() -> None:
    without = evaluate(replace(SORTING_YARD, loan=None)).ratios
    assert isinstance(without.debt_service_cover, NotDefined)
    assert isinstance(without.current_ratio, NotDefined)
    nothing_sold = evaluate(what_if(SORTING_YARD, units=0)).ratios
    assert isinstance(nothing_sold.gross_margin, NotDefined)
    assert isinstance(nothing_sold.net_margin, NotDefined)
    assert isinstance(nothing_sold.debt_to_equity, NotDefined)
