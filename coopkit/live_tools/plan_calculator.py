"""The business-plan calculator: sliders for a plan's numbers, its year of cash, its result, and how well it stands."""

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
from coopkit.live_tools.live_tool import LiveTool, ToolSide
from coopkit.live_tools.panes import Panes, notice
from coopkit.portfolio.adjustable_inputs import AdjustableInput
from coopkit.portfolio.adjustable_of_group import adjustable_inputs_of_plan
from coopkit.portfolio.documents.start.context import RESERVE, stated_reserve
from coopkit.portfolio.documents.start.plan_cash import cash
from coopkit.portfolio.documents.start.plan_ratios import break_even
from coopkit.portfolio.documents.start.plan_surplus import each_members_part, surplus
from coopkit.portfolio.documents.start.plan_years import income
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.plan_fields import BINDINGS
from coopkit.portfolio.plan_reader import PlanRead, read_plan
from coopkit.portfolio.plan_warnings import warning_sentences
from coopkit.portfolio.samples import Sample
from coopkit.portfolio.seven_tests import DEMAND
from coopkit.report import Chart, ReportBlock, Series, Table, TableCell, heads
from coopkit.report.cash import cash_result_sentence, cash_sentences, closing_chart
from coopkit.views.charts.chart import render_chart

EXERCISES = tuple(dict.fromkeys((*(place.exercise for place in BINDINGS.values()), DEMAND)))
"""What makes up a plan, and the estimate of demand, in which its prices stand once more."""


_PLANNED = N_("As planned")
_TRIED = N_("What you try")
_STRESSES = MappingProxyType(
    {
        Stress.FEWER_UNITS: N_("20 % fewer sold"),
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
        PlanInput.START_UP: N_("What is bought before the start"),
        PlanInput.LOAN: N_("Loan"),
        PlanInput.ENTRY_FEE: N_("Entry fees"),
    }
)


class PlanPanes(Panes):
    """A plan in figures, pictures and words.

    Args:
        locale: the reader's language.
        result: of the plan as it is, or as it would be with what is tried.
        planned: of the plan as it is, where other numbers are tried.
    """

    def __init__(self, locale: Locale, result: Evaluation, planned: Evaluation | None = None) -> None:
        super().__init__(locale)
        self._result, self._planned = result, planned

    def glance(self) -> Markup:
        """The few figures that are looked at while sliding."""
        before = _key_figures(self._planned or self._result)
        return self._glance(cash_result_sentence(self._result.cash), _key_figures(self._result), before)

    def cash(self) -> Markup:
        """Twelve months in a picture and in sentences; month by month on request."""
        flow = self._result.cash
        others = [(lazy(_PLANNED), self._planned.cash.closing)] if self._planned else []
        chart = closing_chart(flow, *others, label=lazy(_TRIED if others else _PLANNED))
        _, *told = cash_sentences(flow)
        table = next(block for block in cash(self._result) if isinstance(block, Table))
        return Markup("").join(
            (render_chart(chart, self._locale), self._blocks(*told), self._folded(N_("Month by month"), (table,)))
        )

    def result(self, names: tuple[str, ...]) -> Markup:
        """Break-even, income and the use of the surplus; what each member receives on request.

        Args:
            names: of the members, in the order of the plan; "" for one without.
        """
        result = self._result
        first = replace(result, years=result.years[:1])
        shown = self._blocks(*break_even(result), *self._in_the_study(), income(first), *surplus(result))
        return shown + self._folded(N_("What each member receives"), each_members_part(result, names))

    def what_if(self) -> Markup:
        """The plan, what is tried, and four stress tests side by side."""
        rows = [(lazy(_PLANNED), self._planned or self._result)]
        if self._planned:
            rows.append((lazy(_TRIED), self._result))
        under = stressed_plans(self._result.plan)
        rows += [(lazy(_STRESSES[each]), evaluate(plan, years=1)) for each, plan in under.items()]
        head = heads(
            N_("Case"), N_("Lowest cash"), N_("In month"), N_("Surplus"), N_("Break-even"), N_("Margin of safety")
        )
        table = Table(
            lazy(N_("What if?")),
            head,
            tuple((label, *_case(each)) for label, each in rows),
        )
        failing = tuple(label for label, each in rows if each.cash.lowest < 0)
        told = lazy(N_("The money does not last here: {cases}."), cases=failing)
        if not failing:
            told = lazy(N_("The money lasts in each of these cases."))
        begins = lazy(N_("The stress tests begin with what the sliders show, and change one thing each."))
        return self._blocks(told, table, begins)

    def matters(self) -> Markup:
        """Which numbers move the surplus most."""
        found = surplus_swings(self._result.plan)
        if not found:
            return self._blocks(lazy(N_("No number of this plan moves its surplus.")))
        text = N_("The surplus hangs most on this: {input}. A tenth less makes it {less}, a tenth more {more}.")
        finding = lazy(text, input=lazy(_INPUTS[found[0].input]), less=Money(found[0].less), more=Money(found[0].more))
        chart = Chart(
            "tornado",
            finding,
            tuple(lazy(_INPUTS[each.input]) for each in found),
            lazy(N_("Surplus of year 1")),
            lazy(N_("What is changed")),
            (
                Series(lazy(N_("10 % less of it")), tuple(each.less for each in found)),
                Series(lazy(N_("10 % more of it")), tuple(each.more for each in found)),
            ),
            highlighted=0,
            base=self._result.surplus,
            in_money=True,
        )
        now = lazy(N_("The line in each bar is the surplus now: {surplus}."), surplus=Money(self._result.surplus))
        return render_chart(chart, self._locale) + self._blocks(now)

    def _in_the_study(self) -> Iterator[ReportBlock]:
        """Why this break-even is another one than the study's."""
        plan = self._result.plan
        if self._result.break_even.costs_to_cover == plan.fixed_costs:
            return
        text = N_("This is higher than in the study, which leaves out the wear of things and the interest on the loan.")
        yield lazy(text)
        if len(plan.products) == 1:
            alone = break_even_units(plan.fixed_costs, plan.products[0].price, plan.products[0].variable_cost)
            if not isinstance(alone, NotDefined):
                yield lazy(N_("Without the two it would be {units} in a month."), units=alone)


