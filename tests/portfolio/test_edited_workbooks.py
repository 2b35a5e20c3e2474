"""From rows that were moved, added and removed on several phones to a workbook that LibreOffice has calculated."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from coopkit.exercises import Exercise
from coopkit.export.xlsx.business_plan import write_business_plan
from coopkit.i18n import load_locale
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.plan_fields import CASH_PLAN, UNIT_COST
from coopkit.portfolio.plan_reader import PlanReading
from tests.export.xlsx.plan_figures import differing_figures
from tests.export.xlsx.recalculating import Recalculated, recalculate
from tests.portfolio.product_tables import READERS, Product, Tables, typed_in_order

POINT, COMMA, SPACES, _ = READERS
BAG = Product("A", Decimal(10), Decimal(4), Decimal(500))
CART = Product("B", Decimal(1000), Decimal("400.5"), Decimal(3))
MAT = Product("C", Decimal("1234.5"), Decimal("0.125"), Decimal("1.5"))

EDITS: Mapping[str, tuple[Callable[[Tables], Tables], list[Product]]] = {
    "swapped": (lambda tables: tables.move(UNIT_COST, ("2", "1"), COMMA), [CART, BAG]),
    "only the cash plan moved": (lambda tables: tables.move(CASH_PLAN, ("2", "1"), SPACES), [BAG, CART]),
    "one put in front": (lambda tables: tables.put(MAT, "rc", 0, COMMA), [MAT, BAG, CART]),
    "one put between": (lambda tables: tables.put(MAT, "rc", 1, SPACES), [BAG, MAT, CART]),
    "first gone and another added": (lambda tables: tables.without("1", SPACES).put(MAT, "rc", 1, COMMA), [CART, MAT]),
    "all gone and one added": (
        lambda tables: tables.put(MAT, "rc", 2, COMMA).without("1", POINT).without("2", SPACES),
        [MAT],
    ),
}
PLACES = (0, 2, 3)
CASES = [(name, places) for name in EDITS for places in PLACES]


@pytest.fixture(scope="module")
def plans(exercises: Mapping[str, Exercise], answers: Mapping[str, GroupAnswers]) -> dict[tuple[str, int], PlanReading]:
    """What is read of the edited tables, each by a reader with another way of writing numbers."""
    found = {}
    for at, (name, places) in enumerate(CASES):
        edited = EDITS[name][0](typed_in_order(exercises, [BAG, CART]))
        found[name, places] = edited.read(answers["artisans"], READERS[at % len(READERS)], places)
    return found


@pytest.fixture(scope="module")
def recalculated(
    plans: Mapping[tuple[str, int], PlanReading], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Recalculated]:
    """Their workbooks without values, calculated by LibreOffice in one go."""
    given = tmp_path_factory.mktemp("given")
    for (name, places), read in plans.items():
        assert read.plan, read.gaps
        workbook = load_workbook(
            BytesIO(write_business_plan(read.plan, load_locale(minor_digits=places), names=read.names))
        )
        workbook.save(given / f"{name} {places}.xlsx")
    return recalculate(given, tmp_path_factory.mktemp("recalculated"))


@pytest.mark.parametrize(("name", "places"), CASES)
def test_the_workbook_has_the_figures_of_the_same_plan_typed_in_once(
    exercises: Mapping[str, Exercise],
    answers: Mapping[str, GroupAnswers],
    recalculated: Mapping[str, Recalculated],
    name: str,
    places: int,
):
    once = typed_in_order(exercises, EDITS[name][1]).read(answers["artisans"], POINT, places).plan
    assert once
    assert [product.name for product in once.products] == [product.name for product in EDITS[name][1]]
    assert differing_figures(recalculated[f"{name} {places}"], once) == []
