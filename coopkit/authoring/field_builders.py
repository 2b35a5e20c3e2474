"""Fields by name, for the columns of a table and the inputs of a calculator."""

from coopkit.exercises.fields import Condition, Note, NumberField, Option, PickOne, Scale, Slider, TextField
from coopkit.exercises.validation import TextsById, parse_start_reference


def words(
    id_: str, label: str, *, lines: int = 1, longest: int = 500, starts: str = "", distinct: bool = False
) -> TextField:
    """A field for words: so many lines on paper, at most so many characters.

    starts: another exercise's field from which it starts. distinct: the same twice in a column is a mistake.
    """
    return TextField(id_, label, lines, longest, distinct=distinct, starts=parse_start_reference(id_, starts))


def digits(id_: str, label: str, *, longest: int = 40) -> TextField:
    """A field for figures in a row, such as one score for each person: "2312"."""
    return TextField(id_, label, 1, longest, digits=True)


def figure(
    id_: str,
    label: str,
    unit: str = "",
    *,
    given: str = "",
    least: str = "",
    most: str = "",
    whole: bool = False,
    starts: str = "",
) -> NumberField:
    """A field for a number, with a unit behind it and perhaps a number given at the start.

    least, most: limits, written as "0". starts: another exercise's field or figure from which it starts.
    """
    begins = parse_start_reference(id_, starts)
    return NumberField(id_, label, unit, given, least=least, most=most, whole=whole, starts=begins)


def slide(id_: str, label: str, low: str, high: str, step: str, given: str, unit: str = "") -> Slider:
    """A number to slide from `low` to `high` by `step`, which begins at `given`: an input of a calculator."""
    return Slider(id_, label, low, high, step, given, unit)


def choice(id_: str, label: str, options: TextsById) -> PickOne:
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
