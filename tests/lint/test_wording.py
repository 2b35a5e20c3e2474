"""Wordings that nobody would say aloud."""

import pytest

from coopkit.lint.notebook_source import NotebookSource
from coopkit.lint.wording import check_wording


@pytest.mark.parametrize(
    "text",
    [
        "The codes stand on the wall.",
        "It stands in the minutes how many came.",
        "Who leaves takes the quarrel along.",
        "We wait. Whoever comes late has to sit outside.",
        "It is said where to begin.",
        "Whose numbers shall we show?",
        "And what do you look for in vain?",
        "Nobody of us has a cart.",
        "Read it once more.",
        "A late word mends a part.",
    ],
)
def test_it_is_found(text: str) -> None:
    assert len([*check_wording(NotebookSource("here"), [text])]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "You’ll find the code on the wall.",
        "The ladder stands in the yard.",
        "Who writes the minutes?",
        "Decide three things: who drives, who pays, and who signs.",
        "Anyone who comes late has to sit outside.",
        "We’ll suggest where to begin.",
        "Shall we start?",
        "None of us has a cart.",
        "They mend clothes and shoes.",
    ],
)
def test_what_people_say_is_left_alone(text: str) -> None:
    assert [*check_wording(NotebookSource("here"), [text])] == []


def test_the_place_and_the_words_are_named() -> None:
    (found,) = check_wording(NotebookSource("here"), ["Read it once more."])
    assert str(found) == "here, 'Read it once more.': 'once more' sounds translated. Write 'again'."
