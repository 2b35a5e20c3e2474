"""Seven tests before a group spends money: each with its reason, and go, rework or stop.

Numbers answer five of the tests; the group answers those on the law and on skills. A missing number is never a yes.
Source: this workbook's own decision rule.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from coopkit.business.feasibility.risks import RiskLevel, risk_level, risk_score
from coopkit.business.feasibility.seven_tests_inputs import Answer, Decision, Note, Numbers, Risk, Topic, Vote
from coopkit.business.money import NotDefined, Rate, exact_rate, whole_number
from coopkit.business.voting import votes_needed

__all__ = [
    "ENOUGH_PROMISED",
    "Answer",
    "Decision",
    "Note",
    "Numbers",
    "Reason",
    "Risk",
    "SevenTests",
    "TestResult",
    "Topic",
    "Vote",
    "VoteProblem",
    "seven_tests",
]

ENOUGH_PROMISED = Fraction(4, 5)
"""The part of the members' money that must be promised in writing."""

STOPPING = (Topic.LAW, Topic.DEMAND, Topic.HANDS, Topic.CASH)


class Reason(StrEnum):
    """The reason for a test's answer.

    ENOUGH, TOO_LITTLE: `found` compared with `needed`. MISSING: a number or an answer is not there. UNREACHABLE: no
    quantity breaks even. NOT_NOTED: a yes lacks the name or the date, or for the skills the plan. SAID: as the group
    says. TOO_FEW_MEMBERS: `found` members, `needed` by the registrar. RED_RISKS: so many (`found`) red risks lack a
    measure or a name; COVERED: none does. SOFTENED: a no for which there is a measure, a name and a date.
    """

    ENOUGH = "enough"
    TOO_LITTLE = "too-little"
    MISSING = "missing"
    UNREACHABLE = "unreachable"
    NOT_NOTED = "not-noted"
    SAID = "said"
    TOO_FEW_MEMBERS = "too-few-members"
    RED_RISKS = "red-risks"
    COVERED = "covered"
    SOFTENED = "softened"


@dataclass(frozen=True)
class TestResult:
    """One test: its answer and reason, what the numbers alone say, and the two that were compared.

    by_tool: None for the law and the skills. needed: for the members' money the 80 percent that are enough.
    """

    topic: Topic
    answer: Answer
    reason: Reason
    by_tool: Answer | None = None
    found: Fraction | None = None
    needed: Fraction | None = None


class VoteProblem(StrEnum):
    """Why a vote does not count: nothing in writing, no majority, or more votes than members."""

    NO_REASON = "no-reason"
    NOT_CARRIED = "not-carried"
    TOO_MANY_VOTES = "too-many-votes"


@dataclass(frozen=True)
class SevenTests:
    """All results, what the rule makes of them, and the guesses they rest on; the vote is kept beside the rule."""

    results: tuple[TestResult, ...]
    by_rule: Decision
    guesses: int
    vote: Vote | None
    vote_problem: VoteProblem | None

    @property
    def decision(self) -> Decision:
        """What holds: the vote where there is one that counts, else the rule."""
        return self.vote.decision if self.vote and not self.vote_problem else self.by_rule


def seven_tests(numbers: Numbers, notes: Mapping[Topic, Note], *, vote: Vote | None = None) -> SevenTests:
    """Answer the seven tests and decide.

    numbers: what is known. notes: what the group wrote, by test. vote: of the group, one person one vote.
    All yes is go; a no on law, demand, hands or cash is stop; everything else is rework.
    Raises TypeError for a float, ValueError for an impossible number; both name the argument.
    Source: this workbook's own decision rule.
    """
    members = None if numbers.members is None else whole_number("members", numbers.members)
    note = {topic: notes.get(topic, Note()) for topic in Topic}
    results = (
        _law(members, numbers.minimum_members, note[Topic.LAW]),
        *(_softened(found, note[found.topic]) for found in _by_tool(numbers)),
        _skills(note[Topic.SKILLS]),
    )
    by_rule = _decide(results)
    guesses = whole_number("guesses", numbers.guesses)
    return SevenTests(results, by_rule, guesses, vote, _vote_problem(vote, by_rule, members))


def _decide(results: tuple[TestResult, ...]) -> Decision:
    if all(each.answer is Answer.YES for each in results):
        return Decision.GO
    stopped = any(each.answer is Answer.NO and each.topic in STOPPING for each in results)
    return Decision.STOP if stopped else Decision.REWORK


