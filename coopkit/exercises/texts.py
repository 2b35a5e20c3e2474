"""Texts that people read: those of authors in definitions and keys, and sentences of ours still to be translated."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin, get_type_hints

from msgspec import Meta, Struct


class Translatable(Struct, frozen=True):
    """A sentence of the interface that is translated when it is shown.

    msgid: the English text with placeholders such as `{name}`. values: by name; they may be sentences themselves.
    """

    msgid: str
    values: Mapping[str, Union[str, int, Decimal, "Translatable"]] = {}


Sentence: TypeAlias = str | Translatable
"""An author's text, which is in the reader's language already, or a sentence of ours."""


def find_texts(value: object) -> Iterator[str]:
    """Yield every text for people that isn't empty, in order; ids and the like are left out.

    Args:
        value: a definition, a key, a session, or a piece of one.
    """
    if isinstance(value, tuple):
        for each in value:
            yield from find_texts(each)
    elif isinstance(value, Struct):
        for name, is_text in _fields_with_text_flag(type(value)):
            found = getattr(value, name)
            if not is_text:
                yield from find_texts(found)
            elif found:
                yield from (found,) if isinstance(found, str) else found


@cache
def _fields_with_text_flag(kind: type[Struct]) -> tuple[tuple[str, bool], ...]:
    """Return the attributes of a class with whether each holds texts."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple((name, _is_text(hints[name])) for name in kind.__struct_fields__)


def _is_text(hint: Any) -> bool:
    """Return whether a type hint is `Text`, or a tuple of it."""
    if get_origin(hint) is Annotated:
        return any(isinstance(each, Meta) and (each.extra or {}).get("translate") for each in get_args(hint)[1:])
    return get_origin(hint) is tuple and any(_is_text(each) for each in get_args(hint))
