"""The calculation "surplus-steps": the surplus of four members shared step by step, with adjustable rates."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from coopkit.business.money import EXACT, NotDefined, round_half_up
from coopkit.business.surplus.lines import SurplusAmount, SurplusRate, SurplusUse, distribute_surplus
from coopkit.business.surplus.patronage import PatronageRefund, patronage_refund
from coopkit.calculators.calculation import Calculation, CalculationContext, CalculationResult, ResultLine
from coopkit.calculators.inputs import IncompleteInput, NumberInput, Values, example, input_problems
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.report import Table, TableCell, heads
from coopkit.report.surplus import surplus_table

MEMBERS = MappingProxyType({"ana": "Ana", "bilal": "Bilal", "chen": "Chen", "dora": "Dora"})
SURPLUS = NumberInput("steps.surplus", N_("the surplus"))
RESERVE = NumberInput("steps.reserve", N_("the percent for the reserve"), most=100)
EDUCATION = NumberInput("steps.education", N_("the percent for education"), most=100)
SHARES = NumberInput("steps.shares", N_("the shares"))
INTEREST = NumberInput("steps.interest", N_("the percent of interest on shares"), most=100)
INPUTS = (SURPLUS, RESERVE, EDUCATION, SHARES, INTEREST)
HOURS = tuple(NumberInput(f"members.{id_}.use", name) for id_, name in MEMBERS.items())
REMAINING = "left"


@dataclass(frozen=True)
class _SurplusSteps:
    """The use of a surplus line by line, and the refunds of its pool by the members' hours."""

    use: SurplusUse
    refund: PatronageRefund
    hours: tuple[Decimal, ...]

    @property
    def pool(self) -> Decimal:
        """Return the refund pool, money."""
        return self.use.amount("refund")


def surplus_steps(values: Values, context: CalculationContext) -> CalculationResult | IncompleteInput:
    """Share a surplus: reserve, education fund, interest on shares, and the rest by the members' hours.

    values: surplus and shares, money; reserve, education and interest, percent; base of the education fund's rate,
    "surplus" or "left"; all of the part `steps`. use, hours, of the four rows of `members`.
    """
    numbers = [each.read(values) for each in INPUTS]
    problems = input_problems(values, (*INPUTS, *HOURS))
    if problems or any(number is None for number in numbers):
        return IncompleteInput(problems)
    surplus, reserve, education, shares, interest = (number or Decimal(0) for number in numbers)
    if values.get("steps.base") != REMAINING and reserve + education > 100:
        return IncompleteInput((lazy(N_("The two funds together take more than the whole surplus.")),))
    places, rate = context.minor_digits, interest / 100
    rules = (
        SurplusRate("reserve", reserve / 100),
        SurplusRate("education", education / 100, "left" if values.get("steps.base") == REMAINING else "surplus"),
        SurplusAmount("interest", round_half_up(EXACT.multiply(shares, rate), places), rate, shares),
        SurplusRate("refund", Decimal(1), "left"),
    )
    use = distribute_surplus(surplus, rules, places=places)
    hours = tuple(each.read(values) or Decimal(0) for each in HOURS)
    result = _SurplusSteps(use, patronage_refund(use.amount("refund"), hours, places=places), hours)
    return CalculationResult(
        tuple(_pool_sentences(result)),
        tables=(surplus_table(lazy(N_("The surplus, step by step")), use.lines), _members_table(result)),
        figures=_step_figures(result),
    )


def _pool_sentences(result: _SurplusSteps) -> Iterator[LazyText]:
    """Say how much is left for the members' work, and what an hour gets."""
    surplus, pool = result.use.surplus, result.pool
    text = N_("Of {surplus}, {pool} is left for the members’ work; {other} goes to the funds and to the shares.")
    yield lazy(text, surplus=Money(surplus), pool=Money(pool), other=Money(surplus - pool))
    if isinstance(result.refund.rate, NotDefined):
        yield lazy(result.refund.rate.reason)
    else:
        yield lazy(N_("That is {rate} for each hour of work."), rate=result.refund.rate)


def _step_figures(result: _SurplusSteps) -> dict[str, TableCell]:
    figures: dict[str, TableCell] = {
        name: Money(result.use.amount(name)) for name in ("reserve", "education", "interest")
    }
    rate = result.refund.rate
    figures |= {"pool": Money(result.pool), "rate": lazy("–") if isinstance(rate, NotDefined) else rate}
    return figures | {id_: Money(part) for id_, part in zip(MEMBERS, result.refund.refunds, strict=True)}


def _members_table(result: _SurplusSteps) -> Table:
    """Return each member's hours and refund."""
    rows = zip(MEMBERS.values(), result.hours, result.refund.refunds, strict=True)
    return Table(
        lazy(N_("Each member’s part")),
        heads(N_("Member"), N_("Hours"), N_("Refund")),
        tuple((name, hours, Money(part)) for name, hours, part in rows),
    )


SURPLUS_STEPS = Calculation(
    "surplus-steps",
    None,
    surplus_steps,
    lines=(
        ResultLine("reserve", N_("Reserve"), N_("surplus × rate")),
        ResultLine("education", N_("Education fund"), N_("its base × rate")),
        ResultLine("interest", N_("Interest on shares"), N_("shares × rate")),
        ResultLine("pool", N_("Left for the members’ work"), N_("surplus − the three lines above")),
        ResultLine("rate", N_("For each hour"), N_("what is left ÷ all hours")),
        ResultLine("ana", N_("Ana"), N_("her hours × what an hour gets")),
        ResultLine("bilal", N_("Bilal"), N_("his hours × what an hour gets")),
        ResultLine("chen", N_("Chen"), N_("her hours × what an hour gets")),
        ResultLine("dora", N_("Dora"), N_("her hours × what an hour gets")),
    ),
    example=example(
        {
            "steps.surplus": 10000,
            "steps.reserve": 20,
            "steps.education": 5,
            "steps.base": "surplus",
            "steps.shares": 15000,
            "steps.interest": 4,
        },
        members=("use", {"ana": (1800,), "bilal": (1500,), "chen": (1200,), "dora": (500,)}),
    ),
    money_inputs=("surplus", "shares"),
)
