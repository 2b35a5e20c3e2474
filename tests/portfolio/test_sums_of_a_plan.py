"""A group's sums in money of 0, 2 and 3 places: the pages, the plan, the papers and the spreadsheet have the same."""

from collections.abc import Iterable
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from coopkit.business.plan import evaluate
from coopkit.calculators import CALCULATORS, CalculationContext, CalculationResult, compute
from coopkit.countries import load_country
from coopkit.export.xlsx.business_plan import write_business_plan
from coopkit.i18n import Money, load_locale
from coopkit.portfolio.adjustable_inputs import with_changes
from coopkit.portfolio.adjustable_plan_inputs import adjustable_inputs_of_plan
from coopkit.portfolio.documents.start.context import read_plan_context
from coopkit.portfolio.documents.start.costs import fixed_cost_table, start_up_cost_table, working_capital_blocks
from coopkit.portfolio.documents.start.members import payment_blocks
from coopkit.portfolio.feasibility_reader import read_feasibility
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.plan_fields import (
    BREAK_EVEN,
    CONTRIBUTION,
    LOAN,
    MEMBER_MATRIX,
    MONEY_FIELDS,
    START_UP_COSTS,
    TESTS,
    WORKING_CAPITAL,
)
from coopkit.portfolio.plan_reader import read_plan
from coopkit.report import Figures, Table
from tests.export.xlsx.recalculating import named_cells
from tests.portfolio.groups import YARD, lever, study_of, with_numbers, with_words

FINER = {"costs__1__month": "10.4006", "costs__2__month": "10.4006", "costs__3__month": "10.4006"}
PLACES = {0: Decimal(30), 2: Decimal("31.20"), 3: Decimal("31.203")}
"""Three lines of 10.4006, each rounded, by the places of the smallest money."""


def with_finer_sums() -> GroupAnswers:
    """The sorting yard with sums that are finer than any money."""
    costs = {name: "" for name in YARD.by_exercise[BREAK_EVEN] if name.startswith("costs.")}
    group = with_words(YARD, BREAK_EVEN, **{**costs, "costs.rows": "1 2 3"})
    group = with_numbers(group, BREAK_EVEN, **FINER)
    gap = {"gap__share": "40.4006", "gap__fee": "2.4006", "gap__grant": "100.4006", "gap__running": "20.4006"}
    bought = {f"ours__{row.id}__cost": "95.4006" for row in YARD.rows(START_UP_COSTS, "ours")}
    group = with_numbers(group, START_UP_COSTS, gap__months="2", **gap, **bought)
    group = with_numbers(group, LOAN, ours__principal="1500.4006")
    group = with_numbers(group, CONTRIBUTION, paying__at_start="20.4006", paying__months="3")
    return with_numbers(group, TESTS, result__promised="1200.4006")


def on_page(name: str, answers: GroupAnswers, exercise: str, places: int) -> dict[str, Decimal]:
    found = compute(name, answers.by_exercise[exercise], CalculationContext(answers, minor_digits=places))
    assert isinstance(found, CalculationResult), found
    return {name: Decimal(each.amount) for name, each in found.figures.items() if isinstance(each, Money)}


def total_of(table: object) -> Decimal:
    assert isinstance(table, Table)
    (total,) = (cell.amount for row in table.totals for cell in row if isinstance(cell, Money))
    return Decimal(total)


def money_in(blocks: Iterable[object]) -> list[Decimal]:
    figures = [each for block in blocks if isinstance(block, Figures) for each in block.lines]
    return [Decimal(each.value.amount) for each in figures if isinstance(each.value, Money)]


