"""Fields by name, for the columns of a table and the inputs of a calculator."""

from coopkit.exercises.fields import Condition, Note, NumberField, Option, PickOne, Scale, TextField
from coopkit.exercises.part import Listed


def words(id_: str, label: str, *, lines: int = 1, longest: int = 500) -> TextField:
    """A field for words: so many lines on paper, at most so many characters."""
    return TextField(id_, label, lines, longest)


def digits(id_: str, label: str, *, longest: int = 40) -> TextField:
    """A field for figures in a row, such as one score for each person: "2312"."""
    return TextField(id_, label, 1, longest, digits=True)


def figure(id_: str, label: str, *, unit: str = "", given: str = "") -> NumberField:
    """A field for a number, with a unit behind it and perhaps a number given at the start."""
    return NumberField(id_, label, unit, given)


def choice(id_: str, label: str, options: Listed) -> PickOne:
    """A field for one of several options, shown as listed."""
    pairs = options.items() if hasattr(options, "items") else options
    return PickOne(id_, label, tuple(Option(option, text) for option, text in pairs))


def scale(id_: str, label: str, low: int, high: int, low_label: str, high_label: str) -> Scale:
    """A field for a whole number on a scale whose ends are named."""
    return Scale(id_, label, low, high, low_label, high_label)


def note(text: str, **when: str | tuple[str, ...]) -> Note:
    """A remark on a row: for each column named, the value it must have, or one of several."""
    conditions = tuple(
        Condition(column, (values,) if isinstance(values, str) else values) for column, values in when.items()
    )
    return Note(conditions, text)
