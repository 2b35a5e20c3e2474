"""What the builders of all kinds share: they validate ids, options, limits and starts, and shuffle options."""

import random
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias, TypeVar

from coopkit.exercises.fields import (
    LONGEST_TEXT,
    Cell,
    NumberField,
    Option,
    PickOne,
    Scale,
    Slider,
    StartReference,
    TextField,
    is_plain,
)


class DefinitionError(ValueError):
    """An exercise that can't work; the message names the exercise and says why."""


Listed: TypeAlias = Mapping[str, str] | Iterable[tuple[str, str]]
"""Ids and texts, in the order in which the author thinks of them."""


def options_of(where: str, what: str, listed: Listed, least: int = 2) -> tuple[Option, ...]:
    """Options from ids and texts.

    Raises:
        DefinitionError: fewer than `least`, an id twice, an id that cannot be part of a field's name, no text.
    """
    pairs = tuple(listed.items() if isinstance(listed, Mapping) else listed)
    if len(pairs) < least:
        raise DefinitionError(f"{where}: needs at least {least} {what}, has {len(pairs)}.")
    must_be_ids(where, what, [id_ for id_, _ in pairs])
    for id_, text in pairs:
        if not text.strip():
            raise DefinitionError(f"{where}: '{id_}' has no text.")
    return tuple(Option(id_, text) for id_, text in pairs)


FieldT = TypeVar("FieldT", bound=Cell | Slider)


def cells_of(where: str, what: str, fields: Iterable[FieldT]) -> tuple[FieldT, ...]:
    """The columns of a table or the inputs of a calculator.

    Raises:
        DefinitionError: an id twice or unusable, no label, no options, a scale or slider without steps, a text
            without room, a given value or limit that is no number.
    """
    listed = tuple(fields)
    must_be_ids(where, what, [field.id for field in listed])
    for field in listed:
        at = f"{where}, {field.id}"
        if not field.label.strip():
            raise DefinitionError(f"{at}: has no label.")
        match field:
            case PickOne():
                options_of(at, "options", [(option.id, option.text) for option in field.options])
            case Scale():
                must_be_scale(at, field.low, field.high)
            case TextField():
                must_have_room(at, field.lines, field.longest)
            case NumberField():
                must_be_limits(at, field.given, field.least, field.most)
            case Slider():
                _must_slide(at, field)
    return listed


def must_be_limits(where: str, given: str, least: str, most: str) -> None:
    """Validate limits, between which the given number must fit; "" means none.

    Raises:
        DefinitionError: one that is no number, a given number beyond the limits, limits that cross.
    """
    for what, written in (("given value", given), ("least", least), ("most", most)):
        if written and not is_plain(written):
            raise DefinitionError(f"{where}: the {what} must be a number like 12.50.")
    rising = [Decimal(written) for written in (least, given, most) if written]
    if rising != sorted(rising):
        raise DefinitionError(f"{where}: the least, the given value and the most must rise.")


def _must_slide(where: str, field: Slider) -> None:
    must_be_limits(where, field.given, field.low, field.high)
    if not (field.low and field.high and field.given and is_plain(field.step)):
        raise DefinitionError(f"{where}: a slider needs a low, a high, a step and a given number.")
    low, high, step, given = map(Decimal, (field.low, field.high, field.step, field.given))
    if not low < high or step <= 0 or (high - low) % step or (given - low) % step:
        raise DefinitionError(f"{where}: a slider's steps must lead from its low to the given number and its high.")


def must_be_ids(where: str, what: str, ids: Sequence[str]) -> None:
    """Validate ids: usable in a field's name, and each one once.

    Raises:
        DefinitionError: one of them.
    """
    for id_ in ids:
        if not id_ or not all(sign.isascii() and (sign.isalnum() or sign in "-_") for sign in id_):
            raise DefinitionError(f"{where}: '{id_}' cannot be an id: use letters, digits, - and _.")
        if ids.count(id_) > 1:
            raise DefinitionError(f"{where}: two {what} have the id '{id_}'.")


def must_be_scale(where: str, low: int, high: int) -> None:
    """Validate a scale, which must have steps and fit on a phone.

    Raises:
        DefinitionError: it does not rise from 0 or more to 10 or less.
    """
    if not 0 <= low < high <= 10:
        raise DefinitionError(f"{where}: a scale goes from a smaller to a larger number between 0 and 10.")


def must_have_room(where: str, lines: int, longest: int) -> None:
    """Validate the size of a text field.

    Raises:
        DefinitionError: no line, or a length beyond what is kept.
    """
    if lines < 1 or not 1 <= longest <= LONGEST_TEXT:
        raise DefinitionError(f"{where}: needs at least one line and 1 to {LONGEST_TEXT} characters.")


def must_be_among(where: str, what: str, ids: Iterable[str], options: Iterable[Option]) -> None:
    """Validate ids that must each be one of the options.

    Raises:
        DefinitionError: an id that is no option's.
    """
    known = {option.id for option in options}
    for id_ in ids:
        if id_ not in known:
            raise DefinitionError(f"{where}: {what} '{id_}' is none of {', '.join(sorted(known))}.")


_FIELD = re.compile(r"(?P<exercise>[a-z0-9.-]+)/(?P<name>[a-z0-9-]+\.(?:(?:\*|[\w-]+)\.)?[\w-]+)", re.ASCII)
_FIGURE = re.compile(r"(?P<exercise>[a-z0-9.-]+)/(?P<part>[a-z0-9-]+)/(?P<figure>[\w-]+)", re.ASCII)


def start_of(field: str, written: str) -> StartReference | None:
    """Read a start as an author writes it: "exercise/part.field", "exercise/part.*.column" or "exercise/part/figure".

    Args:
        field: the id of the field that starts there, for the message.
        written: "" for none.

    Raises:
        DefinitionError: it has another form.
    """
    if not written:
        return None
    found = _FIELD.fullmatch(written) or _FIGURE.fullmatch(written)
    if found is None:
        raise DefinitionError(
            f"{field}: starts from '{written}'; write exercise/part.field, exercise/part.*.column "
            "or exercise/part/figure."
        )
    return StartReference(**found.groupdict())


T = TypeVar("T")


def shuffled(items: Sequence[T], seed: str) -> tuple[T, ...]:
    """Return the items in an order that depends on the seed alone and is never the given one.

    Args:
        items: at least two for the order to change.
        seed: the exercise's id and the part's, so that every face shows the same order.
    """
    order = list(items)
    generator = random.Random(seed)
    while len(order) > 1 and order == list(items):
        generator.shuffle(order)
    return tuple(order)
