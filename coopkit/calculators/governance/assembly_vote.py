"""The calculation "assembly-vote": whether the quorum is reached, and whether a vote is carried."""

from collections.abc import Iterator
from decimal import Decimal

from coopkit.business.voting import MAJORITIES, QUORUMS, VoteCount, count_votes, quorum
from coopkit.calculators.calculation import Calculation, CalculationResult, ResultLine
from coopkit.calculators.governance.vote_count import (
    ABSTAIN,
    MEMBERS,
    PRESENT,
    QUORUM_LINE,
    YES,
    YES_LINE,
    quorum_formula,
    quorum_sentence,
    too_many_sentences,
    unchosen_rules_sentence,
    vote_outcome_sentence,
)
from coopkit.calculators.inputs import IncompleteInput, NumberInput, Values, example, input_problems, read_option
from coopkit.i18n import N_, LazyText, lazy
from coopkit.report import TableCell

VOTE_INPUTS = (YES, NumberInput("no", N_("the votes against"), whole=True))


def assembly_vote(values: Values) -> CalculationResult | IncompleteInput:
    """Check the quorum and, once there are votes, the result; abstentions aren't votes cast.

    values: `members`, `present`, `yes`, `no`, `abstain`, people; `fraction` and `majority`, option ids.
    Returns IncompleteInput if something is missing, out of range, or more than there are people.
    Raises ValueError for an option that no form offers.
    """
    voted = any(each.name in values for each in VOTE_INPUTS)
    votes = {ABSTAIN.name: Decimal(0), **values}
    inputs = (MEMBERS, PRESENT, *VOTE_INPUTS, ABSTAIN) if voted else (MEMBERS, PRESENT)
    problems = (*input_problems(votes, inputs), *unchosen_rules_sentence(values, majority=voted)) or tuple(
        too_many_sentences(votes, (*VOTE_INPUTS, ABSTAIN) if voted else ())
    )
    if problems:
        return IncompleteInput(problems)
    members, present = (int(votes[each.name]) for each in (MEMBERS, PRESENT))
    part, more_than = QUORUMS[read_option(values, "fraction", QUORUMS)]
    needed_present = quorum(members, part, more_than=more_than)
    formula = quorum_formula(members, part, needed_present, more_than=more_than)
    quorum_text = quorum_sentence(needed_present, members, present)
    if not voted:
        return CalculationResult((quorum_text,), (formula,), figures={"quorum": needed_present})
    result, other = _count_both_ways(votes)
    figures: dict[str, TableCell] = {"quorum": needed_present, "cast": result.votes_cast, "needed": result.needed}
    sentences = (quorum_text, *_vote_sentences(result, int(votes["yes"]), other, quorate=present >= needed_present))
    return CalculationResult(
        sentences, (formula, *_vote_formulas(result, votes)), figures=figures | {"yes": int(votes["yes"])}
    )


def _count_both_ways(votes: Values) -> tuple[VoteCount, VoteCount]:
    """Return the result with abstentions left out of the votes cast, and the result with them counted in."""
    majority = read_option(votes, "majority", MAJORITIES)
    yes, no, abstain = (int(votes[each.name]) for each in (*VOTE_INPUTS, ABSTAIN))
    without, with_abstentions = (
        count_votes(yes, no, majority, abstentions=abstain, abstentions_count=among) for among in (False, True)
    )
    return without, with_abstentions


def _vote_sentences(result: VoteCount, yes: int, other_result: VoteCount, *, quorate: bool) -> Iterator[LazyText]:
    """Say whether the vote is carried, and whether counting abstentions would change that."""
    if not quorate:
        yield lazy(N_("So this vote does not count, whatever came out."))
        return
    yield vote_outcome_sentence(yes, result.needed, tie=2 * yes == result.votes_cast)
    if other_result.carried != result.carried:
        text = N_("If your bylaws count abstentions as votes cast, {needed} are needed, and it is not carried.")
        yield lazy(text, needed=other_result.needed)


def _vote_formulas(result: VoteCount, votes: Values) -> Iterator[LazyText]:
    """Write out the votes cast and the votes needed."""
    yes, no = votes["yes"], votes["no"]
    yield lazy(N_("Votes cast: {yes} + {no} = {cast}"), yes=yes, no=no, cast=result.votes_cast)
    if votes["majority"] == "simple":
        text = N_("Needed: more than {cast} ÷ 2, that is {needed}")
    else:
        text = N_("Needed: {cast} × 2/3, rounded up: {needed}")
    yield lazy(text, cast=result.votes_cast, needed=result.needed)


ASSEMBLY_VOTE = Calculation(
    "assembly-vote",
    ("members", "present", "fraction", "yes", "no", "abstain", "majority"),
    lambda values, _: assembly_vote(values),
    lines=(
        QUORUM_LINE,
        ResultLine("cast", N_("Votes cast"), N_("votes for + votes against")),
        ResultLine(
            "needed", N_("Votes needed"), N_("simple: more than half of the votes cast; two thirds: rounded up")
        ),
        YES_LINE,
    ),
    example=example(
        {"members": 20, "present": 14, "fraction": "half", "yes": 7, "no": 4, "abstain": 3, "majority": "two-thirds"}
    ),
)
