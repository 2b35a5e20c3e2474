"""The financial plan: each figure is the library's, and what is missing says so with its exercise."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from coopkit.business.plan import Evaluation, evaluate, what_if
from coopkit.i18n import Money
from coopkit.portfolio.documents.start.context import PlanContext
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.plan_fields import BREAK_EVEN, LOAN, START_UP_COSTS
from coopkit.portfolio.samples import Sample
from coopkit.report import Assumption, Chart
from tests.portfolio.changing import changed, scaled, without
from tests.portfolio.documents import (
    NOBODY,
    basis,
    blocks,
    column,
    english,
    figures,
    gaps,
    head,
    paper,
    plain,
    said,
    table,
)
from tests.portfolio.printed import PRINTED

MONEY = "financial-plan"


@pytest.fixture(params=PRINTED)
def sample(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def found(sample: str, answers: Mapping[str, GroupAnswers], samples: Mapping[str, Sample]) -> PlanContext:
    return basis(answers[sample], minor_digits=samples[sample].minor_digits)


@pytest.fixture
def result(found: PlanContext) -> Evaluation:
    assert found.plan is not None
    return evaluate(found.plan)


def test_a_whole_plan_misses_nothing(found: PlanContext) -> None:
    assert gaps(paper(MONEY, found)) == []


def test_at_a_glance_are_the_figures_of_the_library(sample: str, found: PlanContext, result: Evaluation) -> None:
    told = figures(paper(MONEY, found).sections[0])
    assert told["Paid before the first day"] == result.start.start_up
    assert told["Loan"] == result.start.loan
    assert told["Surplus of year 1"] == result.surplus == Decimal(PRINTED[sample].surplus)
    assert told["Lowest cash"] == result.cash.lowest
    assert told["Break-even: sales in a month"] == result.break_even_revenue


def test_sources_and_uses_come_to_the_same_sum(found: PlanContext, result: Evaluation) -> None:
    sources, uses = (table(paper(MONEY, found), name) for name in ("Where the money comes from", "What it is used for"))
    whole = plain(sources.totals[0][-1])
    assert whole == plain(uses.totals[0][-1]) == sum(column(sources, "Amount")) == sum(column(uses, "Amount"))
    assert column(uses, "Amount")[-1] == result.start.opening


def test_the_twelve_months_close_as_they_are_printed(sample: str, found: PlanContext, result: Evaluation) -> None:
    cash = table(paper(MONEY, found), "Cash, month by month")
    assert tuple(column(cash, "At the end")) == PRINTED[sample].closing == result.cash.closing
    moved = [column(cash, name) for name in head(cash)[2:-1]]
    signs = [-1 if name.startswith("−") else 1 for name in head(cash)[2:-1]]
    for month, before in enumerate(column(cash, "Before")):
        change = sum(sign * line[month] for sign, line in zip(signs, moved, strict=True))
        assert before + change == result.cash.closing[month]
    pictures = (each for each in blocks(paper(MONEY, found)) if isinstance(each, Chart))
    (picture,) = (each for each in pictures if english(each.x) == "Month")
    assert picture.series[0].values == result.cash.closing
    assert picture.highlighted == result.cash.lowest_month - 1


def test_the_break_even_is_drawn_where_sales_reach_the_costs(found: PlanContext) -> None:
    titles = ("Units sold in a month", "Sales in a month")
    (picture,) = (each for each in blocks(paper(MONEY, found)) if isinstance(each, Chart) and english(each.x) in titles)
    sales, costs = (series.values for series in picture.series)
    place = picture.highlighted or 0
    above = [None not in pair and pair[0] >= pair[1] for pair in zip(sales, costs, strict=True)]
    assert above == [each >= place for each in range(len(sales))]


def test_the_sources_and_uses_are_drawn_with_what_the_tables_say(found: PlanContext) -> None:
    shown = blocks(paper(MONEY, found))
    drawn = [each for each in shown if isinstance(each, Chart) and each.kind == "bar"]
    assert len(drawn) == 2
    for picture, caption in zip(drawn, ("Where the money comes from", "What it is used for"), strict=True):
        (total,) = table(paper(MONEY, found), caption).totals
        assert Money(sum((value for value in picture.series[0].values if value), Decimal(0))) == total[-1]


def test_lines_in_which_no_money_moves_are_left_out(answers: Mapping[str, GroupAnswers]) -> None:
    yard, workshop = (
        head(table(paper(MONEY, basis(answers[name])), "Cash, month by month")) for name in ("sorting_yard", "artisans")
    )
    assert "Shares" not in yard
    assert "Sales paid a month later" in yard
    assert "Sales paid a month later" not in workshop


def test_three_years_end_with_their_surplus_and_balance(found: PlanContext, result: Evaluation) -> None:
    shown = paper(MONEY, found)
    income = table(shown, "What comes in and what it costs")
    have, from_where = table(shown, "What we have at the end of the year"), table(shown, "Where it comes from")
    for number, year in enumerate(result.years, start=1):
        lines = zip(column(income, "Line"), column(income, f"Year {number}"), strict=True)
        adds = sum(-amount if str(label).startswith("−") else amount for label, amount in lines)
        assert adds == plain(income.totals[0][number]) == year.surplus
        assert sum(column(have, f"Year {number}")) == year.balance.assets
        assert sum(column(from_where, f"Year {number}")) == year.balance.assets
        assert plain(have.totals[0][number]) == plain(from_where.totals[0][number])


def test_a_loan_of_years_is_told_by_year_and_pays_back_all(found: PlanContext, result: Evaluation) -> None:
    schedule = table(paper(MONEY, found), "How the loan is paid back")
    assert head(schedule)[0] == "Year"
    assert sum(column(schedule, "Of it paid back")) == result.start.loan
    assert sum(column(schedule, "Of it interest")) == sum(row.interest for row in result.loan)
    assert column(schedule, "Still owed")[-1] == 0


def test_a_loan_of_a_year_is_told_by_month(answers: Mapping[str, GroupAnswers]) -> None:
    short = changed(answers["sorting_yard"], LOAN, {"ours.months": 12})
    schedule = table(paper(MONEY, basis(short)), "How the loan is paid back")
    assert head(schedule)[0] == "Month"
    assert column(schedule, "Paid")[0] == Decimal("199.91")
    assert len(schedule.rows) == 12


def test_without_a_loan_the_paper_says_so(answers: Mapping[str, GroupAnswers]) -> None:
    none = changed(answers["sorting_yard"], LOAN, {"ours.principal": 0})
    assert "We plan without a loan." in said(paper(MONEY, basis(none)))


def test_the_ratios_are_the_librarys_or_say_why_there_is_none(found: PlanContext, result: Evaluation) -> None:
    told = figures(paper(MONEY, found))
    assert told["Working capital"] == result.ratios.working_capital
    assert told["Current ratio"] == result.ratios.current_ratio
    assert told["Net margin"] == result.ratios.net_margin
    assert told["To be covered in a month"] == result.break_even.costs_to_cover
    assert told["Margin of safety"] == result.break_even.safety


def test_what_if_is_the_plan_evaluated_again(found: PlanContext, result: Evaluation) -> None:
    shown = table(paper(MONEY, found), "One thing changed at a time")
    plan = result.plan
    other = [plan, what_if(plan, units="0.8"), what_if(plan, fixed_costs="1.1"), what_if(plan, paid_at_once=0)]
    assert column(shown, "Lowest cash") == [evaluate(each).cash.lowest for each in other]
    assert column(shown, "Surplus of year 1") == [evaluate(each).surplus for each in other]


def test_each_members_part_is_as_printed_and_adds_up(sample: str, found: PlanContext, result: Evaluation) -> None:
    parts = table(paper(MONEY, found), "Each member’s part")
    cash, kept = column(parts, "Refund in cash"), column(parts, "Refund that is kept")
    refunds = tuple(one + other for one, other in zip(cash, kept, strict=True))
    assert refunds == PRINTED[sample].refunds
    assert plain(parts.totals[0][3]) == sum(cash) == Decimal(PRINTED[sample].cash)
    assert column(parts, "Member") == list(found.plan_reading.names)
    use = table(paper(MONEY, found), "The surplus of year 1, line by line")
    assert plain(use.totals[0][3]) == result.surplus


def test_a_loss_is_said_and_nothing_is_shared(answers: Mapping[str, GroupAnswers]) -> None:
    less = scaled(answers["sorting_yard"], "start.plan.cash-12", "units.*", "0.8")
    shown = paper(MONEY, basis(less))
    assert "Year 1 ends with -830.55, so there is nothing to use. A loss is carried forward." in said(shown)
    assert not any(english(each.caption) == "Each member’s part" for each in blocks(shown) if hasattr(each, "caption"))
    assert any("The money runs out in month" in text for text in said(shown))


def test_what_the_group_guessed_is_marked_where_it_stands(answers: Mapping[str, GroupAnswers]) -> None:
    guessed = changed(answers["sorting_yard"], "start.feas.go-no-go", {"guesses.choices": "price units"})
    shown = paper(MONEY, basis(guessed))
    assert "Price (estimate)" in head(table(shown, "One unit of each product"))
    assert table(shown, "How much we sell, month by month (estimate)")
    assert "These numbers are our own estimates: the price and how much we sell." in said(shown)


def test_what_is_missing_is_all_that_is_said(answers: Mapping[str, GroupAnswers]) -> None:
    part = without(answers["sorting_yard"], START_UP_COSTS, "gap.members")
    part = without(part, BREAK_EVEN, "costs.*")
    shown = paper(MONEY, basis(part))
    assert gaps(shown) == [
        (START_UP_COSTS, "Still missing: how many members start."),
        (BREAK_EVEN, "Still missing: what you pay each month, whether you sell or not."),
    ]
    assert figures(shown) == {}


def test_what_the_plan_takes_instead_is_said_and_leads_to_where_it_is_answered() -> None:
    shown = [each for each in blocks(paper(MONEY, basis(NOBODY))) if isinstance(each, Assumption)]
    assert ("start.plan.cash-12", "Not decided yet: growth in year 2. The plan assumes: none.") in [
        (each.exercise, english(each.text)) for each in shown
    ]
