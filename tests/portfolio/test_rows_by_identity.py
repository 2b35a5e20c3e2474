"""A quantity belongs to its product, wherever either row is moved and whoever looks at it."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coopkit.business.plan import evaluate
from coopkit.exercises import Exercise
from coopkit.portfolio.adjustable_plan_inputs import adjustable_inputs_of_plan
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.plan_fields import CASH_PLAN, UNIT_COST
from coopkit.portfolio.plan_reader import PlanReading
from tests.portfolio.product_tables import READERS, Product, Tables, edits, typed_in_order

HERE, THERE, FRENCH, KENYA = READERS
BAG = Product("A", Decimal(10), Decimal(4), Decimal(500))
CART = Product("B", Decimal(1000), Decimal(400), Decimal(3))
tries = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.fixture
def two(exercises: Mapping[str, Exercise]) -> Tables:
    """A sells 500 a month at 10, B sells 3 at 1,000: 96,000 in a year."""
    return typed_in_order(exercises, [BAG, CART])


def sales(read: PlanReading) -> Decimal:
    """Of the first year."""
    assert read.plan is not None, read.gaps
    return sum((line.amount for line in evaluate(read.plan).years[0].income.sales), Decimal(0))


def test_products_that_swap_places_take_their_quantities_along(two: Tables, answers: Mapping[str, GroupAnswers]):
    swapped = two.move(UNIT_COST, ("2", "1"), HERE)
    for tables in (two, swapped):
        assert sales(tables.read(answers["artisans"], THERE, 0)) == 96_000


def test_a_new_product_does_not_get_the_quantities_of_one_that_is_gone(
    two: Tables, answers: Mapping[str, GroupAnswers]
):
    without = two.without("1", HERE, UNIT_COST)
    left = without.read(answers["artisans"], HERE, 0)
    assert left.plan is None, "what A sold stands in the cash plan, and A is gone"
    assert [gap.exercise for gap in left.gaps] == [UNIT_COST]
    added = without.without("1", HERE, CASH_PLAN).put(Product("C", Decimal(7), Decimal(1), Decimal(2)), "rc", 0, HERE)
    assert sales(added.read(answers["artisans"], HERE, 0)) == 12 * (3 * 1000 + 2 * 7)


def test_a_product_whose_quantities_are_missing_is_asked_for(two: Tables, answers: Mapping[str, GroupAnswers]):
    read = two.without("2", HERE, CASH_PLAN).read(answers["artisans"], HERE, 0)
    assert read.plan is None
    assert {gap.exercise for gap in read.gaps} == {CASH_PLAN}


def test_names_typed_over_each_other_are_asked_about(two: Tables, answers: Mapping[str, GroupAnswers]):
    typed_over = typed_in_order(two.exercises, [CART, BAG])
    mixed = Tables(two.exercises, {UNIT_COST: typed_over.written[UNIT_COST], CASH_PLAN: two.written[CASH_PLAN]})
    read = mixed.read(answers["artisans"], HERE, 0)
    assert read.plan is None
    assert {gap.exercise for gap in read.gaps} == {CASH_PLAN}


def test_a_new_name_for_a_product_is_pointed_out(two: Tables, answers: Mapping[str, GroupAnswers]):
    renamed = typed_in_order(two.exercises, [Product("Big bag", BAG.price, BAG.cost, BAG.units), CART])
    mixed = Tables(two.exercises, {UNIT_COST: renamed.written[UNIT_COST], CASH_PLAN: two.written[CASH_PLAN]})
    read = mixed.read(answers["artisans"], HERE, 0)
    assert sales(read) == 96_000
    assert [note.exercise for note in read.to_check] == [CASH_PLAN]
    assert not two.read(answers["artisans"], HERE, 0).to_check


def test_what_is_tried_moves_the_fields_of_its_own_row(two: Tables, answers: Mapping[str, GroupAnswers]):
    swapped = two.move(UNIT_COST, ("2", "1"), HERE)
    own = {id_: swapped._values(id_, HERE) for id_ in (UNIT_COST, CASH_PLAN)}
    levers = adjustable_inputs_of_plan(GroupAnswers({**answers["artisans"].by_exercise, **own}), minor_digits=0)
    found = {lever.id: (lever.product, lever.fields) for lever in levers if lever.row}
    assert found["price.1"] == ("A", ((UNIT_COST, "ours.1.price"),))
    assert found["units.2"][0] == "B"
    assert {name for _, name in found["units.2"][1]} == {f"units.2.m{month}" for month in range(1, 13)}


@tries
@given(data=st.data(), places=st.sampled_from((0, 2, 3)))
def test_the_figures_are_those_of_the_same_plan_typed_in_once(
    exercises: Mapping[str, Exercise], answers: Mapping[str, GroupAnswers], data: st.DataObject, places: int
):
    tables, products = data.draw(edits(exercises))
    group = answers["artisans"]
    once = typed_in_order(exercises, products).read(group, HERE, places)
    for reader in READERS:
        assert tables.read(group, reader, places) == once
    if once.plan:
        assert [(each.name, each.price, set(each.units)) for each in once.plan.products] == [
            (product.name, product.price, {product.units}) for product in products
        ]
