"""The glossary and the country files are checked beside the curricula."""

from pathlib import Path

import pytest

from coopkit.countries import FACT_IDS
from coopkit.lint.reference_data import check_countries, check_glossary, read_terms
from coopkit.portfolio.documents.start.context import RESERVE
from coopkit.report.law import SURPLUS_FACTS

TREE = """[tree]
en.term = "tree"
en.forms = ["trees"]
en.explanation = "A big plant. It gives us wood."
"""


def told(folder: Path, text: str) -> list[str]:
    (folder / "glossary.toml").write_text(text, encoding="utf-8")
    return [str(each) for each in check_glossary(folder)]


def test_a_term_that_no_text_uses_is_no_fault(tmp_path: Path):
    assert told(tmp_path, TREE) == []
    assert [term.id for term in read_terms(tmp_path) or ()] == ["tree"]


def test_a_broken_glossary_is_one_finding(tmp_path: Path):
    (found,) = told(tmp_path, TREE.replace("]", "", 1))
    assert found.startswith("glossary.toml: The file isn't a valid glossary")


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("[tree]", "[Tree]", "glossary.toml, Tree: An id has small letters"),
        ("A big plant. It gives us wood.", " ", "glossary.toml, tree: It needs en.explanation"),
        ('"trees"', '" "', "glossary.toml, tree: It has an empty wording in 'en'."),
        (
            "A big plant.",
            "A perennial lignified organism characterised by considerable elevation.",
            "has reading grade",
        ),
        ("A big plant.", "A perennial.", "'perennial' is a hard word"),
        (
            'wood."\n',
            'wood."\n[oak]\nen.term = "Trees"\nen.explanation = "A tree."\n',
            "'Trees' already belongs to the term tree",
        ),
    ],
)
def test_what_is_wrong_with_a_term_is_found(tmp_path: Path, old: str, new: str, what: str):
    assert any(what in each for each in told(tmp_path, TREE.replace(old, new)))


COUNTRY = """name = "Atlantis"
currency = "ATL"
minor_digits = 2
number_style = "1,234.5"
number_style_source = "CLDR"

[[facts]]
id = "reserve"
says = "The part of the surplus for the reserve"
kind = "share"
value = "0.10"
limit = "at least"
source = "The Act"
as_of = "2020"
"""


def country_findings(folder: Path, text: str | bytes) -> list[str]:
    (folder / "at.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    return [str(each) for each in check_countries(folder)]


def test_our_own_country_files_are_well():
    assert list(check_countries()) == []


def test_every_fault_of_a_country_file_is_found(tmp_path: Path):
    assert country_findings(tmp_path, COUNTRY) == []
    broken = (
        COUNTRY.replace('"1,234.5"', '"1234"').replace('"The Act"', '""').replace('id = "reserve"', 'id = "resrve"')
    )
    assert country_findings(tmp_path, broken) == [
        "countries/at.toml: number_style must show how 1234.5 is written there, such as '1,234.5' or '1.234,5', "
        "not '1234'.",
        "countries/at.toml: The fact 'resrve' needs a source and its date (as_of).",
        "countries/at.toml: coopkit doesn't know the fact 'resrve', so no tool would find it. Did you mean 'reserve'?",
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("name = ", "countries/at.toml: The file isn't a valid country file"),
        (
            COUNTRY.replace("currency", "money"),
            "countries/at.toml: The file isn't a valid country file: Object",
        ),
        (b"\xff", "countries/at.toml, line 1: The file isn't UTF-8."),
        (f"<<<<<<< HEAD\n{COUNTRY}", "countries/at.toml, line 1: A merge left its conflict marks here"),
    ],
)
def test_a_country_file_that_cannot_be_read_is_one_finding(tmp_path: Path, text: str | bytes, what: str):
    (found,) = country_findings(tmp_path, text)
    assert what in found


def test_the_facts_that_documents_look_for_are_known():
    assert {*SURPLUS_FACTS, RESERVE} <= set(FACT_IDS)
