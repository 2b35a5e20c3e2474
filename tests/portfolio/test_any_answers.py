"""Whatever stands in the fields, a plan and the seven tests are read: never an error, never a coin lost."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coopkit.business.feasibility.seven_tests_inputs import Decision
from coopkit.business.plan import evaluate
from coopkit.exercises import Definition
from coopkit.exercises.blocks import fields_of
from coopkit.exercises.exercise import Exercise
from coopkit.exercises.fields import Field, Grid, NumberField, PickOne, Scale, TextField
from coopkit.exercises.part import named_fields
from coopkit.i18n import load_locale
from coopkit.portfolio.feasibility_reader import DEMAND, RISKS, read_feasibility
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.plan_fields import BINDINGS, TESTS, FieldBinding
from coopkit.portfolio.plan_reader import read_plan
from tests.portfolio.changing import changed

pytestmark = pytest.mark.slow

READ = sorted({*(place.exercise for place in BINDINGS.values()), DEMAND, RISKS, TESTS})
ENDS = tuple(map(Decimal, ("0", "-0", "1", "100", "1E+11", "99999999999.999999", "0.000001", "1E+400", "1E-400")))
NUMBERS = st.one_of(
    st.integers(-5, 200).map(Decimal),
    st.integers(-(10**40), 10**40).map(Decimal),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.sampled_from(ENDS),
)
WORDS = st.one_of(st.sampled_from(["", " ", "yes", "perhaps", "thing", "go", "price units"]), st.text(max_size=20))
tries = settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.large_base_example],
)
Names = list[tuple[str, str]]


def what_stands_in(field: Field) -> st.SearchStrategy[Decimal | str]:
    if isinstance(field, PickOne):
        return st.one_of(st.sampled_from([option.id for option in field.options]), WORDS)
    return NUMBERS if isinstance(field, NumberField | Scale) else WORDS


def fields(definition: Definition) -> dict[str, Field]:
    """Each field by its full name; of a growing table one row more than there must be."""
    found: dict[str, Field] = {}
    for part in definition.parts:
        more = {f"{part.id}.{each.least + 1}.x": "x" for each in fields_of(part.layout()) if isinstance(each, Grid)}
        found |= dict(named_fields(part, dict(more)))
    return found


@pytest.fixture(scope="module")
def known(exercises: Mapping[str, Exercise]) -> dict[str, dict[str, Field]]:
    """The fields of every exercise that a plan or a test is made of."""
    return {id_: fields(exercises[id_].definition) for id_ in READ}


def read_and_judge(answers: GroupAnswers, places: int) -> None:
    read = read_plan(answers, minor_digits=places)
    assert (read.plan is None) == bool(read.gaps)
    assert len(set(read.defaulted)) == len(read.defaulted)
    for gap in read.gaps:
        assert load_locale(minor_digits=2).resolve(gap.text)
    found = read_feasibility(answers, read, minor_digits=2)
    assert found.tests.by_rule in Decision
    assert found.rests_on_plan == (read.plan is not None)


@tries
@given(data=st.data(), places=st.integers(0, 3))
def test_of_any_answers_something_is_said(known: dict[str, dict[str, Field]], data: st.DataObject, places: int) -> None:
    drawn: dict[str, dict[str, Decimal | str]] = {}
    for id_ in data.draw(st.sets(st.sampled_from(READ))):
        names = data.draw(st.sets(st.sampled_from(sorted(known[id_])), max_size=12))
        drawn[id_] = {name: data.draw(what_stands_in(known[id_][name])) for name in sorted(names)}
    read_and_judge(GroupAnswers(drawn), places)


@tries
@given(data=st.data(), places=st.integers(0, 3))
def test_of_a_whole_group_with_anything_changed_something_is_said(
    answers: Mapping[str, GroupAnswers], known: dict[str, dict[str, Field]], data: st.DataObject, places: int
) -> None:
    group = answers[data.draw(st.sampled_from(sorted(answers)))]
    names = [(id_, name) for id_ in READ for name in group.by_exercise[id_] if name in known[id_]]
    for id_, name in data.draw(st.lists(st.sampled_from(names), max_size=8)):
        group = changed(group, id_, {name: data.draw(st.one_of(st.none(), NUMBERS, WORDS))})
    read_and_judge(group, places)


def allowed(place: FieldBinding) -> st.SearchStrategy[Decimal]:
    if place.whole:
        return st.integers(place.least, place.most).map(Decimal)
    small = st.decimals(place.least, min(place.most, 1000), places=3)
    return st.one_of(small, st.decimals(place.least, place.most, places=6), st.sampled_from([Decimal("0.005")]))


@tries
@given(data=st.data(), places=st.integers(0, 3))
def test_numbers_within_their_limits_make_a_plan_that_can_be_evaluated_or_say_what_cannot_be(
    answers: Mapping[str, GroupAnswers], data: st.DataObject, places: int
) -> None:
    group = answers[data.draw(st.sampled_from(sorted(answers)))]
    numbers = [place for place in BINDINGS.values() if not place.field.endswith((".name", ".kind"))]
    for place in data.draw(st.lists(st.sampled_from(numbers), max_size=8)):
        name = place.name.replace("*", "1")
        if isinstance(group.by_exercise[place.exercise].get(name), Decimal):
            group = changed(group, place.exercise, {name: data.draw(allowed(place))})
    read = read_plan(group, minor_digits=places)
    if read.plan is None:
        assert read.gaps
        return
    assert sum(read.plan.share_payments) == read.plan.share, "what each pays is the share, to the last coin"
    result = evaluate(read.plan)
    used = result.distribution.use
    assert sum(line.amount for line in used.lines) + used.carried_forward == result.surplus + sum(
        line.amount for line in used.lines if line.use == "losses"
    )
    read_feasibility(group, read, result, minor_digits=2)


def test_fields_hold_what_is_drawn_for_them(known: dict[str, dict[str, Field]]) -> None:
    kinds = {type(field) for of_one in known.values() for field in of_one.values()}
    assert {NumberField, PickOne, TextField, Scale} <= kinds
