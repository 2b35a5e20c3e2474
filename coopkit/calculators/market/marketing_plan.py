"""The calculation "marketing-plan": the cost of reaching people, and the additional sales that pay for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from coopkit.business.money import NotDefined, add_up, round_up
from coopkit.business.pricing import break_even_units
from coopkit.calculators.calculation import Calculation, CalculationContext, CalculationResult, ResultLine
from coopkit.calculators.inputs import (
    LARGEST_AMOUNT,
    IncompleteInput,
    NumberInput,
    Values,
    example,
    incomplete_row_sentence,
    input_problems,
    missing_sentence,
)
from coopkit.i18n import N_, LazyText, Money, Percent, lazy, lazy_n
from coopkit.portfolio.group_answers import table_rows
from coopkit.report import Chart, Series, Table, TableCell, heads, unit_money

COST = NumberInput("cost", N_("what it costs"), most=LARGEST_AMOUNT)
MARGIN = NumberInput("sum.left", N_("what one sale leaves"), least=-LARGEST_AMOUNT, most=LARGEST_AMOUNT)
SALES_NOW = NumberInput("sum.now", N_("how many you sell in a month now"), most=LARGEST_AMOUNT)
MONTHS = NumberInput("sum.months", N_("in how many months it should come back"), least=1, most=60, whole=True)


@dataclass(frozen=True)
class _MarketingStep:
    """A way to reach people, what it costs, and the contribution margin of one sale; money."""

    name: LazyText
    cost: Decimal
    margin: Decimal

    @property
    def sales_needed(self) -> Decimal | NotDefined:
        """Return the sales that pay for the step; not defined if a sale leaves nothing."""
        return break_even_units(self.cost, max(self.margin, Decimal(0)), 0)


def marketing_plan(values: Values, context: CalculationContext) -> CalculationResult | IncompleteInput:
    """Add up the cost of a plan, and find the additional sales that pay for it.

    values: the rows of `plan`: who, message, where, cost, by; `sum.left`, the contribution margin of one sale, money;
    `sum.now`, sales a month, and `sum.months` may be missing. Returns IncompleteInput without a cost or a margin.
    Source: cost ÷ contribution margin, rounded up; usual cost accounting.
    """
    problems = input_problems(values, (MARGIN, *(each for each in (SALES_NOW, MONTHS) if each.name in values)))
    margin = MARGIN.read(values) or Decimal(0)
    steps, uncosted = _read_steps(values, margin)
    if problems or not steps:
        no_steps = () if steps else tuple(missing_sentence((lazy(N_("what one step costs")),)))
        return IncompleteInput((*no_steps, *problems))
    plan = _MarketingStep(lazy(N_("All steps")), add_up(step.cost for step in steps), margin)
    finding = _plan_cost_sentence(plan)
    sentences = (
        finding,
        *_monthly_sales_sentences(plan, SALES_NOW.read(values), MONTHS.read(values)),
        *_dearest_step_sentence(steps, plan),
        *uncosted,
    )
    chart = _costs_chart(steps, finding) if len(steps) > 1 else None
    return CalculationResult(
        sentences,
        tuple(_plan_formulas(plan, steps, context.minor_digits)),
        (_steps_table(steps),),
        dict(_plan_figures(plan, values)),
        chart,
    )


def _read_steps(values: Values, margin: Decimal) -> tuple[tuple[_MarketingStep, ...], tuple[LazyText, ...]]:
    """Return the steps that have a cost, and a sentence for each one that has none."""
    costed: list[_MarketingStep] = []
    uncosted: list[LazyText] = []
    for row in table_rows(values, "plan"):
        words = row.words("where") or row.words("who")
        name = lazy("{words}", words=words) if words else lazy(N_("Step {n}"), n=row.place)
        cost = COST.read(row.cells)
        if cost is None:
            uncosted.append(incomplete_row_sentence(name, row.cells, (COST,)))
        else:
            costed.append(_MarketingStep(name, cost, margin))
    return tuple(costed), tuple(uncosted)


def _plan_cost_sentence(plan: _MarketingStep) -> LazyText:
    """Say what the plan costs, and how many sales pay for it."""
    if isinstance(plan.sales_needed, NotDefined):
        text = N_("The plan costs {cost}, and a sale leaves nothing: no number of sales pays for it.")
        return lazy(text, cost=Money(plan.cost))
    if not plan.sales_needed:
        return lazy(N_("The plan costs no money. Whose hours does it cost?"))
    one = N_("The plan costs {cost}. One more sale pays for it.")
    many = N_("The plan costs {cost}. {n} more sales pay for it.")
    return lazy_n(one, many, int(plan.sales_needed), cost=Money(plan.cost))


def _monthly_sales_sentences(
    plan: _MarketingStep, sales_now: Decimal | None, months: Decimal | None
) -> Iterator[LazyText]:
    """Say how many more sales a month pay for the plan, and how much more that is than now."""
    if isinstance(plan.sales_needed, NotDefined) or not plan.sales_needed:
        return
    span = months or Decimal(1)
    extra_sales = round_up(Fraction(plan.sales_needed) / Fraction(span), 0)
    if months is not None:
        one = N_("In one month these are {each} more.")
        many = N_("Over {n} months these are {each} more each month.")
        yield lazy_n(one, many, int(months), each=extra_sales)
    if sales_now:
        text = N_("Now you sell {now} a month: it would have to be {share} more. Can you make so many?")
        yield lazy(text, now=sales_now, share=Percent(Fraction(extra_sales) / Fraction(sales_now)))


def _dearest_step_sentence(steps: tuple[_MarketingStep, ...], plan: _MarketingStep) -> Iterator[LazyText]:
    """Name the step that takes more than half of the cost, if there is one."""
    dearest = max(steps, key=lambda step: step.cost)
    if len(steps) > 1 and 2 * dearest.cost > plan.cost:
        text = N_("More than half of it goes into {step}. What would you lose without it?")
        yield lazy(text, step=dearest.name)


def _plan_figures(plan: _MarketingStep, values: Values) -> Iterator[tuple[str, TableCell]]:
    yield "cost", Money(plan.cost)
    if isinstance(plan.sales_needed, Decimal):
        yield "sales", plan.sales_needed
        if months := MONTHS.read(values):
            yield "each", round_up(Fraction(plan.sales_needed) / Fraction(months), 0)


def _plan_formulas(plan: _MarketingStep, steps: tuple[_MarketingStep, ...], places: int) -> Iterator[LazyText]:
    if len(steps) > 1:
        costs = tuple(lazy("{n}", n=Money(step.cost)) for step in steps)
        yield lazy(N_("Cost of all: {costs} make {cost}"), costs=costs, cost=Money(plan.cost))
    if isinstance(plan.sales_needed, Decimal) and plan.sales_needed:
        exact = Fraction(plan.cost) / Fraction(plan.margin)
        text = N_("Sales: {cost} ÷ {left} = {sales}")
        if exact != plan.sales_needed:
            text = N_("Sales: {cost} ÷ {left} is about {exact}, rounded up {sales}")
        left = unit_money(plan.margin, places)
        yield lazy(text, cost=Money(plan.cost), left=left, exact=exact, sales=plan.sales_needed)


def _steps_table(steps: tuple[_MarketingStep, ...]) -> Table:
    head = heads(N_("Step"), N_("Cost"), N_("Sales that pay for it"))
    return Table(
        lazy(N_("Step by step")),
        head,
        tuple(
            (step.name, Money(step.cost), None if isinstance(step.sales_needed, NotDefined) else step.sales_needed)
            for step in steps
        ),
    )


def _costs_chart(steps: tuple[_MarketingStep, ...], finding: LazyText) -> Chart:
    costs = Series(lazy(N_("Cost")), tuple(step.cost for step in steps))
    labels = tuple(step.name for step in steps)
    return Chart("bar", finding, labels, lazy(N_("Step")), lazy(N_("Money")), (costs,), in_money=True)


MARKETING_PLAN = Calculation(
    "marketing-plan",
    None,
    marketing_plan,
    lines=(
        ResultLine("cost", N_("The plan costs"), N_("add up the steps")),
        ResultLine("sales", N_("More sales to pay for it"), N_("cost ÷ what one sale leaves; round up")),
        ResultLine("each", N_("More sales each month"), N_("more sales ÷ months; round up")),
    ),
    example=example(
        {"sum.left": "1.50", "sum.now": 200, "sum.months": 3},
        plan=("where cost", [("Sign at the road", 60), ("A tasting on market day", 30)]),
    ),
    money_inputs=("cost",),
)
