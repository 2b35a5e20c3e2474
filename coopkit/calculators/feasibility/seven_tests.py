"""The calculation "seven-tests": the answer to each test, what the rule makes of them, and the group's vote."""

from collections.abc import Iterator

from coopkit.business.feasibility.seven_tests import SevenTests
from coopkit.business.feasibility.seven_tests_inputs import Topic
from coopkit.calculators.calculation import Calculation, CalculationContext, CalculationResult, ResultLine
from coopkit.calculators.inputs import IncompleteInput, Values
from coopkit.i18n import N_, LazyText, lazy, lazy_n
from coopkit.portfolio.feasibility_reader import FeasibilityResult, read_feasibility
from coopkit.portfolio.plan_reader import read_plan
from coopkit.report import Table, TableCell, heads
from coopkit.report.seven_tests import ANSWER_LABELS, DECISION_LABELS, TEST_NAMES, VOTE_PROBLEMS, test_rows


def feasibility_tests(_: Values, context: CalculationContext) -> CalculationResult | IncompleteInput:
    """Answer the seven tests from all the group's answers; a missing number is never a yes.

    Source: this workbook's own decision rule.
    """
    answers = context.answers
    feasibility = read_feasibility(
        answers, read_plan(answers, minor_digits=context.minor_digits), minor_digits=context.minor_digits
    )
    figures: dict[str, TableCell] = {
        each.topic.value: lazy(ANSWER_LABELS[each.answer]) for each in feasibility.tests.results
    }
    figures["decision"] = lazy(DECISION_LABELS[feasibility.tests.by_rule])
    return CalculationResult(
        (
            *_rule_sentence(feasibility.tests),
            *_guesses_sentence(feasibility.tests),
            *_vote_sentence(feasibility.tests),
            *_number_source_sentence(feasibility),
        ),
        tables=(_tests_table(feasibility),),
        figures=figures,
    )


def _tests_table(feasibility: FeasibilityResult) -> Table:
    head = heads(N_("Test"), N_("Answer"), N_("Why"))
    return Table(lazy(N_("The seven tests")), head, test_rows(feasibility.tests, in_money=feasibility.in_money))


def _rule_sentence(tests: SevenTests) -> Iterator[LazyText]:
    """Say what the decision rule makes of the seven answers."""
    decision = DECISION_LABELS[tests.by_rule]
    yield lazy(N_("The rule says: {decision}."), decision=lazy(decision))


def _guesses_sentence(tests: SevenTests) -> Iterator[LazyText]:
    if tests.guesses:
        yield lazy_n(N_("It rests on one guess."), N_("It rests on {n} guesses."), tests.guesses)


def _vote_sentence(tests: SevenTests) -> Iterator[LazyText]:
    """Say how the group voted, or why its vote doesn't count."""
    vote = tests.vote
    if vote is None:
        return
    if tests.vote_problem:
        yield lazy(VOTE_PROBLEMS[tests.vote_problem])
        return
    text = N_("You voted the same: {decision}, with {yes} for it and {no} against.")
    if vote.decision is not tests.by_rule:
        text = N_("You voted otherwise: {decision}, with {yes} for it and {no} against. Both are kept.")
    yield lazy(text, decision=lazy(DECISION_LABELS[vote.decision]), yes=vote.votes_for, no=vote.votes_against)


def _number_source_sentence(feasibility: FeasibilityResult) -> Iterator[LazyText]:
    """Say whether the tests use the numbers of the study or of the business plan."""
    text = N_("The tests read the numbers of your study. Once your business plan is complete, they read that.")
    if feasibility.rests_on_plan:
        text = N_("The tests read your business plan, with wear and loan interest in it.")
    yield lazy(text)


SEVEN_TESTS = Calculation(
    "seven-tests",
    None,
    feasibility_tests,
    lines=(
        ResultLine("law", TEST_NAMES[Topic.LAW], N_("yes with the registrar’s answer, a name and a date")),
        ResultLine("demand", TEST_NAMES[Topic.DEMAND], N_("yes where demand in a month is at least the break-even")),
        ResultLine("hands", TEST_NAMES[Topic.HANDS], N_("yes where each can give at least the break-even of each")),
        ResultLine(
            "cash", TEST_NAMES[Topic.CASH], N_("yes where the lowest cash of twelve months is not below nothing")
        ),
        ResultLine("money", TEST_NAMES[Topic.MONEY], N_("promised in writing ÷ needed; yes from 80 %")),
        ResultLine("risks", TEST_NAMES[Topic.RISKS], N_("yes where no risk of 15 or more lacks a measure or a name")),
        ResultLine("skills", TEST_NAMES[Topic.SKILLS], N_("yes with a plan, a name and a date for each")),
        ResultLine("decision", N_("Go, rework or stop"), N_("all yes: go; a no in 1 to 4: stop; otherwise: rework")),
    ),
    reads_group_answers=True,
)
