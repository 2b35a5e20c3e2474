"""What stands in the way of a paper or a plan: a sentence, and where it is mended."""

from dataclasses import dataclass

from coopkit.i18n import LazyText


@dataclass(frozen=True)
class Gap:
    """Something that is missing or cannot be: in words, and the exercise in which it is answered."""

    exercise: str
    said: LazyText
