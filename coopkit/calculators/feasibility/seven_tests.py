"""The calculation "seven-tests": what a group's numbers and notes say, and what the rule and the vote make of it."""

from collections.abc import Iterator

from coopkit.business.feasibility.seven_tests import SevenTests, Tested, Topic
from coopkit.calculators.calculation import Calculation, Computed, Group, Line, Missing, Shown, Table, Values
from coopkit.i18n import N_, Said, say, say_n
from coopkit.portfolio.group_answers import Answers
from coopkit.portfolio.plan_reader import read_plan
from coopkit.portfolio.seven_tests import Feasibility, read_feasibility
from coopkit.portfolio.seven_tests_wording import ANSWERS, DECISIONS, NAMES, VOTES, why


def feasibility_tests(_: Values, group: Group) -> Computed | Missing:
    """Answer the seven tests with all that the group has written down; what is missing is not yet a yes.

    Source: this workbook's own decision rule.
    """
    answers = Answers(group.answers)
    found = read_feasibility(
        answers, read_plan(answers, minor_digits=group.minor_digits), minor_digits=group.minor_digits
    )
    figures: dict[str, Shown] = {each.topic.value: say(ANSWERS[each.answer]) for each in found.tests.results}
    figures["decision"] = say(DECISIONS[found.tests.by_rule])
    return Computed(
        (*_result(found.tests), *_guesses(found.tests), *_vote(found.tests), *_rests(found)),
        tables=(tests_table(found),),
        figures=figures,
    )


def tests_table(found: Feasibility) -> Table:
    """Each test with its answer and its reason."""
    return Table(
        say(N_("The seven tests")),
        (say(N_("Test")), say(N_("Answer")), say(N_("Why"))),
        tuple(_row(each, found) for each in found.tests.results),
    )


def _row(tested: Tested, found: Feasibility) -> tuple[Said, ...]:
    return say(NAMES[tested.topic]), say(ANSWERS[tested.answer]), why(tested, in_money=found.in_money)


def _result(tests: SevenTests) -> Iterator[Said]:
    decision = DECISIONS[tests.by_rule]
    yield say(N_("The rule says: {decision}."), decision=say(decision))


def _guesses(tests: SevenTests) -> Iterator[Said]:
    if tests.guesses:
        yield say_n(N_("It rests on one guess."), N_("It rests on {n} guesses."), tests.guesses)


def _vote(tests: SevenTests) -> Iterator[Said]:
    vote = tests.vote
    if vote is None:
        return
    if tests.vote_problem:
        yield say(VOTES[tests.vote_problem])
        return
    text = N_("You voted the same: {decision}, with {yes} for it and {no} against.")
    if vote.decision is not tests.by_rule:
        text = N_("You voted otherwise: {decision}, with {yes} for it and {no} against. Both are kept.")
    yield say(text, decision=say(DECISIONS[vote.decision]), yes=vote.votes_for, no=vote.votes_against)


def _rests(found: Feasibility) -> Iterator[Said]:
    text = N_("The tests read the numbers of your study. Once your business plan is complete, they read that.")
    if found.rests_on_plan:
        text = N_("The tests read your business plan, with wear and loan interest in it.")
    yield say(text)


SEVEN_TESTS = Calculation(
    "seven-tests",
    None,
    feasibility_tests,
    lines=(
        Line("law", NAMES[Topic.LAW], N_("yes with the registrar’s answer, a name and a date")),
        Line("demand", NAMES[Topic.DEMAND], N_("yes where demand in a month is at least the break-even")),
        Line("hands", NAMES[Topic.HANDS], N_("yes where each can give at least the break-even of each")),
        Line("cash", NAMES[Topic.CASH], N_("yes where the lowest cash of twelve months is not below nothing")),
        Line("money", NAMES[Topic.MONEY], N_("promised in writing ÷ needed; yes from 80 %")),
        Line("risks", NAMES[Topic.RISKS], N_("yes where no risk of 15 or more lacks a measure or a name")),
        Line("skills", NAMES[Topic.SKILLS], N_("yes with a plan, a name and a date for each")),
        Line("decision", N_("Go, rework or stop"), N_("all yes: go; a no in 1 to 4: stop; otherwise: rework")),
    ),
    of_the_group=True,
)
