from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopkit.business.budget import Variance, variances
from coopkit.business.money import NotDefined, add_up

EARNED = ("sales",)
BUDGET = {"sales": 5000, "materials": 2000, "pay": 1500, "training": 0}


def by_line(actual: dict[str, int]) -> dict[str, Variance]:
    """The lines by their id."""
    return {each.line: each for each in variances(BUDGET, actual, earned=EARNED)}


def test_more_sales_are_good_for_the_surplus_and_more_costs_bad() -> None:
    """Source: own design; 300 more in sales do not make up for 500 more in materials."""
    found = by_line({"sales": 5300, "materials": 2500, "pay": 1450})
    assert [each.difference for each in found.values()] == [300, 500, -50]
    assert [each.on_surplus for each in found.values()] == [300, -500, 50]
    assert [each.part for each in found.values()] == [Fraction(3, 50), Fraction(1, 4), Fraction(-1, 30)]


def test_where_nothing_was_planned_there_is_no_part_of_it() -> None:
    assert isinstance(by_line({"training": 40})["training"].part, NotDefined)
    assert isinstance(Variance("surplus", Decimal(-5), Decimal(5), earned=True).part, NotDefined)


def test_a_line_with_one_amount_does_not_count() -> None:
    assert list(by_line({"pay": 1, "gifts": 7})) == ["pay"]


def test_what_cannot_be_is_refused_by_its_line() -> None:
    with pytest.raises(ValueError, match="pay is"):
        variances(BUDGET, {"pay": -1}, earned=EARNED)
    with pytest.raises(TypeError, match="sales is"):
        variances({"sales": 1.5}, {"sales": 1}, earned=EARNED)  # type: ignore[dict-item]


LINES = st.lists(st.tuples(*[st.decimals(0, 10**12, places=3)] * 2, st.booleans()), max_size=12)


@given(LINES)
def test_the_differences_make_the_difference_of_the_surplus(lines: list[tuple[Decimal, Decimal, bool]]) -> None:
    budget, actual = ({f"{n}": line[at] for n, line in enumerate(lines)} for at in (0, 1))
    earned = {f"{n}" for n, line in enumerate(lines) if line[2]}
    planned, came = (
        add_up(money if id_ in earned else -money for id_, money in column.items()) for column in (budget, actual)
    )
    found = variances(budget, actual, earned=earned)
    assert add_up(each.on_surplus for each in found) == came - planned
    for each in found:
        assert isinstance(each.part, NotDefined) or each.part * Fraction(each.budget) == Fraction(each.difference)
