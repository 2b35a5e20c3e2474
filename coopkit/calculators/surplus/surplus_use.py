"""The calculation "surplus-use": a surplus used by the group's rates, line by line."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from coopkit.business.plan import evaluate
from coopkit.business.surplus.lines import SurplusAmount, SurplusUse, distribute_surplus, usual_rules
from coopkit.business.surplus.patronage import interest_on_shares, retained_patronage
from coopkit.calculators.calculation import Calculation, CalculationContext, CalculationResult, ResultLine
from coopkit.calculators.inputs import IncompleteInput, NumberInput, Values, example, input_problems
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
class _UsedSurplus:
    """The use of a surplus, and the parts of its refunds paid in cash and retained.

    source_sentence: says whose surplus it is.
    """

    source_sentence: LazyText
    use: SurplusUse
    cash: Decimal
    retained: Decimal


def surplus_use(values: Values, context: CalculationContext) -> CalculationResult | IncompleteInput:
    """Use the surplus of the group's plan, or an example of 1,000, by the group's rates.

    values: `rates.…` in percent; a missing rate counts as 0, and a sentence says so.
    Returns IncompleteInput if there is no rate, one is out of range, or they add up to more than 100 %.
    """
    given = [rate for rate in RATES if rate.name in values]
    if not given:
        return IncompleteInput((lazy(N_("Put in your first rate.")),))
    problems = input_problems(values, given) or tuple(_excess_rates_sentence(values))
    if problems:
        return IncompleteInput(problems)
    used = _surplus_use_of_plan(context) or _use_example_surplus(values, context.minor_digits)
    return CalculationResult(
        (_surplus_use_sentence(used), used.source_sentence, *_missing_rates_sentence(values)),
        tables=(
            surplus_table(
                lazy(N_("The surplus, line by line")), used.use.lines, *refund_rows(used.cash, used.retained)
            ),
        ),
        figures={
            **{use: Money(used.use.amount(use)) for use in ("non-members", "reserve", "education", "interest")},
            "refund": Money(used.use.amount("refund")),
            "cash": Money(used.cash),
            "retained": Money(used.retained),
        },
    )


def _read_rate(values: Values, name: str) -> Decimal:
    """Return a rate as a fraction; 0 if it isn't filled in."""
    return Decimal(values.get(f"rates.{name}", 0)) / 100


def _excess_rates_sentence(values: Values) -> Iterator[LazyText]:
    """Point out rates that add up to more than the whole surplus."""
    parts = sum((_read_rate(values, name) for name in ("non_members", "reserve", "education")), Decimal(0))
    if parts > 1:
        text = N_("The parts for non-members, reserve and education add up to {parts}. There is only 100 % to share.")
        yield lazy(text, parts=ExactPercent(parts))


def _missing_rates_sentence(values: Values) -> Iterator[LazyText]:
    """Name the rates that aren't filled in and count as 0."""
    missing = tuple(lazy(label) for name, label in LABELS.items() if f"rates.{name}" not in values)
    if missing:
        yield lazy(N_("Not filled in yet and taken as 0: {rates}."), rates=missing)


def _surplus_use_of_plan(context: CalculationContext) -> _UsedSurplus | None:
    """Return how the group's plan uses the surplus of its first year; None if the plan isn't complete."""
    plan = read_plan(context.answers, minor_digits=context.minor_digits).plan
    if plan is None:
        return None
    distribution = evaluate(plan).distribution
    source_sentence = lazy(
        N_("This is the surplus of the first year of your plan: {surplus}."), surplus=Money(distribution.use.surplus)
    )
    if distribution.use.surplus <= 0:
        text = N_("The first year of your plan ends with {surplus}, so there is nothing to use.")
        source_sentence = lazy(text, surplus=Money(distribution.use.surplus))
    refund = retained_patronage(distribution.use.amount("refund"), plan.rules.cash_share, places=plan.minor_digits)
    use_is_known = bool(distribution.members)
    return _UsedSurplus(
        source_sentence,
        distribution.use,
        distribution.cash if use_is_known else refund.cash,
        distribution.retained if use_is_known else refund.retained,
    )


def _use_example_surplus(values: Values, places: int) -> _UsedSurplus:
    """Use the example surplus by the group's rates."""
    rate = _read_rate(values, "interest")
    rules = usual_rules(
        non_members=_read_rate(values, "non_members"),
        reserve=_read_rate(values, "reserve"),
        education=_read_rate(values, "education"),
        interest=SurplusAmount(
            "interest", interest_on_shares(EXAMPLE_SHARES, rate, places=places), rate, EXAMPLE_SHARES
        ),
    )
    use = distribute_surplus(EXAMPLE_SURPLUS, rules, places=places)
    refund = retained_patronage(use.amount("refund"), _read_rate(values, "cash_part"), places=places)
    text = N_("This is an example: a surplus of {surplus} and shares of {shares}. There is no whole plan of yours yet.")
    source_sentence = lazy(text, surplus=Money(EXAMPLE_SURPLUS), shares=Money(EXAMPLE_SHARES))
    return _UsedSurplus(source_sentence, use, refund.cash, refund.retained)


def _surplus_use_sentence(used: _UsedSurplus) -> LazyText:
    """Say how much of the surplus stays in common, goes to the members, and is paid out now."""
    members = used.use.amount("interest") + used.use.amount("refund")
    return lazy(
        N_("Of {surplus}, {common} stays for all and {members} goes to the members; {now} of it is paid out now."),
        surplus=Money(used.use.surplus),
        common=Money(used.use.surplus - members),
        members=Money(members),
        now=Money(members - used.retained),
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
    reads_group_answers=True,
)
