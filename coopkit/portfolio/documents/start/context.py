"""What all papers are made of: a group's answers, the plan and the tests that come of them, and its country."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from coopkit.business.plan import BusinessPlan, Evaluation, evaluate
from coopkit.countries import Country, Limit
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.portfolio.group_answers import GroupAnswers, answers_in_smallest_money
from coopkit.portfolio.plan_fields import SUMS, TESTS
from coopkit.portfolio.plan_reader import PlanRead, read_plan
from coopkit.portfolio.seven_tests import Feasibility, read_feasibility
from coopkit.report import Figure, Figures, Gap, Notice, ReportBlock, TypedText, unit_money

RESERVE = "reserve"
"""The id of the fact that states a smallest reserve."""


@dataclass(frozen=True)
class PlanContext:
    """One group, looked at once.

    minor_digits: places of the smallest money. evaluation: of the plan; None as long as the plan has gaps.
    guesses: the ids of what the group marked as guessed.
    """

    answers: GroupAnswers
    country: Country
    minor_digits: int
    read: PlanRead
    evaluation: Evaluation | None
    feasibility: Feasibility
    guesses: frozenset[str]

    @property
    def plan(self) -> BusinessPlan | None:
        """The plan; None as long as it has gaps."""
        return self.read.plan

    def of_a_unit(self, amount: Decimal | None) -> Money | Decimal | None:
        """A price or cost of one unit: money, or with all its places where it has finer ones."""
        return None if amount is None else unit_money(amount, self.minor_digits)

    def label(self, guess: str, text: str) -> LazyText:
        """What a number is called, and that it is a guess where the group said so."""
        return lazy(N_("{what} (a guess)"), what=lazy(text)) if guess in self.guesses else lazy(text)


def plan_context_of(answers: GroupAnswers, country: Country, *, minor_digits: int) -> PlanContext:
    """Read a group's answers once for all papers.

    minor_digits: places of the smallest money, to which each sum is rounded.
    """
    answers = answers_in_smallest_money(answers, SUMS, minor_digits)
    read = read_plan(answers, minor_digits=minor_digits)
    evaluation = evaluate(read.plan, minimum_reserve=stated_reserve(country)) if read.plan else None
    return PlanContext(
        answers=answers,
        country=country,
        minor_digits=minor_digits,
        read=read,
        evaluation=evaluation,
        feasibility=read_feasibility(answers, read, evaluation, minor_digits=minor_digits),
        guesses=frozenset(answers.words(TESTS, "guesses.choices").split()),
    )


def stated_reserve(country: Country) -> Decimal | None:
    """The smallest rate for the reserve that a source states, a fraction; None where none does."""
    fact = country.fact(RESERVE)
    return fact.amount if fact and fact.limit is Limit.AT_LEAST else None


def missing(exercise: str, what: LazyText) -> Gap:
    """A gap: something that is still to be answered."""
    return Gap(exercise, lazy(N_("Still missing: {what}."), what=what))


def typed(context: PlanContext, exercise: str, name: str, label: LazyText, *, what: LazyText) -> TypedText | Gap:
    """The group's own words in a field, or the gap.

    label: what stands above the words. what: how the gap calls them.
    """
    words = context.answers.words(exercise, name)
    return TypedText(label, words) if words else missing(exercise, what)


GUESSES = MappingProxyType(
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


def guessed(context: PlanContext) -> Iterator[ReportBlock]:
    """The guesses in one sentence, where there are any."""
    found = tuple(lazy(label) for guess, label in GUESSES.items() if guess in context.guesses)
    if found:
        yield Notice(lazy(N_("We marked as guesses: {what}."), what=found))


KIND = "start.setup.kind"
KINDS = MappingProxyType(
    {
        "consumer": N_("Consumer co-op"),
        "multi-stakeholder": N_("Multi-stakeholder co-op"),
        "shared-service": N_("Shared-service co-op of producers"),
        "worker": N_("Worker co-op"),
        "another": N_("Another kind"),
    }
)


def kind_of(context: PlanContext) -> Figures | Gap:
    """The kind, or the gap while the group has not chosen or is not sure."""
    chosen = context.answers.words(KIND, "ours.choice")
    if chosen not in KINDS:
        return missing(KIND, lazy(N_("which kind of co-op we are")))
    return Figures((Figure(lazy(N_("Kind of co-op")), lazy(KINDS[chosen])),))
