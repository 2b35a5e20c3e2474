from decimal import Decimal
from fractions import Fraction

import babel
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopkit.i18n.formats import format_number, format_share, round_half_up

EN, DE, HI = (babel.Locale.parse(tag) for tag in ("en", "de", "hi"))


def test_numbers_are_written_with_grouping_and_all_their_places() -> None:
    assert format_number(EN, Decimal("1234567.891")) == "1,234,567.891"
    assert format_number(EN, Decimal("2.0")) == "2.0"
    assert format_number(EN, Decimal("1E+5")) == "100,000"
    assert format_number(HI, Decimal(1234567)) == "12,34,567"
    assert format_number(EN, Decimal("-0.00")) == "0.00"
    assert format_number(EN, Decimal(1560), places=2) == "1,560.00"


@pytest.mark.parametrize(
    ("value", "shown"), [("0.005", "0.01"), ("-0.005", "-0.01"), ("1.004", "1.00"), ("44.235", "44.24")]
)
def test_rounding_is_half_away_from_zero(value: str, shown: str) -> None:
    assert format_number(EN, Decimal(value), places=2) == shown


def test_a_share_is_written_in_percent() -> None:
    assert format_share(EN, Fraction(39, 48), 1) == "81.3%"
    assert format_share(DE, Fraction(41, 75), 1) == "54,7\u00a0%"
    assert format_share(EN, Decimal("0.12"), 0) == "12%"


@given(st.fractions(-(10**9), 10**9), st.integers(0, 6))
def test_rounding_moves_a_number_by_at_most_half_a_place(value: Fraction, places: int) -> None:
    assert abs(Fraction(round_half_up(value, places)) - value) <= Fraction(1, 2 * 10**places)


def test_what_is_no_number_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="NaN"):
        format_number(EN, Decimal("NaN"))
