"""A number is read where it is typed, and is the same number for everybody who looks at it later."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopkit.exercises import DefinitionError, RawAnswer, accept_answer, make_exercise
from coopkit.exercises.definition import Phase
from coopkit.exercises.fields import NumberField, ReplacedField
from coopkit.exercises.kinds.calculator import calculator
from coopkit.exercises.kinds.number import number
from coopkit.exercises.kinds.text import short_text
from coopkit.i18n import Locale, load_locale
from coopkit.i18n.numbers import parse_style
from coopkit.store import AnswerContent
from coopkit.submissions.number_readings import in_readers_style, with_numbers_read

ID = "start.test.loan"
DEFINITION = make_exercise(
    ID,
    "The loan",
    (number(ID, "sum", "How much?"), short_text(ID, "why", "Why?")),
    minutes=5,
    together=(Phase.GROUP,),
    purpose="Try it out.",
).definition
SUM, WHY = "sum.number", "why.words"
NOTHING = AnswerContent({}, {}, {})


def reader(tag: str) -> Locale:
    """Somebody who was asked, and writes 1234.5 like this."""
    return load_locale(minor_digits=2).with_style(parse_style(tag))


POINT, COMMA, UNASKED = reader("1,234.5"), reader("1.234,5"), load_locale(minor_digits=2)


def typed(text: str, locale: Locale, before: AnswerContent = NOTHING) -> AnswerContent:
    return with_numbers_read(DEFINITION, {SUM: text}, before, locale)


def seen(written: AnswerContent, locale: Locale) -> Decimal | None:
    return locale.parse_number(str(in_readers_style(DEFINITION, written, locale)[SUM]))


def test_the_same_text_keeps_the_number_that_it_was_when_it_was_typed():
    thousand = typed("1.500", COMMA)
    assert thousand == AnswerContent({SUM: "1.500"}, {SUM: "1500"}, {})
    assert [seen(thousand, each) for each in (COMMA, POINT, UNASKED)] == [Decimal(1500)] * 3
    assert in_readers_style(DEFINITION, thousand, COMMA)[SUM] == "1.500", "as it was typed, where it reads the same"
    assert in_readers_style(DEFINITION, thousand, POINT)[SUM] == "1500"
    small = typed("1.500", POINT)
    assert [seen(small, each) for each in (COMMA, POINT, UNASKED)] == [Decimal("1.5")] * 3


def test_what_another_reader_sends_back_unchanged_stays_as_it_was_typed():
    before = typed("1.500", POINT)
    for locale in (POINT, COMMA, UNASKED):
        sent = in_readers_style(DEFINITION, before, locale)
        assert with_numbers_read(DEFINITION, {**sent, WHY: "To buy a cart"}, before, locale) == AnswerContent(
            {**before.answer, WHY: "To buy a cart"}, before.numbers, {}
        )


def test_the_stored_text_typed_anew_by_a_reader_who_saw_another_one_is_read_anew():
    before = typed("1.500", POINT)
    assert in_readers_style(DEFINITION, before, COMMA)[SUM] == "1,5"
    assert typed("1.500", COMMA, before) == AnswerContent({SUM: "1.500"}, {SUM: "1500"}, {})


def test_what_was_not_understood_means_nothing_to_anybody():
    asked = typed("1.500", UNASKED)
    assert asked == AnswerContent({SUM: "1.500"}, {}, {})
    assert [seen(asked, each) for each in (COMMA, POINT, UNASKED)] == [None] * 3
    assert in_readers_style(DEFINITION, asked, UNASKED)[SUM] == "1.500"
    assert in_readers_style(DEFINITION, asked, COMMA)[SUM] == "1.500 ?"
    assert typed("1.500 ?", COMMA, asked) == asked, "sent back unchanged"


def test_the_answer_to_the_question_makes_the_same_text_a_number():
    asked = typed("1.500", UNASKED)
    assert typed("1.500", POINT, asked).numbers == {SUM: "1.5"}
    assert typed("1.500", COMMA, asked).numbers == {SUM: "1500"}


def test_words_stay_words():
    before = AnswerContent({WHY: "1.500"}, {WHY: "1.500"}, {})  # a migration reads words as well
    for locale in (POINT, COMMA, UNASKED):
        assert in_readers_style(DEFINITION, before, locale) == before.answer
        assert with_numbers_read(DEFINITION, before.answer, before, locale) == before
    assert with_numbers_read(DEFINITION, {WHY: "12"}, NOTHING, POINT) == AnswerContent({WHY: "12"}, {}, {})


LOCALES = (
    POINT,
    COMMA,
    reader("1 234,5"),
    reader("1'234.5"),
    UNASKED,
    load_locale("en", "CO", minor_digits=2),
    load_locale("en", "KE", minor_digits=2),
)
TEXTS = st.one_of(
    st.from_regex(r"-?\d{1,7}([.,]\d{1,4})?", fullmatch=True),
    st.from_regex(r"\d{1,3}([.,' ]\d{3}){1,2}([.,]\d{1,3})?", fullmatch=True),
)


@settings(deadline=None)
@given(TEXTS, st.lists(st.sampled_from(LOCALES), min_size=1, max_size=6))
def test_no_chain_of_readers_changes_a_number(text: str, chain: list[Locale]):
    first = typed(text, chain[0])
    number = first.numbers.get(SUM)
    now = first
    for locale in chain:
        shown: RawAnswer = in_readers_style(DEFINITION, now, locale)
        now = with_numbers_read(DEFINITION, shown, now, locale)
        meant = None if number is None else Decimal(number)
        assert number is None or seen(now, locale) == meant
        if number is None and now.numbers.get(SUM) is not None:
            number = now.numbers[SUM]  # somebody who writes so has saved it: from now on it is this
    assert now.numbers.get(SUM) == number


HOURS, MINUTES = "work.hours", "work.minutes"
IN_HOURS = make_exercise(
    ID,
    "The work",
    (
        calculator(
            ID,
            "work",
            "",
            calculation="capacity",
            inputs=(NumberField("hours", "Hours", replaces=ReplacedField("minutes", 60)),),
        ),
    ),
    minutes=5,
    together=(Phase.GROUP,),
    purpose="Try it out.",
).definition


@pytest.mark.parametrize(
    ("minutes", "hours"), [("2100", "35"), ("2,100", "35"), ("90", "1.5"), ("2090", "34.833334"), ("many", None)]
)
def test_an_answer_to_a_field_that_was_asked_in_minutes_is_read_in_hours(minutes: str, hours: str | None):
    kept = with_numbers_read(IN_HOURS, accept_answer(IN_HOURS, {MINUTES: minutes}), NOTHING, UNASKED)
    assert in_readers_style(IN_HOURS, kept, UNASKED) == ({HOURS: hours} if hours else {})


def test_an_old_answer_means_the_same_to_every_reader_and_gives_way_to_a_new_one():
    kept = AnswerContent({MINUTES: "1.500"}, {MINUTES: "1500"}, {})
    assert in_readers_style(IN_HOURS, kept, POINT) == {HOURS: "25"}
    assert in_readers_style(IN_HOURS, AnswerContent({MINUTES: "90", HOURS: "3"}, {}, {}), COMMA) == {HOURS: "3"}
    sent = {HOURS: "25,5"}
    assert with_numbers_read(IN_HOURS, sent, kept, COMMA) == AnswerContent(sent, {HOURS: "25.5"}, {})


def test_the_id_of_a_replaced_field_is_not_used_again():
    fields = (NumberField("hours", "Hours", replaces=ReplacedField("minutes", 60)), NumberField("minutes", "Minutes"))
    with pytest.raises(DefinitionError, match="two inputs have the id 'minutes'"):
        calculator(ID, "work", "", calculation="capacity", inputs=fields)
