"""Two phones of one group at one table of rows: nothing that either of them typed is lost."""

from dataclasses import replace

import msgspec
import pytest

from coopkit.exercises import Exercise, make_exercise
from coopkit.exercises.definition import Phase
from coopkit.exercises.fields import NumberField, TextField
from coopkit.exercises.kinds.number import number
from coopkit.exercises.kinds.table import table
from coopkit.i18n.numbers import parse_style
from tests.submissions.conftest import Open
from tests.submissions.phone import Phone

ANA, BEN = {"list.1.name": "Ana", "list.1.paid": "10"}, {"list.1.name": "Ben", "list.1.paid": "20"}


def members(*, judged: bool = False) -> Exercise:
    id_ = "start.test.members"
    columns = (TextField("name", "Name"), NumberField("paid", "Paid"))
    parts = [table(id_, "list", "Who is in?", columns=columns, most=5)]
    if judged:
        parts.append(number(id_, "sum", "How much in all?", key="30"))
    return make_exercise(id_, "Members", parts, minutes=5, together=(Phase.GROUP,), purpose="Try it out.")


@pytest.fixture
def phones(group: Open) -> tuple[Phone, Phone]:
    """Two phones that have the same empty table open."""
    phone = group(members())
    return phone, Phone(phone.context.store, phone.learner, phone.exercise, client="tablet")


def test_rows_that_do_not_overlap_are_merged(phones: tuple[Phone, Phone]):
    phone, tablet = phones
    phone.send("save", ANA)
    reply = tablet.send("save", {"list.rows": ["1", "rb"], "list.rb.name": "Ben"}, base=0)
    together = {**ANA, "list.rows": ["1", "rb"], "list.rb.name": "Ben"}
    assert reply.other is msgspec.UNSET
    assert (reply.merged.version, reply.merged.answer) == (2, together)
    assert (phone.kept(), phone.version()) == (together, 2)
    assert reply.state.answers["0"].answer == together


def test_typing_on_before_the_merge_is_known_loses_nothing(phones: tuple[Phone, Phone]):
    phone, tablet = phones
    phone.send("save", ANA)
    rows = {"list.rows": ["1", "rb"], "list.rb.name": "Be"}
    tablet.send("save", rows, base=0)
    tablet.send("save", {**rows, "list.rb.name": "Ben"}, base=0)
    assert phone.kept() == {**ANA, "list.rows": ["1", "rb"], "list.rb.name": "Ben"}


@pytest.mark.parametrize(
    ("prefer", "first"), [("mine", BEN), ("other", ANA), ("both", ANA)], ids=["mine", "the other", "both"]
)
def test_where_both_wrote_into_one_row_somebody_chooses_once(
    phones: tuple[Phone, Phone], prefer: str, first: dict[str, str]
):
    phone, tablet = phones
    phone.send("save", ANA)
    asked = tablet.send("save", BEN, base=0)
    assert (asked.other.answer, asked.both) == (ANA, True)
    assert phone.kept() == ANA
    phone.send("save", {**ANA, "list.1.paid": "11"})  # the other phone types on
    chosen = tablet.send("save", BEN, base=0, prefer=prefer, seen=asked.version)
    assert chosen.other is msgspec.UNSET, "the first choice counts"
    kept = phone.kept()
    assert kept
    assert kept["list.1.name"] == first["list.1.name"]
    assert {kept[name] for name in kept if name.endswith(".name")} == (
        {"Ana", "Ben"} if prefer == "both" else {first["list.1.name"]}
    )
    assert kept["list.1.paid"] == ("20" if prefer == "mine" else "11")


def test_both_are_not_offered_where_something_else_than_rows_was_changed(group: Open):
    phone = group(members(judged=True))
    tablet = Phone(phone.context.store, phone.learner, phone.exercise, client="tablet")
    phone.send("save", {"sum.number": "1"})
    assert tablet.send("save", {"sum.number": "2"}, base=0).both is False


