"""What all papers are made of: a group's answers, the plan and the tests that come of them, and its country."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from coopkit.business.plan import BusinessPlan, Evaluation, evaluate
from coopkit.countries import Country, Limit
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.plan_fields import SUMS, TESTS
from coopkit.portfolio.plan_reader import PlanRead, read_plan
from coopkit.portfolio.seven_tests import Feasibility, read_feasibility
from coopkit.portfolio.smallest_unit import answers_in_smallest_money
from coopkit.report import Gap, Typed, money

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
        finer = amount is not None and (Fraction(amount) * 10**self.minor_digits).denominator > 1
        return amount if finer else money(amount)

    def marked(self, guess: str, label: LazyText) -> LazyText:
        """The label, with a mark where the group said that this number is a guess."""
        return lazy(N_("{what} (a guess)"), what=label) if guess in self.guesses else label


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


def typed(basis: PlanContext, exercise: str, name: str, label: LazyText, *, what: LazyText) -> Typed | Gap:
    """The group's own words in a field, or the gap.

    label: what stands above the words. what: how the gap calls them.
    """
    words = basis.answers.words(exercise, name)
    return Typed(label, words) if words else missing(exercise, what)
