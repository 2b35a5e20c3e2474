"""Stress tests of a plan, and the sensitivity of its surplus to each input."""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from coopkit.business.money import EXACT
from coopkit.business.plan import BusinessPlan, evaluate, what_if

FEWER_UNITS, DEARER, LITTLE_AT_ONCE = Decimal("0.8"), Decimal("1.1"), Decimal("0.4")
LESS, MORE = Decimal("0.9"), Decimal("1.1")


class Stress(StrEnum):
    """A fifth less sold, fixed costs a tenth higher, two fifths paid at once, everything paid a month later."""

    FEWER_UNITS = "fewer-units"
    DEARER = "dearer"
    LITTLE_AT_ONCE = "little-at-once"
    LATE = "late"


class PlanInput(StrEnum):
    """An input of the plan that changes its surplus."""

    PRICE = "price"
    UNITS = "units"
    VARIABLE = "variable"
    FIXED = "fixed"
    START_UP = "start-up"
    LOAN = "loan"
    ENTRY_FEE = "entry-fee"


@dataclass(frozen=True)
class Swing:
    """The surplus of year 1, money, with one input a tenth lower and a tenth higher."""

    input: PlanInput
    less: Decimal
    more: Decimal

    @property
    def width(self) -> Decimal:
        """The difference between the two."""
        return abs(self.more - self.less)


def stressed_plans(plan: BusinessPlan) -> dict[Stress, BusinessPlan]:
    """Return the plan under each stress; the one with 40 % is left out if customers already pay no more at once.

    Source: own design.
    """
    found = {
        Stress.FEWER_UNITS: what_if(plan, units=FEWER_UNITS),
        Stress.DEARER: what_if(plan, fixed_costs=DEARER),
        Stress.LITTLE_AT_ONCE: replace(plan, paid_at_once=LITTLE_AT_ONCE),
        Stress.LATE: replace(plan, paid_at_once=Decimal(0)),
    }
    return {each: under for each, under in found.items() if under.paid_at_once <= plan.paid_at_once}


def surplus_swings(plan: BusinessPlan) -> tuple[Swing, ...]:
    """Return the surplus with each input a tenth lower and higher, widest first; inputs without effect are left out.

    Source: one-at-a-time sensitivity analysis, drawn as a tornado.
    """
    found = [
        Swing(each, *(_surplus(_scale_input(plan, each, factor)) for factor in (LESS, MORE))) for each in PlanInput
    ]
    return tuple(sorted((each for each in found if each.width), key=lambda each: -each.width))


def _surplus(plan: BusinessPlan) -> Decimal:
    """Return the surplus of a plan's first year, money."""
    return evaluate(plan, years=1).surplus


def _scale_input(plan: BusinessPlan, changed: PlanInput, factor: Decimal) -> BusinessPlan:
    """Return the plan with one input multiplied by a factor."""
    match changed:
        case PlanInput.PRICE:
            return what_if(plan, price=factor)
        case PlanInput.UNITS:
            return what_if(plan, units=factor)
        case PlanInput.VARIABLE:
            return what_if(plan, variable_cost=factor)
        case PlanInput.FIXED:
            return what_if(plan, fixed_costs=factor)
        case PlanInput.START_UP:
            items = (replace(item, amount=EXACT.multiply(item.amount, factor)) for item in plan.start_up)
            return replace(plan, start_up=tuple(items))
        case PlanInput.LOAN:
            loan = plan.loan and replace(plan.loan, principal=EXACT.multiply(plan.loan.principal, factor))
            return replace(plan, loan=loan)
    return replace(plan, entry_fee=EXACT.multiply(plan.entry_fee, factor))
