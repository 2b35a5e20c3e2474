"""The form of an imported member list: reading what was answered, and the context of its template."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from typing import Any, Literal, cast, get_args

import msgspec

from coopkit.business.money import add_up
from coopkit.i18n import Locale
from coopkit.portfolio.members.ambiguous_commas import CommasMean
from coopkit.portfolio.members.choices import NOT_THERE, ImportChoices
from coopkit.portfolio.members.import_list import ImportedList
from coopkit.portfolio.members.imported_file import ImportedFile, pack, unpack
from coopkit.portfolio.members.saved_list import COLUMNS, LIST_TEXT, Member, format_list, parse_list
from coopkit.store import StoredAnswer

MAX_MEMBERS_SHOWN = 100
"""Members on the page; a longer list is saved whole all the same."""
MAX_ROWS_TO_CORRECT = 40
"""Rows to look at that are on the page at once; the others come when these are done."""
_LONGEST_NUMBER = 7
_SHOWN_AGAIN = ("sheet", "commas", "hidden", "style")
"""Questions that stay on the page with their answers, to be changed."""

Typed = Callable[[str], str]


@dataclass(frozen=True)
class MemberListForm:
    """The state of the page: a list that was imported, and what is wrong with it.

    saved: the list as the store has it. imported, choices, read: None where no list was imported. problem: "" for none.
    """

    saved: StoredAnswer | None
    imported: ImportedFile | None = None
    choices: ImportChoices | None = None
    read: ImportedList | None = None
    problem: str = ""


def read_imported_file(typed: Typed) -> ImportedFile:
    """Return the imported file that the form sends along. Raises ValueError for anything our page didn't write."""
    return unpack(typed("brought"))


def read_choices(typed: Typed, all_typed: Callable[[str], Iterable[str]]) -> ImportChoices:
    """Return the answers given in the form.

    Answers about columns and rows belong to the sheet of which they were asked; for another one they do not hold.
    Raises ValueError for anything that no page of ours sends.
    """
    sheet, commas = _small_number(typed("sheet")), _word_or_empty(typed("commas"), CommasMean)
    choices = ImportChoices(sheet=sheet, encoding=typed("encoding"), commas=cast(CommasMean, commas))
    if typed("of") != f"{typed('sheet')}/{typed('commas')}":
        return choices
    return ImportChoices(
        sheet=sheet,
        encoding=choices.encoding,
        commas=choices.commas,
        hidden=cast(Literal["", "count", "leave"], _word_or_empty(typed("hidden"), Literal["", "count", "leave"])),
        columns={
            ours: None if typed(f"column.{ours}") == NOT_THERE else _small_number(typed(f"column.{ours}"))
            for ours in COLUMNS
            if typed(f"column.{ours}")
        },
        style=typed("style"),
        corrections={**_earlier_corrections(typed("corrections")), **_corrections(typed, all_typed("bad"))},
        confirmed=frozenset(number for each in all_typed("right") if (number := _small_number(each)) is not None),
    )


def question_scope(read: ImportedList) -> str:
    """Return the sheet, and what its commas mean, that answers about columns and rows belong to."""
    answers = {question.name: question.answer for question in read.questions}
    return f"{answers.get('sheet', '')}/{answers.get('commas', '')}"


def list_hash(members: Iterable[Member]) -> str:
    """Return a hash of a list, so that the page saves exactly the list it has shown."""
    return sha256(format_list(members).encode()).hexdigest()[:16]


def saved_members(saved: StoredAnswer | None) -> tuple[Member, ...]:
    """Return the members in a saved list."""
    text = saved.answer.get(LIST_TEXT, "") if saved else ""
    return parse_list(text) if isinstance(text, str) else ()


def template_context(form: MemberListForm, locale: Locale) -> dict[str, Any]:
    """Return the context of the page's template."""
    read, saved = form.read, saved_members(form.saved)
    members: Mapping[int, Member] = read.members if read else dict(enumerate(saved, start=1))
    return {
        "problem": form.problem,
        "read": read,
        "saved": saved,
        "saved_at": locale.date(form.saved.saved_at.astimezone().date()) if form.saved and saved else "",
        "base": form.saved.version if form.saved else 0,
        "columns": COLUMNS,
        "members": list(islice(members.items(), MAX_MEMBERS_SHOWN)),
        "count": len(members),
        "sums": (add_up(each.use for each in members.values()), add_up(each.paid_up for each in members.values())),
        **(_import_context(form, read) if read else {}),
    }


def _import_context(form: MemberListForm, read: ImportedList) -> dict[str, Any]:
    """Return the part of the context that belongs to an imported list."""
    assert form.imported is not None
    assert form.choices is not None
    bad = read.bad[:MAX_ROWS_TO_CORRECT]
    asked_again = {row.number for row in bad}
    choices = form.choices
    return {
        "brought": pack(form.imported),
        "of": question_scope(read),
        "digest": list_hash(read.members.values()),
        "corrections": msgspec.json.encode(dict(choices.corrections)).decode() if choices.corrections else "",
        "right": sorted(choices.confirmed - asked_again),
        "was": {row.number: msgspec.json.encode(row.cells).decode() for row in bad},
        "bad": bad,
        "columns_open": any(question.name.startswith("column.") for question in read.open),
        "has_choices": any(question.name in _SHOWN_AGAIN for question in read.questions),
        "titles": {
            ours: read.columns.titles[place] for ours, place in read.columns.indexes.items() if place is not None
        }
        if read.columns
        else {},
    }


def _corrections(typed: Typed, numbers: Iterable[str]) -> dict[int, tuple[str, ...]]:
    """Return the rows that were changed on the page, by number."""
    found = {}
    for each in numbers:
        number = _small_number(each)
        cells = tuple(typed(f"{each}.{column}") for column in COLUMNS)
        if number is not None and cells != msgspec.json.decode(typed(f"{each}.was") or "[]", type=tuple[str, ...]):
            found[number] = cells
    return found


def _earlier_corrections(typed: str) -> dict[int, tuple[str, ...]]:
    """Return the corrections of earlier rounds, which the form sends along."""
    corrections = msgspec.json.decode(typed or "{}", type=dict[int, tuple[str, ...]])
    if any(len(cells) != len(COLUMNS) for cells in corrections.values()):
        raise ValueError("a row has other cells than ours")
    return corrections


def _small_number(typed: str) -> int | None:
    """Return a number of at most seven digits, or None for anything else."""
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) <= _LONGEST_NUMBER else None


def _word_or_empty(typed: str, words: Any) -> str:
    """Return the typed word if the Literal type has it, else ""."""
    return typed if typed in get_args(words) else ""
