"""The paper "feasibility-study": the idea, the market, the costs, the risks, the seven tests and the decision."""

from collections.abc import Iterator

from coopkit.business.feasibility.seven_tests import SevenTests
from coopkit.i18n import N_, say
from coopkit.portfolio.documents.document import Block, Figure, Figures, Notice, Paper, Section, Table, Typed
from coopkit.portfolio.documents.start.context import Basis, missing
from coopkit.portfolio.documents.start.costs import enough, month_costs, start_gap, start_list, unit_costs, waiting
from coopkit.portfolio.documents.start.guesses import guessed
from coopkit.portfolio.documents.start.idea import idea, problems, weighed
from coopkit.portfolio.documents.start.market import demand, survey
from coopkit.portfolio.documents.start.risks import risks
from coopkit.portfolio.plan_fields import TESTS
from coopkit.portfolio.seven_tests_wording import ANSWERS, DECISIONS, NAMES, VOTES, why


def study_paper(basis: Basis) -> Paper:
    """The feasibility study."""
    return Paper(
        "feasibility-study",
        say(N_("Feasibility study")),
        say(N_("Will it work? What we asked, what we counted, and what we decided. For ourselves first.")),
        (
            Section(say(N_("The need, and our idea")), (idea(basis), problems(basis), *weighed(basis))),
            Section(say(N_("Whom we asked")), tuple(survey(basis))),
            Section(say(N_("What we can sell")), tuple(demand(basis))),
            Section(say(N_("What a unit costs")), (unit_costs(basis),)),
            Section(say(N_("What a start costs")), (start_list(basis), *start_gap(basis))),
            Section(say(N_("How much is enough")), (month_costs(basis), *enough(basis))),
            Section(say(N_("Where our money waits")), tuple(waiting(basis))),
            Section(say(N_("Risks")), tuple(risks(basis))),
            Section(say(N_("The seven tests")), tuple(_tests(basis))),
            Section(say(N_("Our decision")), tuple(_decision(basis))),
        ),
    )


def _tests(basis: Basis) -> Iterator[Block]:
    found = basis.feasibility
    yield Table(
        say(N_("What the workbook says to our numbers and notes")),
        (say(N_("Test")), say(N_("Answer")), say(N_("Why")), say(N_("What we do, who, when"))),
        tuple(
            (
                say(NAMES[each.topic]),
                say(ANSWERS[each.answer]),
                why(each, in_money=found.in_money),
                _note(basis, each.topic.value),
            )
            for each in found.tests.results
        ),
    )
    yield from guessed(basis)


def _note(basis: Basis, topic: str) -> str:
    words = (basis.answers.words(TESTS, f"tests.{topic}.{column}") for column in ("measure", "who", "when"))
    return " · ".join(each for each in words if each)


def _decision(basis: Basis) -> Iterator[Block]:
    tests = basis.feasibility.tests
    yield Figures((Figure(say(N_("The rule says")), say(DECISIONS[tests.by_rule])),))
    yield from _vote(tests)
    reason, again = (basis.answers.words(TESTS, f"{part}.words") for part in ("reason", "again"))
    if reason:
        yield Typed(say(N_("Our reason")), reason)
    if again:
        yield Typed(say(N_("We decide again")), again)


def _vote(tests: SevenTests) -> Iterator[Block]:
    vote = tests.vote
    if vote is None:
        yield missing(TESTS, say(N_("our decision, with the votes for and against")))
        return
    text = N_("Our vote: {decision}, with {yes} for it and {no} against. One person, one vote.")
    yield say(text, decision=say(DECISIONS[vote.decision]), yes=vote.votes_for, no=vote.votes_against)
    if tests.vote_problem:
        yield Notice(say(VOTES[tests.vote_problem]))
