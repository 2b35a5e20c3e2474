"""How numbers are read: once, in the language in which they are typed, when they are saved.

The store keeps the text and the number. A reader in another language or country sees the same number in their own
number style.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from math import ceil

from coopkit.exercises import Definition, RawAnswer
from coopkit.exercises.accept import field_at
from coopkit.exercises.blocks import fields_of
from coopkit.exercises.fields import NumberField, ReplacedField, single_value
from coopkit.i18n import Locale
from coopkit.store import AnswerContent

UNREAD_MARK = "?"
"""The mark after a number that couldn't be read when it was saved, but could be in this reader's style."""
MOST_DECIMALS = 6


def with_numbers_read(definition: Definition, sent: RawAnswer, before: AnswerContent, locale: Locale) -> AnswerContent:
    """Return an answer as it is saved, with the number that was read in each number field.

    A field that its reader hasn't changed keeps the stored text and number.

    Args:
        sent: an accepted answer.
        before: the current answer, as the store has it.
        locale: of the page on which it was typed.
    """
    answer, numbers = dict(sent), dict[str, str]()
    for name, text in sent.items():
        typed, number = before.answer.get(name), before.numbers.get(name)
        if isinstance(typed, str) and text == text_in_readers_style(definition, name, typed, number, locale):
            answer[name] = typed
            number = number if number is not None or typed != text else _read_number(definition, name, text, locale)
        else:
            number = _read_number(definition, name, text, locale)
        if number is not None:
            numbers[name] = number
    return AnswerContent(answer, numbers, {})


def in_readers_style(definition: Definition, content: AnswerContent, locale: Locale) -> RawAnswer:
    """Return a stored answer as this reader sees it, with every number in the reader's style and in today's unit."""
    seen = {
        name: text_in_readers_style(definition, name, text, content.numbers.get(name), locale)
        if isinstance(text, str)
        else text
        for name, text in content.answer.items()
    }
    for name, field, replaced in _replaced_fields(definition):
        before = single_value(seen, name)
        number = locale.parse_number(before)
        seen.pop(name, None)
        if number is not None and field not in seen:
            seen[field] = locale.as_input(_in_new_unit(number, replaced.units))
    return seen


def _replaced_fields(definition: Definition) -> Iterator[tuple[str, str, ReplacedField]]:
    """Yield the full names of each field of earlier versions and of the field that replaces it."""
    for part in definition.parts:
        for field in fields_of(part.layout()):
            if isinstance(field, NumberField) and field.replaces:
                yield f"{part.id}.{field.replaces.id}", f"{part.id}.{field.id}", field.replaces


def _in_new_unit(number: Decimal, units: int) -> Decimal:
    """Return a number in a larger unit.

    units: how many of its units make one of the new. A third of an hour is rounded up in the sixth decimal place, so
    that a count that is rounded down stays what it was.
    """
    exact = Fraction(number) / units
    return Decimal(ceil(exact * 10**MOST_DECIMALS)).scaleb(-MOST_DECIMALS).normalize()


def text_in_readers_style(definition: Definition, name: str, text: str, number: str | None, locale: Locale) -> str:
    """Return the text of one field as this reader sees it.

    Args:
        text: as it was typed.
        number: how it was read when it was saved; None if it couldn't be read, or isn't a number.
    """
    meant = None if number is None else Decimal(number)
    if locale.parse_number(text) == meant or (number is None and locale.means_the_same_in_every_style(text)):
        return text
    if not isinstance(field_at(definition, name), NumberField):
        return text
    return f"{text} {UNREAD_MARK}" if meant is None else locale.as_input(meant)


def _read_number(definition: Definition, name: str, text: str | list[str], locale: Locale) -> str | None:
    """Return the number in a number field as plain text; None for other fields and unreadable numbers."""
    if not isinstance(text, str) or not isinstance(field_at(definition, name), NumberField):
        return None
    number = locale.parse_number(text)
    return None if number is None else f"{number.normalize():f}"
