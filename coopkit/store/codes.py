"""Class codes and resume codes: digits that are easy to say, and to type on any keyboard."""

import secrets
import unicodedata

CLASS_DIGITS = 6
RESUME_DIGITS = 8

# The quasigroup of order 10 from H. Michael Damm, "Total anti-symmetrische Quasigruppen" (Marburg, 2004):
# it finds every single wrong digit and every swap of two neighbours.
_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)


def new_class_code() -> str:
    """Return a random class code of six digits, the first not zero."""
    return _random_digits(CLASS_DIGITS)


def new_resume_code() -> str:
    """Return a random resume code of eight digits, the first not zero, the last a check digit."""
    digits = _random_digits(RESUME_DIGITS - 1)
    return f"{digits}{_damm(digits)}"


def read_class_code(text: str) -> str | None:
    """Return the class code that somebody typed, or None if it isn't one.

    text: digits of any script; spaces, dashes and dots between them do not matter.
    """
    return _read_digits(text, CLASS_DIGITS)


def read_resume_code(text: str) -> str | None:
    """Return the resume code that somebody typed, or None if it isn't one or its check digit is wrong.

    text: digits of any script; spaces, dashes and dots between them do not matter.
    """
    digits = _read_digits(text, RESUME_DIGITS)
    return digits if digits is not None and _damm(digits) == 0 else None


def show_code(code: str) -> str:
    """Return a code in two groups, as it is read aloud: "482 913", "1234 5678"."""
    half = len(code) // 2
    return f"{code[:half]} {code[half:]}"


def _random_digits(count: int) -> str:
    lowest = 10 ** (count - 1)
    return str(lowest + secrets.randbelow(9 * lowest))


def _damm(digits: str) -> int:
    """Return the Damm check digit of these digits, which finds any one wrong digit and any two swapped."""
    interim = 0
    for digit in digits:
        interim = _DAMM[interim][int(digit)]
    return interim


def _read_digits(text: str, count: int) -> str | None:
    """Return the digits that somebody typed, in ASCII, or None if there aren't exactly `count`."""
    digits = ""
    for character in text:
        digit = unicodedata.digit(character, None)
        if digit is not None:
            digits += str(digit)
        elif not _is_separator(character):
            return None
    return digits if len(digits) == count else None


def _is_separator(character: str) -> bool:
    # Cf: invisible direction marks, which are copied along from right-to-left text.
    return character.isspace() or character in ".·" or unicodedata.category(character) in ("Pd", "Cf")
