"""Short text: a line or a few, in one's own words."""

from typing import ClassVar

from coopkit.exercises.blocks import Block
from coopkit.exercises.fields import LONGEST_TEXT, StartReference, Text, TextField
from coopkit.exercises.key import Built, Kind, OpenKey
from coopkit.exercises.part import Part
from coopkit.exercises.validation import must_have_room, start_of

FIELD = "words"


class ShortText(Part, frozen=True, kw_only=True, tag="text"):
    """A question to be answered in words."""

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
) -> Built:
    """A text: `lines` to write on, at most `longest` characters; open, with an example for the facilitator.

    Args:
        most_words: how many words it should have at most, counted on the page; 0 for no limit.
        starts: another exercise's field from which it starts.

    Raises:
        DefinitionError: no line, a length beyond what is kept, a start that is written in another way.
    """
    where = f"{exercise} ({part})"
    must_have_room(where, lines, longest)
    begins = start_of(where, starts)
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
