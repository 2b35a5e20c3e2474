"""What holds for every list: columns in any order, any bytes, any answers."""

import csv
import random
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopkit.i18n import load_locale
from coopkit.portfolio.members.cells import loose_name_key
from coopkit.portfolio.members.choices import ImportChoices
from coopkit.portfolio.members.column_roles import ROLES
from coopkit.portfolio.members.csv_reader import possible_encodings
from coopkit.portfolio.members.file_types import import_file, import_pasted
from coopkit.portfolio.members.heading_words import is_sum_label, may_be_organization, may_be_several_people
from coopkit.portfolio.members.import_list import ImportedList, read_list
from coopkit.portfolio.members.imported_file import (
    ImportedFile,
    ImportedRow,
    ImportedSheet,
    ListFileError,
    TypedCell,
    pack,
    unpack,
)
from coopkit.portfolio.members.number_style import COMMA
from coopkit.portfolio.members.saved_list import COLUMNS, Member, shortest_decimal
from tests.portfolio.members.cases import sheet

pytestmark = pytest.mark.slow

ENGLISH, INDONESIAN = load_locale(minor_digits=2), load_locale("en", "ID", minor_digits=2)
HEADS = dict(zip(COLUMNS, ("Name", "Hours", "Shares", "Months", "Member No"), strict=True))
NAMES = st.from_regex(r"[A-Z][a-z]{3,8} [A-Z][a-z]{3,8}[0-9]", fullmatch=True)
AMOUNTS = st.decimals(0, 999, places=2).map(shortest_decimal)
WORKBOOK = sheet(["Name", "Hours"], ["Amina", 10], ["Bo", "=B2"])()
MEMBERS = st.lists(st.builds(Member, NAMES, AMOUNTS, AMOUNTS, st.integers(0, 12).map(Decimal)), min_size=1, max_size=9)


def written(members: list[Member], order: list[str], separator: str, total: bool) -> str:
    """A list as a spreadsheet program saves it, its columns in this order, perhaps with a sum at the end."""
    file = StringIO()
    writer = csv.writer(file, delimiter=separator)
    writer.writerow([HEADS[column] for column in order])
    for each in members:
        writer.writerow([getattr(each, column) for column in order])
    if total:
        sums = {"name": "Total", "use": sum(each.use for each in members), "paid_up": "", "months": "", "number": ""}
        writer.writerow([sums[column] for column in order])
    return file.getvalue()


def is_clear(members: list[Member]) -> bool:
    """Whether each is another, with a name that is one person's."""
    names = [each.name for each in members]
    clear = not any(may_be_organization(name) or may_be_several_people(name) or is_sum_label(name) for name in names)
    return clear and len({loose_name_key(name) for name in names}) == len(names)


@given(MEMBERS.filter(is_clear), st.permutations(list(COLUMNS)), st.sampled_from("\t;|,"), st.booleans())
def test_a_list_with_heads_is_read_in_any_order(
    members: list[Member], order: list[str], separator: str, total: bool
) -> None:
    read = read_list(import_pasted(written(members, order, separator, total)), ImportChoices(), ENGLISH)
    assert read.open == ()
    assert tuple(read.members.values()) == tuple(members)
    assert read.bad == ()
    assert [note for note in read.notes if "add up" in note.msgid] == []


@given(MEMBERS.filter(is_clear), st.randoms(use_true_random=False))
def test_a_list_that_is_put_in_another_order_has_the_same_members(members: list[Member], chance: random.Random) -> None:
    shuffled = chance.sample(members, len(members))
    read = read_list(import_pasted(written(shuffled, list(COLUMNS), ";", total=False)), ImportChoices(), ENGLISH)
    assert set(read.members.values()) == set(members)


CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["", "Name", "Hours", "Total", "1,500", "1.500", "12,5", "Ana & Ben", "5", "\u202e", "2024"]),
    st.builds(TypedCell, st.sampled_from(["number"]), st.sampled_from(["5", "1500", "0.25", "1e+20"])),
    st.builds(TypedCell, st.sampled_from(["percent", "date", "boolean", "error", "formula", "merged"]), st.just("x")),
)
SHEETS = st.builds(
    ImportedSheet,
    st.just("List"),
    st.lists(st.lists(CELLS, max_size=6), max_size=8).map(
        lambda rows: tuple(ImportedRow(at, tuple(cells), at % 5 == 4) for at, cells in enumerate(rows, start=1))
    ),
    st.booleans(),
    st.sampled_from([(), (1,)]),
)
PLACES = st.one_of(st.none(), st.integers(0, 7))
CHOICES = st.builds(
    ImportChoices,
    sheet=PLACES,
    commas=st.sampled_from(["", "cells", "thousands"]),
    hidden=st.sampled_from(["", "count", "leave"]),
    roles=st.dictionaries(st.integers(0, 7), st.sampled_from(ROLES)),
    style=st.sampled_from(["", "1,234.5", "1.234,5", "nonsense"]),
    corrections=st.dictionaries(st.integers(1, 9), st.tuples(*[st.text(max_size=6)] * len(COLUMNS)), max_size=3),
    confirmed=st.frozensets(st.integers(1, 9)),
)


def counts_once(read: ImportedList, rows: int) -> None:
    """Each row is a member, to be looked at, or left out; no row is two of these."""
    numbers = [*read.members, *(row.number for row in read.bad), *(n for each in read.left_out for n in each.numbers)]
    assert len(numbers) == len(set(numbers)) <= rows


@settings(max_examples=300)
@given(st.lists(SHEETS, max_size=3), CHOICES)
def test_every_sheet_is_read_asked_about_or_refused(sheets: list[ImportedSheet], choices: ImportChoices) -> None:
    try:
        read = read_list(unpack(pack(ImportedFile(tuple(sheets)))), choices, ENGLISH)
    except ListFileError:
        return
    assert not (read.open and read.members)
    counts_once(read, 8)
    for each in (*(question.text for question in read.questions), *read.notes, *(row.why for row in read.bad)):
        assert ENGLISH.resolve(each).strip()


@settings(max_examples=300)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace"))))
def test_any_bytes_are_a_list_or_are_refused(data: bytes) -> None:
    try:
        read_list(import_file(data), ImportChoices(), ENGLISH)
    except ListFileError as error:
        assert "\n" not in str(error)


@given(st.integers(0, 4000), st.integers(1, 255))
def test_a_workbook_with_a_wrong_byte_is_a_list_or_is_refused(at: int, change: int) -> None:
    data = bytearray(WORKBOOK)
    data[at % len(data)] ^= change
    try:
        read_list(import_file(bytes(data)), ImportChoices(), ENGLISH)
    except ListFileError as error:
        assert "\n" not in str(error)


def test_a_long_list_is_looked_at_without_cutting_a_letter_in_two() -> None:
    data = "".join(f"王小明{'华' * (at % 3)};{at}\n" for at in range(9000)).encode("gb18030")
    assert possible_encodings(data)[0] == "gb18030"


def test_numbers_are_read_as_the_country_writes_them() -> None:
    read = read_list(import_pasted("Name;Hours\nAna;1.234,56\n"), ImportChoices(), INDONESIAN)
    assert read.members[2].use == Decimal("1234.56")


def test_our_own_heads_are_known_in_the_language_of_the_page() -> None:
    assert tuple(ENGLISH.text(head) for head in COLUMNS.values()) == (
        "Member",
        "Use in the year",
        "Shares paid up",
        "Months held",
        "Member no.",
    )
    read = read_list(import_pasted("Use in the year;Member\n5;Ana\n"), ImportChoices(), ENGLISH)
    assert read.members[2] == Member("Ana", Decimal(5), Decimal(0))


@pytest.mark.parametrize("packed", ["", "x", "é", "AAAA", "eJwDAAAAAAE=" * 3, pack(ImportedFile())[:-6]])
def test_only_what_was_packed_is_unpacked(packed: str) -> None:
    with pytest.raises(ValueError, match=r"nothing that was packed|longer than|only ASCII"):
        unpack(packed)


def test_a_foreign_list_is_asked_about_whatever_the_device_has_chosen() -> None:
    brought = import_pasted("Name;Hours\nAna;1,200\nBen;3,500\nCid;900")
    read = read_list(brought, ImportChoices(), ENGLISH.with_style(COMMA))
    assert [question.name for question in read.open if question.name == "style"] == ["style"]
    assert read.members == {}
