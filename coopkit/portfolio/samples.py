"""The sample co-operatives: what invented groups answered, one file each, so that a finished portfolio can be seen."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import msgspec
from msgspec import Struct

from coopkit.exercises import Definition, Raw, Text, read_values
from coopkit.exercises.fields import is_plain_number
from coopkit.portfolio.group_answers import GroupAnswers

MOST_DIGITS = 3


class SampleError(ValueError):
    """A sample that cannot be used; the message names the file, the place and how to fix it."""


class Sample(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An invented co-operative and its answers.

    id: its file's name, "sorting_yard". title, about: its name, and in a sentence or two what it is.
    minor_digits: places of its smallest money. answers: by exercise id, as its forms would send them; numbers are
    written plainly ("1234.50"), whatever the reader's language.
    """

    id: str = ""
    title: Text
    about: Text
    minor_digits: int
    answers: dict[str, Raw]


def read_sample(path: Path) -> Sample:
    """The sample in a file.

    path: a TOML file, named by the sample's id.
    Raises SampleError where it cannot be read or is not written as a sample is.
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
    """A sample's answers, read as a group's are.

    definitions: of the exercises there are; what answers none of them is left out, as are fields with a fault.
    """
    found = {
        definition.id: read_values(definition, sample.answers[definition.id], plain_number)
        for definition in definitions
        if definition.id in sample.answers
    }
    return GroupAnswers(found)


def plain_number(written: str) -> Decimal | None:
    """A number as samples write it, "-1234.50"; None for anything else."""
    return Decimal(written) if is_plain_number(written) else None
