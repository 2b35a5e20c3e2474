from decimal import Decimal, localcontext
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopkit.business.money import (
    add_up,
    allocate,
    amount,
    equal_shares,
    exact_rate,
    round_half_up,
    round_up,
    whole_number,
)

D = Decimal
money = st.decimals(-(10**9), 10**9, places=2)
weights = st.lists(st.decimals(0, 10**6, places=3), min_size=1, max_size=40).filter(any)


@pytest.mark.parametrize(("value", "read"), [("26.00", "26"), (15, "15"), (Decimal("0.005"), "0.005")])
def test_an_amount_comes_from_text_int_or_decimal(value: str | int | Decimal, read: str) -> None:
    assert amount("price", value) == Decimal(read)


@pytest.mark.parametrize("value", [26.0, True, None])
def test_a_float_or_other_thing_is_refused_by_name(value: object) -> None:
    with pytest.raises(TypeError, match="price"):
        amount("price", value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", ["12,5o", "", "NaN", "Infinity", "1e30", "1e-41", "-0.01", "1e999999"])
def test_what_is_no_possible_amount_is_refused_by_name(value: str) -> None:
    with pytest.raises(ValueError, match="price"):
        amount("price", value, least=0)


def test_a_count_is_whole() -> None:
    assert whole_number("members", "15.0") == 15
    with pytest.raises(ValueError, match="members"):
        whole_number("members", "2.5")


def test_a_thousand_by_three_gives_the_first_member_the_cent() -> None:
    assert equal_shares(Decimal(1000), 3, minor_digits=2) == ((1, Decimal("333.34")), (2, Decimal("333.33")))


def test_a_currency_without_small_money_is_split_in_whole_units() -> None:
    assert equal_shares(Decimal(1000), 3, minor_digits=0) == ((1, Decimal(334)), (2, Decimal(333)))


def test_a_sum_among_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="members"):
        equal_shares(Decimal(5), 0, minor_digits=2)


@given(money, st.integers(1, 10_000))
def test_shares_add_up_and_differ_by_at_most_one_cent(total: Decimal, members: int) -> None:
    shares = equal_shares(total, members, minor_digits=2)
    assert sum(count for count, _ in shares) == members
    assert sum(count * share for count, share in shares) == total
    assert shares[0][1] - shares[-1][1] in (Decimal(0), Decimal("0.01"))


def test_a_rate_may_be_a_fraction_or_a_divided_decimal() -> None:
    assert exact_rate("rate", Fraction(8, 1200)) == Fraction(8, 1200)
    assert exact_rate("rate", D("0.08") / 12) == Fraction(D("0.006666666666666666666666666667"))
    assert exact_rate("rate", Fraction(0), least=0) == 0
    with pytest.raises(ValueError, match="rate"):
        exact_rate("rate", Fraction(-1, 12), least=0)
    with pytest.raises(TypeError, match="rate"):
        exact_rate("rate", 0.12)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "rounded"), [("0.005", "0.01"), ("-0.005", "-0.01"), ("37.4875", "37.49"), ("0.0049", "0.00")]
)
def test_halves_are_rounded_away_from_zero(value: str, rounded: str) -> None:
    assert round_half_up(D(value), places=2) == D(rounded)


def test_what_must_be_enough_is_rounded_up_and_what_is_whole_stays() -> None:
    assert round_up(Fraction(10_000, 30), places=0) == 334
    assert round_up(Fraction(1_800) / Fraction("2.50"), places=0) == 720
    assert round_up(D("-0.4"), places=0) == 0
    assert round_up(Fraction(1, 3), 2) == D("0.34")


@given(st.fractions(-(10**6), 10**6), st.integers(0, 3))
def test_rounding_moves_a_number_by_half_a_unit_at_most_and_rounding_up_by_less_than_one(
    value: Fraction, places: int
) -> None:
    unit = Fraction(1, 10**places)
    assert abs(Fraction(round_half_up(value, places)) - value) <= unit / 2
    assert 0 <= Fraction(round_up(value, places)) - value < unit
    assert round_half_up(-value, places) == -round_half_up(value, places)


def test_a_sum_is_exact_even_where_the_caller_calculates_with_four_digits() -> None:
    with localcontext(prec=4):
        assert add_up([D("123456789.01"), D("0.02")]) == D("123456789.03")
    assert add_up([]) == 0


# Own examples: thirds, and 1 : 1 : 4; the rest goes to the largest remainders, then to the first in the list.
@pytest.mark.parametrize(
    ("total", "by", "parts"),
    [
        (1000, (1, 1, 1), ("333.34", "333.33", "333.33")),
        (100, (1, 1, 4), ("16.67", "16.67", "66.66")),
        ("0.05", (1, 1), ("0.03", "0.02")),
        ("-0.05", (1, 1), ("-0.03", "-0.02")),
        ("10.00", ("0.5", 0, "1.5"), ("2.50", "0.00", "7.50")),
    ],
)
def test_a_sum_is_split_by_largest_remainder(
    total: int | str, by: tuple[int | str, ...], parts: tuple[str, ...]
) -> None:
    assert allocate(total, by, places=2) == tuple(map(D, parts))


def test_money_without_a_small_unit_is_split_in_whole_units() -> None:
    assert allocate(255_313, (150, 140, 130), places=0) == (91_183, 85_104, 79_026)


@pytest.mark.parametrize(("by", "named"), [((), "weights"), ((0, 0), "weights"), ((1, -1), r"weights\[1\]")])
def test_weights_that_say_nothing_are_refused_by_name(by: tuple[int, ...], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        allocate(10, by, places=2)


@given(money, weights, st.integers(0, 3))
def test_parts_add_up_and_each_is_less_than_one_unit_from_its_exact_share(
    total: Decimal, by: list[Decimal], places: int
) -> None:
    parts = allocate(total, by, places=places)
    unit = Fraction(1, 10 ** max(places, next(own for own in range(3) if total == round(total, own))))
    whole = sum(map(Fraction, by))
    assert sum(parts) == total
    for part, weight in zip(parts, by, strict=True):
        assert abs(Fraction(part) - Fraction(total) * Fraction(weight) / whole) < unit
        assert weight or not part


@given(st.decimals(0, 10**6, places=2), weights)
def test_the_units_left_over_go_to_the_largest_remainders_first_in_the_list_first(
    total: Decimal, by: list[Decimal]
) -> None:
    whole = sum(map(Fraction, by))
    exact = [Fraction(total) * 100 * Fraction(weight) / whole for weight in by]
    given_more = [
        int(part * 100) - floor(share) for part, share in zip(allocate(total, by, places=2), exact, strict=True)
    ]
    order = sorted(range(len(by)), key=lambda at: (floor(exact[at]) - exact[at], at))
    assert [given_more[at] for at in order] == sorted(given_more, reverse=True)
    assert set(given_more) <= {0, 1}
