"""Short text: a line or a few, in one's own words."""

from coopkit.exercises.fields import LONGEST_TEXT, Block, Text, TextField
from coopkit.exercises.open_answer import OpenKey
from coopkit.exercises.part import Built, Part, must_have_room

FIELD = "words"


class ShortText(Part, frozen=True, kw_only=True, tag="text"):
    """A question to be answered in words."""

    lines: int = 1
    longest: int = LONGEST_TEXT

    def layout(self) -> tuple[Block, ...]:
        return (TextField(FIELD, self.prompt, self.lines, self.longest),)


def short_text(
    exercise: str,
    part: str,
    prompt: Text,
    *,
    lines: int = 1,
    longest: int = LONGEST_TEXT,
    example: Text = "",
    optional: bool = False,
) -> Built:
    """A text: `lines` to write on, at most `longest` characters; open, with an example for the facilitator.

    Raises:
        DefinitionError: no line, or a length beyond what is kept.
    """
    must_have_room(f"{exercise} ({part})", lines, longest)
    return (
        ShortText(id=part, prompt=prompt, lines=lines, longest=longest, optional=optional),
        OpenKey(example=example),
    )
