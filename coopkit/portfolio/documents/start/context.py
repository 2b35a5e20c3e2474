"""What the documents of a start use: answers, plan, seven tests and country, and the blocks that several contain."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from coopkit.business.plan import BusinessPlan, Evaluation, evaluate
from coopkit.countries import Country, Limit
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.portfolio.feasibility_reader import FeasibilityResult, read_feasibility
from coopkit.portfolio.group_answers import GroupAnswers, with_rounded_money
from coopkit.portfolio.plan_fields import MONEY_FIELDS, TESTS
from coopkit.portfolio.plan_reader import PlanReading, read_plan
from coopkit.report import Figure, Figures, Gap, ReportBlock, TypedText
from coopkit.report.blocks import unit_money

RESERVE = "reserve"
"""The id of the fact that states a minimum reserve."""


@dataclass(frozen=True)
class PlanContext:
    """A group that starts a co-operative, read once for all documents.

    minor_digits: decimal places of the smallest money. plan_reading: its plan and gaps. evaluation: the plan
    evaluated, None if it has gaps. guesses: ids in GUESS_LABELS of the numbers that the group marked as guesses.
    """

    answers: GroupAnswers
    country: Country
    minor_digits: int
    plan_reading: PlanReading
    evaluation: Evaluation | None
    feasibility: FeasibilityResult
    guesses: frozenset[str]

    @property
    def plan(self) -> BusinessPlan | None:
        """The plan, or None as long as it has gaps."""
        return self.plan_reading.plan

    def of_a_unit(self, amount: Decimal | None) -> Money | Decimal | None:
        """Return a price or cost of one unit as Money, or as a number if it has more decimal places."""
        return None if amount is None else unit_money(amount, self.minor_digits)

    def label(self, guess: str, text: str) -> LazyText:
        """Return a label, marked as a guess if the group says so; `guess` is an id of GUESS_LABELS."""
        return lazy(N_("{what} (estimate)"), what=lazy(text)) if guess in self.guesses else lazy(text)


def read_plan_context(answers: GroupAnswers, country: Country, *, minor_digits: int) -> PlanContext:
    """Read a group's answers once for all documents of a start.

    minor_digits: decimal places of the smallest money, to which each amount is rounded.
    """
    answers = with_rounded_money(answers, MONEY_FIELDS, minor_digits)
    reading = read_plan(answers, minor_digits=minor_digits)
    evaluation = evaluate(reading.plan, minimum_reserve=minimum_reserve_rate(country)) if reading.plan else None
    return PlanContext(
        answers=answers,
        country=country,
        minor_digits=minor_digits,
        plan_reading=reading,
        evaluation=evaluation,
        feasibility=read_feasibility(answers, reading, evaluation, minor_digits=minor_digits),
        guesses=frozenset(answers.words(TESTS, "guesses.choices").split()),
    )


def minimum_reserve_rate(country: Country) -> Decimal | None:
    """Return the minimum rate for the reserve that a source states for a country, a fraction, or None."""
    fact = country.fact(RESERVE)
    return fact.amount if fact and fact.limit is Limit.AT_LEAST else None


def missing_answer(exercise: str, what: LazyText) -> Gap:
    """Return the gap "Still missing: …" for an exercise; `what` names the missing answer."""
    return Gap(exercise, lazy(N_("Still missing: {what}."), what=what))


def typed_text(context: PlanContext, exercise: str, name: str, label: LazyText, *, what: LazyText) -> TypedText | Gap:
    """Return the group's text in a field, or the gap if there is none.

    label: the heading above the text. what: the name of the text in the gap.
    """
    words = context.answers.words(exercise, name)
    return TypedText(label, words) if words else missing_answer(exercise, what)


GUESS_LABELS = MappingProxyType(
    {
        "price": N_("the price"),
        "units": N_("how much we sell"),
        "variable": N_("the variable cost of a piece"),
        "fixed": N_("the fixed costs"),
        "start-up": N_("the start-up costs"),
        "share_yes": N_("the share that said yes"),
        "caution": N_("the caution factor"),
        "units_each": N_("how much each buyer takes"),
    }
)


def guess_notices(context: PlanContext) -> Iterator[ReportBlock]:
    """Yield a sentence that lists the numbers marked as guesses, if there are any."""
    found = tuple(lazy(label) for guess, label in GUESS_LABELS.items() if guess in context.guesses)
    if found:
        yield lazy(N_("These numbers are our own estimates: {what}."), what=found)


KIND_EXERCISE = "start.setup.kind"
KIND_LABELS = MappingProxyType(
    {
        "consumer": N_("Consumer co-op"),
        "multi-stakeholder": N_("Multi-stakeholder co-op"),
        "shared-service": N_("Shared-service co-op of producers"),
        "worker": N_("Worker co-op"),
        "another": N_("Another kind"),
    }
)


def kind_figure(context: PlanContext) -> Figures | Gap:
    """Return the chosen kind of co-operative, or a gap if the group has not chosen or isn't sure."""
    chosen = context.answers.words(KIND_EXERCISE, "ours.choice")
    if chosen not in KIND_LABELS:
        return missing_answer(KIND_EXERCISE, lazy(N_("which kind of co-op we are")))
    return Figures((Figure(lazy(N_("Kind of co-op")), lazy(KIND_LABELS[chosen])),))
