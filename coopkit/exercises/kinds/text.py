"""Short text: a line or a few lines."""

from typing import ClassVar

from coopkit.exercises.blocks import Block
from coopkit.exercises.fields import LONGEST_TEXT, StartReference, Text, TextField
from coopkit.exercises.key import Kind, OpenKey, PartWithKey
from coopkit.exercises.part import Part
from coopkit.exercises.validation import parse_start_reference, validate_text_size

FIELD = "words"


class ShortText(Part, frozen=True, kw_only=True, tag="text"):
    """A question to answer with a text."""

    checkable: ClassVar[bool] = False
    lines: int = 1
    longest: int = LONGEST_TEXT
    most_words: int = 0
    starts: StartReference | None = None

    def layout(self) -> tuple[Block, ...]:
        return (
            TextField(FIELD, self.prompt, self.lines, self.longest, most_words=self.most_words, starts=self.starts),
        )


def short_text(
    exercise: str,
    part: str,
    prompt: Text,
    *,
    lines: int = 1,
    longest: int = LONGEST_TEXT,
    most_words: int = 0,
    starts: str = "",
    example: Text = "",
    optional: bool = False,
) -> PartWithKey:
    """Build a question for a text; it has no right answer.

    Args:
        lines: how many lines there are to write on. longest: how many characters it can have.
        most_words: how many words it should have at most, counted on the page; 0 for no limit.
        starts: another exercise's field with which it is prefilled.
        example: an answer that a facilitator may suggest.

    Raises:
        DefinitionError: no lines, too many characters, or a wrong form of `starts`.
    """
    where = f"{exercise} ({part})"
    validate_text_size(where, lines, longest)
    begins = parse_start_reference(where, starts)
    return (
        ShortText(
            id=part,
            prompt=prompt,
            lines=lines,
            longest=longest,
            most_words=most_words,
            starts=begins,
            optional=optional,
        ),
        OpenKey(example=example),
    )


KIND = Kind(ShortText, OpenKey, {"ShortText": short_text})
