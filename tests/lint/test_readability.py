"""How hard a session is to read: measured offline, without being misled by Markdown, numbers and names."""

import socket

import pytest
import textstat

from coopkit.content import Term, Wording
from coopkit.content.session import Reading, Session, Step
from coopkit.lint.notebook_source import NotebookSource
from coopkit.lint.plain_words import hard_words, plain_text
from coopkit.lint.readability import check_hard_words, check_reading_level, grade_of, names_of, session_texts
from coopkit.notebooks import NotebookRun

EASY = "We meet on Monday. Each of us has one vote. Then we eat."
HARD = (
    "Notwithstanding considerable organisational difficulties, representatives unanimously recommended "
    "establishing administrative procedures for systematically documenting accumulated responsibilities."
)
WEAR = Term("depreciation", {"en": Wording("depreciation", ("depreciations",), "Wear, counted.")})


def ran(*readings: str) -> NotebookRun:
    step = Step("A step", 5, tuple(map(Reading, readings)))
    return NotebookRun(
        Session(curriculum="c", id="s", position=1, title="A day", goals=("We talk.",), steps=(step,)), ()
    )


def found(*readings: str, terms: tuple[Term, ...] = ()) -> list[str]:
    source, session = NotebookSource("s.ipynb"), ran(*readings)
    graded = check_reading_level(source, session, ())
    return [str(each) for each in (*graded, *check_hard_words(source, session_texts(session), terms, ()))]


def test_nothing_is_fetched_to_measure(monkeypatch: pytest.MonkeyPatch):
    def refused(*_: object) -> None:
        raise AssertionError("no network is needed")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    textstat.backend.utils.get_cmudict.cache_clear()
    assert grade_of("Nobody has asked for this very sentence before.") > 0
    assert list(hard_words("A deliberation.", ())) == ["deliberation"]


def test_a_plain_session_is_well():
    assert found(EASY, EASY) == []


def test_a_session_above_the_grade_names_its_grade_and_its_hardest_texts():
    told = next(each for each in found(EASY, HARD, HARD.replace("Not", "Never not")) if "Begin with" in each)
    assert told.startswith("s.ipynb: The session has reading grade ")
    assert told.index("Never notwithstanding considerable") > 0
    assert "We meet on Monday" not in told.split("Begin with")[1].split(")")[0]


def test_one_block_above_the_grade_is_found_in_a_session_that_is_plain():
    told = found(*(f"{EASY} Then {number} of us go home." for number in range(30)), HARD)
    assert any("'Notwithstanding considerable organisational difficulties" in each and "grade" in each for each in told)
    assert not any("Begin with" in each for each in told)


def test_a_hard_word_is_told_once_with_its_place_unless_the_glossary_explains_it():
    once = f"{EASY} So we count depreciation as a cost too."
    assert found(once, f"{EASY} We see the depreciation of the van.") == [
        "s.ipynb, 'We meet on Monday. Each of': 'depreciation' is a hard word. "
        "Use a plainer one, or explain it in glossary.toml."
    ]
    assert found(once, terms=(WEAR,)) == []


@pytest.mark.parametrize(
    "text", ["Everybody asks.", "She lives in Antananarivo.", "A home-care team.", "We are 1,250,000."]
)
def test_easy_words_names_and_numbers_are_not_hard(text: str):
    assert list(hard_words(text, ())) == []


def test_a_name_that_begins_a_sentence_is_known_from_within_another():
    every = [ran("Here is Ouagadougou.", "We asked Now, and then now.")]
    assert names_of(every) == {"Ouagadougou"}
    assert list(hard_words("Ouagadougou is big.", names_of(every))) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("**Bold** and [a link](/far/away).", "Bold and a link."),
        ("- one point\n- two", "one point. two."),
        ("Count this:\n\n> Somebody else’s words.", "Count this:."),
        ("Ravi pays 1,250.50 now. Ravi waits.", "Ravi pays ten now. Ravi waits."),
        ("We ask Ravi.", "We ask Anna."),
        ("| a | b |\n|---|---|\n| c d | e |", "a. b. c d. e."),
    ],
)
def test_only_the_words_stay_of_what_is_written(text: str, said: str):
    assert " ".join(plain_text(text, ()).split()) == said


def test_numbers_and_names_change_no_grade():
    plain = "The shop has ten bags left. We ask Anna for more of them."
    for written in ("The shop has 12,050.75 bags left.", "The shop has 8 bags left."):
        assert grade_of(plain_text(f"{written} We ask Chukwuemeka for more of them.", ())) == grade_of(plain)
