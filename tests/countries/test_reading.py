"""Country files: every fact has its source and date, or the file is refused in a sentence."""

from decimal import Decimal
from pathlib import Path

import pytest

from coopkit.countries import CountryError, FactKind, Limit, UnknownCountry, countries, load_country, read_country

GOOD = """
name = "Freedonia"
minor_digits = 2
number_style = "1 234,5"
number_style_source = "a page on numbers, 2020"
[[facts]]
id = "reserve"
says = "Part of the surplus for the reserve"
kind = "share"
value = "0.25"
limit = "at least"
source = "a page on the Act"
as_of = "2 May 2020"
"""


def written(folder: Path, text: str, name: str = "fd.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_fact_of_every_country_has_its_source_and_date() -> None:
    facts = [fact for country in countries() for fact in country.facts]
    assert len(facts) >= 10
    assert all(fact.source.strip() and fact.as_of.strip() for fact in facts)


# Stated by Unicode CLDR for es_CO, en_KE and en_PH.
@pytest.mark.parametrize(("code", "style"), [("co", "1.234,5"), ("ke", "1,234.5"), ("ph", "1,234.5"), ("", "")])
def test_a_country_states_how_its_numbers_are_written(code: str, style: str) -> None:
    assert load_country(code).number_style == style


# Stated values: memorandum on Law 79 of 1988 (Colombia), pages on the Act of Kenya, Circular 2019-009 (Philippines).
@pytest.mark.parametrize(
    ("code", "fact", "value", "limit"),
    [
        ("CO", "reserve", "0.20", Limit.AT_LEAST),
        ("co", "solidarity-fund", "0.10", Limit.AT_LEAST),
        ("ke", "founding-members", "10", Limit.AT_LEAST),
        ("ph", "education", "0.10", Limit.AT_MOST),
        ("ph", "patronage-pool", "0.30", Limit.AT_LEAST),
    ],
)
def test_a_fact_is_found_by_its_id(code: str, fact: str, value: str, limit: Limit) -> None:
    country = load_country(code)
    found = country.fact(fact)
    assert found is not None
    assert country.amount(fact) == Decimal(value)
    assert found.limit is limit


def test_no_country_states_nothing_and_asks_for_everything() -> None:
    neutral = load_country()
    assert neutral.code == ""
    assert neutral.facts == ()
    assert neutral.amount("reserve") is None
    assert all(paper.ask.endswith("?") for paper in neutral.papers)
    assert load_country("ke").papers == neutral.papers


def test_a_country_without_a_file_is_told_with_those_that_have_one() -> None:
    with pytest.raises(UnknownCountry, match=r"'xx'\. There are: CO \(Colombia\), KE \(Kenya\), PH \(Philippines\)"):
        load_country("xx")


def test_a_good_file_is_read(tmp_path: Path) -> None:
    country = read_country(written(tmp_path, GOOD))
    assert (country.code, country.name, country.minor_digits) == ("fd", "Freedonia", 2)
    assert country.facts[0].kind is FactKind.SHARE


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('source = "a page on the Act"', 'source = " "', "The fact 'reserve' needs a source and its date"),
        ('source = "a page on the Act"', "", "missing required field `source`"),
        ('as_of = "2 May 2020"', 'as_of = ""', "needs a source and its date"),
        ('"0.25"', '"a quarter"', "needs a number such as 0.20, not 'a quarter'"),
        ('"0.25"', '"25"', "a share at most 1, not '25'"),
        ('"0.25"', '"NaN"', "needs a number from 0"),
        ('"share"', '"percentage"', "Invalid enum value 'percentage'"),
        ('kind = "share"', "", "has a limit, but no number"),
        ('says = "Part', 'tells = "Part', "unknown field `tells`"),
        ('name = "Freedonia"', 'name = ""', "needs a name"),
        ('number_style = "1 234,5"', "", "number_style must show how 1234.5 is written there"),
        ('"1 234,5"', '"1,234,5"', "such as '1,234.5' or '1.234,5', not '1,234,5'"),
        ('"a page on numbers, 2020"', '" "', "number_style needs its source"),
        ("minor_digits = 2", "minor_digits = 9", "minor_digits from 0 to 3"),
        ("minor_digits = 2", "", "missing required field `minor_digits`"),
        ("[[facts]]", "[[facts]", "isn't a valid country file"),
    ],
)
def test_a_file_that_cannot_be_trusted_is_refused_in_one_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(CountryError) as refused:
        read_country(written(tmp_path, GOOD.replace(old, new)))
    assert told in str(refused.value)
    assert str(refused.value).startswith("fd.toml")
    assert "\n" not in str(refused.value)


def test_a_fact_that_stands_there_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CountryError, match="'reserve' appears twice"):
        read_country(written(tmp_path, GOOD + GOOD[GOOD.index("[[facts]]") :]))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CountryError, match=r"xx\.toml cannot be read"):
        read_country(tmp_path / "xx.toml")
