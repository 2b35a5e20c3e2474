"""What a form sends and what it gets, whatever carries it."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from coopkit.exercises import Raw


class Message(Struct, frozen=True, forbid_unknown_fields=True):
    """One sending of a form; to "try" and to "draw" keep nothing.

    `client` is the browser's random id, `revision` its own count, `base` the server's version it began with.
    `prefer`: which version counts where somebody else has changed the same meanwhile; "" asks, where there is a choice.
    `seen`: the other version that was shown when somebody chose, so that the choice is not taken for anything newer.
    `styles` says how numbers were written where it was typed, as `NumberSigns.tags`; "" as on the reader's pages now.
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
    """An answer as it was kept."""

    version: int
    answer: Raw


class SeatState(Struct, frozen=True):
    """A member of the group and how far they are: open, ready, passed or away."""

    seat: int
    name: str
    state: str


class PrefilledValue(Struct, frozen=True, rename={"origin": "from"}):
    """What a field starts from: its text, words that name the other exercise, and that exercise's address.

    linked: whether it belongs to a row of the other exercise, so that a row of the same id is expected here.
    """

    value: str
    origin: str
    url: str = ""
    linked: bool = False


class Meaning(Struct, frozen=True):
    """What a number with two meanings can mean: the style in which it does, as a tag, and the number in words."""

    style: str
    words: str


class State(Struct, frozen=True, kw_only=True):
    """An exercise as this learner may see it now; HTML in it was made by the server."""

    exercise: str
    phase: str
    answers: dict[str, AnswerVersion] = {}
    seats: tuple[SeatState, ...] = ()
    result: str | None = None
    feedback: str = ""
    marks: tuple[tuple[str, str, str], ...] = ()
    notes: dict[str, str] = {}
    totals: dict[str, str] = {}
    computed: dict[str, str] = {}
    charts: tuple[str, ...] = ()
    problems: dict[str, str] = {}
    meanings: dict[str, tuple[Meaning, ...]] = {}
    readings: dict[str, str] = {}
    starts: dict[str, PrefilledValue] = {}
    talk: str = ""


class Reply(Struct, frozen=True, kw_only=True):
    """The answer to a message.

    merged: the current answer, where it holds what was sent and what somebody else saved meanwhile. other: the current
    answer, where what was sent is kept aside and somebody must choose; both: whether both versions have room.
    """

    version: int
    saved: str
    state: State
    result: str | UnsetType = UNSET
    feedback: str | UnsetType = UNSET
    other: AnswerVersion | UnsetType = UNSET
    both: bool | UnsetType = UNSET
    merged: AnswerVersion | UnsetType = UNSET


class Preview(Struct, frozen=True, kw_only=True):
    """What is said about an answer while it is typed; `charts` names the parts of which there is a chart."""

    problems: dict[str, str]
    meanings: dict[str, tuple[Meaning, ...]]
    readings: dict[str, str]
    notes: dict[str, str]
    totals: dict[str, str]
    computed: dict[str, str]
    charts: tuple[str, ...]


class ChartPreview(Struct, frozen=True):
    """The charts of an answer as HTML, by part."""

    drawn: dict[str, str]
