"""What a form sends, over HTTP or to a notebook's kernel, and the small values that it gets back unchanged."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from coopkit.exercises import Raw


class Message(Struct, frozen=True, forbid_unknown_fields=True):
    """One message from a form. "try" and "draw" are previews and save nothing.

    client: the browser's random id. revision: its own count. base: the server's version that the answer began with.
    prefer: in a conflict, which version counts; "" asks where there is a choice.
    seen: the other version that was shown when somebody chose, so that the choice is not applied to a newer one.
    styles: the `NumberConventions.tags` of the page on which it was typed; "" for the reader's own.
    """

    client: Annotated[str, Meta(min_length=1, max_length=64)]
    revision: Annotated[int, Meta(ge=0, lt=2**53)]
    base: Annotated[int, Meta(ge=0, lt=2**53)]
    seat: Annotated[int, Meta(ge=0, le=99)]
    do: Literal["save", "check", "pass", "talked", "try", "draw"]
    answer: dict[str, str | list[str]] = {}
    prefer: Literal["", "mine", "other", "both"] = ""
    seen: Annotated[int, Meta(ge=0, lt=2**53)] = 0
    styles: Annotated[str, Meta(max_length=60)] = ""


class AnswerVersion(Struct, frozen=True):
    """An answer as it was saved."""

    version: int
    answer: Raw


class SeatState(Struct, frozen=True):
    """A member of the group and how far they are: open, ready, passed or away."""

    seat: int
    name: str
    state: str


class PrefilledValue(Struct, frozen=True, rename={"origin": "from"}):
    """The value a field starts from: its text, and the name and address of the exercise that it comes from.

    linked: whether it belongs to a row of the other exercise, so that a row with the same id is expected here.
    """

    value: str
    origin: str
    url: str = ""
    linked: bool = False


class Meaning(Struct, frozen=True):
    """One meaning of an ambiguous number: the number style in which it holds, as a tag, and the number in words."""

    style: str
    words: str
