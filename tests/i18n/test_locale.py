from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from coopkit.i18n import N_, ExactPercent, Money, Percent, UnknownLanguage, languages, lazy, lazy_n, load_locale
from tests.i18n.catalogues import write_catalogue


def test_english_is_always_there() -> None:
    english = load_locale(minor_digits=2)
    assert (english.language, english.country, english.direction, english.html_lang) == ("en", None, "ltr", "en")
    assert english.text("Check") == "Check"
    assert english.text("") == ""


def test_an_unknown_language_is_told_what_there_is(tmp_path: Path) -> None:
    write_catalogue(tmp_path, "km", {})
    with pytest.raises(UnknownLanguage, match=r"'tlh'.*en, km"):
        load_locale("tlh", catalogues=tmp_path, minor_digits=2)
    assert languages(tmp_path) == ("en", "km")


def test_a_folder_that_is_no_language_code_is_refused(tmp_path: Path) -> None:
    write_catalogue(tmp_path, "fr", {})
    (tmp_path / "fr").rename(tmp_path / "qqqqq")
    with pytest.raises(UnknownLanguage, match="qqqqq"):
        load_locale("qqqqq", catalogues=tmp_path, minor_digits=2)


def test_a_translation_is_used_and_what_is_missing_is_english(tmp_path: Path) -> None:
    arabic = load_locale("ar", "eg", write_catalogue(tmp_path, "ar", {"Check": "تحقق"}), minor_digits=2)
    assert (arabic.text("Check"), arabic.text("Next")) == ("تحقق", "Next")
    assert (arabic.direction, arabic.html_lang) == ("rtl", "ar-EG")
    assert arabic.text("") == ""


def test_a_country_that_babel_does_not_pair_with_the_language_keeps_the_language(tmp_path: Path) -> None:
    khmer = load_locale("km", "KE", write_catalogue(tmp_path, "km", {}), minor_digits=2)
    assert (khmer.html_lang, khmer.country) == ("km", "KE")


def test_a_regional_language_is_found_with_either_sign(tmp_path: Path) -> None:
    catalogues = write_catalogue(tmp_path, "pt_BR", {})
    assert load_locale("pt-BR", catalogues=catalogues, minor_digits=2).html_lang == "pt-BR"


def test_plurals_follow_the_language(tmp_path: Path) -> None:
    forms = ("{n} grupa", "{n} grupy", "{n} grup")
    polish = load_locale(
        "pl", catalogues=write_catalogue(tmp_path, "pl", {("{n} group", "{n} groups"): forms}), minor_digits=2
    )
    assert [polish.plural("{n} group", "{n} groups", n) for n in (1, 2, 5)] == ["1 grupa", "2 grupy", "5 grup"]
    assert polish.resolve(lazy_n("{n} group", "{n} groups", 3)) == "3 grupy"
    assert load_locale(minor_digits=2).plural("{n} group", "{n} groups", 1) == "1 group"


def test_a_sentence_writes_its_values_as_the_language_does(tmp_path: Path) -> None:
    french = load_locale(
        "fr", catalogues=write_catalogue(tmp_path, "fr", {"Each saves {saving}.": "Gain : {saving}."}), minor_digits=2
    )
    said = lazy("Each saves {saving}.", saving=Money(Fraction(12345, 10)))
    assert load_locale(minor_digits=2).resolve(said) == "Each saves 1,234.50."
    assert french.resolve(said) == "Gain : 1\u202f234,50."


def test_each_kind_of_value_has_its_form() -> None:
    said = lazy(
        "{whole} {number} {part} {share} {word} {inner} {all}",
        whole=1500,
        number=Decimal("1500.5"),
        part=Fraction(5, 2),
        share=Percent(Fraction(41, 75)),
        word="Rosa",
        inner=lazy("two {things}", things="bags"),
        all=(lazy("a"), lazy("b"), lazy("c")),
    )
    assert load_locale(minor_digits=2).resolve(said) == "1500 1,500.5 2.5 54.7% Rosa two bags a, b, and c"


def test_braces_in_a_value_stay_as_they_were_typed() -> None:
    assert load_locale(minor_digits=2).resolve(lazy("{a} and {b}", a="{b}", b="x")) == "{b} and x"
    assert load_locale(minor_digits=2).text(N_("Next")) == "Next"


def test_times_and_days_are_written_as_their_own_clock_shows_them() -> None:
    moment = datetime(2025, 3, 1, 14, 32, tzinfo=timezone(timedelta(hours=3)))
    british = load_locale("en", "GB", minor_digits=2)
    assert british.time(moment) == "14:32"
    assert british.date(date(2025, 3, 1)) == "1 March 2025"


def test_numbers_go_through_the_language() -> None:
    english = load_locale(minor_digits=2)
    assert english.number(Decimal("1234.50")) == "1,234.50"
    assert english.money(Decimal(12)) == "12.00"
    assert english.percent(Fraction(1, 3)) == "33.3%"
    assert english.list(["a"]) == "a"
    assert english.parse_number("1,234") == 1234


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("10.05", "10.05%"), ("10", "10%"), ("12.50", "12.5%"), ("0.125", "0.125%"), ("100", "100%"), ("0", "0%")],
)
def test_a_rate_that_people_set_keeps_its_digits(typed: str, shown: str) -> None:
    share = Decimal(typed).scaleb(-2)
    assert load_locale(minor_digits=2).exact_percent(share) == shown
    assert load_locale(minor_digits=0).resolve(lazy("{rate}", rate=ExactPercent(share))) == shown


@pytest.mark.parametrize(("places", "shown"), [(0, "1,235"), (2, "1,234.50"), (3, "1,234.500")])
def test_money_has_the_places_of_the_smallest_money_in_use(places: int, shown: str) -> None:
    locale = load_locale(minor_digits=places)
    assert locale.money(Decimal("1234.5")) == shown
    assert locale.resolve(lazy("{sum}", sum=Money(Decimal("1234.5")))) == shown
