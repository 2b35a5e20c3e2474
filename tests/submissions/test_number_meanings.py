"""Numbers with two meanings: asked about at the field, counted nowhere until answered, and read as they were typed."""

from dataclasses import replace
from decimal import Decimal

import pytest

from coopkit.exercises import Outcome, Refused, find_problems, read_values
from coopkit.exercises.checking import Fault
from coopkit.exercises.fields import NumberField
from coopkit.exercises.kinds.number import number
from coopkit.exercises.kinds.table import table
from coopkit.i18n import Locale, load_locale, parse_style
from coopkit.submissions import SubmissionMessage, preview, preview_facts, read_record, snapshot_of
from tests.exercises.catalogue import exercise
from tests.i18n.writings import WRITINGS, Writing
from tests.submissions.conftest import Open
from tests.submissions.phone import Phone

NAME = "answer.number"
POINTS, COMMAS = parse_style("1.234,5"), parse_style("1,234.5")
COLOMBIA = load_locale("en", "CO", minor_digits=0, number_style=POINTS)
ASKED = exercise(number("think.test.one", "answer", "How much?", key="1500"))
COSTS = exercise(
    table("think.test.one", "answer", "", columns=(NumberField("cost", "Cost"),), most=4, least=2, totals=("cost",))
)
FIELD = exercise(number("think.test.one", "answer", "How much?"))


def in_colombia(phone: Phone, locale: Locale = COLOMBIA) -> Phone:
    phone.context = replace(phone.context, locale=locale)
    return phone


@pytest.mark.parametrize("writing", [each for each in WRITINGS if each.text.strip()], ids=str)
def test_a_field_takes_asks_or_refuses_as_the_table_of_writings_says(writing: Writing) -> None:
    locale, raw = writing.locale, {NAME: writing.text}
    found = find_problems(FIELD.definition, raw, locale.parse_number, locale.is_ambiguous)
    too_large = any(abs(meaning) > 10**12 for meaning in writing.meanings)
    fault = {0: Fault.UNREADABLE, 1: Fault.ABOVE if too_large else None, 2: Fault.AMBIGUOUS}[len(writing.meanings)]
    assert [each.fault for each in found] == ([] if fault is None else [fault])
    counted = {} if fault else {NAME: next(iter(writing.meanings))}
    assert read_values(FIELD.definition, raw, locale.parse_number) == counted


def test_a_number_with_two_meanings_is_asked_about_and_judged_by_nobody(group: Open) -> None:
    phone = in_colombia(group(ASKED))
    reply = phone.send("check", {NAME: "1.500"})
    assert reply.result == Outcome.UNREADABLE
    assert reply.state.problems == {NAME: "“1.500” can mean two things. Which one do you mean?"}
    assert [(each.style, each.words) for each in reply.state.meanings[NAME]] == [
        ("1.234,5", "1500 – one thousand, five hundred"),
        ("1,234.5", "1.5"),
    ]


@pytest.mark.parametrize(("style", "outcome"), [(POINTS, Outcome.RIGHT), (COMMAS, Outcome.WRONG)])
def test_once_answered_it_counts_as_it_was_meant(group: Open, style, outcome: Outcome) -> None:
    phone = in_colombia(group(ASKED))
    reply = phone.send("check", {NAME: "1.500"}, styles=COLOMBIA.with_style(style).conventions.tags)
    assert reply.result == outcome
    assert reply.state.problems == reply.state.meanings == {}


@pytest.mark.parametrize(("style", "own", "other"), [(POINTS, "1500", "1,5"), (COMMAS, "1.5", "1500")])
def test_a_number_saved_without_a_meaning_is_asked_about_later(group: Open, style, own: str, other: str) -> None:
    phone = in_colombia(group(COSTS))
    phone.send("save", {"answer.1.cost": "1.500", "answer.2.cost": "7"})

    settled = in_colombia(phone, COLOMBIA.with_style(style))
    shown = settled.sees()
    name = "answer.1.cost"
    assert shown.answers["0"].answer[name] == "1.500 ?"
    assert shown.problems == {name: "“1.500” can mean two things. Which one do you mean?"}
    assert [(each.style, each.typed) for each in shown.meanings[name]] == [(style.tag, own), (style.tag, other)]
    assert shown.totals == {"answer.cost": "7"}
    for typed in (own, other):
        reply = settled.send("save", {name: typed, "answer.2.cost": "7"})
        assert reply.state.problems == reply.state.meanings == {}
        total, meant = (
            settled.context.locale.parse_number(each) for each in (reply.state.totals["answer.cost"], typed)
        )
        assert meant in (Decimal(1500), Decimal("1.5")) and total == meant + 7


def test_a_slip_of_one_reader_that_is_a_number_to_another_is_suggested(group: Open) -> None:
    phone = group(FIELD)
    phone.send("save", {NAME: "1500,000"})
    shown = in_colombia(phone, COLOMBIA.with_style(POINTS)).sees()
    assert shown.problems == {NAME: "“1500,000 ?” isn't a number. Did you mean 1.500?"}
    assert [(each.words, each.typed) for each in shown.meanings[NAME]] == [
        ("1500 – one thousand, five hundred", "1500")
    ]


@pytest.mark.parametrize("typed", ["?", "many ?"])
def test_a_question_mark_that_somebody_typed_is_no_question_of_ours(group: Open, typed: str) -> None:
    state = in_colombia(group(ASKED)).send("save", {NAME: typed}).state
    assert state.problems == {NAME: "We can't read this number. Write it like 1.234,50."}
    assert state.meanings == {}


