"""The paper "feasibility-study": the idea, the market, the costs, the risks, the seven tests and the decision."""

from collections.abc import Iterator

from coopkit.business.feasibility.seven_tests import SevenTests
from coopkit.i18n import N_, lazy
from coopkit.portfolio.documents.start.context import PlanContext, guessed, missing
from coopkit.portfolio.documents.start.costs import enough, month_costs, start_gap, start_list, unit_costs, waiting
from coopkit.portfolio.documents.start.idea import idea, problems, weighed
from coopkit.portfolio.documents.start.market import demand, survey
from coopkit.portfolio.documents.start.risks import risks
from coopkit.portfolio.plan_fields import TESTS
from coopkit.report import Document, Figure, Figures, Notice, ReportBlock, Section, Table, TypedText, heads
from coopkit.report.seven_tests import DECISION_LABELS, VOTE_PROBLEMS, test_rows


def feasibility_study(context: PlanContext) -> Document:
    """The feasibility study."""
    return Document(
        "feasibility-study",
        lazy(N_("Feasibility study")),
        lazy(N_("Will it work? What we asked, what we counted, and what we decided. For ourselves first.")),
        (
            Section(lazy(N_("The need, and our idea")), (idea(context), problems(context), *weighed(context))),
            Section(lazy(N_("Whom we asked")), tuple(survey(context))),
            Section(lazy(N_("What we can sell")), tuple(demand(context))),
            Section(lazy(N_("What a unit costs")), (unit_costs(context),)),
            Section(lazy(N_("What a start costs")), (start_list(context), *start_gap(context))),
            Section(lazy(N_("How much is enough")), (month_costs(context), *enough(context))),
            Section(lazy(N_("Where our money waits")), tuple(waiting(context))),
            Section(lazy(N_("Risks")), tuple(risks(context))),
            Section(lazy(N_("The seven tests")), tuple(_tests(context))),
            Section(lazy(N_("Our decision")), tuple(_decision(context))),
        ),
    )


def _tests(context: PlanContext) -> Iterator[ReportBlock]:
    found = context.feasibility
    yield Table(
        lazy(N_("What the workbook says to our numbers and notes")),
        heads(N_("Test"), N_("Answer"), N_("Why"), N_("What we do, who, when")),
        tuple(
            (*row, _note(context, each.topic.value))
            for row, each in zip(test_rows(found.tests, in_money=found.in_money), found.tests.results, strict=True)
        ),
    )
    yield from guessed(context)


def _note(context: PlanContext, topic: str) -> str:
    words = (context.answers.words(TESTS, f"tests.{topic}.{column}") for column in ("measure", "who", "when"))
    return " · ".join(each for each in words if each)


def _decision(context: PlanContext) -> Iterator[ReportBlock]:
    tests = context.feasibility.tests
    yield Figures((Figure(lazy(N_("The rule says")), lazy(DECISION_LABELS[tests.by_rule])),))
    yield from _vote(tests)
    reason, again = (context.answers.words(TESTS, f"{part}.words") for part in ("reason", "again"))
    if reason:
        yield TypedText(lazy(N_("Our reason")), reason)
    if again:
        yield TypedText(lazy(N_("We decide again")), again)


def _vote(tests: SevenTests) -> Iterator[ReportBlock]:
    vote = tests.vote
    if vote is None:
        yield missing(TESTS, lazy(N_("our decision, with the votes for and against")))
        return
    text = N_("Our vote: {decision}, with {yes} for it and {no} against. One person, one vote.")
    yield lazy(text, decision=lazy(DECISION_LABELS[vote.decision]), yes=vote.votes_for, no=vote.votes_against)
    if tests.vote_problem:
        yield Notice(lazy(VOTE_PROBLEMS[tests.vote_problem]))
