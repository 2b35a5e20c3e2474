from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopkit.i18n import load_locale
from coopkit.portfolio.answers import Answers
from coopkit.portfolio.member_list import (
    COLUMNS,
    LISTED,
    MOST_MEMBERS,
    TEXT,
    ListRead,
    Member,
    as_lines,
    loaded_members,
    of_lines,
    read_list,
)

ENGLISH = load_locale(minor_digits=2)
HEADS = [ENGLISH.text(head) for head in COLUMNS.values()]


def read(*rows: list[str | Decimal | None]) -> ListRead:
    """These rows, numbered from 1, as English writes numbers."""
    return read_list(enumerate(rows, start=1), ENGLISH.parse_number, HEADS)


def why(read: ListRead) -> list[str]:
    """The rows to mend with their reasons."""
    return [f"{row.number}: {ENGLISH.say(row.why)}" for row in read.bad]


def test_good_rows_become_members_in_their_order() -> None:
    found = read(["Amina", "1,200.5", "150", "12"], ["Bo", "0", "", ""])
    assert found.members == (
        Member("Amina", Decimal("1200.5"), Decimal(150)),
        Member("Bo", Decimal(0), Decimal(0), Decimal(12)),
    )
    assert found.bad == ()


def test_a_first_row_of_words_is_heads_and_is_told() -> None:
    found = read(["Name", "Hours", "Shares"], ["Amina", "10"])
    assert found.head == ("Name", "Hours", "Shares")
    assert [each.name for each in found.members] == ["Amina"]
    assert read(HEADS, ["Amina", "10"]).head == tuple(HEADS)


def test_the_first_row_of_a_member_is_no_head() -> None:
    assert read(["Amina", "1o"]).head == ()
    assert read(["Amina"]).bad != ()


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["", "10"], "2: the name is missing"),
        (["Bo"], "2: “Use in the year” is missing; write 0 where a member used nothing"),
        (["Bo", "12,5o"], "2: “Use in the year” is “12,5o”, which is no number"),
        (["Bo", "-3"], "2: “Use in the year” is -3; it must be from 0 to 1,000,000,000,000"),
        (["Bo", "1", "x1"], "2: “Shares paid up” is “x1”, which is no number"),
        (["Bo", "1", "1", "13"], "2: “Months held” is 13; it must be from 0 to 12"),
        (["Bo", "1.0000001"], "2: “Use in the year” has more than 6 decimal places"),
        (["amina", "1"], "2: amina stands in row 1 already; add a second name or a number"),
        (["B" * 81, "1"], "2: the name has more than 80 characters"),
        (["B\x07o", "1"], "2: the name has signs in it that cannot be shown"),
        (
            ["Bo", "1", "2", "3", "4"],
            "2: it has more than four cells; a number may be written with a sign that parts cells",
        ),
    ],
)
def test_a_bad_row_is_named_with_its_reason_and_costs_no_good_one(row: list[str], reason: str) -> None:
    found = read(["Amina", "10"], row, ["Chan", "5"])
    assert why(found) == [reason]
    assert [each.name for each in found.members] == ["Amina", "Chan"]
    assert found.numbers == (1, 3)


def test_empty_rows_are_passed_over() -> None:
    assert read(["Amina", "1"], ["", " ", ""], [None, None], ["Bo", "2"]).numbers == (1, 4)


def test_numbers_are_read_as_the_language_writes_them() -> None:
    indonesian = load_locale("en", "id", minor_digits=2)
    found = read_list([(1, ["Amina", "1.234,56"])], indonesian.parse_number)
    assert found.members[0].use == Decimal("1234.56")
    assert read(["Amina", "١٢"]).members[0].use == Decimal(12)


def test_a_list_ends_where_it_is_full() -> None:
    found = read(*([f"Member {n}", "1"] for n in range(MOST_MEMBERS + 2)))
    assert len(found.members) == MOST_MEMBERS
    assert why(found)[0].endswith("the list is full: it holds at most 5000 members")


NAMES = st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1, max_size=40)
AMOUNTS = st.decimals(0, 10**9, places=2)


@given(st.lists(st.tuples(NAMES, AMOUNTS, AMOUNTS, st.integers(0, 12)), max_size=30))
def test_what_is_kept_comes_back_the_same(rows: list[tuple[str, Decimal, Decimal, int]]) -> None:
    found = read_list(
        ((n, [name, use, paid, Decimal(months)]) for n, (name, use, paid, months) in enumerate(rows, 1)), lambda _: None
    )
    assert of_lines(as_lines(found.members)) == found.members
    assert len(found.members) + len(found.bad) == len(rows)


@pytest.mark.parametrize("text", ["Amina", "Amina\t1\t1", "Amina\tx\t1\t12", "Amina\t1\t1\t12\n", "A\t01\t1\t12"])
def test_lines_that_we_did_not_write_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no list of members"):
        of_lines(text)


def test_a_group_without_a_list_has_no_loaded_members() -> None:
    assert loaded_members(Answers({})) == ()
    kept = Answers({LISTED: {TEXT: "Amina\t10\t150\t12"}})
    assert loaded_members(kept) == (Member("Amina", Decimal(10), Decimal(150), Decimal(12)),)