def test_a_check_is_judged_with_what_was_merged_in(group: Open):
    phone = group(members(judged=True))
    tablet = Phone(phone.context.store, phone.learner, phone.exercise, client="tablet")
    phone.send("save", ANA)
    reply = tablet.send("check", {"sum.number": "30"}, base=0)
    assert (reply.result, reply.merged.answer) == ("right", {**ANA, "sum.number": "30"})
    assert phone.sees().result == "right"


def test_the_same_message_again_is_merged_once(phones: tuple[Phone, Phone]):
    phone, tablet = phones
    phone.send("save", ANA)
    for _ in range(2):
        reply = tablet.send("save", {"list.rows": ["1", "rb"], "list.rb.name": "Ben"}, base=0, revision=9)
        assert (reply.version, phone.version()) == (2, 2)


def test_phones_that_write_numbers_differently_see_the_same_numbers(phones: tuple[Phone, Phone]):
    phone, tablet = phones
    point, comma = (phone.context.locale.with_style(parse_style(tag)) for tag in ("1,234.5", "1.234,5"))
    phone.context = replace(phone.context, locale=point)
    tablet.context = replace(tablet.context, locale=comma)
    phone.send("save", {"list.1.name": "Ana", "list.1.paid": "1,500"})
    seen = tablet.sees().answers["0"].answer
    assert seen["list.1.paid"] == "1500"
    tablet.send("save", {**seen, "list.rows": ["1", "rb"], "list.rb.name": "Ben", "list.rb.paid": "1.250,5"})
    answer = phone.sees().answers["0"].answer
    assert (answer["list.1.paid"], answer["list.rb.paid"]) == ("1,500", "1.250,5"), "as typed, where it has one meaning"
    assert phone.sees().problems == tablet.sees().problems == {}


def test_a_choice_that_is_sent_twice_is_made_once(phones: tuple[Phone, Phone]):
    phone, tablet = phones
    phone.send("save", ANA)
    asked = tablet.send("save", BEN, base=0)
    for _ in range(3):
        tablet.send("save", BEN, base=0, revision=50, prefer="both", seen=asked.version)
    kept = phone.kept() or {}
    assert sorted(kept[name] for name in kept if name.endswith(".name")) == ["Ana", "Ben"]


def test_what_was_merged_does_not_come_back_when_its_message_does(phones: tuple[Phone, Phone]):
    phone, tablet = phones
    phone.send("save", ANA)
    rows = {"list.rows": ["1", "rb"], "list.rb.name": "Ben"}
    tablet.send("save", rows, base=0, revision=50)
    phone.send("save", ANA)
    again = tablet.send("save", rows, base=0, revision=50)
    assert again.merged.answer == phone.kept() == ANA


def test_a_choice_does_not_decide_what_nobody_has_seen(phones: tuple[Phone, Phone]):
    phone, tablet = phones
    both_rows = {"list.2.name": "Bo"}
    phone.send("save", ANA)
    asked = tablet.send("save", {**BEN, **both_rows}, base=0)
    phone.send("save", {**ANA, "list.2.name": "Cora"})
    again = tablet.send("save", {**BEN, **both_rows}, base=0, prefer="mine", seen=asked.version)
    assert again.other.answer == phone.kept() == {**ANA, "list.2.name": "Cora"}
    settled = tablet.send("save", {**BEN, **both_rows}, base=0, prefer="mine", seen=again.version)
    assert settled.merged.answer == {**BEN, **both_rows}


def test_a_check_that_changes_nothing_is_judged_all_the_same(group: Open):
    phone = group(members(judged=True))
    tablet = Phone(phone.context.store, phone.learner, phone.exercise, client="tablet")
    phone.send("save", {"sum.number": "30"})
    tablet.send("save", {"sum.number": "30", **ANA})
    assert phone.send("check", {"sum.number": "30"}, base=1).result == "right"
    assert phone.sees().result == "right"
