"""The form of a list that was brought: what people answered in it, and what it shows."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from typing import Any, Literal, cast, get_args

import msgspec

from coopkit.business.money import add_up
from coopkit.i18n import Locale
from coopkit.portfolio.members.choices import NOT_THERE, ImportChoices
from coopkit.portfolio.members.commas import CommasMean
from coopkit.portfolio.members.import_list import ImportedList
from coopkit.portfolio.members.saved_list import COLUMNS, TEXT, Member, as_lines, of_lines
from coopkit.portfolio.members.tables import ImportedFile, pack, unpack
from coopkit.store import StoredAnswer

MOST_SHOWN = 100
"""Members on the page; a longer list is kept whole all the same."""
MOST_MENDED = 40
"""Rows to look at that are on the page at once; the others come when these are done."""
_LONGEST_NUMBER = 7
_SHOWN_AGAIN = ("sheet", "commas", "hidden", "style")
"""Questions that stay on the page with their answers, to be changed."""

Typed = Callable[[str], str]


@dataclass(frozen=True)
class Looked:
    """What the page shows: a list that was brought, and what is said about it.

    kept: the list as it is saved. brought, choices, read: None where nothing was brought. problem: a sentence, "" where
    there is none.
    """

    kept: StoredAnswer | None
    brought: ImportedFile | None = None
    choices: ImportChoices | None = None
    read: ImportedList | None = None
    problem: str = ""


def read_brought(typed: Typed) -> ImportedFile:
    """What the form carries along. Raises ValueError for anything that no page of ours wrote."""
    return unpack(typed("brought"))


def read_choices(typed: Typed, all_typed: Callable[[str], Iterable[str]]) -> ImportChoices:
    """What people answered in the form.

    Answers about columns and rows belong to the sheet of which they were asked; for another one they do not hold.
    Raises ValueError for anything that no page of ours sends.
    """
    sheet, commas = _number(typed("sheet")), _one_of(typed("commas"), CommasMean)
    choices = ImportChoices(sheet=sheet, encoding=typed("encoding"), commas=cast(CommasMean, commas))
    if typed("of") != f"{typed('sheet')}/{typed('commas')}":
        return choices
    return ImportChoices(
        sheet=sheet,
        encoding=choices.encoding,
        commas=choices.commas,
        hidden=cast(Literal["", "count", "leave"], _one_of(typed("hidden"), Literal["", "count", "leave"])),
        columns={
            ours: None if typed(f"column.{ours}") == NOT_THERE else _number(typed(f"column.{ours}"))
            for ours in COLUMNS
            if typed(f"column.{ours}")
        },
        style=typed("style"),
        corrections={**_carried_corrections(typed("corrections")), **_corrections(typed, all_typed("bad"))},
        confirmed=frozenset(number for each in all_typed("right") if (number := _number(each)) is not None),
    )


def about(read: ImportedList) -> str:
    """What answers about columns and rows belong to: the sheet, and what its commas mean."""
    answers = {question.name: question.answer for question in read.questions}
    return f"{answers.get('sheet', '')}/{answers.get('commas', '')}"


def digest(members: Iterable[Member]) -> str:
    """A short text that is another for another list: the page saves what it has shown, and nothing else."""
    return sha256(as_lines(members).encode()).hexdigest()[:16]


def kept_members(kept: StoredAnswer | None) -> tuple[Member, ...]:
    """The members of a list as it is kept."""
    text = kept.answer.get(TEXT, "") if kept else ""
    return of_lines(text) if isinstance(text, str) else ()


def shown(looked: Looked, locale: Locale) -> dict[str, Any]:
    """What the page's template names."""
    read, saved = looked.read, kept_members(looked.kept)
    members: Mapping[int, Member] = read.members if read else dict(enumerate(saved, start=1))
    return {
        "problem": looked.problem,
        "read": read,
        "saved": saved,
        "saved_at": locale.date(looked.kept.saved_at.astimezone().date()) if looked.kept and saved else "",
        "base": looked.kept.version if looked.kept else 0,
        "columns": COLUMNS,
        "members": list(islice(members.items(), MOST_SHOWN)),
        "count": len(members),
        "sums": (add_up(each.use for each in members.values()), add_up(each.paid_up for each in members.values())),
        **(_form(looked, read) if read else {}),
    }


def _form(looked: Looked, read: ImportedList) -> dict[str, Any]:
    assert looked.brought is not None
    assert looked.choices is not None
    bad = read.bad[:MOST_MENDED]
    asked_again = {row.number for row in bad}
    choices = looked.choices
    return {
        "brought": pack(looked.brought),
        "of": about(read),
        "digest": digest(read.members.values()),
        "corrections": msgspec.json.encode(dict(choices.corrections)).decode() if choices.corrections else "",
        "right": sorted(choices.confirmed - asked_again),
        "was": {row.number: msgspec.json.encode(row.cells).decode() for row in bad},
        "bad": bad,
        "columns_open": any(question.name.startswith("column.") for question in read.open),
        "has_choices": any(question.name in _SHOWN_AGAIN for question in read.questions),
        "titles": {ours: read.columns.titles[place] for ours, place in read.columns.places.items() if place is not None}
        if read.columns
        else {},
    }


def _corrections(typed: Typed, numbers: Iterable[str]) -> dict[int, tuple[str, ...]]:
    """The rows on the page that people have changed."""
    found = {}
    for each in numbers:
        number = _number(each)
        cells = tuple(typed(f"{each}.{column}") for column in COLUMNS)
        if number is not None and cells != msgspec.json.decode(typed(f"{each}.was") or "[]", type=tuple[str, ...]):
            found[number] = cells
    return found


def _carried_corrections(typed: str) -> dict[int, tuple[str, ...]]:
    corrections = msgspec.json.decode(typed or "{}", type=dict[int, tuple[str, ...]])
    if any(len(cells) != len(COLUMNS) for cells in corrections.values()):
        raise ValueError("a row has other cells than ours")
    return corrections


def _number(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) <= _LONGEST_NUMBER else None


def _one_of(typed: str, words: Any) -> str:
    return typed if typed in get_args(words) else ""
