"""Digits and separators that can't be read: what they may mean is suggested, so that none is simply refused."""

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopkit.i18n import load_locale, parse_style
from coopkit.i18n.characters import normalize_characters
from coopkit.i18n.number_suggestions import suggest_numbers
from coopkit.i18n.numbers import MOST_DIGITS, NumberConventions, read_number
from tests.i18n.test_numbers import SIGNS

ENGLISH = load_locale(minor_digits=2)
SEPARATORS = ".,'’ \u00a0\u066b\u066c\u060c"
DATE_OR_TELEPHONE = re.compile(r"\D*0\d")
digits = st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩"])
texts = digits.flatmap(lambda ten: st.text(ten + SEPARATORS, min_size=1, max_size=16)) | st.from_regex(
    r"[1-9]\d{0,3}([.,' ]\d{1,4}){1,3}[.,]?", fullmatch=True
)


@settings(deadline=None, max_examples=1000)
@given(texts, st.sampled_from(SIGNS))
def test_digits_and_separators_are_read_or_asked_about_in_every_style(text: str, signs: NumberConventions) -> None:
    reading = read_number(text, signs)
    if reading.value is not None or reading.choices or not any(map(str.isdecimal, text)):
        return
    found = suggest_numbers(text, signs)
    assert len(found) == len(set(found)) <= 2
    assert found or DATE_OR_TELEPHONE.match(normalize_characters(text))


@settings(deadline=None)
@given(texts, st.sampled_from(SIGNS))
def test_a_suggestion_has_the_digits_that_were_typed(text: str, signs: NumberConventions) -> None:
    typed = re.sub(r"\D", "", normalize_characters(text)).strip("0")
    for number in suggest_numbers(text, signs):
        assert re.sub(r"\D", "", f"{number:f}").strip("0") == typed


@pytest.mark.parametrize(
    ("text", "suggested"),
    [
        ("1,250,00", ["1250.00"]),
        ("1.250.00", ["1250.00"]),
        ("1,250.000,50", ["1250000.50"]),
        ("12'50", ["12.50"]),
        ("1500,000", ["1500000", "1500.000"]),
        ("1,2345", ["12345", "1.2345"]),
        (",500", ["500", "0.500"]),
        ("1,2,3", ["12.3", "123"]),
        ("1,,500", ["1500"]),
        ("1, 500", ["1500"]),
        ("1 .500", ["1.500", "1500"]),
        ("1  500", ["1500"]),
        ("1 50", ["150", "1.50"]),
        ("1 5000", ["15000"]),
        ("1,234 567", ["1234567"]),
        ("0,500,000", ["0.500000", "500000"]),
        ("12,,", ["12"]),
        ("5'", ["5"]),
        ("-1,250,00", ["-1250.00"]),
        ("KSh 1,250,00", ["1250.00"]),
        ("١٬٢٥٠٬٠٠", ["1250.00"]),
        ("1٫250٫00", ["1250.00"]),
        ("01.02.2025", []),
        ("0712 345 678", []),
        ("--5", []),
        (",", []),
        ("1/2", []),
        ("9" * MOST_DIGITS + ",1,1", []),
    ],
)
def test_the_likeliest_number_comes_first(text: str, suggested: list[str]) -> None:
    conventions = ENGLISH.with_styles_of("1,234.5|1,234.5|").conventions
    assert read_number(text, conventions).value is None
    assert suggest_numbers(text, conventions) == tuple(map(Decimal, suggested))


def test_letters_in_place_of_digits_are_digits_where_the_rest_is_in_the_readers_style() -> None:
    assert ENGLISH.suggest_numbers("1,2O0") == (Decimal(1200),)
    assert ENGLISH.suggest_numbers("12,5o") == ()
    assert ENGLISH.with_style(parse_style("1.234,5")).suggest_numbers("12,5o") == (Decimal("12.50"),)
