import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopkit.exercises import Exercise, RawAnswer, Refused, accept_answer
from coopkit.exercises.fields import MOST_ROWS, Grid, is_filled
from coopkit.exercises.part import named_fields
from tests.exercises.catalogue import CATALOGUE, parse

every_exercise = pytest.mark.parametrize("exercise", CATALOGUE.values(), ids=CATALOGUE)


@pytest.mark.parametrize(
    ("name", "sent", "why"),
    [
        ("text", {"answer.speech": "so"}, "has no field 'answer.speech'"),
        ("text", {"another.words": "so"}, "has no field 'another.words'"),
        ("text", {"answer": "so"}, "has no field 'answer'"),
        ("text", {"answer.words.more": "so"}, "has no field"),
        ("text", {"": "so"}, "has no field ''"),
        ("text", {"answer.choice": "fig"}, "has no field 'answer.choice'"),
        ("several parts", {"try.members": "15"}, "has no field 'try.members'"),
        ("text", {"answer.words": "x" * 201}, "at most 200 characters, not 201"),
        ("number", {"answer.number": "1" * 201}, "at most 200 characters, not 201"),
        ("text", {"answer.words": 5}, "takes a text"),
        ("text", {"answer.words": None}, "takes a text"),
        ("text", {"answer.words": ["so"]}, "takes a text"),
        ("text", {"answer.words": "half a sign: \ud83d"}, "half of a sign"),
        ("choose-one", {"answer.choice": "cherry"}, "an option that is not there"),
        ("choose-one", {"answer.choice": "A fig"}, "an option that is not there"),
        ("choose-one", {"answer.choice": ["fig"]}, "an option that is not there"),
        ("choose-one", {"answer.choice": True}, "an option that is not there"),
        ("choose-many", {"answer.choices": "fig"}, "takes a list"),
        ("choose-many", {"answer.choices": ["fig", 3]}, "takes a list"),
        ("choose-many", {"answer.choices": ["cherry"]}, "an option that is not there"),
        ("choose-many", {"answer.choices": ["fig", "fig"]}, "one twice"),
        ("order", {"answer.order": ["sow", "weed", "reap"]}, "every step once"),
        ("order", {"answer.order": ["sow", "weed", "reap", "reap"]}, "one twice"),
        ("order", {"answer.order": ["sow", "weed", "reap", "sleep"]}, "an option that is not there"),
        ("match", {"answer.amina.to": "plane"}, "an option that is not there"),
        ("match", {"answer.rosa.to": "bike"}, "has no field 'answer.rosa.to'"),
        ("match, in a grid", {"answer.owner.firm": "f9"}, "an option that is not there"),
        ("match", {"answer.amina": "bike"}, "has no field"),
        ("survey", {"answer.explain.now": "6"}, "an option that is not there"),
        ("survey", {"answer.explain.now": "3.0"}, "an option that is not there"),
        ("survey", {"answer.explain.now": 3}, "an option that is not there"),
        ("survey", {"answer.explain.now": "unknown"}, "an option that is not there"),
        ("survey, answers", {"answer.day.now": "1"}, "an option that is not there"),
        ("table", {"answer.13.who": "a row too many"}, "at most 12 rows"),
        ("table", {"answer.0.who": "a row before the first"}, "has no field"),
        ("table", {"answer.01.who": "the first row under another name"}, "has no field"),
        ("table", {"answer.١.who": "the first row in other digits"}, "has no field"),
        ("table", {"answer.-1.who": "a row below"}, "has no field"),
        ("table", {f"answer.{'9' * 5000}.who": "a row far away"}, "has no field"),
        ("table", {"answer.1.where": "a column that is not there"}, "has no field"),
        ("table, fixed rows", {"answer.1.who": "a row of one's own"}, "has no field"),
    ],
)
def test_what_no_form_can_send_is_refused_by_name(name: str, sent: dict[str, object], why: str):
    definition = CATALOGUE[name].definition
    with pytest.raises(Refused) as refused:
        accept_answer(definition, sent)
    message = str(refused.value)
    assert message.startswith(definition.id)
    assert why in message
    assert "\n" not in message
    assert len(message) < 250


