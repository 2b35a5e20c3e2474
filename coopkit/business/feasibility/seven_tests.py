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

PROMISED_SHARE_NEEDED = Fraction(4, 5)
"""The part of the members' money that must be promised in writing."""

STOPPING_TOPICS = (Topic.LAW, Topic.DEMAND, Topic.HANDS, Topic.CASH)


class Reason(StrEnum):
    """The reason for a test's answer.

    ENOUGH, TOO_LITTLE: `found` compared with `needed`. MISSING: a number or an answer is missing. UNREACHABLE: no
    quantity breaks even. NOT_NOTED: a yes lacks the name or the date, or for the skills the plan. SAID: the group's own
    answer. TOO_FEW_MEMBERS: `found` members, `needed` by the registrar. RED_RISKS: `found` red risks lack a measure or
    a name; COVERED: none does. SOFTENED: a no turned into "not yet" by a measure, a name and a date.
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
    """The result of one test: its answer and the reason.

    computed_answer: the answer of the numbers alone; None for the law and the skills. found, needed: the two numbers
    that were compared; for the members' money, `needed` is the 80 percent that are enough.
    """

    topic: Topic
    answer: TopicAnswer
    reason: Reason
    computed_answer: TopicAnswer | None = None
    found: Fraction | None = None
    needed: Fraction | None = None


class VoteProblem(StrEnum):
    """The reason why a vote doesn't count: nothing in writing, no majority, or more votes than members."""

    NO_REASON = "no-reason"
    NOT_CARRIED = "not-carried"
    TOO_MANY_VOTES = "too-many-votes"


@dataclass(frozen=True)
class SevenTests:
    """The results of all tests, and the decision.

    by_rule: the decision by the rule. guesses: how many of the numbers are guesses. vote: the group's own vote, if any.
    """

    results: tuple[TopicResult, ...]
    by_rule: Decision
    guesses: int
    vote: Vote | None
    vote_problem: VoteProblem | None

    @property
    def decision(self) -> Decision:
        """Return the decision by the vote, if there is one that counts, otherwise by the rule."""
        return self.vote.decision if self.vote and not self.vote_problem else self.by_rule


def seven_tests(numbers: KnownNumbers, notes: Mapping[Topic, TopicNote], *, vote: Vote | None = None) -> SevenTests:
    """Answer the seven tests and decide.

    numbers: the known numbers. notes: the group's notes, by test. vote: the group's vote, one person one vote.
    All yes is go; a no on law, demand, hands or cash is stop; everything else is rework.
    Raises TypeError for a float, ValueError for an impossible number; both name the argument.
    Source: this workbook's own decision rule.
    """
    members = None if numbers.members is None else whole_number("members", numbers.members)
    note = {topic: notes.get(topic, TopicNote()) for topic in Topic}
    results = (
        _law_result(members, numbers.minimum_members, note[Topic.LAW]),
        *(_soften_no(found, note[found.topic]) for found in _computed_results(numbers)),
        _skills_result(note[Topic.SKILLS]),
    )
    by_rule = _decide(results)
    guesses = whole_number("guesses", numbers.guesses)
    return SevenTests(results, by_rule, guesses, vote, _vote_problem(vote, by_rule, members))


def _decide(results: tuple[TopicResult, ...]) -> Decision:
    """Return the decision that follows from the seven answers."""
    if all(each.answer is TopicAnswer.YES for each in results):
        return Decision.GO
    stopped = any(each.answer is TopicAnswer.NO and each.topic in STOPPING_TOPICS for each in results)
    return Decision.STOP if stopped else Decision.REWORK


def _law_result(members: int | None, minimum: int | None, note: TopicNote) -> TopicResult:
    """Answer the test on the law: a signed yes counts, with at least the minimum number of members."""
    if note.answer is not TopicAnswer.YES:
        return _own_answer_result(Topic.LAW, note)
    if not note.signed:
        return TopicResult(Topic.LAW, TopicAnswer.NOT_YET, Reason.NOT_NOTED)
    if members is None or minimum is None:
        return TopicResult(Topic.LAW, TopicAnswer.NOT_YET, Reason.MISSING)
    found, needed = Fraction(members), Fraction(whole_number("minimum_members", minimum))
    if found < needed:
        return TopicResult(Topic.LAW, TopicAnswer.NOT_YET, Reason.TOO_FEW_MEMBERS, found=found, needed=needed)
    return TopicResult(Topic.LAW, TopicAnswer.YES, Reason.ENOUGH, found=found, needed=needed)


