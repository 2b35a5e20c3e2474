"""Two answers that began with the same one become one, and nobody's row gets lost."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from coopkit.exercises import accept_answer, make_exercise
from coopkit.exercises.definition import Phase
from coopkit.exercises.fields import NumberField, TextField, row_order
from coopkit.exercises.kinds.number import number
from coopkit.exercises.kinds.table import table
from coopkit.store import AnswerContent
from coopkit.submissions.conflicts import MergedAnswer, merge_answers

ID = "start.test.products"
DEFINITION = make_exercise(
    ID,
    "What do you sell?",
    (
        table(ID, "ours", "Products", columns=(TextField("what", "What"), NumberField("price", "Price")), most=6),
        table(ID, "months", "Months", columns=(NumberField("in", "In"), NumberField("out", "Out")), rows={"m1": "1"}),
        number(ID, "loan", "The loan"),
    ),
    minutes=5,
    together=(Phase.GROUP,),
    purpose="Try it out.",
).definition


def written(**answer: Any) -> AnswerContent:
    """An answer: a double underscore stands for the point between part, row and column."""
    return AnswerContent({name.replace("__", "."): value for name, value in answer.items()}, {}, {})


def merged(base: AnswerContent, mine: AnswerContent, other: AnswerContent) -> MergedAnswer:
    found = merge_answers(DEFINITION, base, mine, other)
    for each in (found.mine, found.other, found.both):
        assert each is None or accept_answer(DEFINITION, each.answer) == each.answer, "a form can send it"
    return found


A, B = {"ours__1__what": "A", "ours__1__price": "10"}, {"ours__2__what": "B", "ours__2__price": "1000"}
BOTH = written(**A, **B)


def test_what_only_one_changed_is_taken_from_that_one():
    mine = written(**A | {"ours__1__price": "12"}, **B, loan__number="500")
    other = written(**A, **B | {"ours__2__what": "Bees"}, months__m1__in="3")
    found = merged(BOTH, mine, other)
    assert not found.conflicts
    assert found.mine == found.other
    assert found.mine.answer == {
        **written(**A | {"ours__1__price": "12"}, **B | {"ours__2__what": "Bees"}).answer,
        "loan.number": "500",
        "months.m1.in": "3",
    }


def test_rows_that_both_added_are_both_there():
    mine = written(**A, **B, ours__rows=["1", "2", "rx"], ours__rx__what="X")
    other = written(**A, **B, ours__rows=["1", "ry", "2"], ours__ry__what="Y")
    found = merged(BOTH, mine, other)
    assert not found.conflicts
    assert row_order(found.mine.answer, "ours") == ("1", "ry", "2", "rx")
    assert (found.mine.answer["ours.rx.what"], found.mine.answer["ours.ry.what"]) == ("X", "Y")


def test_a_row_that_one_removed_goes_and_one_that_the_other_changed_too_is_asked_about():
    gone = written(**B, ours__rows=["2"])
    unchanged = merged(BOTH, gone, written(**A, **B, loan__number="1"))
    assert not unchanged.conflicts
    assert unchanged.mine.answer == {"ours.rows": ["2"], **written(**B).answer, "loan.number": "1"}
    changed = merged(BOTH, gone, written(**A | {"ours__1__price": "11"}, **B))
    assert changed.conflicts
    assert changed.both is None
    assert changed.mine.answer == gone.answer
    assert changed.other.answer["ours.1.price"] == "11"


def test_where_both_wrote_into_one_row_there_is_room_for_both():
    base, mine, other = written(), written(**A), written(ours__1__what="Ana", ours__1__price="7", loan__number="9")
    found = merged(base, mine, other)
    assert found.conflicts
    assert found.mine.answer == {**mine.answer, "loan.number": "9"}
    assert found.other.answer == other.answer
    assert found.both
    first, second = row_order(found.both.answer, "ours")
    assert (first, found.both.answer["ours.1.what"]) == ("1", "Ana")
    assert found.both.answer[f"ours.{second}.what"] == "A"
    assert second != "2", "a new row gets an id that no row had"


def test_a_number_is_the_same_however_it_was_typed():
    base = AnswerContent({"loan.number": "1.500"}, {"loan.number": "1500"}, {})
    mine = AnswerContent({"loan.number": "1,500"}, {"loan.number": "1500"}, {})
    other = AnswerContent({"loan.number": "2"}, {"loan.number": "2"}, {})
    found = merged(base, mine, other)
    assert not found.conflicts
    assert (found.mine.answer, found.mine.numbers) == (other.answer, other.numbers)


def test_my_order_of_rows_counts_where_i_moved_one():
    mine = written(**A, **B, ours__rows=["2", "1"])
    other = written(**A, **B, ours__rows=["1", "2", "r3"], ours__r3__what="C")
    assert row_order(merged(BOTH, mine, other).mine.answer, "ours") == ("2", "r3", "1")


def test_too_many_rows_for_the_table_are_not_merged():
    def rows(ids: str) -> AnswerContent:
        return written(**A, ours__rows=["1", *ids], **{f"ours__{row}__what": row for row in ids})

    found = merged(written(**A), rows("abc"), rows("defg"))
    assert found.conflicts
    assert (found.mine.answer, found.other.answer, found.both) == (rows("abc").answer, rows("defg").answer, None)


CELLS = st.sampled_from(["", "10", "7.50", "Ana"])


@st.composite
def changed(draw: st.DrawFn, base: AnswerContent) -> AnswerContent:
    """The answer after somebody typed, added, moved and removed."""
    rows = list(row_order(base.answer, "ours", 1))
    rows = [row for row in rows if draw(st.booleans()) or len(rows) == 1]
    rows += draw(
        st.lists(st.sampled_from(["ra", "rb", "rc"]), unique=True, max_size=2).map(
            lambda ids: [each for each in ids if each not in rows]
        )
    )
    rows = draw(st.permutations(rows))
    found = {
        f"ours.{row}.{column}": draw(st.sampled_from([base.answer.get(f"ours.{row}.{column}", "1")]) | CELLS)
        for row in rows
        for column in ("what", "price")
    }
    found["loan.number"] = draw(CELLS)
    answer = {name: value for name, value in found.items() if value}
    if rows != [str(number) for number in range(1, len(rows) + 1)]:
        answer["ours.rows"] = rows
    return AnswerContent(answer, {}, {})


@settings(deadline=None)
@given(st.data())
def test_nothing_that_either_side_alone_changed_is_lost(data: st.DataObject):
    base = data.draw(changed(written(**A, **B)))
    mine, other = data.draw(changed(base)), data.draw(changed(base))
    found = merged(base, mine, other)
    for side, result in ((mine, found.mine), (other, found.other)):
        for name, value in side.answer.items():
            if base.answer.get(name) != value and not name.endswith(".rows"):
                assert result.answer[name] == value, "whose version counts keeps all of theirs"
    if not found.conflicts:
        assert found.mine == found.other
        swapped = merged(base, other, mine)
        assert {**swapped.mine.answer, "ours.rows": 0} == {**found.mine.answer, "ours.rows": 0}
    assert merged(base, mine, base).mine.answer == mine.answer
    assert merged(base, base, other).mine.answer == other.answer
