"""Functions with which notebooks build fields: the columns of a table and the inputs of a calculator."""

from coopkit.exercises.fields import (
    Condition,
    Note,
    NumberField,
    Option,
    PickOne,
    ReplacedField,
    Scale,
    Slider,
    TextField,
)
from coopkit.exercises.validation import TextsById, parse_start_reference


def words(
    id_: str, label: str, *, lines: int = 1, longest: int = 500, starts: str = "", distinct: bool = False
) -> TextField:
    """Build a field for a text.

    lines: how many there are on paper. longest: how many characters it can have. starts: another exercise's field with
    which it is prefilled. distinct: whether the same text twice in a column is a mistake.
    """
    return TextField(id_, label, lines, longest, distinct=distinct, starts=parse_start_reference(id_, starts))


def digits(id_: str, label: str, *, longest: int = 40, highest: int = 9) -> TextField:
    """Build a field for a row of digits, such as one score for each person: "2312".

    highest: the largest digit; if it is less than 9, the digits can be tapped.
    """
    return TextField(id_, label, 1, longest, digits=True, highest=highest)


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
    replaces: tuple[str, int] | None = None,
) -> NumberField:
    """Build a field for a number, with a unit after it.

    given: the number shown at the start, written as "12.50". least, most: limits, written the same way. whole: whether
    fractions are a mistake. starts: another exercise's field or figure with which it is prefilled. replaces: the id of
    a field that earlier versions asked in another unit, and how many of its units make one of this field's:
    ("minutes", 60) for hours.
    """
    begins = parse_start_reference(id_, starts)
    before = ReplacedField(*replaces) if replaces else None
    return NumberField(id_, label, unit, given, least=least, most=most, whole=whole, starts=begins, replaces=before)


def slide(id_: str, label: str, low: str, high: str, step: str, given: str, unit: str = "") -> Slider:
    """Build a slider from `low` to `high` in steps, which begins at `given`: an input of a calculator."""
    return Slider(id_, label, low, high, step, given, unit)


def choice(id_: str, label: str, options: TextsById) -> PickOne:
    """Build a field for one of several options, shown in the order listed."""
    pairs = options.items() if hasattr(options, "items") else options
    return PickOne(id_, label, tuple(Option(option, text) for option, text in pairs))


def scale(id_: str, label: str, low: int, high: int, low_label: str, high_label: str) -> Scale:
    """Build a field for a rating, a whole number on a scale with labels at both ends."""
    return Scale(id_, label, low, high, low_label, high_label)


def note(text: str, **when: str | tuple[str, ...]) -> Note:
    """Build a remark on rows in which each column named in `when` has the given value, or one of several."""
    conditions = tuple(
        Condition(column, (values,) if isinstance(values, str) else values) for column, values in when.items()
    )
    return Note(conditions, text)
