"""The rules hold even for a ROUND that corrects nothing. Formulas are valid Python, so they can be calculated here."""

import math
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from coopkit.business.money import round_half_up, round_up
from coopkit.export.xlsx.formulas import round_difference, round_product, round_quotient_up, round_sum

PLACES = st.integers(0, 3)


def amounts(most: int, places: int) -> st.SearchStrategy[Decimal]:
    return st.decimals(0, most, places=places)


def calculate(formula: str, **cells: float) -> float:
    """What a spreadsheet without any corrections of its own makes of a formula."""

    def rounded(value: float, places: float) -> float:
        return math.copysign(math.floor(abs(value) * 10**places + 0.5) / 10**places, value)

    def rounded_up(value: float, places: float) -> float:
        return math.ceil(value * 10**places) / 10**places

    functions = {"ROUND": rounded, "ROUNDUP": rounded_up, "INT": math.floor, "LEN": lambda value: len(str(value))}
    return float(eval(formula, functions, cells))


@given(amounts(99_999, 2), amounts(999, 3), amounts(2, 2), PLACES)
def test_units_that_grew_times_a_price_are_rounded_half_up(
    units: Decimal, price: Decimal, grown: Decimal, places: int
) -> None:
    exact = round_half_up(Fraction(units) * Fraction(grown) * Fraction(price), places)
    cells = {"a": float(units), "b": float(grown), "c": float(price)}
    assert calculate(round_product("a*b*c"), **cells, money_places=places) == float(exact)


@given(st.integers(0, 10**7), st.integers(0, 400), PLACES)
def test_half_a_cent_of_interest_goes_up(half_cents: int, percent: int, places: int) -> None:
    owed, rate = Fraction(half_cents, 2), Fraction(12 * percent, 1000)
    exact = round_half_up(owed * rate / 12, places)
    cells = {"owed": float(owed), "rate": float(rate)}
    assert calculate(round_product("owed*rate/12"), **cells, money_places=places) == float(exact)


@given(st.lists(amounts(10**9, 2), min_size=1, max_size=5))
def test_a_sum_of_money_is_the_number_nearest_to_it(parts: list[Decimal]) -> None:
    cells = {f"part_{at}": float(part) for at, part in enumerate(parts)}
    assert calculate(round_sum("+".join(cells)), **cells, money_places=2) == float(sum(parts))


@given(amounts(10**6, 2), st.integers(1, 10**6))
def test_what_must_be_enough_is_no_unit_too_much(burden: Decimal, margin_in_cents: int) -> None:
    exact = Fraction(burden) / (12 * Fraction(margin_in_cents, 100))
    cells = {"burden": float(burden), "margin": margin_in_cents / 100}
    assert calculate(round_quotient_up("burden/(12*margin)"), **cells) == float(round_up(exact, places=0))


@given(st.integers(0, 10**5), st.integers(1, 10**5))
def test_units_that_are_just_enough_stay_as_many(units: int, margin_in_cents: int) -> None:
    cells = {"burden": 12 * units * margin_in_cents / 100, "margin": margin_in_cents / 100}
    assert calculate(round_quotient_up("burden/(12*margin)"), **cells) == units


@given(amounts(10**7, 4), amounts(10**7, 4))
def test_a_margin_is_nothing_only_where_price_and_cost_are_equal(price: Decimal, cost: Decimal) -> None:
    larger = calculate(round_difference("a", "b", "max(a,b)"), a=float(price), b=float(cost))
    assert larger == float(price - cost)
