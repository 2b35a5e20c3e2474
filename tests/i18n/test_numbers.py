"""Reading numbers: what a text can only mean, what it can mean in two ways, and what is no number."""

from decimal import Decimal

import babel
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopkit.i18n import Locale, NumberStyle, load_locale, parse_style
from coopkit.i18n.formats import format_number
from coopkit.i18n.numbers import NumberConventions, language_style, read_number
from tests.i18n.writings import WRITINGS, Writing

STYLES = tuple(map(parse_style, ("1,234.5", "1.234,5", "1 234,5", "1 234.5", "1'234.5", "1'234,5", "1٬234٫5")))
SIGNS = tuple(
    NumberConventions(language, country, chosen)
    for language in STYLES
    for country in (None, *STYLES)
    for chosen in (None, *STYLES)
)
COLOMBIA, KENYA = parse_style("1.234,5"), parse_style("1,234.5")
signs_of_readers = st.sampled_from(SIGNS)
numbers = st.decimals(-(10**12), 10**12, places=4) | st.integers(-(10**15), 10**15).map(Decimal)
typed_texts = st.text("0123456789.,' -+()\u00a0\u066b\u066c$%", max_size=14)


def of_colombia(chosen: NumberStyle | None = None) -> Locale:
    """English as it is read in Colombia."""
    return load_locale("en", "CO", number_style=COLOMBIA, chosen_style=chosen, minor_digits=2)


def locale_of(signs: NumberConventions) -> Locale:
    """English for a reader who writes numbers like this."""
    return load_locale(minor_digits=2).with_styles_of(signs.tags)


def test_the_table_of_writings_is_long_and_names_nothing_twice() -> None:
    assert len(WRITINGS) >= 150
    assert len({str(writing) for writing in WRITINGS}) == len(WRITINGS)


@pytest.mark.parametrize("writing", WRITINGS, ids=str)
def test_a_writing_is_understood_asked_about_or_refused(writing: Writing) -> None:
    reading = writing.locale.read_number(writing.text)
    if len(writing.meanings) == 2:
        assert reading.value is None
        assert {value for _, value in reading.choices} == writing.meanings
    else:
        assert {reading.value} - {None} == writing.meanings
        assert reading.choices == ()


@settings(deadline=None)
@given(typed_texts, signs_of_readers, signs_of_readers)
def test_two_readers_who_chose_nothing_never_read_different_numbers(
    text: str, one: NumberConventions, other: NumberConventions
) -> None:
    read = {read_number(text, NumberConventions(signs.language, signs.country)).value for signs in (one, other)}
    assert len(read - {None}) <= 1


@settings(deadline=None)
@given(typed_texts | st.from_regex(r"-?\(?[1-9]\d{0,2}([' ]\d{3})?[.,]\d{3}\)?", fullmatch=True), signs_of_readers)
def test_what_is_asked_has_two_answers_and_each_is_then_what_is_read(text: str, signs: NumberConventions) -> None:
    locale = locale_of(signs)
    reading = locale.read_number(text)
    assert len(reading.choices) in (0, 2)
    assert len({value for _, value in reading.choices}) == len(reading.choices)
    for style, value in reading.choices:
        assert locale.with_style(style).parse_number(text) == value


@settings(deadline=None)
@given(numbers | st.decimals(-(10**6), 10**6, places=3), signs_of_readers)
def test_a_number_typed_for_a_reader_is_read_as_itself(number: Decimal, signs: NumberConventions) -> None:
    locale = locale_of(signs)
    assert locale.parse_number(locale.as_input(number)) == number


def test_what_is_typed_for_a_reader_is_short_and_can_mean_one_thing_only() -> None:
    english = load_locale(minor_digits=2)
    assert english.as_input(Decimal("1234.50")) == "1234.5"
    assert english.as_input(Decimal("1.234")) == "1.2340"
    assert english.with_style(KENYA).as_input(Decimal("1.234")) == "1.234"
    assert of_colombia().as_input(Decimal("1234.5")) == "1234,5"
    assert english.as_input(Decimal("-0.00")) == "0"


@pytest.mark.parametrize("tag", ["en", "de", "fr", "hi", "ar", "ar_MA", "km", "sw", "bn", "fa", "de_CH", "es", "pt_BR"])
@settings(deadline=None)  # the currencies of a language are read once
@given(number=numbers)
def test_a_number_shown_is_read_back_or_asked_about(tag: str, number: Decimal) -> None:
    language = babel.Locale.parse(tag)
    signs = NumberConventions(language_style(language), code=language.language)
    text = format_number(language, number)
    reading = read_number(text, signs)
    assert reading.value == number or number in [value for _, value in reading.choices]
    assert read_number(text, NumberConventions(signs.language, chosen=signs.language)).value == number


def test_numbers_are_shown_in_the_style_of_the_country_and_of_the_choice() -> None:
    assert of_colombia().number(Decimal("1234567.5")) == "1.234.567,5"
    assert of_colombia(KENYA).number(Decimal("1234567.5")) == "1,234,567.5"
    assert of_colombia().percent(Decimal("0.125")) == "12,5%"
    spaced = load_locale(minor_digits=2).with_style(parse_style("1 234,5"))
    assert spaced.number(Decimal(1234)) == "1\u00a0234"


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.tag)
def test_a_style_is_named_by_how_it_writes_a_number(style: NumberStyle) -> None:
    assert parse_style(style.tag) == style


@pytest.mark.parametrize("tag", ["", "1234.5", "1,234,5", "1,234.50", "1a234.5", "1,234'5", "x"])
def test_what_names_no_style_is_refused(tag: str) -> None:
    with pytest.raises(ValueError, match=r"doesn't show how 1234\.5 is written"):
        parse_style(tag)


@pytest.mark.parametrize("tags", ["", "1,234.5", "||", "x||", "1,234.5||1,234.5|"])
def test_what_names_no_reader_is_refused(tags: str) -> None:
    with pytest.raises(ValueError):
        load_locale(minor_digits=2).with_styles_of(tags)


def test_more_digits_than_decimals_keep_exact_are_refused() -> None:
    english = load_locale(minor_digits=2)
    assert english.parse_number("9" * 28) == Decimal("9" * 28)
    assert english.parse_number("9" * 29) is None
    assert english.parse_number("0" * 201) is None
