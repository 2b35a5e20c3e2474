"""The third migration: how the numbers of each answer were read. Frozen: a change of the tables is a new migration.

Until then a number was read anew by whoever looked at it. All of it was typed for the only language that there was,
English, so that is how it is read here, by the rules of that time. Texts of other fields are read as well, which does
no harm: the numbers of an answer are asked for by the names of number fields only.
"""

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal

import sqlalchemy as sa

MOST_DIGITS = 28
_ANSWERS = sa.table(
    "answers",
    sa.column("learner", sa.Text),
    sa.column("seat", sa.Integer),
    sa.column("exercise", sa.Text),
    sa.column("answer", sa.JSON),
    sa.column("numbers", sa.JSON),
)
_HISTORY = sa.table(
    "history", sa.column("sequence", sa.Integer), sa.column("answer", sa.JSON), sa.column("numbers", sa.JSON)
)
_SIGNS = (
    dict.fromkeys("\u00a0\u2009\u202f", " ")
    | dict.fromkeys("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", "")
    | {"\u2212": "-", "\u066b": ".", "\u066c": ","}
)
_BY_THOUSANDS = r"[1-9]\d{0,2}(?P<sign>[, ])\d{3}(?:(?P=sign)\d{3})*"
_BY_LAKHS = r"[1-9]\d?(?P<lakh>[, ])\d{2}(?:(?P=lakh)\d{2})*(?P=lakh)\d{3}"
_NUMBER = re.compile(rf"[+-]?(?:(?:{_BY_THOUSANDS}|{_BY_LAKHS}|\d+)(?:\.\d+)?|\.\d+)", re.ASCII)


def run(connection: sa.Connection) -> None:
    """Add the numbers beside each answer, and fill them in."""
    for table in ("answers", "history"):
        connection.execute(sa.text(f"ALTER TABLE {table} ADD COLUMN numbers JSON DEFAULT '{{}}' NOT NULL"))
    for learner, seat, exercise, answer in connection.execute(
        sa.select(_ANSWERS.c.learner, _ANSWERS.c.seat, _ANSWERS.c.exercise, _ANSWERS.c.answer)
    ).all():
        here = sa.and_(_ANSWERS.c.learner == learner, _ANSWERS.c.seat == seat, _ANSWERS.c.exercise == exercise)
        connection.execute(_ANSWERS.update().where(here).values(numbers=numbers_in(answer)))
    for sequence, answer in connection.execute(sa.select(_HISTORY.c.sequence, _HISTORY.c.answer)).all():
        row = _HISTORY.c.sequence == sequence
        connection.execute(_HISTORY.update().where(row).values(numbers=numbers_in(answer)))


def numbers_in(answer: Mapping[str, object]) -> dict[str, str]:
    """Return every text of an answer that was a number in English, as a plain number, by its field."""
    read = {name: _english(value) for name, value in answer.items() if isinstance(value, str)}
    return {name: f"{number:f}" for name, number in read.items() if number is not None}


def _english(text: str) -> Decimal | None:
    plain = "".join(_SIGNS[sign] if sign in _SIGNS else _western(sign) for sign in text.strip()).strip(" ")
    if _NUMBER.fullmatch(plain) is None or sum(map(str.isdigit, plain)) > MOST_DIGITS:
        return None
    return Decimal(plain.replace(",", "").replace(" ", ""))


def _western(sign: str) -> str:
    digit = unicodedata.decimal(sign, None)
    return sign if digit is None else str(digit)
