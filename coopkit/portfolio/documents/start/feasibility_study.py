"""The document "feasibility-study": idea, market, costs, risks, the seven tests, and the decision."""

from collections.abc import Iterator

from coopkit.business.feasibility.seven_tests import Reason, SevenTests
from coopkit.i18n import N_, lazy
from coopkit.portfolio.documents.start.context import PlanContext, guess_notices, missing_answer
from coopkit.portfolio.documents.start.costs import (
    fixed_cost_table,
    sales_needed_blocks,
    start_up_cost_table,
    start_up_funding_blocks,
    unit_cost_table,
    working_capital_blocks,
)
from coopkit.portfolio.documents.start.idea import idea_blocks, idea_score_blocks, problem_table
from coopkit.portfolio.documents.start.market import demand_blocks, survey_blocks
from coopkit.portfolio.documents.start.risks import risk_blocks
from coopkit.portfolio.plan_fields import TESTS
from coopkit.report import Document, Figure, Figures, Gap, ReportBlock, Section, Table, TypedText, heads
from coopkit.report.seven_tests import DECISION_LABELS, VOTE_PROBLEMS, reason_sentence, test_rows

_NOT_ANSWERED = (Reason.MISSING, Reason.NOT_NOTED)
STILL_OPEN = lazy(N_("This is still open."))


def feasibility_study(context: PlanContext) -> Document:
    """Return the feasibility study."""
    return Document(
        "feasibility-study",
        lazy(N_("Feasibility study")),
        lazy(N_("Will it work? What we asked, what we counted, and what we decided. For ourselves first.")),
        (
            Section(
                lazy(N_("The need, and our idea")),
                (*idea_blocks(context), problem_table(context), *idea_score_blocks(context)),
            ),
            Section(lazy(N_("Whom we asked")), tuple(survey_blocks(context))),
            Section(lazy(N_("What we can sell")), tuple(demand_blocks(context))),
            Section(lazy(N_("What a unit costs")), (unit_cost_table(context),)),
            Section(lazy(N_("What a start costs")), (start_up_cost_table(context), *start_up_funding_blocks(context))),
            Section(lazy(N_("How much is enough")), (fixed_cost_table(context), *sales_needed_blocks(context))),
            Section(lazy(N_("Where our money waits")), tuple(working_capital_blocks(context))),
            Section(lazy(N_("Risks")), tuple(risk_blocks(context))),
            Section(lazy(N_("The seven tests")), tuple(_test_blocks(context))),
            Section(lazy(N_("Our decision")), tuple(_decision_blocks(context))),
        ),
        has_cover=True,
    )


def _test_blocks(context: PlanContext) -> Iterator[ReportBlock]:
    """Yield the table of the seven tests, and the numbers marked as guesses."""
    found = context.feasibility
    rows = tuple(zip(test_rows(found.tests, in_money=found.in_money), found.tests.results, strict=True))
    yield Table(
        lazy(N_("The seven tests, from our numbers and notes")),
        heads(N_("Test"), N_("Answer"), N_("Why"), N_("What we do, who, when")),
        tuple(
            (name, answer, STILL_OPEN if each.reason in _NOT_ANSWERED else why, _note_text(context, each.topic.value))
            for (name, answer, why), each in rows
        ),
    )
    for each in found.tests.results:
        if each.reason in _NOT_ANSWERED:
            yield Gap(TESTS, reason_sentence(each, in_money=found.in_money))
    yield from guess_notices(context)


def _note_text(context: PlanContext, topic: str) -> str:
    """Return what the group does about a test: measure, name and date in one text."""
    words = (context.answers.words(TESTS, f"tests.{topic}.{column}") for column in ("measure", "who", "when"))
    return " · ".join(each for each in words if each)


def _decision_blocks(context: PlanContext) -> Iterator[ReportBlock]:
    """Yield the rule's decision, the vote, and the group's reasons."""
    tests = context.feasibility.tests
    yield Figures((Figure(lazy(N_("The rule says")), lazy(DECISION_LABELS[tests.by_rule])),))
    yield from _vote_blocks(tests)
    reason, again = (context.answers.words(TESTS, f"{part}.words") for part in ("reason", "again"))
    if reason:
        yield TypedText(lazy(N_("Our reason")), reason)
    if again:
        yield TypedText(lazy(N_("We decide again")), again)


def _vote_blocks(tests: SevenTests) -> Iterator[ReportBlock]:
    """Yield the vote in a sentence, and its problem if it has one; a gap without a vote."""
    vote = tests.vote
    if vote is None:
        yield missing_answer(TESTS, lazy(N_("our decision, with the votes for and against")))
        return
    text = N_("Our vote: {decision}, with {yes} for it and {no} against. One person, one vote.")
    yield lazy(text, decision=lazy(DECISION_LABELS[vote.decision]), yes=vote.votes_for, no=vote.votes_against)
    if tests.vote_problem:
        yield Gap(TESTS, lazy(VOTE_PROBLEMS[tests.vote_problem]))
