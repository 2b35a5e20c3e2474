"""Shared by the builders of all kinds: validate ids, options, limits and references, and shuffle options."""

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
    is_plain_number,
)


class DefinitionError(ValueError):
    """An exercise that can't work; the message names the exercise and says why."""


TextsById: TypeAlias = Mapping[str, str] | Iterable[tuple[str, str]]
"""Texts with their ids, in the author's order: a mapping, or pairs of id and text."""


def make_options(where: str, what: str, listed: TextsById, least: int = 2) -> tuple[Option, ...]:
    """Make options from ids and texts.

    Args:
        where, what: begin the message of an error: the exercise and part, and what the options are ("cards").
        least: how many there must be.

    Raises:
        DefinitionError: fewer than `least`, an id twice, an id that cannot be part of a field's name, no text.
    """
    pairs = tuple(listed.items() if isinstance(listed, Mapping) else listed)
    if len(pairs) < least:
        raise DefinitionError(f"{where}: needs at least {least} {what}, has {len(pairs)}.")
    validate_ids(where, what, [id_ for id_, _ in pairs])
    for id_, text in pairs:
        if not text.strip():
            raise DefinitionError(f"{where}: '{id_}' has no text.")
    return tuple(Option(id_, text) for id_, text in pairs)


FieldT = TypeVar("FieldT", bound=Cell | Slider)


def validate_fields(where: str, what: str, fields: Iterable[FieldT]) -> tuple[FieldT, ...]:
    """Validate the columns of a table or the inputs of a calculator, and return them.

    Raises:
        DefinitionError: an id twice or unusable, no label, no options, a scale or slider without steps, a text field
            without lines, a given value or limit that isn't a number.
    """
    listed = tuple(fields)
    validate_ids(where, what, [field.id for field in listed])
    for field in listed:
        at = f"{where}, {field.id}"
        if not field.label.strip():
            raise DefinitionError(f"{at}: has no label.")
        match field:
            case PickOne():
                make_options(at, "options", [(option.id, option.text) for option in field.options])
            case Scale():
                validate_scale(at, field.low, field.high)
            case TextField():
                validate_text_size(at, field.lines, field.longest)
            case NumberField():
                validate_limits(at, field.given, field.least, field.most)
                if field.replaces:
                    validate_ids(where, what, [*(each.id for each in listed), field.replaces.id])
            case Slider():
                _validate_slider(at, field)
    return listed


def validate_limits(where: str, given: str, least: str, most: str) -> None:
    """Validate a given number and the limits that it must fit between; "" means none.

    Raises:
        DefinitionError: one isn't a number, the given number is beyond a limit, or the limits cross.
    """
    for what, written in (("given value", given), ("least", least), ("most", most)):
        if written and not is_plain_number(written):
            raise DefinitionError(f"{where}: the {what} must be a number like 12.50.")
    rising = [Decimal(written) for written in (least, given, most) if written]
    if rising != sorted(rising):
        raise DefinitionError(f"{where}: the least, the given value and the most must rise.")


def _validate_slider(where: str, field: Slider) -> None:
    """Validate that a slider has numbers, and that its steps lead from `low` to `given` and `high`."""
    validate_limits(where, field.given, field.low, field.high)
    if not (field.low and field.high and field.given and is_plain_number(field.step)):
        raise DefinitionError(f"{where}: a slider needs a low, a high, a step and a given number.")
    low, high, step, given = map(Decimal, (field.low, field.high, field.step, field.given))
    if not low < high or step <= 0 or (high - low) % step or (given - low) % step:
        raise DefinitionError(f"{where}: a slider's steps must lead from its low to the given number and its high.")


def validate_ids(where: str, what: str, ids: Sequence[str]) -> None:
    """Validate ids: each must be usable in a field's name and occur once.

    Raises:
        DefinitionError: an id that isn't.
    """
    for id_ in ids:
        if not id_ or not all(sign.isascii() and (sign.isalnum() or sign in "-_") for sign in id_):
            raise DefinitionError(f"{where}: '{id_}' cannot be an id: use letters, digits, - and _.")
        if ids.count(id_) > 1:
            raise DefinitionError(f"{where}: two {what} have the id '{id_}'.")


def validate_scale(where: str, low: int, high: int) -> None:
    """Validate a scale, which must have steps and fit on a phone.

    Raises:
        DefinitionError: it does not rise from 0 or more to 10 or less.
    """
    if not 0 <= low < high <= 10:
        raise DefinitionError(f"{where}: a scale goes from a smaller to a larger number between 0 and 10.")


def validate_text_size(where: str, lines: int, longest: int) -> None:
    """Validate the size of a text field.

    Raises:
        DefinitionError: no line, or a length beyond what is kept.
    """
    if lines < 1 or not 1 <= longest <= LONGEST_TEXT:
        raise DefinitionError(f"{where}: needs at least one line and 1 to {LONGEST_TEXT} characters.")


def validate_option_ids(where: str, what: str, ids: Iterable[str], options: Iterable[Option]) -> None:
    """Validate ids, each of which must be an option's.

    Raises:
        DefinitionError: an id that isn't an option's.
    """
    known = {option.id for option in options}
    for id_ in ids:
        if id_ not in known:
            raise DefinitionError(f"{where}: {what} '{id_}' is none of {', '.join(sorted(known))}.")


_FIELD = re.compile(r"(?P<exercise>[a-z0-9.-]+)/(?P<name>[a-z0-9-]+\.(?:(?:\*|[\w-]+)\.)?[\w-]+)", re.ASCII)
_FIGURE = re.compile(r"(?P<exercise>[a-z0-9.-]+)/(?P<part>[a-z0-9-]+)/(?P<figure>[\w-]+)", re.ASCII)


def parse_start_reference(field: str, written: str) -> StartReference | None:
    """Parse the reference to the field or figure that another field's first value comes from.

    Args:
        field: the id of the field that is prefilled, for the message.
        written: "exercise/part.field", "exercise/part.*.column" or "exercise/part/figure"; "" for none.

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