@pytest.mark.parametrize("places", PLACES)
def test_a_sum_is_the_same_on_the_page_in_the_plan_in_the_papers_and_in_the_spreadsheet(places: int) -> None:
    group = with_finer_sums()
    plan = read_plan(group, minor_digits=places).plan
    assert plan is not None
    basis = read_plan_context(group, load_country(), minor_digits=places)
    book = load_workbook(BytesIO(write_business_plan(plan, load_locale(minor_digits=places))))
    in_book = {
        name: Decimal(str(cell.value))
        for name in ("fixed_costs", "share", "entry_fee", "grant", "loan_amount")
        for cell in named_cells(book, name)
    }

    month = on_page("break-even", group, BREAK_EVEN, places)["fixed"]
    assert month == plan.fixed_costs == in_book["fixed_costs"] == total_of(fixed_cost_table(basis)) == PLACES[places]

    start = on_page("start-up-costs", group, START_UP_COSTS, places)
    listed = sum(each.amount for each in plan.start_up)
    assert (
        start["equipment"] == listed == evaluate(plan, years=1).start.start_up == total_of(start_up_cost_table(basis))
    )
    assert start["shares"] == plan.members * plan.share == plan.members * in_book["share"]
    assert start["fees"] == plan.members * plan.entry_fee == plan.members * in_book["entry_fee"]
    assert start["own"] - start["shares"] - start["fees"] == plan.grant == in_book["grant"]
    numbers = basis.feasibility.numbers
    assert numbers.money_needed == start["shares"] + start["fees"]
    assert numbers.promised == round(Decimal("1200.4006"), places)

    assert plan.loan is not None
    assert plan.loan.principal == in_book["loan_amount"] == round(Decimal("1500.4006"), places)
    assert sum(plan.share_payments) == plan.share


@pytest.mark.parametrize("places", PLACES)
def test_promises_and_waiting_money_are_the_same_on_the_page_and_in_the_papers(places: int) -> None:
    named = {f"members.{row}.name": name for row, name in enumerate(("Ana", "Ben", "Cid"), start=1)}
    group = GroupAnswers({MEMBER_MATRIX: named, WORKING_CAPITAL: {}})
    group = with_numbers(group, MEMBER_MATRIX, **{f"members__{row}__promise": "10.4006" for row in (1, 2, 3)})
    days = {"ours__stock_days": "10", "ours__customer_days": "20", "ours__supplier_days": "0"}
    group = with_numbers(group, WORKING_CAPITAL, ours__daily_cash="36.4006", **days)
    basis = read_plan_context(group, load_country(), minor_digits=places)

    assert on_page("skills-gaps", group, MEMBER_MATRIX, places)["promised"] == PLACES[places]
    assert PLACES[places] in money_in(payment_blocks(basis))
    own = {name.removeprefix("ours."): value for name, value in group.by_exercise[WORKING_CAPITAL].items()}
    found = compute("working-capital", own, CalculationContext(minor_digits=places))
    assert isinstance(found, CalculationResult)
    (need,) = money_in(working_capital_blocks(basis))
    assert need == 30 * round(Decimal("36.4006"), places)
    assert need in [each.amount for each in found.figures.values() if isinstance(each, Money)]


@pytest.mark.parametrize("places", PLACES)
def test_the_study_names_the_units_that_the_page_names(places: int) -> None:
    group = study_of(with_finer_sums())
    group = with_numbers(group, BREAK_EVEN, ours__price="3.00", ours__variable="2.40")
    found = compute("break-even", group.by_exercise[BREAK_EVEN], CalculationContext(group, minor_digits=places))
    assert isinstance(found, CalculationResult)
    read = read_plan(group, minor_digits=places)
    assert read.plan is None
    study = read_feasibility(group, read, minor_digits=places)
    assert study.numbers.demand_needed == found.figures["units"]
    assert found.figures["units"] == (50 if places == 0 else 52 if places == 2 else 53)


@pytest.mark.parametrize("places", PLACES)
def test_what_is_tried_begins_with_what_the_plan_holds(places: int) -> None:
    group = with_finer_sums()
    fixed = lever(adjustable_inputs_of_plan(group, minor_digits=places), "fixed")
    assert fixed.now == PLACES[places]
    more = read_plan(with_changes(group, (fixed.changes(fixed.now + fixed.unit),)), minor_digits=places).plan
    assert more is not None
    assert more.fixed_costs == fixed.now + Decimal(1).scaleb(-places)


def test_the_calculators_of_these_exercises_take_the_same_sums() -> None:
    calculators = {
        "skills-gaps": MEMBER_MATRIX,
        "start-up-costs": START_UP_COSTS,
        "break-even": BREAK_EVEN,
        "working-capital": WORKING_CAPITAL,
        "share-payments": CONTRIBUTION,
        "loan-compare": LOAN,
    }
    assert {name: CALCULATORS[name].money_inputs for name in calculators} == {
        name: MONEY_FIELDS[exercise] for name, exercise in calculators.items()
    }
