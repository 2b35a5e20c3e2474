"""How numbers are read in a language: once, when saved; every reader then sees the same number their own way.

A number is read once, where it is typed. The store keeps the text and the number; whoever looks at it later, in another
language or country, sees the same number in their own way of writing.
"""

from decimal import Decimal

from coopkit.exercises import Definition, Raw
from coopkit.exercises.accept import field_at
from coopkit.exercises.fields import NumberField
from coopkit.i18n import Locale
from coopkit.store import AnswerContent

UNREAD_MARK = "?"
"""What stands behind a number that was not understood when it was saved, where this reader would understand it."""


def with_numbers(definition: Definition, sent: Raw, before: AnswerContent, locale: Locale) -> AnswerContent:
    """Return an answer with its numbers; a field that is as its reader was shown it keeps its text and its number.

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
            number = number if number is not None or typed != text else _read(definition, name, text, locale)
        else:
            number = _read(definition, name, text, locale)
        if number is not None:
            numbers[name] = number
    return AnswerContent(answer, numbers, {})


def in_readers_style(definition: Definition, content: AnswerContent, locale: Locale) -> Raw:
    """Return an answer of the store as this reader sees it: every number reads as it was read when it was saved."""
    return {
        name: text_in_readers_style(definition, name, text, content.numbers.get(name), locale)
        if isinstance(text, str)
        else text
        for name, text in content.answer.items()
    }


def text_in_readers_style(definition: Definition, name: str, text: str, number: str | None, locale: Locale) -> str:
    """Return one text as this reader sees it.

    Args:
        number: how it was read when it was saved; None where it was not understood, or is no number.
    """
    meant = None if number is None else Decimal(number)
    if locale.parse_number(text) == meant or (number is None and locale.means_the_same_in_every_style(text)):
        return text
    if not isinstance(field_at(definition, name), NumberField):
        return text
    return f"{text} {UNREAD_MARK}" if meant is None else locale.as_input(meant)


def _read(definition: Definition, name: str, text: str | list[str], locale: Locale) -> str | None:
    if not isinstance(text, str) or not isinstance(field_at(definition, name), NumberField):
        return None
    number = locale.parse_number(text)
    return None if number is None else f"{number.normalize():f}"
