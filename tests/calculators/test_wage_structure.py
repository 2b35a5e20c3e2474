from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopkit.calculators import CalculationContext, CalculationResult, IncompleteInput, compute
from coopkit.i18n import Money
from tests.calculators.english import rows, sentences
from tests.calculators.figures import computed, money
from tests.calculators.money import CENTS

Answers = dict[str, Decimal | str]


def grade(row: int, name: str, people: int, wage: str, hours: int = 160) -> Answers:
    cells: Answers = {"people": Decimal(people), "hours": Decimal(hours), "wage": Decimal(wage)}
    return {f"grades.{row}.{column}": value for column, value in (cells | {"grade": name}).items()}


def shop() -> Answers:
    grades = grade(1, "Mend", 6, "4.00") | grade(2, "Cut", 4, "5.00") | grade(3, "Lead", 1, "8.00")
    return grades | {"sum.contributions": Decimal(10), "sum.budget": Decimal(9000)}


def of(values: Answers) -> CalculationResult:
    result = compute("wage-structure", values, CENTS)
    assert isinstance(result, CalculationResult)
    return result


def test_pay_that_is_above_the_budget_says_by_how_much() -> None:
    result = of(shop())
    assert sentences(result) == [
        "The pay of a month is 8,320.00. With 832.00 of contributions it costs 9,152.00.",
        "The budget is 9,000.00: 152.00 is missing. Hours, wages, prices or the budget: what changes?",
        "The highest wage is 2 times the lowest. What do you think of that?",
    ]
    assert rows(result.tables[0])[-1] == ["Together", "11", "–", "8,320.00", "832.00", "9,152.00"]
    assert result.figures["room"] == Money(Decimal("-152.00"))


def test_pay_that_fits_says_what_is_left_and_none_where_it_is_even() -> None:
    assert sentences(of(shop() | {"sum.budget": Decimal(9200)}))[1] == "The budget is 9,200.00: it leaves 48.00."
    even = sentences(of(shop() | {"sum.budget": Decimal(9152)}))[1]
    assert even == "The budget is 9,152.00: it adds up, and nothing is left over."


def test_without_a_budget_the_pay_is_added_up_all_the_same() -> None:
    result = of({name: value for name, value in shop().items() if name != "sum.budget"})
    assert "room" not in result.figures
    assert len(sentences(result)) == 2


def test_a_grade_that_is_not_whole_is_named_and_does_not_count() -> None:
    result = of(shop() | {"grades.4.grade": "Night watch", "grades.4.people": Decimal(2)})
    assert sentences(result)[-1] == (
        "“Night watch” does not count yet. Look at the hours a month and the wage for an hour."
    )
    assert result.figures["people"] == 11


def test_equal_wages_and_a_wage_of_nothing_are_told_in_words() -> None:
    assert sentences(of(grade(1, "All", 5, "4") | {"sum.contributions": Decimal(0)}))[-1] == (
        "All earn the same for an hour."
    )
    free = of(shop() | grade(4, "Helpers", 2, "0"))
    assert sentences(free)[-1] == "The lowest wage is 0, so no wage can be a multiple of it."


@pytest.mark.parametrize("values", [{}, {"sum.contributions": Decimal(10)}, grade(1, "All", 5, "4")])
def test_what_is_missing_is_asked_for(values: Answers) -> None:
    result = compute("wage-structure", values, CENTS)
    assert isinstance(result, IncompleteInput)
    assert result.sentences


@given(
    st.lists(st.tuples(st.integers(0, 400), st.integers(1, 9999), st.integers(0, 400)), min_size=1, max_size=12),
    st.integers(0, 60),
    st.sampled_from((0, 2)),
)
def test_the_lines_of_the_table_add_up_to_its_last(grades: list[tuple[int, int, int]], rate: int, places: int) -> None:
    values: Answers = {"sum.contributions": Decimal(rate)}
    for row, (people, cents, hours) in enumerate(grades, start=1):
        values |= grade(row, "g", people, str(Decimal(cents) / 100), hours)
    result = compute("wage-structure", values, CalculationContext(minor_digits=places))
    assert isinstance(result, CalculationResult)
    *lines, last = (row[3:] for row in result.tables[0].all_rows)
    for column, total in enumerate(last):
        assert sum(_amount(line[column]) for line in lines) == _amount(total)


def _amount(shown: object) -> Decimal:
    assert isinstance(shown, Money) and isinstance(shown.amount, Decimal)
    return shown.amount


def test_the_example_stays_within_its_budget() -> None:
    assert money(computed("wage-structure"), "room") > 0
