"""The faces on paper by name: from what a notebook's run gave to a file's content."""

from collections.abc import Mapping, Sequence

from coopkit.exercises.fields import Raw
from coopkit.i18n import Locale
from coopkit.sessions import Ran
from coopkit.views import answer_key, worksheet

WORKSHEET, ANSWER_KEY = "worksheet", "answer-key"
FACES = (WORKSHEET, ANSWER_KEY)

Answers = Mapping[str, Sequence[tuple[str, Raw]]]
"""For an exercise's id who answered and what."""


class PublishError(Exception):
    """A sheet that cannot be made; the message says which, why, and what to do."""


def ending(face: str) -> str:
    """How the names of this face's files end."""
    return f".{face}.html"


def draw(face: str, ran: Ran, locale: Locale, answers: Answers | None = None) -> str:
    """One sheet as self-contained HTML.

    Args:
        face: one of FACES.
        answers: what to set in place on a worksheet; an answer key has its own.

    Raises:
        PublishError: there is no such face.
    """
    if face == WORKSHEET:
        return worksheet.render(ran.session, locale, answers=answers)
    if face == ANSWER_KEY:
        return answer_key.render(ran.session, {key.id: key for key in ran.keys}, locale)
    raise PublishError(f"There is no face '{face}'. Choose one of: {', '.join(FACES)}.")
