"""Seven tests before a group spends money: each with its reason, and go, rework or stop.

Numbers answer five of the tests; the group answers those on the law and on skills. A missing number is never a yes.
Source: this workbook's own decision rule.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from coopkit.business.feasibility.risks import RiskLevel, risk_level, risk_score
from coopkit.business.feasibility.seven_tests_inputs import (
    Decision,
    KnownNumbers,
    RatedRisk,
    Topic,
    TopicAnswer,
    TopicNote,
    Vote,
)
from coopkit.business.money import NotDefined, Rate, exact_rate, whole_number
from coopkit.business.voting import votes_needed

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
class TopicResult:
    """One test: its answer and reason, what the numbers alone say, and the two that were compared.

    by_tool: None for the law and the skills. needed: for the members' money the 80 percent that are enough.
    """

    topic: Topic
    answer: TopicAnswer
    reason: Reason
    by_tool: TopicAnswer | None = None
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

    results: tuple[TopicResult, ...]
    by_rule: Decision
    guesses: int
    vote: Vote | None
    vote_problem: VoteProblem | None

    @property
    def decision(self) -> Decision:
        """What holds: the vote where there is one that counts, else the rule."""
        return self.vote.decision if self.vote and not self.vote_problem else self.by_rule


def seven_tests(numbers: KnownNumbers, notes: Mapping[Topic, TopicNote], *, vote: Vote | None = None) -> SevenTests:
    """Answer the seven tests and decide.

    numbers: what is known. notes: what the group wrote, by test. vote: of the group, one person one vote.
    All yes is go; a no on law, demand, hands or cash is stop; everything else is rework.
    Raises TypeError for a float, ValueError for an impossible number; both name the argument.
    Source: this workbook's own decision rule.
    """
    members = None if numbers.members is None else whole_number("members", numbers.members)
    note = {topic: notes.get(topic, TopicNote()) for topic in Topic}
    results = (
        _law(members, numbers.minimum_members, note[Topic.LAW]),
        *(_softened(found, note[found.topic]) for found in _by_tool(numbers)),
        _skills(note[Topic.SKILLS]),
    )
    by_rule = _decide(results)
    guesses = whole_number("guesses", numbers.guesses)
    return SevenTests(results, by_rule, guesses, vote, _vote_problem(vote, by_rule, members))


def _decide(results: tuple[TopicResult, ...]) -> Decision:
    if all(each.answer is TopicAnswer.YES for each in results):
        return Decision.GO
    stopped = any(each.answer is TopicAnswer.NO and each.topic in STOPPING for each in results)
    return Decision.STOP if stopped else Decision.REWORK


def _law(members: int | None, minimum: int | None, note: TopicNote) -> TopicResult:
    if note.answer is not TopicAnswer.YES:
        return _as_said(Topic.LAW, note)
    if not note.signed:
        return TopicResult(Topic.LAW, TopicAnswer.NOT_YET, Reason.NOT_NOTED)
    if members is None or minimum is None:
        return TopicResult(Topic.LAW, TopicAnswer.NOT_YET, Reason.MISSING)
    found, needed = Fraction(members), Fraction(whole_number("minimum_members", minimum))
    if found < needed:
        return TopicResult(Topic.LAW, TopicAnswer.NOT_YET, Reason.TOO_FEW_MEMBERS, found=found, needed=needed)
    return TopicResult(Topic.LAW, TopicAnswer.YES, Reason.ENOUGH, found=found, needed=needed)


def _skills(note: TopicNote) -> TopicResult:
    if note.answer is TopicAnswer.YES and not note.complete:
        return TopicResult(Topic.SKILLS, TopicAnswer.NOT_YET, Reason.NOT_NOTED)
    return _as_said(Topic.SKILLS, note)


def _as_said(topic: Topic, note: TopicNote) -> TopicResult:
    if note.answer is None:
        return TopicResult(topic, TopicAnswer.NOT_YET, Reason.MISSING)
    return TopicResult(topic, note.answer, Reason.SAID)


def _by_tool(numbers: KnownNumbers) -> Iterator[TopicResult]:
    promised = numbers.money_needed
    if promised is not None:
        promised = exact_rate("money_needed", promised, least=0) * ENOUGH_PROMISED
    yield _compared(Topic.DEMAND, ("demand", numbers.demand), ("demand_needed", numbers.demand_needed))
    yield _compared(Topic.HANDS, ("each_can_give", numbers.each_can_give), ("each_needed", numbers.each_needed))
    yield _compared(Topic.CASH, ("lowest_balance", numbers.lowest_balance), ("least_balance", 0))
    yield _compared(Topic.MONEY, ("promised", numbers.promised), ("money_needed", promised))
    yield _risks(numbers.risks)


def _compared(
    topic: Topic, found: tuple[str, Rate | None], needed: tuple[str, Rate | NotDefined | None]
) -> TopicResult:
    if found[1] is None or needed[1] is None:
        return _tool(topic, TopicAnswer.NOT_YET, Reason.MISSING)
    least = None if topic is Topic.CASH else 0
    have = exact_rate(found[0], found[1], least=least)
    if isinstance(needed[1], NotDefined):
        return _tool(topic, TopicAnswer.NO, Reason.UNREACHABLE, have)
    must = exact_rate(needed[0], needed[1], least=0)
    enough = have >= must
    return _tool(
        topic,
        *((TopicAnswer.YES, Reason.ENOUGH) if enough else (TopicAnswer.NO, Reason.TOO_LITTLE)),
        have,
        must,
    )


def _risks(risks: tuple[RatedRisk, ...]) -> TopicResult:
    rated = [
        (each, risk_score(each.likelihood, each.impact))
        for each in risks
        if each.likelihood is not None and each.impact is not None
    ]
    red = [each for each, score in rated if risk_level(score) is RiskLevel.RED]
    bare = sum(not (each.measure.strip() and each.who.strip()) for each in red)
    if bare:
        return _tool(Topic.RISKS, TopicAnswer.NO, Reason.RED_RISKS, Fraction(bare))
    if not rated or len(rated) < len(risks):
        return _tool(Topic.RISKS, TopicAnswer.NOT_YET, Reason.MISSING)
    return _tool(Topic.RISKS, TopicAnswer.YES, Reason.COVERED)


def _tool(
    topic: Topic,
    answer: TopicAnswer,
    reason: Reason,
    found: Fraction | None = None,
    needed: Fraction | None = None,
) -> TopicResult:
    return TopicResult(topic, answer, reason, answer, found, needed)


def _softened(result: TopicResult, note: TopicNote) -> TopicResult:
    if result.answer is TopicAnswer.NO and note.answer is TopicAnswer.NOT_YET and note.complete:
        return replace(result, answer=TopicAnswer.NOT_YET, reason=Reason.SOFTENED)
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
