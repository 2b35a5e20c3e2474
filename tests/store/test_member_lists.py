"""Member lists in every store: an earlier version's list stays byte for byte, a new one has numbers and more fields."""

from collections.abc import Callable

from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.members.column_roles import COLUMN_ROLES
from coopkit.portfolio.members.left_out import LEFT_OUT, rows_left_out_of_import
from coopkit.portfolio.members.saved_list import (
    LIST_TEXT,
    MEMBER_LIST,
    format_list,
    imported_members,
    parse_list,
)
from coopkit.store import Store

OF_AN_EARLIER_VERSION = "José\t10\t150\t12\nAna & Ben\t0.000001\t1000000000000\t0"
WITH_NUMBERS = "José\tM-7\t10\t150\t12\nJosé\tM-8\t0.5\t0\t6\nBo\t\t1\t0\t12"


def stored(store: Store, learner: str, answer: dict[str, str | list[str]]) -> dict[str, str]:
    """What the store has of a list after it was saved."""
    store.answers.save(learner, 0, MEMBER_LIST, client="page", revision=1, base=0, answer=answer, do="save")
    kept = store.answers.current(learner, MEMBER_LIST)[0].answer
    return {name: value for name, value in kept.items() if isinstance(value, str)}


def test_a_list_comes_back_byte_for_byte(store: Store, new_group: Callable[[], str]) -> None:
    for text in (OF_AN_EARLIER_VERSION, WITH_NUMBERS):
        kept = stored(store, new_group(), {LIST_TEXT: text})
        assert kept == {LIST_TEXT: text}
        assert format_list(parse_list(kept[LIST_TEXT])) == text
        assert format_list(imported_members(GroupAnswers({MEMBER_LIST: kept}))) == text


def test_what_was_left_out_and_the_columns_come_back_too(store: Store, new_group: Callable[[], str]) -> None:
    answer: dict[str, str | list[str]] = {
        LIST_TEXT: WITH_NUMBERS,
        LEFT_OUT: "7\tZola\tno-number/use\n9\t\tno-name/",
        COLUMN_ROLES: "Quien\tname\nPuntos\tuse",
    }
    kept = stored(store, new_group(), answer)
    assert kept == answer
    rows = rows_left_out_of_import(GroupAnswers({MEMBER_LIST: kept}))
    assert [(row.number, row.name, row.problem.column) for row in rows] == [(7, "Zola", "use"), (9, "", "")]
