"""The calculation "seven-tests": what a group's numbers and notes say, and what the rule and the vote make of it."""

from collections.abc import Iterator

from coopkit.business.feasibility.seven_tests import SevenTests
from coopkit.business.feasibility.seven_tests_inputs import Topic
from coopkit.calculators.calculation import (
    Calculation,
    CalculationContext,
    CalculationResult,
    IncompleteInput,
    ResultLine,
    Values,
)
from coopkit.i18n import N_, LazyText, lazy, lazy_n
from coopkit.portfolio.plan_reader import read_plan
from coopkit.portfolio.seven_tests import FeasibilityResult, read_feasibility
from coopkit.report import Table, TableCell, heads
from coopkit.report.seven_tests import ANSWERS, DECISIONS, NAMES, VOTES, test_rows


def feasibility_tests(_: Values, group: CalculationContext) -> CalculationResult | IncompleteInput:
    """Answer the seven tests with all that the group has written down; what is missing is not yet a yes.

    Source: this workbook's own decision rule.
    """
    answers = group.answers
    found = read_feasibility(
        answers, read_plan(answers, minor_digits=group.minor_digits), minor_digits=group.minor_digits
    )
    figures: dict[str, TableCell] = {each.topic.value: lazy(ANSWERS[each.answer]) for each in found.tests.results}
    figures["decision"] = lazy(DECISIONS[found.tests.by_rule])
    return CalculationResult(
        (*_result(found.tests), *_guesses(found.tests), *_vote(found.tests), *_rests(found)),
        tables=(_table(found),),
        figures=figures,
    )


def _table(found: FeasibilityResult) -> Table:
    head = heads(N_("Test"), N_("Answer"), N_("Why"))
    return Table(lazy(N_("The seven tests")), head, test_rows(found.tests, in_money=found.in_money))


def _result(tests: SevenTests) -> Iterator[LazyText]:
    decision = DECISIONS[tests.by_rule]
    yield lazy(N_("The rule says: {decision}."), decision=lazy(decision))


def _guesses(tests: SevenTests) -> Iterator[LazyText]:
    if tests.guesses:
        yield lazy_n(N_("It rests on one guess."), N_("It rests on {n} guesses."), tests.guesses)


def _vote(tests: SevenTests) -> Iterator[LazyText]:
    vote = tests.vote
    if vote is None:
        return
    if tests.vote_problem:
        yield lazy(VOTES[tests.vote_problem])
        return
    text = N_("You voted the same: {decision}, with {yes} for it and {no} against.")
    if vote.decision is not tests.by_rule:
        text = N_("You voted otherwise: {decision}, with {yes} for it and {no} against. Both are kept.")
    yield lazy(text, decision=lazy(DECISIONS[vote.decision]), yes=vote.votes_for, no=vote.votes_against)


def _rests(found: FeasibilityResult) -> Iterator[LazyText]:
    text = N_("The tests read the numbers of your study. Once your business plan is complete, they read that.")
    if found.rests_on_plan:
        text = N_("The tests read your business plan, with wear and loan interest in it.")
    yield lazy(text)


SEVEN_TESTS = Calculation(
    "seven-tests",
    None,
    feasibility_tests,
    lines=(
        ResultLine("law", NAMES[Topic.LAW], N_("yes with the registrar’s answer, a name and a date")),
        ResultLine("demand", NAMES[Topic.DEMAND], N_("yes where demand in a month is at least the break-even")),
        ResultLine("hands", NAMES[Topic.HANDS], N_("yes where each can give at least the break-even of each")),
        ResultLine("cash", NAMES[Topic.CASH], N_("yes where the lowest cash of twelve months is not below nothing")),
        ResultLine("money", NAMES[Topic.MONEY], N_("promised in writing ÷ needed; yes from 80 %")),
        ResultLine("risks", NAMES[Topic.RISKS], N_("yes where no risk of 15 or more lacks a measure or a name")),
        ResultLine("skills", NAMES[Topic.SKILLS], N_("yes with a plan, a name and a date for each")),
        ResultLine("decision", N_("Go, rework or stop"), N_("all yes: go; a no in 1 to 4: stop; otherwise: rework")),
    ),
    of_the_group=True,
)
