"""The calculation "surplus-steps": the surplus of four members, step by step, with the base of one rate to change."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from coopkit.business.money import EXACT, NotDefined, round_half_up
from coopkit.business.surplus.lines import Due, SurplusRate, SurplusUse, distribute_surplus
from coopkit.business.surplus.patronage import PatronageRefund, patronage_refund
from coopkit.calculators.calculation import (
    Calculation,
    CalculationContext,
    CalculationResult,
    IncompleteInput,
    ResultLine,
    Values,
    example,
)
from coopkit.calculators.inputs import NumberInput, input_problems
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.report import Table, TableCell, heads
from coopkit.report.surplus import surplus_table

MEMBERS = MappingProxyType({"ana": "Ana", "bilal": "Bilal", "chen": "Chen", "dora": "Dora"})
SURPLUS = NumberInput("steps.surplus", N_("the surplus"))
RESERVE = NumberInput("steps.reserve", N_("the percent for the reserve"), most=100)
EDUCATION = NumberInput("steps.education", N_("the percent for education"), most=100)
SHARES = NumberInput("steps.shares", N_("the shares"))
INTEREST = NumberInput("steps.interest", N_("the percent of interest on shares"), most=100)
ASKED = (SURPLUS, RESERVE, EDUCATION, SHARES, INTEREST)
HOURS = tuple(NumberInput(f"members.{id_}.use", name) for id_, name in MEMBERS.items())
LEFT = "left"


@dataclass(frozen=True)
class _Shared:
    use: SurplusUse
    refund: PatronageRefund
    hours: tuple[Decimal, ...]

    @property
    def pool(self) -> Decimal:
        return self.use.amount("refund")


def surplus_steps(values: Values, context: CalculationContext) -> CalculationResult | IncompleteInput:
    """Reserve, education fund, interest on shares, and the rest by the members' hours.

    values: surplus, reserve, education, base ("surplus" or "left", of the education fund's rate), shares and interest
    of the part `steps`; the use of the four rows of `members`.
    """
    numbers = [each.read(values) for each in ASKED]
    wrong = input_problems(values, (*ASKED, *HOURS))
    if wrong or any(number is None for number in numbers):
        return IncompleteInput(wrong)
    surplus, reserve, education, shares, interest = (number or Decimal(0) for number in numbers)
    if values.get("steps.base") != LEFT and reserve + education > 100:
        return IncompleteInput((lazy(N_("The two funds together take more than the whole surplus.")),))
    places, rate = context.minor_digits, interest / 100
    rules = (
        SurplusRate("reserve", reserve / 100),
        SurplusRate("education", education / 100, "left" if values.get("steps.base") == LEFT else "surplus"),
        Due("interest", round_half_up(EXACT.multiply(shares, rate), places), rate, shares),
        SurplusRate("refund", Decimal(1), "left"),
    )
    use = distribute_surplus(surplus, rules, places=places)
    hours = tuple(each.read(values) or Decimal(0) for each in HOURS)
    shared = _Shared(use, patronage_refund(use.amount("refund"), hours, places=places), hours)
    return CalculationResult(
        tuple(_said(shared)),
        tables=(surplus_table(lazy(N_("The surplus, step by step")), use.lines), _members(shared)),
        figures=_figures(shared),
    )


def _said(shared: _Shared) -> Iterator[LazyText]:
    surplus, pool = shared.use.surplus, shared.pool
    text = N_("Of {surplus}, {pool} is left for the members’ work; {other} goes to the funds and to the shares.")
    yield lazy(text, surplus=Money(surplus), pool=Money(pool), other=Money(surplus - pool))
    if isinstance(shared.refund.rate, NotDefined):
        yield lazy(shared.refund.rate.reason)
    else:
        yield lazy(N_("That is {rate} for each hour of work."), rate=shared.refund.rate)


def _figures(shared: _Shared) -> dict[str, TableCell]:
    found: dict[str, TableCell] = {
        name: Money(shared.use.amount(name)) for name in ("reserve", "education", "interest")
    }
    rate = shared.refund.rate
    found |= {"pool": Money(shared.pool), "rate": lazy("–") if isinstance(rate, NotDefined) else rate}
    return found | {id_: Money(part) for id_, part in zip(MEMBERS, shared.refund.refunds, strict=True)}


def _members(shared: _Shared) -> Table:
    rows = zip(MEMBERS.values(), shared.hours, shared.refund.refunds, strict=True)
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
