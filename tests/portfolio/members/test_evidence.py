from decimal import Decimal

import pytest

from coopkit.i18n import Locale, load_locale
from coopkit.portfolio.members.evidence import COMMA, POINT, find_style

ENGLISH, INDONESIAN = load_locale(minor_digits=2), load_locale("en", "ID", minor_digits=2)


@pytest.mark.parametrize("locale", [ENGLISH, INDONESIAN])
@pytest.mark.parametrize("shown", ["12,50", "1.234.567", "1.234,5", "0,500", ",5", "2,1234"])
def test_a_number_that_shows_a_comma_before_decimals_settles_the_others(locale: Locale, shown: str) -> None:
    found = find_style(["1.500", "20", shown], locale)
    assert (found.shown, found.asked) == (COMMA, False)
    assert dict(found.readings)[COMMA] == Decimal(1500)


@pytest.mark.parametrize("shown", ["12.50", "1,234,567", "1,234.5", "0.500", "KES 1,500.00"])
def test_a_number_that_shows_a_point_before_decimals_settles_the_others(shown: str) -> None:
    found = find_style(["1.500", shown], INDONESIAN)
    assert (found.shown, found.asked) == (POINT, False)


@pytest.mark.parametrize("others", [[], ["20", "300"], ["12,5", "3.5"], ["12,5o"], ["none"]])
def test_nobody_guesses_where_the_others_show_nothing_or_two_things(others: list[str]) -> None:
    found = find_style(["1.500", *others], ENGLISH)
    assert (found.shown, found.asked) == (None, True)
    assert found.example == "1.500"


@pytest.mark.parametrize("typed", [["20", "3.5"], ["12,50", "7"], ["x"], []])
def test_nothing_is_asked_where_nothing_can_be_read_in_two_ways(typed: list[str]) -> None:
    assert find_style(typed, ENGLISH).readings == ()


def test_a_number_that_the_readers_language_settles_is_not_asked_about() -> None:
    assert not find_style(["1,500"], ENGLISH).asked
    assert not find_style(["1.500"], INDONESIAN).asked
