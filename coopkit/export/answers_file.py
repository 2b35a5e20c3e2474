"""Answers from a file: what `--CoopExporter.answers` sets in place on a worksheet."""

from pathlib import Path

import msgspec

from coopkit.calculators import CalculationContext
from coopkit.content.session import Session
from coopkit.exercises.accept import Refused, accept_answer
from coopkit.exercises.definition import Definition
from coopkit.exercises.fields import Raw
from coopkit.export.sheets import Answers, PublishError
from coopkit.i18n import Locale
from coopkit.portfolio.raw_answers import read_raw_answers


class AnswersEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One answer, and who gave it."""

    answer: Raw
    who: str = ""


def read_answers(path: Path, session: Session) -> Answers:
    """The answers in a file that belong to a session.

    Args:
        path: JSON: for an exercise's id an answer, as a form sends it, or a list of `{"who", "answer"}`.
        session: exercises of other sessions may stand in the file too; they are passed over.

    Raises:
        PublishError: the file cannot be read, or holds what no form of ours can send.
    """
    found = _read(path)
    return {each.id: _accepted(path, each, found[each.id]) for each in session.exercises() if each.id in found}


def read_group(path: Path, locale: Locale) -> CalculationContext:
    """Whoever answered in a file, as a group that calculates: of several answers to an exercise, the last.

    Args:
        path: as for `read_answers`, whose errors it raises.
    """
    last = {id_: given[-1].answer if isinstance(given, list) else given for id_, given in _read(path).items() if given}
    return CalculationContext(read_raw_answers(last, locale.parse_number), minor_digits=locale.minor_digits)


def _read(path: Path) -> dict[str, Raw | list[AnswersEntry]]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, Raw | list[AnswersEntry]])
    except OSError as error:
        raise PublishError(f"{path}: the answers cannot be read: {error.strerror}.") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise PublishError(
            f'{path}: is no JSON of the form {{"exercise id": {{"field": "value"}}}}: {error}'
        ) from error


def _accepted(path: Path, definition: Definition, given: Raw | list[AnswersEntry]) -> list[tuple[str, Raw]]:
    listed = given if isinstance(given, list) else [AnswersEntry(given)]
    try:
        return [(each.who, accept_answer(definition, each.answer)) for each in listed]
    except Refused as error:
        raise PublishError(f"{path}: {error}") from error
