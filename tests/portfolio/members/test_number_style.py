from decimal import Decimal

import pytest

from coopkit.i18n import Locale, NumberStyle, load_locale
from coopkit.portfolio.members.number_style import COMMA, POINT, find_number_style

ENGLISH, INDONESIAN = load_locale(minor_digits=2), load_locale("en", "ID", minor_digits=2)


@pytest.mark.parametrize("locale", [ENGLISH, INDONESIAN])
@pytest.mark.parametrize("shown", ["12,50", "1.234.567", "1.234,5", "0,500", ",5", "2,1234"])
def test_a_number_that_shows_a_comma_before_decimals_settles_the_others(locale: Locale, shown: str) -> None:
    found = find_number_style(["1.500", "20", shown], locale)
    assert (found.shown, found.must_ask) == (COMMA, False)
    assert dict(found.readings)[COMMA] == Decimal(1500)


@pytest.mark.parametrize("shown", ["12.50", "1,234,567", "1,234.5", "0.500", "KES 1,500.00"])
def test_a_number_that_shows_a_point_before_decimals_settles_the_others(shown: str) -> None:
    found = find_number_style(["1.500", shown], INDONESIAN)
    assert (found.shown, found.must_ask) == (POINT, False)


@pytest.mark.parametrize("others", [[], ["20", "300"], ["12,5", "3.5"], ["12,5o"], ["none"]])
def test_nobody_guesses_where_the_others_show_nothing_or_two_things(others: list[str]) -> None:
    found = find_number_style(["1.500", *others], ENGLISH)
    assert (found.shown, found.must_ask) == (None, True)
    assert found.example == "1.500"


@pytest.mark.parametrize("typed", [["20", "3.5"], ["12,50", "7"], ["x"], []])
def test_nothing_is_asked_where_nothing_can_be_read_in_two_ways(typed: list[str]) -> None:
    assert find_number_style(typed, ENGLISH).readings == ()


def test_a_number_that_the_readers_language_settles_is_not_asked_about() -> None:
    assert not find_number_style(["1,500"], ENGLISH).must_ask
    assert not find_number_style(["1.500"], INDONESIAN).must_ask


@pytest.mark.parametrize(("style", "typed"), [(COMMA, ["1,200", "3,500", "900"]), (POINT, ["1.500"])])
def test_a_style_that_was_only_chosen_on_the_device_settles_no_list(style: NumberStyle, typed: list[str]) -> None:
    found = find_number_style(typed, ENGLISH.with_style(style))
    assert (found.shown, found.must_ask) == (None, True)
    assert found.example == typed[0]


def test_a_chosen_style_is_not_asked_about_where_country_and_language_say_the_same() -> None:
    assert not find_number_style(["1,500"], ENGLISH.with_style(POINT)).must_ask
    assert not find_number_style(["1.500"], INDONESIAN.with_style(COMMA)).must_ask


def test_what_the_list_shows_counts_before_the_chosen_style() -> None:
    found = find_number_style(["1,200", "3.5"], ENGLISH.with_style(COMMA))
    assert (found.shown, found.must_ask) == (POINT, False)
