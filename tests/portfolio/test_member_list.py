from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.members.saved_list import (
    LIST_TEXT,
    MEMBER_LIST,
    Member,
    format_list,
    imported_members,
    parse_list,
    shortest_decimal,
)

NAMES = st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1, max_size=40)
NUMBERS = st.one_of(st.just(""), NAMES)
AMOUNTS = st.decimals(0, 10**9, places=2).map(shortest_decimal)


@given(st.lists(st.builds(Member, NAMES, AMOUNTS, AMOUNTS, st.integers(0, 12).map(Decimal), NUMBERS), max_size=30))
def test_what_is_kept_comes_back_the_same(members: list[Member]) -> None:
    assert parse_list(format_list(members)) == tuple(members)


def test_a_list_that_an_earlier_version_kept_is_read_as_it_was() -> None:
    kept = "José\t10\t150\t12\nJose\t0.5\t0\t6\nAna & Ben\t0.000001\t1000000000000\t0"
    assert parse_list(kept) == (
        Member("José", Decimal(10), Decimal(150)),
        Member("Jose", Decimal("0.5"), Decimal(0), Decimal(6)),
        Member("Ana & Ben", Decimal("0.000001"), Decimal(10) ** 12, Decimal(0)),
    )
    assert format_list(parse_list(kept)) == kept


def test_member_numbers_are_a_fifth_cell_only_in_a_list_that_has_some() -> None:
    kept = "Amina\tM-7\t10\t150\t12\nBo\t\t5\t0\t12"
    assert parse_list(kept) == (
        Member("Amina", Decimal(10), Decimal(150), number="M-7"),
        Member("Bo", Decimal(5), Decimal(0)),
    )
    assert format_list(parse_list(kept)) == kept


@pytest.mark.parametrize(
    "text",
    [
        "Amina",
        "Amina\t1\t1",
        "Amina\tx\t1\t12",
        "Amina\t1\t1\t12\n",
        "A\t01\t1\t12",
        "A\t1.0\t1\t12",
        "A\t1\t1\t13",
        " \t1\t1\t12",
        "A\t\t1\t1\t12",
        "A\t7\t8\t1\t1\t12",
        "A\t7\t1\t1\t12\nB\t1\t1\t12",
    ],
)
def test_lines_that_we_did_not_write_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no list of members"):
        parse_list(text)


def test_a_group_without_a_list_has_no_loaded_members() -> None:
    assert imported_members(GroupAnswers({})) == ()
    kept = GroupAnswers({MEMBER_LIST: {LIST_TEXT: "Amina\t10\t150\t12"}})
    assert imported_members(kept) == (Member("Amina", Decimal(10), Decimal(150), Decimal(12)),)