def _skills_result(note: TopicNote) -> TopicResult:
    """Answer the test on skills: a yes needs a measure, a name and a date."""
    if note.answer is TopicAnswer.YES and not note.complete:
        return TopicResult(Topic.SKILLS, TopicAnswer.NOT_YET, Reason.NOT_NOTED)
    return _own_answer_result(Topic.SKILLS, note)


def _own_answer_result(topic: Topic, note: TopicNote) -> TopicResult:
    """Return a result that is the group's own answer, or "not yet" without one."""
    if note.answer is None:
        return TopicResult(topic, TopicAnswer.NOT_YET, Reason.MISSING)
    return TopicResult(topic, note.answer, Reason.SAID)


def _computed_results(numbers: KnownNumbers) -> Iterator[TopicResult]:
    """Yield the results of the five tests that numbers answer."""
    promised = numbers.money_needed
    if promised is not None:
        promised = exact_rate("money_needed", promised, least=0) * PROMISED_SHARE_NEEDED
    yield _comparison_result(Topic.DEMAND, ("demand", numbers.demand), ("demand_needed", numbers.demand_needed))
    yield _comparison_result(
        Topic.HANDS, ("each_can_give", numbers.each_can_give), ("each_needed", numbers.each_needed)
    )
    yield _comparison_result(Topic.CASH, ("lowest_balance", numbers.lowest_balance), ("least_balance", 0))
    yield _comparison_result(Topic.MONEY, ("promised", numbers.promised), ("money_needed", promised))
    yield _risk_result(numbers.risks)


def _comparison_result(
    topic: Topic, found: tuple[str, Rate | None], needed: tuple[str, Rate | NotDefined | None]
) -> TopicResult:
    """Return the result of comparing a number with the one that is needed; each with its name for error messages."""
    if found[1] is None or needed[1] is None:
        return _computed_result(topic, TopicAnswer.NOT_YET, Reason.MISSING)
    least = None if topic is Topic.CASH else 0
    found_number = exact_rate(found[0], found[1], least=least)
    if isinstance(needed[1], NotDefined):
        return _computed_result(topic, TopicAnswer.NO, Reason.UNREACHABLE, found_number)
    needed_number = exact_rate(needed[0], needed[1], least=0)
    enough = found_number >= needed_number
    return _computed_result(
        topic,
        *((TopicAnswer.YES, Reason.ENOUGH) if enough else (TopicAnswer.NO, Reason.TOO_LITTLE)),
        found_number,
        needed_number,
    )


def _risk_result(risks: tuple[RatedRisk, ...]) -> TopicResult:
    """Answer the test on risks: all are rated, and each red one has a measure and a name."""
    rated = [
        (each, risk_score(each.likelihood, each.impact))
        for each in risks
        if each.likelihood is not None and each.impact is not None
    ]
    red = [each for each, score in rated if risk_level(score) is RiskLevel.RED]
    uncovered = sum(not (each.measure.strip() and each.who.strip()) for each in red)
    if uncovered:
        return _computed_result(Topic.RISKS, TopicAnswer.NO, Reason.RED_RISKS, Fraction(uncovered))
    if not rated or len(rated) < len(risks):
        return _computed_result(Topic.RISKS, TopicAnswer.NOT_YET, Reason.MISSING)
    return _computed_result(Topic.RISKS, TopicAnswer.YES, Reason.COVERED)


def _computed_result(
    topic: Topic,
    answer: TopicAnswer,
    reason: Reason,
    found: Fraction | None = None,
    needed: Fraction | None = None,
) -> TopicResult:
    """Return a result that follows from numbers."""
    return TopicResult(topic, answer, reason, answer, found, needed)


def _soften_no(result: TopicResult, note: TopicNote) -> TopicResult:
    """Turn a "no" into "not yet" if the group has noted a measure, a name and a date."""
    if result.answer is TopicAnswer.NO and note.answer is TopicAnswer.NOT_YET and note.complete:
        return replace(result, answer=TopicAnswer.NOT_YET, reason=Reason.SOFTENED)
    return result


def _vote_problem(vote: Vote | None, by_rule: Decision, members: int | None) -> VoteProblem | None:
    """Return why the group's vote doesn't count; None if it counts or there is no vote."""
    if vote is None:
        return None
    cast = vote.votes_for + vote.votes_against
    if members is not None and cast > members:
        return VoteProblem.TOO_MANY_VOTES
    if vote.votes_for < votes_needed(cast, "simple"):
        return VoteProblem.NOT_CARRIED
    return VoteProblem.NO_REASON if vote.decision is not by_rule and not vote.reason.strip() else None
