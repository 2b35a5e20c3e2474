"""What people read: the texts in definitions and keys, and sentences of ours that wait for a language."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin, get_type_hints

from msgspec import Meta, Struct


class Translatable(Struct, frozen=True):
    """A sentence of the interface that is not yet in a language.

    msgid: the English text, with `{name}` where a value goes. values: by name; they may be messages themselves.
    """

    msgid: str
    values: Mapping[str, Union[str, int, Decimal, "Translatable"]] = {}


Sentence: TypeAlias = str | Translatable
"""A text of an author's, which is in the reader's language already, or a message of ours."""


def texts_of(value: object) -> Iterator[str]:
    """Every text in it that is not empty, in the order in which it stands there.

    Args:
        value: a definition, a key, a session, or a piece of one; ids, units of code and files are no texts.
    """
    if isinstance(value, tuple):
        for each in value:
            yield from texts_of(each)
    elif isinstance(value, Struct):
        for name, is_text in _fields(type(value)):
            found = getattr(value, name)
            if not is_text:
                yield from texts_of(found)
            elif found:
                yield from (found,) if isinstance(found, str) else found


@cache
def _fields(kind: type[Struct]) -> tuple[tuple[str, bool], ...]:
    """The fields of a kind of object, and whether each holds texts."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple((name, _is_text(hints[name])) for name in kind.__struct_fields__)


def _is_text(hint: Any) -> bool:
    if get_origin(hint) is Annotated:
        return any(isinstance(each, Meta) and (each.extra or {}).get("translate") for each in get_args(hint)[1:])
    return get_origin(hint) is tuple and any(_is_text(each) for each in get_args(hint))
