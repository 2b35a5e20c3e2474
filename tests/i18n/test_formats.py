from decimal import Decimal
from fractions import Fraction

import babel
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopkit.i18n.formats import format_number, format_share, parse_number, round_half_up

EN, DE, FR, HI, AR = (babel.Locale.parse(tag) for tag in ("en", "de", "fr", "hi", "ar"))
TAGS = (
    "en",
    "de",
    "fr",
    "hi",
    "ar",
    "ar_EG",
    "ar_MA",
    "km",
    "sw",
    "ne",
    "my",
    "bn",
    "fa",
    "de_CH",
    "es",
    "pl",
    "pt_BR",
)


@pytest.mark.parametrize("tag", TAGS)
@given(number=st.decimals(-(10**12), 10**12, places=4) | st.integers(-(10**15), 10**15).map(Decimal))
def test_a_number_written_is_read_back(tag: str, number: Decimal) -> None:
    locale = babel.Locale.parse(tag)
    assert parse_number(locale, format_number(locale, number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1234.5", "1234.5"),
        ("1,234.56", "1234.56"),
        ("1 234", "1234"),
        ("1\u2009234\u2009567.8", "1234567.8"),
        ("1\u00a0234", "1234"),
        ("  12 ", "12"),
        ("12,34,567", "1234567"),
        ("-5", "-5"),
        ("\u22125", "-5"),
        ("\u200e-5", "-5"),
        ("+5", "5"),
        (".5", "0.5"),
        ("007", "7"),
    ],
)
def test_english_reads(text: str, number: str) -> None:
    assert parse_number(EN, text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        ".",
        "12,5o",
        "1.234,56",
        "12,34",
        "1,2345",
        "0,234",
        "1,234 567",
        "5.",
        "50%",
        "%50",
        "1e5",
        "²",
        "½",
        "1_000",
        "NaN",
        "1.2.3",
        "--5",
        "1,,234",
        " ",
    ],
)
def test_english_refuses_what_is_no_number_or_not_surely_one(text: str) -> None:
    assert parse_number(EN, text) is None


@pytest.mark.parametrize("text", ["١٢٣٫٥", "१२३.५", "១២៣.៥", "၁၂၃.၅", "۱۲۳٫۵", "১২৩.৫", "１２３.５"])
def test_digits_of_any_script_are_read(text: str) -> None:
    assert parse_number(AR, text) == Decimal("123.5")


def test_signs_are_those_of_the_language() -> None:
    assert parse_number(DE, "1.234,56") == Decimal("1234.56")
    assert parse_number(DE, "1,234.56") is None
    assert parse_number(DE, "1.5") is None
    assert parse_number(FR, "1 234,56") == Decimal("1234.56")
    assert parse_number(babel.Locale.parse("de_CH"), "1'234.56") == Decimal("1234.56")
    assert parse_number(babel.Locale.parse("ar_EG"), "١٬٢٣٤٫٥٦") == Decimal("1234.56")


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


def test_more_digits_than_decimals_keep_exact_are_refused() -> None:
    assert parse_number(EN, "9" * 28) == Decimal("9" * 28)
    assert parse_number(EN, "9" * 29) is None