def _key_figures(result: Evaluation) -> dict[str, tuple[LazyText, TableCell]]:
    return {
        "lowest": (lazy(N_("Lowest cash, month {n}"), n=result.cash.lowest_month), Money(result.cash.lowest)),
        "surplus": (lazy(N_("Surplus")), Money(result.surplus)),
        "break-even": (lazy(N_("Break-even")), _break_even(result)),
    }


def _break_even(result: Evaluation) -> int | Money | LazyText:
    """Units of the one product, or sales of several."""
    if isinstance(result.break_even.units, int):
        return result.break_even.units
    revenue = result.break_even_revenue
    return Money(revenue) if isinstance(revenue, Decimal) else lazy(N_("out of reach"))


def _case(result: Evaluation) -> tuple[TableCell, ...]:
    safety = result.break_even.safety
    return (
        Money(result.cash.lowest),
        result.cash.lowest_month,
        Money(result.surplus),
        _break_even(result),
        None if isinstance(safety, NotDefined) else Percent(safety),
    )


class PlanCalculator(LiveTool):
    """A group's business plan, live.

    Args:
        sample: stands in where no group is known or its plan is not complete.
    """

    def __init__(self, sample: Sample) -> None:
        self.warnings, self.cash, self.result, self.what_if, self.matters = (widgets.HTML() for _ in range(5))
        super().__init__(sample, EXERCISES)

    def _inputs_of(self, side: ToolSide) -> Iterable[AdjustableInput]:
        return adjustable_inputs_of_plan(side.answers, minor_digits=side.locale.minor_digits)

    def _missing(self, side: ToolSide) -> Sequence[LazyText]:
        return [gap.text for gap in _read(side, side.answers).gaps]

    def _show_result(self, side: ToolSide, tried: GroupAnswers | None) -> None:
        planned, read = _evaluated(side, side.answers), _read(side, side.answers)
        result = planned
        if tried is not None:
            read, result = _read(side, tried), _evaluated(side, tried)
        if planned is None or result is None:
            self._show_instead(self._paragraphs(gap.text for gap in read.gaps))
            return
        panes = PlanPanes(side.locale, result, planned if tried is not None else None)
        self.glance.value = panes.glance()
        self.warnings.value = notice(self._paragraphs(warning_sentences(result, side.country.fact(RESERVE))))
        self.cash.value = panes.cash()
        self.result.value = panes.result(read.names)
        self.what_if.value = panes.what_if()
        self.matters.value = panes.matters()

    def _show_instead(self, sentences: Markup) -> None:
        self.glance.value = self.warnings.value = ""
        for pane in (self.cash, self.result, self.what_if, self.matters):
            pane.value = sentences


def _read(side: ToolSide, answers: GroupAnswers) -> PlanRead:
    return read_plan(answers, minor_digits=side.locale.minor_digits)


def _evaluated(side: ToolSide, answers: GroupAnswers) -> Evaluation | None:
    plan = _read(side, answers).plan
    return evaluate(plan, minimum_reserve=stated_reserve(side.country)) if plan else None
