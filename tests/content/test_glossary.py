"""The glossary's file: by language, and refused in one line where it is broken."""

from pathlib import Path

import pytest

from coopkit.content import ContentUnavailable, own_glossary, read_glossary

pytestmark = pytest.mark.slow

QUORUM = """[quorum]
en.term = "quorum"
en.forms = ["quorums"]
en.explanation = "So many must be there."
fr.term = "quorum"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "glossary.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_term_has_its_wording_in_each_language(tmp_path: Path):
    (quorum,) = read_glossary(written(tmp_path, QUORUM))
    assert (quorum.id, quorum.english.found_by) == ("quorum", ("quorum", "quorums"))
    assert (quorum.wordings["fr"].found_by, quorum.wordings["fr"].explanation) == (("quorum",), "")


def test_where_there_is_no_file_there_are_no_terms(tmp_path: Path):
    assert read_glossary(tmp_path / "glossary.toml") == ()


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (QUORUM.replace('"quorum"', '"quorum', 1), "isn't a valid glossary"),
        (QUORUM.replace("en.term", "en.word"), "isn't a valid glossary"),
        (QUORUM.replace('["quorums"]', '"quorums"'), "isn't a valid glossary"),
        (QUORUM + QUORUM, "isn't a valid glossary"),
        ('[quorum]\nfr.term = "quorum"\n', "the term 'quorum' has no English wording"),
    ],
)
def test_a_broken_file_is_refused_in_one_line_that_names_it(tmp_path: Path, broken: str, told: str):
    with pytest.raises(ContentUnavailable, match=told) as raised:
        read_glossary(written(tmp_path, broken))
    assert "\n" not in str(raised.value)
    assert str(raised.value).startswith("glossary.toml")


def test_a_file_that_is_no_text_is_refused(tmp_path: Path):
    (tmp_path / "glossary.toml").write_bytes(b"\xff\xfe[quorum]")
    with pytest.raises(ContentUnavailable, match="isn't a valid glossary"):
        read_glossary(tmp_path / "glossary.toml")


def test_our_own_glossary_explains_every_term_of_the_trade_and_names_many_in_three_more_languages():
    terms = {term.id: term for term in own_glossary()}
    assert len(terms) >= 61
    assert all(term.english.explanation for term in terms.values())
    assert terms["quorum"].wordings["es"].term == "quórum"
    assert terms["bylaws"].wordings["ar"].term == "النظام الأساسي"
