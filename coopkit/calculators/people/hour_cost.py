"""The calculation "hour-cost": the cost of a paid hour of work, and what to charge to cover it."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from coopkit.business.pricing import ShownPrice, price_to_show
from coopkit.business.wages import charge_for_hour, hour_cost
from coopkit.calculators.calculation import Calculation, CalculationContext, CalculationResult, ResultLine
from coopkit.calculators.inputs import IncompleteInput, NumberInput, Values, decimal_fraction, example, read_numbers
from coopkit.i18n import N_, ExactPercent, LazyText, Money, lazy
from coopkit.report import TableCell, unit_money

WAGE = NumberInput("wage", N_("the pay for an hour"))
CONTRIBUTIONS = NumberInput("contributions", N_("the rate of social contributions"), most=100)
LEAVE = NumberInput("leave", N_("the rate for leave and holidays"), most=100)
OTHER = NumberInput("other", N_("gear and training for an hour"))
CHARGEABLE = NumberInput("chargeable", N_("the part of the hours that can be charged"), least=1, most=100)
INPUTS = (WAGE, CONTRIBUTIONS, LEAVE, OTHER, CHARGEABLE)
PERCENT = Decimal(100)


def cost_of_an_hour(values: Values, context: CalculationContext) -> CalculationResult | IncompleteInput:
    """Calculate the cost of a paid hour of work, and what to charge for it.

    values: `wage` and `other`, money an hour; `contributions` and `leave`, percent of the wage; `chargeable`, percent
    of the paid hours. Returns IncompleteInput if one is missing or out of range.
    Source: wage × (1 + contributions + leave) + other; that ÷ chargeable share; usual cost accounting.
    """
    numbers = read_numbers(values, INPUTS)
    if isinstance(numbers, IncompleteInput):
        return numbers
    wage, contributions, leave, other, chargeable = numbers
    rates = Fraction(contributions) / 100, Fraction(leave) / 100
    share = Fraction(chargeable) / 100
    cost = hour_cost(wage, *rates, other)
    charge = price_to_show(charge_for_hour(cost, share), places=context.minor_digits)
    figures: dict[str, TableCell] = {
        "contributions_an_hour": unit_money(Fraction(wage) * rates[0], context.minor_digits),
        "leave_an_hour": unit_money(Fraction(wage) * rates[1], context.minor_digits),
        "cost": unit_money(cost, context.minor_digits),
        "charge": Money(charge.at_least or charge.rounded),
    }
    formula = (
        lazy(
            N_("{wage} × (1 + {contributions} + {leave}) + {other} = {cost}"),
            wage=unit_money(Fraction(wage), context.minor_digits),
            contributions=decimal_fraction(contributions),
            leave=decimal_fraction(leave),
            other=unit_money(other, context.minor_digits),
            cost=unit_money(cost, context.minor_digits),
        ),
        _charge_formula(
            charge_for_hour(cost, share),
            charge,
            cost=unit_money(cost, context.minor_digits),
            share=decimal_fraction(chargeable),
        ),
    )
    return CalculationResult(
        tuple(_hour_cost_sentences(Fraction(wage), cost, chargeable / PERCENT, charge, context.minor_digits)),
        formula,
        figures=figures,
    )


def _charge_formula(exact: Fraction, charge: ShownPrice, **parts: Money | Decimal) -> LazyText:
    """Write out what to charge for an hour, with "about" if it is rounded."""
    text = N_("{cost} ÷ {share} = {charge}") if charge.rounded == exact else N_("{cost} ÷ {share}, about {charge}")
    return lazy(text, **parts, charge=Money(charge.rounded))


def _hour_cost_sentences(
    wage: Fraction, cost: Fraction, share: Decimal, charge: ShownPrice, places: int
) -> Iterator[LazyText]:
    """Say what an hour costs, and what to charge so that all paid hours are covered."""
    yield lazy(
        N_("An hour that is paid with {wage} costs {cost}: {more} comes on top."),
        wage=unit_money(wage, places),
        cost=unit_money(cost, places),
        more=unit_money(cost - wage, places),
    )
    if charge.at_least is None:
        text = N_("Customers pay for {share} of the paid hours, so each of those must bring {charge}.")
        yield lazy(text, share=ExactPercent(share), charge=Money(charge.rounded))
    else:
        text = N_(
            "Customers pay for {share} of the paid hours. {short} falls a little short; {charge} covers the work."
        )
        yield lazy(text, share=ExactPercent(share), short=Money(charge.rounded), charge=Money(charge.at_least))
    yield lazy(N_("Rent, phone and a surplus are not in it yet."))


HOUR_COST = Calculation(
    "hour-cost",
    tuple(each.name for each in INPUTS),
    cost_of_an_hour,
    lines=(
        ResultLine("contributions_an_hour", N_("Social contributions"), N_("pay × rate ÷ 100")),
        ResultLine("leave_an_hour", N_("Leave and holidays"), N_("pay × rate ÷ 100")),
        ResultLine("cost", N_("An hour costs"), N_("pay + contributions + leave + gear")),
        ResultLine("charge", N_("To be charged, at least"), N_("cost ÷ chargeable part, rounded up")),
    ),
    example=example({"wage": "6.00", "contributions": 12, "leave": 6, "other": "0.20", "chargeable": 80}),
)
