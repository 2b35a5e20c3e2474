"""Every file of the corpus comes out right: read, asked about, or refused in one sentence."""

import pytest

from coopkit.i18n import load_locale
from coopkit.portfolio.members.file_types import import_file
from coopkit.portfolio.members.import_list import ImportedList, read_list
from coopkit.portfolio.members.imported_file import ListFileError, pack, unpack
from tests.portfolio.members.cases import Case
from tests.portfolio.members.corpus_damage import DAMAGE
from tests.portfolio.members.corpus_texts import TEXTS
from tests.portfolio.members.corpus_workbooks import WORKBOOKS

CORPUS = (*TEXTS, *WORKBOOKS, *DAMAGE)
ENGLISH = load_locale(minor_digits=2)
FEWEST = 60


def read(case: Case) -> ImportedList:
    """The list of a case, after the page has carried it there and back."""
    return read_list(unpack(pack(import_file(case.make()))), case.choices, ENGLISH)


def found(read: ImportedList) -> tuple[tuple[str, ...], ...]:
    """The members as cases write them."""
    rows = []
    for each in read.members.values():
        row = (each.name, f"{each.use}", f"{each.paid_up}", f"{each.months}")
        rows.append(row if each.months != 12 else row[:3] if each.paid_up else row[:2])
    return tuple(rows)


def test_the_corpus_is_large_and_every_case_has_a_name_of_its_own() -> None:
    assert len({case.name for case in CORPUS}) == len(CORPUS) >= FEWEST


@pytest.mark.parametrize("case", [case for case in CORPUS if not case.refused], ids=lambda case: case.name)
def test_a_list_is_read_or_asked_about(case: Case) -> None:
    made = read(case)
    assert tuple(question.name for question in made.open) == case.asked
    expected = tuple((*row, "12") if len(row) == 3 and row[2] == "0" else row for row in case.members)
    assert found(made) == tuple(row[:3] if len(row) == 4 and row[3] == "12" else row for row in expected)
    assert tuple(row.number for row in made.bad) == case.bad
    assert tuple(sorted(number for each in made.left_out for number in each.numbers)) == case.left_out
    notes = " ".join(ENGLISH.resolve(note) for note in made.notes)
    assert all(note in notes for note in case.notes)


@pytest.mark.parametrize("case", [case for case in CORPUS if case.refused], ids=lambda case: case.name)
def test_a_file_that_is_no_list_is_refused_in_one_sentence(case: Case) -> None:
    with pytest.raises(ListFileError) as refused:
        read(case)
    assert case.refused in str(refused.value)
    assert "\n" not in str(refused.value)


def test_there_are_no_members_while_a_question_is_open() -> None:
    for case in CORPUS:
        if case.asked:
            assert read(case).members == {}
