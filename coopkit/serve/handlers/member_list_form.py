"""The form of an imported member list: reading what was answered, and the context of its template."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from typing import Any, Literal, cast, get_args

import msgspec

from coopkit.business.money import add_up
from coopkit.i18n import N_, LazyText, Locale
from coopkit.portfolio.members.ambiguous_commas import CommasMean
from coopkit.portfolio.members.check_rows import BadRow
from coopkit.portfolio.members.choices import ImportChoices
from coopkit.portfolio.members.column_roles import COLUMN_ROLES, IGNORED, ROLES, format_roles
from coopkit.portfolio.members.import_list import ImportedList
from coopkit.portfolio.members.imported_file import MOST_COLUMNS, ImportedFile, pack, unpack
from coopkit.portfolio.members.left_out import (
    LEFT_OUT,
    LeftOutRow,
    count_sentence,
    format_left_out,
    incomplete_list_sentences,
    parse_left_out,
)
from coopkit.portfolio.members.saved_list import AMOUNTS, COLUMNS, LIST_TEXT, Member, format_list, parse_list
from coopkit.store import StoredAnswer

MAX_MEMBERS_SHOWN = 100
"""Members on the page; a longer list is saved whole all the same."""
MAX_ROWS_TO_CORRECT = 30
"""Rows to look at that are on the page at once; the others come when these are done."""
_LONGEST_NUMBER = 7
_SHOWN_AGAIN = ("sheet", "commas", "hidden", "style")
"""Questions that stay on the page with their answers, to be changed."""
_MOST_ROW_NUMBERS = 12
"""Row numbers that are named for one kind of problem."""

NAME_LABEL, IGNORED_LABEL = N_("Name of the member"), N_("Not needed")

Typed = Callable[[str], str]


@dataclass(frozen=True)
class MemberListForm:
    """The state of the page: a list that was imported, and what is wrong with it.

    saved: the list as the store has it. imported, choices, read: None where no list was imported. problem: "" for
    none. shown: the kind of problem whose rows people want to correct, and the row after which they begin.
    """

    saved: StoredAnswer | None
    imported: ImportedFile | None = None
    choices: ImportChoices | None = None
    read: ImportedList | None = None
    problem: str = ""
    shown: str = ""


@dataclass(frozen=True)
class ProblemGroup:
    """The rows of a list with the same kind of problem.

    id: names the kind in the form. sentence: how many rows have it. numbers: of its rows, the first ones; more: whether
    there are others. rows: those that can be corrected on the page now. reason: why, if it is the same for all of them.
    after: the value with which the form asks for the rows after those on the page; "" for none.
    """

    id: str
    sentence: LazyText
    numbers: tuple[int, ...]
    more: bool
    rows: tuple[BadRow, ...]
    reason: LazyText | None
    after: str


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
        roles={index: role for index in range(MOST_COLUMNS) if (role := typed(f"column.{index}")) in ROLES},
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


def remembered_columns(saved: StoredAnswer | None) -> str:
    """Return the saved roles of the columns of the list before, "" for none."""
    text = saved.answer.get(COLUMN_ROLES, "") if saved else ""
    return text if isinstance(text, str) else ""


def saved_members(saved: StoredAnswer | None) -> tuple[Member, ...]:
    """Return the members in a saved list."""
    text = saved.answer.get(LIST_TEXT, "") if saved else ""
    return parse_list(text) if isinstance(text, str) else ()


def _saved_left_out(saved: StoredAnswer | None) -> tuple[LeftOutRow, ...]:
    """Return the rows that were left out of a saved list."""
    text = saved.answer.get(LEFT_OUT, "") if saved else ""
    return parse_left_out(text) if isinstance(text, str) else ()


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
        "left_out": tuple(incomplete_list_sentences(_saved_left_out(form.saved))),
        "amounts": AMOUNTS,
        "cell_places": {column: place for place, column in enumerate(COLUMNS)},
        "has_numbers": any(each.number for each in members.values()),
        "members": list(islice(members.items(), MAX_MEMBERS_SHOWN)),
        "count": len(members),
        "sums": (add_up(each.use for each in members.values()), add_up(each.paid_up for each in members.values())),
        **(_import_context(form, read) if read else {}),
    }


def _import_context(form: MemberListForm, read: ImportedList) -> dict[str, Any]:
    """Return the part of the context that belongs to an imported list."""
    assert form.imported is not None
    assert form.choices is not None
    groups = problem_groups(read.bad, form.shown)
    bad = tuple(row for group in groups for row in group.rows)
    asked_again = {row.number for row in bad}
    choices = form.choices
    unidentified = read.columns.unidentified if read.columns else ()
    return {
        "brought": pack(form.imported),
        "of": question_scope(read),
        "digest": list_hash(read.members.values()),
        "corrections": msgspec.json.encode(dict(choices.corrections)).decode() if choices.corrections else "",
        "right": sorted(choices.confirmed - asked_again),
        "was": {row.number: msgspec.json.encode(row.cells).decode() for row in bad},
        "bad": bad,
        "groups": groups,
        "roles": {**COLUMNS, "name": NAME_LABEL, IGNORED: IGNORED_LABEL},
        "columns_open": any(question.name == "columns" for question in read.open),
        "missing_columns": [COLUMNS[ours] for ours in unidentified] if choices.roles else [],
        "has_choices": any(question.name in _SHOWN_AGAIN for question in read.questions),
        "titles": {
            ours: " + ".join(choice.title for choice in read.column_choices if choice.role == ours) for ours in COLUMNS
        },
    }


def problem_groups(bad: Sequence[BadRow], shown: str) -> tuple[ProblemGroup, ...]:
    """Return the rows to look at by kind of problem, with those that fit on the page.

    shown: the kind to begin with, and the row after which its rows begin, as the form sends them; "" for the first.
    """
    kinds: dict[str, list[BadRow]] = {}
    for row in bad:
        kinds.setdefault(f"{row.problem.fault}.{row.problem.column}", []).append(row)
    wanted, _, after = shown.partition("/")
    first_row = _small_number(after) or 0
    room, found = MAX_ROWS_TO_CORRECT, []
    for kind in sorted(kinds, key=lambda kind: kind != wanted):
        rows = kinds[kind]
        from_here = [row for row in rows if kind != wanted or row.number > first_row] or rows
        on_page = tuple(from_here[:room])
        room -= len(on_page)
        is_same_reason = len(on_page) > 1 and all(row.why == on_page[0].why for row in on_page)
        is_cut = len(on_page) < len(rows)
        last = on_page[-1].number if on_page and on_page[-1] is not rows[-1] else 0
        found.append(
            ProblemGroup(
                kind,
                count_sentence(rows[0].problem, len(rows)),
                tuple(row.number for row in rows[:_MOST_ROW_NUMBERS]),
                len(rows) > _MOST_ROW_NUMBERS,
                on_page,
                on_page[0].why if is_same_reason else None,
                f"{kind}/{last}" if is_cut else "",
            )
        )
    return tuple(found)


def fields_to_save(read: ImportedList) -> dict[str, str | list[str]]:
    """Return the answer to save: the members, the rows left out, and the roles of the columns for the next list."""
    left_out = [LeftOutRow(row.number, row.cells[0], row.problem) for row in read.bad]
    fields = {LIST_TEXT: format_list(read.members.values()), LEFT_OUT: format_left_out(left_out)}
    if read.columns and read.columns.heading_row is not None:
        fields[COLUMN_ROLES] = format_roles(read.column_choices)
    return {name: text for name, text in fields.items() if text}


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
