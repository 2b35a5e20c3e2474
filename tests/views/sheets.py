"""Sessions made by hand, and what a sheet says without its style."""

import re

from coopkit.content.session import ExerciseBlock, Reading, Session, Step
from coopkit.exercises import Exercise, RawAnswer
from coopkit.i18n import load_locale
from coopkit.version import __version__
from coopkit.views.paper import answer_key, worksheet
from tests.exercises.catalogue import CATALOGUE

ENGLISH = load_locale(minor_digits=2)


def session_of(*exercises: Exercise, curriculum: str = "think_coop") -> Session:
    """A session of one step, with a reading before its exercises."""
    asked = tuple(ExerciseBlock(number, each.definition) for number, each in enumerate(exercises, start=1))
    step = Step("Try them all", 5 * len(asked), (Reading("We read **aloud**."), *asked))
    return Session(curriculum=curriculum, id="kinds", position=4, title="Every kind", goals=("Try it",), steps=(step,))


EVERY_KIND = session_of(*CATALOGUE.values())


def sheet(exercise: Exercise, *answers: tuple[str, RawAnswer]) -> str:
    """The worksheet of one exercise, blank or with answers in place."""
    return worksheet.render_worksheet(
        session_of(exercise), ENGLISH, answers={exercise.id: list(answers)} if answers else None
    )


def key_of(*exercises: Exercise) -> str:
    """The answer key of these exercises."""
    return answer_key.render_answer_key(session_of(*exercises), {each.id: each.key for each in exercises}, ENGLISH)


def body(html: str) -> str:
    """What stands in a sheet whatever its style and version."""
    return re.sub(r"<style>.*?</style>\n", "", html, flags=re.DOTALL).replace(__version__, "0.0.0")


def text_of(html: str) -> str:
    """The words of a sheet, one space between them."""
    return " ".join(re.sub(r"<[^>]+>", " ", body(html)).split())


def marks(html: str) -> int:
    """How many boxes and circles are ticked."""
    return len(re.findall(r'class="tick (?:box|circle) on"', html))
