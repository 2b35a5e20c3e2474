"""The message that a form sends, over HTTP or to a notebook's kernel, and values that it gets back as they are."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from coopkit.exercises import RawAnswer


class SubmissionMessage(Struct, frozen=True, forbid_unknown_fields=True):
    """One message from a form. "try" and "draw" are previews, and "rows" checks only what is sent: they save nothing.

    client: the browser's random id. revision: a count of what this browser has sent. base: the version on the server
        that the answer began with.
    prefer: in a conflict, which version to save; "" to have the learner asked.
    seen: the other version that was shown when somebody chose, so that the choice is not applied to a newer one.
    styles: the `NumberConventions.tags` of the page on which it was typed; "" for the reader's own.
    """

    client: Annotated[str, Meta(min_length=1, max_length=64)]
    revision: Annotated[int, Meta(ge=0, lt=2**53)]
    base: Annotated[int, Meta(ge=0, lt=2**53)]
    seat: Annotated[int, Meta(ge=0, le=99)]
    do: Literal["save", "check", "pass", "talked", "try", "draw", "rows"]
    answer: dict[str, str | list[str]] = {}
    prefer: Literal["", "mine", "other", "both"] = ""
    seen: Annotated[int, Meta(ge=0, lt=2**53)] = 0
    styles: Annotated[str, Meta(max_length=60)] = ""


class AnswerVersion(Struct, frozen=True):
    """An answer as it was saved."""

    version: int
    answer: RawAnswer


class SeatState(Struct, frozen=True):
    """A member of the group and how far they are: open, ready, passed or away."""

    seat: int
    name: str
    state: str


class PrefilledValue(Struct, frozen=True, rename={"origin": "from"}):
    """The value that a field is prefilled with, and the name and address of the exercise that it comes from.

    linked: whether it belongs to a row of the other exercise, so that a row with the same id is expected here.
    """

    value: str
    origin: str
    url: str = ""
    linked: bool = False


class NumberMeaning(Struct, frozen=True):
    """One meaning of an ambiguous number: the tag of the number style that gives it this meaning, and it in words."""

    style: str
    words: str
