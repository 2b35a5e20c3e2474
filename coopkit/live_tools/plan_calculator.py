"""The business-plan calculator: sliders for a plan's numbers, with its cash, its result and its risks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

import ipywidgets as widgets
from markupsafe import Markup

from coopkit.business.money import NotDefined
from coopkit.business.plan import Evaluation, evaluate
from coopkit.business.plan.sensitivity import PlanInput, Stress, stressed_plans, surplus_swings
from coopkit.business.pricing import break_even_units
from coopkit.i18n import N_, LazyText, Locale, Money, Percent, lazy
from coopkit.live_tools.live_tool import AnswerSource, LiveTool
from coopkit.live_tools.panes import TRIED_LABEL, Panes, notice_html
from coopkit.portfolio.adjustable_inputs import AdjustableInput
from coopkit.portfolio.adjustable_plan_inputs import adjustable_inputs_of_plan
from coopkit.portfolio.documents.start.context import RESERVE, minimum_reserve_rate
from coopkit.portfolio.documents.start.plan_results import (
    break_even_blocks,
    cash_blocks,
    member_part_blocks,
    surplus_blocks,
)
from coopkit.portfolio.documents.start.plan_statements import income_statement_table
from coopkit.portfolio.feasibility_reader import DEMAND
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.plan_fields import BINDINGS
from coopkit.portfolio.plan_reader import PlanReading, read_plan
from coopkit.portfolio.plan_warnings import warning_sentences
from coopkit.portfolio.samples import Sample
from coopkit.report import Chart, ReportBlock, Series, Table, TableCell, heads
from coopkit.report.cash import cash_result_sentence
from coopkit.views.charts.chart import render_chart

EXERCISES = tuple(dict.fromkeys((*(place.exercise for place in BINDINGS.values()), DEMAND)))
"""The exercises that make up a plan, and the estimate of demand, which contains its prices too."""


_PLANNED = N_("As planned")
_STRESSES = MappingProxyType(
    {
        Stress.FEWER_UNITS: N_("20 % less sold"),
        Stress.DEARER: N_("Fixed costs 10 % higher"),
        Stress.LITTLE_AT_ONCE: N_("Only 40 % paid at once"),
        Stress.LATE: N_("All sales paid a month later"),
    }
)
_INPUTS = MappingProxyType(
    {
        PlanInput.PRICE: N_("Price"),
        PlanInput.UNITS: N_("Quantity"),
        PlanInput.VARIABLE: N_("Variable cost of a unit"),
        PlanInput.FIXED: N_("Fixed costs"),
        PlanInput.START_UP: N_("Bought before the start"),
        PlanInput.LOAN: N_("Loan"),
        PlanInput.ENTRY_FEE: N_("Entry fees"),
    }
)


class PlanPanes(Panes):
    """A plan as HTML: figures, charts and sentences.

    Args:
        locale: the reader's language.
        result: the evaluated plan to show.
        planned: the evaluated plan without the tried numbers, if other numbers are tried.
    """

    def __init__(self, locale: Locale, result: Evaluation, planned: Evaluation | None = None) -> None:
        super().__init__(locale)
        self._result, self._planned = result, planned

    def summary(self) -> Markup:
        """Return the summary above the sliders."""
        before = _key_figures(self._planned or self._result)
        return self._summary(cash_result_sentence(self._result.cash), _key_figures(self._result), before)

    def cash(self) -> Markup:
        """Return the twelve months of cash as a chart and in sentences, with a table on request."""
        before = self._planned.cash if self._planned else None
        return self._cash_view(self._result.cash, before, _PLANNED, cash_blocks(self._result))

    def result(self, names: tuple[str, ...]) -> Markup:
        """Return break-even, income and the use of the surplus, with each member's part on request.

        Args:
            names: the members' names in the order of the plan, "" for one without.
        """
        result = self._result
        first = replace(result, years=result.years[:1])
        shown = self._blocks(
            *break_even_blocks(result),
            *self._difference_from_study(),
            income_statement_table(first),
            *surplus_blocks(result),
        )
        return shown + self._folded(N_("What each member receives"), member_part_blocks(result, names))

    def what_if(self) -> Markup:
        """Return a table of the plan, the tried numbers, and four stress tests."""
        rows = [(lazy(_PLANNED), self._planned or self._result)]
        if self._planned:
            rows.append((lazy(TRIED_LABEL), self._result))
        under = stressed_plans(self._result.plan)
        rows += [(lazy(_STRESSES[each]), evaluate(plan, years=1)) for each, plan in under.items()]
        head = heads(
            N_("Case"), N_("Lowest cash"), N_("In month"), N_("Surplus"), N_("Break-even"), N_("Margin of safety")
        )
        table = Table(
            lazy(N_("What if?")),
            head,
            tuple((label, *_what_if_cells(each)) for label, each in rows),
        )
        failing = tuple(label for label, each in rows if each.cash.lowest < 0)
        told = lazy(N_("The cash runs out in these cases: {cases}."), cases=failing)
        if not failing:
            told = lazy(N_("The cash lasts in all of these cases."))
        begins = lazy(N_("Each stress test starts from the sliders' values and changes one thing."))
        return self._blocks(told, table, begins)

    def sensitivity(self) -> Markup:
        """Return a chart of the inputs that change the surplus most."""
        found = surplus_swings(self._result.plan)
        if not found:
            return self._blocks(lazy(N_("None of the numbers in this plan changes its surplus.")))
        text = N_(
            "The surplus depends most on this: {input}. If it’s 10 % lower, the surplus is {less}; if "
            "it’s 10 % higher, {more}."
        )
        finding = lazy(text, input=lazy(_INPUTS[found[0].input]), less=Money(found[0].less), more=Money(found[0].more))
        chart = Chart(
            "tornado",
            finding,
            tuple(lazy(_INPUTS[each.input]) for each in found),
            lazy(N_("Surplus of year 1")),
            lazy(N_("What changes")),
            (
                Series(lazy(N_("10 % lower")), tuple(each.less for each in found)),
                Series(lazy(N_("10 % higher")), tuple(each.more for each in found)),
            ),
            highlighted=0,
            base=self._result.surplus,
            in_money=True,
        )
        now = lazy(N_("The line in each bar shows the surplus now: {surplus}."), surplus=Money(self._result.surplus))
        return render_chart(chart, self._locale) + self._blocks(now)

    def _difference_from_study(self) -> Iterator[ReportBlock]:
        """Yield why the break-even differs from that of the study."""
        plan = self._result.plan
        if self._result.break_even.costs_to_cover == plan.fixed_costs:
            return
        text = N_("This is higher than in the feasibility study, which leaves out depreciation and loan interest.")
        yield lazy(text)
        if len(plan.products) == 1:
            alone = break_even_units(plan.fixed_costs, plan.products[0].price, plan.products[0].variable_cost)
            if not isinstance(alone, NotDefined):
                yield lazy(N_("Without these two it would be {units} a month."), units=alone)


def _key_figures(result: Evaluation) -> dict[str, tuple[LazyText, TableCell]]:
    """Return label and value of the figures in the summary, by id."""
    return {
        "lowest": (lazy(N_("Lowest cash, month {n}"), n=result.cash.lowest_month), Money(result.cash.lowest)),
        "surplus": (lazy(N_("Surplus")), Money(result.surplus)),
        "break-even": (lazy(N_("Break-even")), _break_even_value(result)),
    }


def _break_even_value(result: Evaluation) -> int | Money | LazyText:
    """Return the units to sell for one product, the sales for several, or "out of reach"."""
    if isinstance(result.break_even.units, int):
        return result.break_even.units
    revenue = result.break_even_revenue
    return Money(revenue) if isinstance(revenue, Decimal) else lazy(N_("can’t be reached"))


def _what_if_cells(result: Evaluation) -> tuple[TableCell, ...]:
    """Return the cells of a case in the what-if table."""
    safety = result.break_even.safety
    return (
        Money(result.cash.lowest),
        result.cash.lowest_month,
        Money(result.surplus),
        _break_even_value(result),
        None if isinstance(safety, NotDefined) else Percent(safety),
    )


class PlanCalculator(LiveTool):
    """A group's business plan with sliders.

    Args:
        sample: shown if no group is known or its plan isn't complete.
    """

    def __init__(self, sample: Sample) -> None:
        self.cash, self.result, self.what_if, self.matters = (widgets.HTML() for _ in range(4))
        super().__init__(sample, EXERCISES, self.cash, self.result, self.what_if, self.matters)

    def _adjustable_inputs(self, source: AnswerSource) -> Iterable[AdjustableInput]:
        """Return the inputs of the plan."""
        return adjustable_inputs_of_plan(source.answers, minor_digits=source.locale.minor_digits)

    def _missing_sentences(self, source: AnswerSource) -> Sequence[LazyText]:
        """Return the gaps of the plan."""
        return [gap.text for gap in _read_plan_of(source, source.answers).gaps]

    def _show_result(self, source: AnswerSource, tried: GroupAnswers | None) -> None:
        """Show the plan with the tried numbers, if there are any, beside the one without."""
        planned, read = _evaluate_plan_of(source, source.answers), _read_plan_of(source, source.answers)
        result = planned
        if tried is not None:
            read, result = _read_plan_of(source, tried), _evaluate_plan_of(source, tried)
        if planned is None or result is None:
            self._show_missing(self._paragraphs(gap.text for gap in read.gaps))
            return
        panes = PlanPanes(source.locale, result, planned if tried is not None else None)
        self.summary.value = panes.summary()
        self.warnings.value = notice_html(self._paragraphs(warning_sentences(result, source.country.fact(RESERVE))))
        self.cash.value = panes.cash()
        self.result.value = panes.result(read.names)
        self.what_if.value = panes.what_if()
        self.matters.value = panes.sensitivity()


def _read_plan_of(source: AnswerSource, answers: GroupAnswers) -> PlanReading:
    """Return the plan in these answers, in the money of the source."""
    return read_plan(answers, minor_digits=source.locale.minor_digits)


def _evaluate_plan_of(source: AnswerSource, answers: GroupAnswers) -> Evaluation | None:
    """Return the evaluated plan in these answers, or None if it has gaps."""
    plan = _read_plan_of(source, answers).plan
    return evaluate(plan, minimum_reserve=minimum_reserve_rate(source.country)) if plan else None
