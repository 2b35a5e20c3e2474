"""What the business-plan calculator shows: a year of cash, result and break-even, what if, and what matters most."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from markupsafe import Markup

from coopkit.business.money import NotDefined
from coopkit.business.plan import Evaluation, evaluate
from coopkit.business.plan.sensitivity import PlanInput, Stress, stressed, swings
from coopkit.business.pricing import break_even_units
from coopkit.calculators.calculation import Chart, Series
from coopkit.calculators.cash.cash_table import closing_chart
from coopkit.i18n import N_, LazyText, Locale, Money, Percent, Value, lazy
from coopkit.portfolio.cash_sentences import cash_finding, cash_sentences
from coopkit.portfolio.documents.document import Block, Cell, Table
from coopkit.portfolio.documents.start.plan_cash import cash
from coopkit.portfolio.documents.start.plan_ratios import break_even
from coopkit.portfolio.documents.start.plan_surplus import each_members_part, surplus
from coopkit.portfolio.documents.start.plan_years import income
from coopkit.views.charts.chart import render_chart
from coopkit.views.documents.document import render_blocks
from coopkit.views.environment import render

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


class PlanPanes:
    """A plan in figures, pictures and words.

    Args:
        locale: the reader's language.
        result: of the plan as it is, or as it would be with what is tried.
        planned: of the plan as it is, where other numbers are tried.
    """

    def __init__(self, locale: Locale, result: Evaluation, planned: Evaluation | None = None) -> None:
        self._locale, self._result, self._planned = locale, result, planned

    def glance(self) -> Markup:
        """The few figures that are looked at while sliding."""
        now, before = _key_figures(self._result), _key_figures(self._planned or self._result)
        rows = []
        for (label, value), (_, was) in zip(now, before, strict=True):
            changed = self._locale.text(N_("before: {value}"), value=self._shown(was)) if was != value else ""
            rows.append((self._say(label), self._shown(value), changed))
        lead = self._say(cash_finding(self._result.cash))
        return render("tools/glance_plan.html", self._locale, lead=lead, figures=rows)

    def cash(self) -> Markup:
        """Twelve months in a picture and in sentences; month by month on request."""
        flow = self._result.cash
        others = [(lazy(_PLANNED), self._planned.cash.closing)] if self._planned else []
        chart = closing_chart(flow, *others, label=lazy(_TRIED if others else _PLANNED), finding=cash_finding(flow))
        _, *told = cash_sentences(flow)
        table = next(block for block in cash(self._result) if isinstance(block, Table))
        return Markup("").join(
            (render_chart(chart, self._locale), self._blocks(*told), self._folded(N_("Month by month"), table))
        )

    def result(self, names: tuple[str, ...]) -> Markup:
        """Break-even, income and the use of the surplus; what each member receives on request.

        Args:
            names: of the members, in the order of the plan; "" for one without.
        """
        result = self._result
        first = replace(result, years=result.years[:1])
        shown = self._blocks(*break_even(result), *self._in_the_study(), income(first), *surplus(result))
        parts = tuple(each_members_part(result, names))
        return shown + (self._folded(N_("What each member receives"), *parts) if parts else Markup(""))

    def what_if(self) -> Markup:
        """The plan, what is tried, and four stress tests side by side."""
        rows = [(lazy(_PLANNED), self._planned or self._result)]
        if self._planned:
            rows.append((lazy(_TRIED), self._result))
        under = stressed(self._result.plan)
        rows += [(lazy(_STRESSES[each]), evaluate(plan, years=1)) for each, plan in under.items()]
        head = (N_("Case"), N_("Lowest cash"), N_("In month"), N_("Surplus"), N_("Break-even"), N_("Margin of safety"))
        table = Table(
            lazy(N_("What if?")),
            tuple(lazy(each) for each in head),
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
        found = swings(self._result.plan)
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
            marked=0,
            base=self._result.surplus,
            in_money=True,
        )
        now = lazy(N_("The line in each bar is the surplus now: {surplus}."), surplus=Money(self._result.surplus))
        return render_chart(chart, self._locale) + self._blocks(now)

    def _in_the_study(self) -> Iterator[Block]:
        """Why this break-even is another one than the study's."""
        plan = self._result.plan
        if self._result.break_even.burden == plan.fixed_costs:
            return
        text = N_("This is higher than in the study, which leaves out the wear of things and the interest on the loan.")
        yield lazy(text)
        if len(plan.products) == 1:
            alone = break_even_units(plan.fixed_costs, plan.products[0].price, plan.products[0].variable_cost)
            if not isinstance(alone, NotDefined):
                yield lazy(N_("Without the two it would be {units} in a month."), units=alone)

    def _folded(self, summary: str, *blocks: Block) -> Markup:
        folded = Markup("<details><summary>{}</summary>{}</details>")
        return folded.format(self._locale.text(summary), self._blocks(*blocks))

    def _blocks(self, *blocks: Block) -> Markup:
        return render_blocks(blocks, self._locale)

    def _say(self, said: LazyText) -> str:
        return self._locale.resolve(said)

    def _shown(self, value: Value) -> str:
        return self._locale.resolve(lazy("{value}", value=Decimal(value) if isinstance(value, int) else value))


def _key_figures(result: Evaluation) -> tuple[tuple[LazyText, Value], ...]:
    return (
        (lazy(N_("Lowest cash, month {n}"), n=result.cash.lowest_month), Money(result.cash.lowest)),
        (lazy(N_("Surplus")), Money(result.surplus)),
        (lazy(N_("Break-even")), _break_even(result)),
    )


def _break_even(result: Evaluation) -> int | Money | LazyText:
    """Units of the one product, or sales of several."""
    if isinstance(result.break_even.units, int):
        return result.break_even.units
    revenue = result.break_even_revenue
    return Money(revenue) if isinstance(revenue, Decimal) else lazy(N_("out of reach"))


def _case(result: Evaluation) -> tuple[Cell, ...]:
    safety = result.break_even.safety
    return (
        Money(result.cash.lowest),
        result.cash.lowest_month,
        Money(result.surplus),
        _break_even(result),
        None if isinstance(safety, NotDefined) else Percent(safety),
    )
