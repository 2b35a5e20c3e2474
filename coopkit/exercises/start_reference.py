"""Where a field starts from, as an author writes it."""

import re

from coopkit.exercises.fields import Start
from coopkit.exercises.part import DefinitionError

_FIELD = re.compile(r"(?P<exercise>[a-z0-9.-]+)/(?P<name>[a-z0-9-]+\.(?:(?:\*|[\w-]+)\.)?[\w-]+)", re.ASCII)
_FIGURE = re.compile(r"(?P<exercise>[a-z0-9.-]+)/(?P<part>[a-z0-9-]+)/(?P<figure>[\w-]+)", re.ASCII)


def start_of(field: str, written: str) -> Start | None:
    """A start as an author writes it: "exercise/part.field", "exercise/part.*.column" or "exercise/part/figure".

    Args:
        field: the id of the field that starts there, for the message.
        written: "" for none.

    Raises:
        DefinitionError: it is written in another way.
    """
    if not written:
        return None
    found = _FIELD.fullmatch(written) or _FIGURE.fullmatch(written)
    if found is None:
        raise DefinitionError(
            f"{field}: starts from '{written}'; write exercise/part.field, exercise/part.*.column "
            "or exercise/part/figure."
        )
    return Start(**found.groupdict())
