"""The calculation "assembly-vote": whether enough members are present, and whether a vote is carried."""

from collections.abc import Iterator
from decimal import Decimal

from coopkit.business.voting import MAJORITIES, QUORUMS, VoteCount, count_votes, quorum
from coopkit.calculators.calculation import Calculation, CalculationResult, IncompleteInput, ResultLine, Values, example
from coopkit.calculators.governance.vote_count import (
    ABSTAIN,
    MEMBERS,
    PRESENT,
    YES,
    outcome,
    quorum_formula,
    quorum_sentence,
    too_many,
    unchosen,
)
from coopkit.calculators.inputs import NumberInput, input_problems, read_option
from coopkit.i18n import N_, LazyText, lazy
from coopkit.report import TableCell

VOTES = (YES, NumberInput("no", N_("the votes against"), whole=True))


def assembly_vote(values: Values) -> CalculationResult | IncompleteInput:
    """Check the quorum, and the vote once there are votes; abstentions are counted as no votes cast.

    values: numbers by the names above, `fraction` and `majority` as option ids.
    Returns IncompleteInput for what is absent, out of range, or more than there are people.
    Raises ValueError for an option that no form offers.
    """
    voted = any(each.name in values for each in VOTES)
    counted = {ABSTAIN.name: Decimal(0), **values}
    asked = (MEMBERS, PRESENT, *VOTES, ABSTAIN) if voted else (MEMBERS, PRESENT)
    wrong = (*input_problems(counted, asked), *unchosen(values, majority=voted)) or tuple(
        too_many(counted, (*VOTES, ABSTAIN) if voted else ())
    )
    if wrong:
        return IncompleteInput(wrong)
    members, present = (int(counted[each.name]) for each in (MEMBERS, PRESENT))
    part, more_than = QUORUMS[read_option(values, "fraction", QUORUMS)]
    enough = quorum(members, part, more_than=more_than)
    formula = quorum_formula(members, part, enough, more_than=more_than)
    of_quorum = quorum_sentence(enough, members, present)
    if not voted:
        return CalculationResult((of_quorum,), (formula,), figures={"quorum": enough})
    vote, other = _counts(counted)
    figures: dict[str, TableCell] = {"quorum": enough, "cast": vote.votes_cast, "needed": vote.needed}
    said = (of_quorum, *_of_vote(vote, int(counted["yes"]), other, quorate=present >= enough))
    return CalculationResult(said, (formula, *_formula(vote, counted)), figures=figures | {"yes": int(counted["yes"])})


def _counts(counted: Values) -> tuple[VoteCount, VoteCount]:
    """The count without abstentions among the votes cast, and with them."""
    majority = read_option(counted, "majority", MAJORITIES)
    yes, no, abstain = (int(counted[each.name]) for each in (*VOTES, ABSTAIN))
    without, together = (
        count_votes(yes, no, majority, abstentions=abstain, abstentions_count=among) for among in (False, True)
    )
    return without, together


def _of_vote(vote: VoteCount, yes: int, other: VoteCount, *, quorate: bool) -> Iterator[LazyText]:
    if not quorate:
        yield lazy(N_("So this vote does not count, whatever came out."))
        return
    yield outcome(yes, vote.needed, tie=2 * yes == vote.votes_cast)
    if other.carried != vote.carried:
        text = N_("If your bylaws count abstentions as votes cast, {needed} are needed, and it is not carried.")
        yield lazy(text, needed=other.needed)


def _formula(vote: VoteCount, counted: Values) -> Iterator[LazyText]:
    yes, no = counted["yes"], counted["no"]
    yield lazy(N_("Votes cast: {yes} + {no} = {cast}"), yes=yes, no=no, cast=vote.votes_cast)
    if counted["majority"] == "simple":
        text = N_("Needed: more than {cast} ÷ 2, that is {needed}")
    else:
        text = N_("Needed: {cast} × 2/3, rounded up: {needed}")
    yield lazy(text, cast=vote.votes_cast, needed=vote.needed)


ASSEMBLY_VOTE = Calculation(
    "assembly-vote",
    ("members", "present", "fraction", "yes", "no", "abstain", "majority"),
    lambda values, _: assembly_vote(values),
    lines=(
        ResultLine("quorum", N_("Quorum"), N_("members × the part that must be here, rounded up to whole people")),
        ResultLine("cast", N_("Votes cast"), N_("votes for + votes against")),
        ResultLine(
            "needed", N_("Votes needed"), N_("simple: more than half of the votes cast; two thirds: rounded up")
        ),
        ResultLine("yes", N_("Votes for"), N_("carried if as many as needed, or more")),
    ),
    example=example(
        {"members": 20, "present": 14, "fraction": "half", "yes": 7, "no": 4, "abstain": 3, "majority": "two-thirds"}
    ),
)