def test_ten_thousand_characters_are_kept_and_one_more_is_refused():
    from coopkit.exercises.kinds.text import short_text
    from tests.exercises.catalogue import one_part

    definition = one_part(short_text, "long").definition
    longest = {"answer.words": "ü" * 10_000}
    assert accept_answer(definition, longest) == longest
    with pytest.raises(Refused, match="at most 10000 characters, not 10001"):
        accept_answer(definition, {"answer.words": "ü" * 10_001})


def test_two_thousand_rows_are_refused():
    sent = {f"answer.{row}.who": "us" for row in range(1, 2001)}
    with pytest.raises(Refused, match="at most 12 rows"):
        accept_answer(CATALOGUE["table"].definition, sent)
    assert MOST_ROWS < 2000


def test_each_form_refuses_every_other_forms_fields():
    for exercise in CATALOGUE.values():
        own = {name for part in exercise.definition.parts for name, _ in named_fields(part, {})}
        for other in CATALOGUE.values():
            foreign = {name: value for name, value in _fullest(other).items() if name not in own}
            for name, value in foreign.items():
                if not _is_further_row(exercise, name):
                    with pytest.raises(Refused):
                        accept_answer(exercise.definition, {name: value})


def _fullest(exercise: Exercise) -> RawAnswer:
    return max((sample.raw for sample in exercise.sample_answers()), key=len)


def _is_further_row(exercise: Exercise, name: str) -> bool:
    part, _, place = name.partition(".")
    row, _, column = place.partition(".")
    grids = [
        block
        for each in exercise.definition.parts
        if each.id == part
        for block in each.layout()
        if isinstance(block, Grid)
    ]
    return any(grid.cell(row, column) for grid in grids)


@every_exercise
def test_empty_fields_are_left_out(exercise: Exercise):
    raw = _fullest(exercise)
    assert accept_answer(exercise.definition, dict.fromkeys(raw, "")) == {}
    assert accept_answer(exercise.definition, {name: [] for name in raw}) == {}


def test_what_is_typed_is_kept_as_typed_even_where_it_cannot_be_read():
    typed = {"answer.number": " 12,5o "}
    assert accept_answer(CATALOGUE["number"].definition, typed) == typed


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def likely_values(exercise: Exercise) -> st.SearchStrategy[object]:
    """Values that some field of the exercise takes, in lists and alone, and values that none does."""
    seen = [value for sample in exercise.sample_answers() for value in sample.raw.values()]
    single = [each for value in seen for each in (value if isinstance(value, list) else [value])] or ["x"]
    some = st.sampled_from(single)
    return some | st.lists(some, max_size=5) | st.text(max_size=30) | anything


def names_of(exercise: Exercise) -> st.SearchStrategy[str]:
    names = [name for part in exercise.definition.parts for name, _ in named_fields(part, {})]
    piece = st.sampled_from([piece for name in names for piece in name.split(".")]) | st.text(max_size=4)
    return st.sampled_from(names) | st.lists(piece, max_size=4).map(".".join)


@every_exercise
@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_any_json_is_refused_or_comes_back_as_it_was_without_what_is_empty(exercise: Exercise, data: st.DataObject):
    sent = data.draw(st.dictionaries(names_of(exercise), likely_values(exercise), max_size=6))
    try:
        accepted = accept_answer(exercise.definition, sent)
    except Refused as refused:
        assert str(refused).startswith(exercise.id)
        return
    assert accepted == {name: value for name, value in sent.items() if value not in ("", [])}
    assert msgspec.json.decode(msgspec.json.encode(accepted)) == accepted
    result = exercise.check(accepted, parse)
    assert result.outcome in {sample.outcome for sample in exercise.sample_answers()} | {"partly", "wrong"}
    assert any(map(is_filled, accepted.values())) or not result.judged
