"""The calculation "surplus-use": what a group's rules make of a surplus, line by line."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from coopkit.business.plan import evaluate
from coopkit.business.surplus.lines import Due, SurplusUse, distribute_surplus, usual_rules
from coopkit.business.surplus.patronage import interest_on_shares, retained_patronage
from coopkit.calculators.calculation import (
    Calculation,
    CalculationContext,
    CalculationResult,
    IncompleteInput,
    ResultLine,
    Values,
    example,
)
from coopkit.calculators.inputs import NumberInput, out_of_range
from coopkit.i18n import N_, ExactPercent, LazyText, Money, lazy
from coopkit.portfolio.plan_reader import read_plan
from coopkit.report.surplus import refund_rows, surplus_table

LABELS = MappingProxyType(
    {
        "non_members": N_("the business with people who are not members"),
        "reserve": N_("the reserve"),
        "education": N_("the education fund"),
        "interest": N_("the interest on shares"),
        "cash_part": N_("the part paid in cash"),
    }
)
RATES = tuple(NumberInput(f"rates.{name}", label, most=100) for name, label in LABELS.items())
EXAMPLE_SURPLUS, EXAMPLE_SHARES = Decimal(1000), Decimal(2000)


@dataclass(frozen=True)
class _Shared:
    """A surplus used, money; `opening` says whose surplus it is."""

    opening: LazyText
    use: SurplusUse
    cash: Decimal
    retained: Decimal


def surplus_use(values: Values, group: CalculationContext) -> CalculationResult | IncompleteInput:
    """Use the surplus of the group's plan, or 1,000 as an example, by the rates that were put in.

    values: `rates.…` in percent; a rate that is absent counts as 0, and that is said.
    Returns IncompleteInput without any rate, for one out of range, and for parts that are more than the whole.
    """
    given = [rate for rate in RATES if rate.name in values]
    if not given:
        return IncompleteInput((lazy(N_("Put in your first rate.")),))
    wrong = out_of_range(values, given) or tuple(_more_than_all(values))
    if wrong:
        return IncompleteInput(wrong)
    shared = _of_plan(group) or _of_example(values, group.minor_digits)
    return CalculationResult(
        (_finding(shared), shared.opening, *_absent(values)),
        tables=(
            surplus_table(
                lazy(N_("The surplus, line by line")), shared.use.lines, *refund_rows(shared.cash, shared.retained)
            ),
        ),
        figures={
            **{use: Money(shared.use.amount(use)) for use in ("non-members", "reserve", "education", "interest")},
            "refund": Money(shared.use.amount("refund")),
            "cash": Money(shared.cash),
            "retained": Money(shared.retained),
        },
    )


def _rate(values: Values, name: str) -> Decimal:
    """A rate as a fraction."""
    return Decimal(values.get(f"rates.{name}", 0)) / 100


def _more_than_all(values: Values) -> Iterator[LazyText]:
    parts = sum((_rate(values, name) for name in ("non_members", "reserve", "education")), Decimal(0))
    if parts > 1:
        text = N_("The parts for non-members, reserve and education add up to {parts}. There is only 100 % to share.")
        yield lazy(text, parts=ExactPercent(parts))


def _absent(values: Values) -> Iterator[LazyText]:
    absent = tuple(lazy(label) for name, label in LABELS.items() if f"rates.{name}" not in values)
    if absent:
        yield lazy(N_("Not filled in yet and taken as 0: {rates}."), rates=absent)


def _of_plan(group: CalculationContext) -> _Shared | None:
    """The surplus of the first year of the group's plan; the plan reads the rates among its answers."""
    plan = read_plan(group.answers, minor_digits=group.minor_digits).plan
    if plan is None:
        return None
    used = evaluate(plan).distribution
    opening = lazy(
        N_("This is the surplus of the first year of your plan: {surplus}."), surplus=Money(used.use.surplus)
    )
    if used.use.surplus <= 0:
        text = N_("The first year of your plan ends with {surplus}, so there is nothing to use.")
        opening = lazy(text, surplus=Money(used.use.surplus))
    refund = retained_patronage(used.use.amount("refund"), plan.rules.cash_share, places=plan.minor_digits)
    known = bool(used.members)
    return _Shared(opening, used.use, used.cash if known else refund.cash, used.retained if known else refund.retained)


def _of_example(values: Values, places: int) -> _Shared:
    rate = _rate(values, "interest")
    rules = usual_rules(
        non_members=_rate(values, "non_members"),
        reserve=_rate(values, "reserve"),
        education=_rate(values, "education"),
        interest=Due("interest", interest_on_shares(EXAMPLE_SHARES, rate, places=places), rate, EXAMPLE_SHARES),
    )
    use = distribute_surplus(EXAMPLE_SURPLUS, rules, places=places)
    refund = retained_patronage(use.amount("refund"), _rate(values, "cash_part"), places=places)
    text = N_("This is an example: a surplus of {surplus} and shares of {shares}. There is no whole plan of yours yet.")
    opening = lazy(text, surplus=Money(EXAMPLE_SURPLUS), shares=Money(EXAMPLE_SHARES))
    return _Shared(opening, use, refund.cash, refund.retained)


def _finding(shared: _Shared) -> LazyText:
    members = shared.use.amount("interest") + shared.use.amount("refund")
    return lazy(
        N_("Of {surplus}, {common} stays for all and {members} goes to the members; {now} of it is paid out now."),
        surplus=Money(shared.use.surplus),
        common=Money(shared.use.surplus - members),
        members=Money(members),
        now=Money(members - shared.retained),
    )


SURPLUS_USE = Calculation(
    "surplus-use",
    None,
    surplus_use,
    lines=(
        ResultLine("non-members", N_("From business with non-members"), N_("surplus × rate; it stays for all")),
        ResultLine("reserve", N_("Reserve"), N_("surplus × rate")),
        ResultLine("education", N_("Education fund"), N_("surplus × rate")),
        ResultLine("interest", N_("Interest on shares"), N_("shares paid in × rate")),
        ResultLine("refund", N_("Refund by use"), N_("what is left")),
        ResultLine("cash", N_("Paid in cash"), N_("refund × rate")),
        ResultLine("retained", N_("Kept for each member"), N_("refund − cash")),
    ),
    example=example(
        {"rates.non_members": 10, "rates.reserve": 20, "rates.education": 5, "rates.interest": 4, "rates.cash_part": 40}
    ),
    of_the_group=True,
)
