"""The glossary is checked beside the curricula."""

from pathlib import Path

import pytest

from coopkit.lint.reference_data import read_terms

TREE = """[tree]
en.term = "tree"
en.forms = ["trees"]
en.explanation = "A big plant. It gives us wood."
"""


def told(folder: Path, text: str) -> list[str]:
    (folder / "glossary.toml").write_text(text, encoding="utf-8")
    return [str(each) for each in read_terms(folder)[1]]


def test_a_term_that_no_text_uses_is_no_fault(tmp_path: Path):
    assert told(tmp_path, TREE) == []
    assert [term.id for term in read_terms(tmp_path)[0]] == ["tree"]


def test_a_broken_glossary_is_one_finding(tmp_path: Path):
    (found,) = told(tmp_path, TREE.replace("]", "", 1))
    assert found.startswith("glossary.toml: is no list of terms")


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
