"""The glossary is checked beside the curricula."""

from pathlib import Path

import pytest

from coopkit.lint.glossary import terms_in

TREE = """[tree]
en.term = "tree"
en.forms = ["trees"]
en.explanation = "A big plant. It gives us wood."
"""


def told(folder: Path, text: str) -> list[str]:
    (folder / "glossary.toml").write_text(text, encoding="utf-8")
    return [str(each) for each in terms_in(folder)[1]]


def test_a_term_that_no_text_uses_is_no_fault(tmp_path: Path):
    assert told(tmp_path, TREE) == []
    assert [term.id for term in terms_in(tmp_path)[0]] == ["tree"]


def test_a_broken_glossary_is_one_finding(tmp_path: Path):
    (found,) = told(tmp_path, TREE.replace("]", "", 1))
    assert found.startswith("glossary.toml: isn't a valid glossary")


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("[tree]", "[Tree]", "glossary.toml, Tree: its id must be small letters"),
        ("A big plant. It gives us wood.", " ", "glossary.toml, tree: needs en.explanation"),
        ('"trees"', '" "', "glossary.toml, tree: has an empty wording in en."),
        (
            "A big plant.",
            "A perennial lignified organism characterised by considerable elevation.",
            "is at reading grade",
        ),
        ("A big plant.", "A perennial.", "'perennial' is a hard word"),
        (
            'wood."\n',
            'wood."\n[oak]\nen.term = "Trees"\nen.explanation = "A tree."\n',
            "found by 'Trees', which is tree's",
        ),
    ],
)
def test_what_is_wrong_with_a_term_is_found(tmp_path: Path, old: str, new: str, what: str):
    assert any(what in each for each in told(tmp_path, TREE.replace(old, new)))