def _law(members: int | None, minimum: int | None, note: Note) -> TestResult:
    if note.answer is not Answer.YES:
        return _as_said(Topic.LAW, note)
    if not note.signed:
        return TestResult(Topic.LAW, Answer.NOT_YET, Reason.NOT_NOTED)
    if members is None or minimum is None:
        return TestResult(Topic.LAW, Answer.NOT_YET, Reason.MISSING)
    found, needed = Fraction(members), Fraction(whole_number("minimum_members", minimum))
    if found < needed:
        return TestResult(Topic.LAW, Answer.NOT_YET, Reason.TOO_FEW_MEMBERS, found=found, needed=needed)
    return TestResult(Topic.LAW, Answer.YES, Reason.ENOUGH, found=found, needed=needed)


def _skills(note: Note) -> TestResult:
    if note.answer is Answer.YES and not note.complete:
        return TestResult(Topic.SKILLS, Answer.NOT_YET, Reason.NOT_NOTED)
    return _as_said(Topic.SKILLS, note)


def _as_said(topic: Topic, note: Note) -> TestResult:
    if note.answer is None:
        return TestResult(topic, Answer.NOT_YET, Reason.MISSING)
    return TestResult(topic, note.answer, Reason.SAID)


def _by_tool(numbers: Numbers) -> Iterator[TestResult]:
    promised = numbers.money_needed
    if promised is not None:
        promised = exact_rate("money_needed", promised, least=0) * ENOUGH_PROMISED
    yield _compared(Topic.DEMAND, ("demand", numbers.demand), ("demand_needed", numbers.demand_needed))
    yield _compared(Topic.HANDS, ("each_can_give", numbers.each_can_give), ("each_needed", numbers.each_needed))
    yield _compared(Topic.CASH, ("lowest_balance", numbers.lowest_balance), ("least_balance", 0))
    yield _compared(Topic.MONEY, ("promised", numbers.promised), ("money_needed", promised))
    yield _risks(numbers.risks)


def _compared(topic: Topic, found: tuple[str, Rate | None], needed: tuple[str, Rate | NotDefined | None]) -> TestResult:
    if found[1] is None or needed[1] is None:
        return _tool(topic, Answer.NOT_YET, Reason.MISSING)
    least = None if topic is Topic.CASH else 0
    have = exact_rate(found[0], found[1], least=least)
    if isinstance(needed[1], NotDefined):
        return _tool(topic, Answer.NO, Reason.UNREACHABLE, have)
    must = exact_rate(needed[0], needed[1], least=0)
    enough = have >= must
    return _tool(topic, *((Answer.YES, Reason.ENOUGH) if enough else (Answer.NO, Reason.TOO_LITTLE)), have, must)


def _risks(risks: tuple[Risk, ...]) -> TestResult:
    rated = [
        (each, risk_score(each.likelihood, each.impact))
        for each in risks
        if each.likelihood is not None and each.impact is not None
    ]
    red = [each for each, score in rated if risk_level(score) is RiskLevel.RED]
    bare = sum(not (each.measure.strip() and each.who.strip()) for each in red)
    if bare:
        return _tool(Topic.RISKS, Answer.NO, Reason.RED_RISKS, Fraction(bare))
    if not rated or len(rated) < len(risks):
        return _tool(Topic.RISKS, Answer.NOT_YET, Reason.MISSING)
    return _tool(Topic.RISKS, Answer.YES, Reason.COVERED)


def _tool(
    topic: Topic, answer: Answer, reason: Reason, found: Fraction | None = None, needed: Fraction | None = None
) -> TestResult:
    return TestResult(topic, answer, reason, answer, found, needed)


def _softened(result: TestResult, note: Note) -> TestResult:
    if result.answer is Answer.NO and note.answer is Answer.NOT_YET and note.complete:
        return replace(result, answer=Answer.NOT_YET, reason=Reason.SOFTENED)
    return result


def _vote_problem(vote: Vote | None, by_rule: Decision, members: int | None) -> VoteProblem | None:
    if vote is None:
        return None
    cast = vote.votes_for + vote.votes_against
    if members is not None and cast > members:
        return VoteProblem.TOO_MANY_VOTES
    if vote.votes_for < votes_needed(cast, "simple"):
        return VoteProblem.NOT_CARRIED
    return VoteProblem.NO_REASON if vote.decision is not by_rule and not vote.reason.strip() else None
