"""Sample co-operatives: the answers of invented groups, one file each, to show a finished portfolio."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import msgspec
from msgspec import Struct

from coopkit.exercises import Definition, RawAnswer, Text, read_values
from coopkit.exercises.fields import is_plain_number
from coopkit.portfolio.group_answers import GroupAnswers

MOST_DIGITS = 3


class SampleError(ValueError):
    """A sample can't be used; the message names the file, the place and the fix."""


class Sample(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An invented co-operative and its answers.

    id: the name of its file, such as "sorting_yard". title, about: its name, and a sentence or two about it.
    minor_digits: decimal places of its smallest money. answers: raw answers by exercise id, with numbers written
    plainly ("1234.50"), whatever the reader's language.
    """

    id: str = ""
    title: Text
    about: Text
    minor_digits: int
    answers: dict[str, RawAnswer]


def read_sample(path: Path) -> Sample:
    """Return the sample in a file.

    path: a TOML file named after the sample's id.
    Raises SampleError if it can't be read or isn't a valid sample.
    """
    try:
        sample = msgspec.toml.decode(path.read_bytes(), type=Sample)
    except OSError as error:
        raise SampleError(f"{path.name} cannot be read: {error.strerror}.") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise SampleError(f"{path.name} can't be used as a sample: {error}.") from error
    if not sample.title.strip() or not sample.about.strip() or not 0 <= sample.minor_digits <= MOST_DIGITS:
        raise SampleError(f"{path.name}: It needs a title, words about it, and minor_digits from 0 to {MOST_DIGITS}.")
    return msgspec.structs.replace(sample, id=path.stem)


def sample_answers(sample: Sample, definitions: Iterable[Definition]) -> GroupAnswers:
    """Return a sample's answers, read as a group's are.

    definitions: those of all exercises; answers to other exercises and invalid fields are left out.
    """
    found = {
        definition.id: read_values(definition, sample.answers[definition.id], parse_plain_number)
        for definition in definitions
        if definition.id in sample.answers
    }
    return GroupAnswers(found)


def parse_plain_number(written: str) -> Decimal | None:
    """Return the number in a text such as "-1234.50", as samples write it; None for anything else."""
    return Decimal(written) if is_plain_number(written) else None
