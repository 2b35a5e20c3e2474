from decimal import Decimal

import pytest

from coopkit.exercises import Definition, UnusableNumber
from coopkit.exercises.blocks import fields_of
from coopkit.exercises.fields import Grid, NumberField, Scale
from coopkit.i18n import load_locale, parse_style
from coopkit.portfolio.feasibility_reader import read_feasibility
from coopkit.portfolio.plan_reader import read_plan
from coopkit.portfolio.raw_answers import FIELD_LIMITS, NUMBER_FIELDS, field_pattern, read_raw_answers
from coopkit.portfolio.samples import sample_answers
from tests.our_sessions import SessionRuns
from tests.portfolio.groups import CARE, SAMPLES, SHOP, YARD

pytestmark = pytest.mark.slow

COST = "start.feas.unit-cost"
ENGLISH, FRENCH = (
    load_locale(minor_digits=2).parse_number,
    load_locale(minor_digits=2).with_style(parse_style("1 234,5")).parse_number,
)


@pytest.fixture(scope="module")
def definitions(session_runs: SessionRuns) -> dict[str, Definition]:
    """The exercises of Start.Coop and of Manage.Coop."""
    runs = session_runs.of("start_coop", "manage_coop")
    return {each.id: each.definition for ran in runs.values() for each in ran.exercises()}


def numbers_of(definition: Definition) -> dict[str, NumberField | Scale]:
    found: dict[str, NumberField | Scale] = {}
    for part in definition.parts:
        for field in fields_of(part.layout()):
            if isinstance(field, Grid):
                cells = {f"{part.id}.*.{column.id}": column for column in field.columns}
                found |= {name: cell for name, cell in cells.items() if isinstance(cell, NumberField | Scale)}
            elif isinstance(field, NumberField | Scale):
                found[f"{part.id}.{field.id}"] = field
    return found


def test_every_number_is_a_number_in_its_exercise_and_limits_are_the_forms_own(
    definitions: dict[str, Definition],
) -> None:
    for exercise, name in NUMBER_FIELDS:
        assert name in numbers_of(definitions[exercise]), (exercise, name)
    for (exercise, name), limits in FIELD_LIMITS.items():
        field = numbers_of(definitions[exercise])[name]
        assert isinstance(field, NumberField)
        assert (Decimal(field.least), Decimal(field.most)) == limits


@pytest.mark.parametrize(
    ("sample", "read"), list(zip(SAMPLES.values(), (YARD, CARE, SHOP), strict=True)), ids=list(SAMPLES)
)
def test_samples_are_read_as_they_are_with_definitions(sample, read, definitions: dict[str, Definition]) -> None:
    known = sample_answers(sample, definitions.values())
    for exercise, name in NUMBER_FIELDS:
        if exercise in sample.answers:
            theirs = {
                field: value for field, value in known.by_exercise[exercise].items() if field_pattern(field) == name
            }
            ours = {field: value for field, value in read.by_exercise[exercise].items() if field_pattern(field) == name}
            assert ours == theirs
    plan = read_plan(known, minor_digits=sample.minor_digits)
    assert read_plan(read, minor_digits=sample.minor_digits) == plan
    assert read_feasibility(read, plan, minor_digits=2) == read_feasibility(known, plan, minor_digits=2)


def test_numbers_are_read_in_the_language_that_they_were_typed_in() -> None:
    typed = {COST: {"ours.1.price": "12,500", "ours.1.product": "12"}}
    assert read_raw_answers(typed, FRENCH).number(COST, "ours.1.price") == Decimal("12.5")
    assert read_raw_answers(typed, ENGLISH).number(COST, "ours.1.price") == Decimal(12500)


def test_words_stay_words_whatever_they_look_like() -> None:
    typed = {COST: {"ours.1.product": "12"}, "start.feas.risk-matrix": {"ours.1.measure": "3", "ours.1.impact": "3"}}
    read = read_raw_answers(typed, ENGLISH)
    assert read.words(COST, "ours.1.product") == "12"
    assert read.words("start.feas.risk-matrix", "ours.1.measure") == "3"
    assert read.number("start.feas.risk-matrix", "ours.1.impact") == 3


def test_options_that_were_chosen_stand_in_one_text() -> None:
    read = read_raw_answers({"start.feas.go-no-go": {"guesses.choices": ["price", "units"]}}, ENGLISH)
    assert read.words("start.feas.go-no-go", "guesses.choices") == "price units"


def test_what_is_empty_is_missing_and_what_cannot_be_used_is_not_empty() -> None:
    demand = {"ours.1.what": " ", "ours.1.customers": "", "ours.1.caution": "0.9", "ours.2.caution": "0.75"}
    read = read_raw_answers({"start.feas.demand": demand}, ENGLISH)
    assert read.by_exercise["start.feas.demand"] == {
        "ours.1.caution": UnusableNumber("0.9"),
        "ours.2.caution": Decimal("0.75"),
    }
    assert read.number("start.feas.demand", "ours.1.caution") is None
    assert read.unusable("start.feas.demand", "ours.1.caution") == "0.9"
    assert read.words("start.feas.demand", "ours.1.caution") == ""
