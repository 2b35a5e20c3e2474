"""Read the JSON file of `--CoopExporter.answers`, whose answers are printed on a worksheet."""

from pathlib import Path

import msgspec

from coopkit.calculators import CalculationContext
from coopkit.content.session import Session
from coopkit.exercises.accept import Refused, accept_answer
from coopkit.exercises.definition import Definition
from coopkit.exercises.fields import RawAnswer
from coopkit.export.printed_sheets import AnswersByExercise, PublishError
from coopkit.i18n import Locale
from coopkit.portfolio.raw_answers import read_raw_answers


class FileAnswer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An answer in the file, and the name of the person who gave it."""

    answer: RawAnswer
    who: str = ""


def read_answers_file(path: Path, session: Session) -> AnswersByExercise:
    """Return the answers in a file that belong to a session.

    Args:
        path: JSON: for an exercise's id an answer, as a form sends it, or a list of `{"who", "answer"}`.
        session: the file may also have exercises of other sessions; they are ignored.

    Raises:
        PublishError: the file cannot be read, or has an answer that no form of ours can send.
    """
    answers = _read_json(path)
    return {
        each.id: _accept_answers(path, each, answers[each.id]) for each in session.exercises() if each.id in answers
    }


def read_calculation_context(path: Path, locale: Locale) -> CalculationContext:
    """Return the answers in a file as the context of calculations; of several answers to an exercise, the last.

    Args:
        path: as for `read_answers_file`, which says what is raised.
    """
    last = {
        id_: given[-1].answer if isinstance(given, list) else given for id_, given in _read_json(path).items() if given
    }
    return CalculationContext(read_raw_answers(last, locale.parse_number), minor_digits=locale.minor_digits)


def _read_json(path: Path) -> dict[str, RawAnswer | list[FileAnswer]]:
    """Read the file's answers by exercise id; raises PublishError if it isn't such a file."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, RawAnswer | list[FileAnswer]])
    except OSError as error:
        raise PublishError(f"{path}: the answers cannot be read: {error.strerror}.") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise PublishError(
            f'{path}: is no JSON of the form {{"exercise id": {{"field": "value"}}}}: {error}'
        ) from error


def _accept_answers(
    path: Path, definition: Definition, given: RawAnswer | list[FileAnswer]
) -> list[tuple[str, RawAnswer]]:
    """Return who answered and what; raises PublishError for an answer that no form of ours can send."""
    listed = given if isinstance(given, list) else [FileAnswer(given)]
    try:
        return [(each.who, accept_answer(definition, each.answer)) for each in listed]
    except Refused as error:
        raise PublishError(f"{path}: {error}") from error