def test_it_is_in_no_total_until_it_is_answered(group: Open) -> None:
    phone = in_colombia(group(COSTS))
    answer = {"answer.1.cost": "1.500", "answer.2.cost": "2.000.000"}
    assert phone.send("save", answer).state.totals == {"answer.cost": "2.000.000"}
    chosen = COLOMBIA.with_style(POINTS).conventions.tags
    assert phone.send("save", answer, styles=chosen).state.totals == {"answer.cost": "2.001.500"}


def test_a_draft_of_another_page_means_what_it_meant_there(group: Open) -> None:
    phone = in_colombia(group(COSTS), load_locale(minor_digits=2).with_style(COMMAS))
    typed = {"answer.1.cost": "1.500"}
    message = SubmissionMessage("phone", 1, 0, 0, "try", typed, styles=COLOMBIA.with_style(POINTS).conventions.tags)
    record = read_record(phone.context, phone.learner.id, phone.exercise)
    context = phone.context.with_styles(message.styles)
    known = preview_facts(context, snapshot_of(context, record), phone.exercise)
    assert preview(context, phone.learner, phone.exercise, message, known).totals == {"answer.cost": "1.500"}


@pytest.mark.parametrize("styles", ["x", "1,234.5", "||", "1,234.5|1,234.5|1.5"])
def test_styles_that_no_page_sends_are_refused_and_change_nothing(group: Open, styles: str) -> None:
    phone = group(ASKED)
    with pytest.raises(Refused):
        phone.send("save", {NAME: "7"}, styles=styles)
    assert phone.kept() is None


@pytest.mark.parametrize(
    ("unit", "typed", "said"),
    [
        ("", "1,2O0", "“1,2O0” isn't a number. Did you mean 1,200?"),
        ("", "l5", "“l5” isn't a number. Did you mean 15?"),
        ("", "12,5o", "We can't read this number. Write it like 1,234.50."),
        ("", "O", "We can't read this number. Write it like 1,234.50."),
        ("%", "10%", "“10%” isn't a number. Did you mean 10?"),
        ("% of the price", "12.5 %", "“12.5 %” isn't a number. Did you mean 12.5?"),
        ("bags", "12 bags", "“12 bags” isn't a number. Did you mean 12?"),
        ("bags", "12 dozen", "We can't read this number. Write it like 1,234.50."),
        ("bags", "2 or 3 bags", "We can't read this number. Write it like 1,234.50."),
        ("bags", "1,250,00 bags", "“1,250,00 bags” isn't a number. Did you mean 1,250.00?"),
        ("", "1,250,00", "“1,250,00” isn't a number. Did you mean 1,250.00?"),
        ("", "1500,000", "“1500,000” can mean two things. Which one do you mean?"),
    ],
)
def test_a_slip_is_answered_with_what_was_surely_meant(group: Open, unit: str, typed: str, said: str) -> None:
    phone = group(exercise(number("think.test.one", "answer", "How much?", unit=unit)))
    assert phone.send("save", {NAME: typed}).state.problems == {NAME: said}


@pytest.mark.parametrize(
    ("whole", "typed", "offered"),
    [
        (False, "1,250,00", ["1250"]),
        (False, "1500,000", ["1500000", "1500"]),
        (False, "12 bags", ["12"]),
        (True, "1,2,3", ["123"]),  # 12.3 isn't whole
        (True, "12'50", ["12.5"]),  # nothing else is likely
    ],
)
def test_what_was_probably_meant_is_offered_and_can_be_typed(
    group: Open, whole: bool, typed: str, offered: list[str]
) -> None:
    phone = group(exercise(number("think.test.one", "answer", "How much?", unit="bags", whole=whole)))
    meanings = phone.send("save", {NAME: typed}).state.meanings[NAME]
    assert [each.typed for each in meanings] == offered
    assert {each.style for each in meanings} == {phone.context.locale.number_style.tag}


@pytest.mark.parametrize(
    "locale", [load_locale(minor_digits=2), COLOMBIA, COLOMBIA.with_style(COMMAS)], ids=["en", "co", "chosen"]
)
@pytest.mark.parametrize("whole", [False, True])
def test_an_example_in_a_message_can_be_typed_as_it_stands(group: Open, locale: Locale, whole: bool) -> None:
    phone = in_colombia(group(exercise(number("think.test.one", "answer", "How much?", whole=whole))), locale)
    said = phone.send("save", {NAME: "many"}).state.problems[NAME]
    example = said.removeprefix("We can't read this number. Write it like ").removesuffix(".")
    assert locale.parse_number(example) == Decimal(1234 if whole else "1234.5")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1500", ""),
        ("1,500", "1500"),
        ("12,505", "12505"),
        ("12,", "12"),
        ("12.50", ""),
        ("$ 1,250.50", "1,250.50"),
        ("1.250.000", "1,250,000"),
        ("12,50", "12.50"),
        ("(500)", "-500"),
        ("١٢", "12"),
        ("many", ""),
        ("1.500", ""),
    ],
)
def test_a_number_that_is_not_written_as_the_reader_does_is_shown_as_it_is_read(
    group: Open, typed: str, read: str
) -> None:
    phone = group(FIELD)
    assert phone.send("save", {NAME: typed}).state.readings == ({NAME: read} if read else {})
