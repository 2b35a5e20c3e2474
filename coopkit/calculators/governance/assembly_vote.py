"""The calculation "assembly-vote": whether enough members are present, and whether a vote is carried."""

from collections.abc import Iterator
from decimal import Decimal

from coopkit.business.voting import MAJORITIES, QUORUMS, VoteCount, count_votes, quorum
from coopkit.calculators.calculation import Calculation, CalculationResult, IncompleteInput, Line, Values, example
from coopkit.calculators.inputs import NumberInput, option, out_of_range
from coopkit.i18n import N_, LazyText, lazy
from coopkit.report import Cell

PEOPLE = (
    NumberInput("members", N_("how many members there are"), least=1, whole=True),
    NumberInput("present", N_("how many are present"), whole=True),
)
VOTES = (NumberInput("yes", N_("the votes for"), whole=True), NumberInput("no", N_("the votes against"), whole=True))
ABSTENTIONS = NumberInput("abstain", N_("the abstentions"), whole=True)


def assembly_vote(values: Values) -> CalculationResult | IncompleteInput:
    """Check the quorum, and the vote once there are votes; abstentions are counted as no votes cast.

    values: numbers by the names above, `fraction` and `majority` as option ids.
    Returns Missing for what is absent, out of range, or more than there are people.
    Raises ValueError for an option that no form offers.
    """
    voted = any(each.name in values for each in VOTES)
    counted = {ABSTENTIONS.name: Decimal(0), **values}
    asked = (*PEOPLE, *VOTES, ABSTENTIONS) if voted else PEOPLE
    wrong = (*out_of_range(counted, asked), *_unchosen(values, voted=voted)) or tuple(_too_many(counted, voted=voted))
    if wrong:
        return IncompleteInput(wrong)
    members, present = (int(counted[each.name]) for each in PEOPLE)
    part, more_than = QUORUMS[option(values, "fraction", QUORUMS)]
    enough = quorum(members, part, more_than=more_than)
    text = N_("Quorum: {members} × {part}, rounded up to whole people: {quorum}")
    if more_than:
        text = N_("Quorum: more than {members} × {part}: {quorum}")
    formula = lazy(text, members=members, part=f"{part.numerator}/{part.denominator}", quorum=enough)
    of_quorum = _of_quorum(enough, members, present)
    if not voted:
        return CalculationResult((of_quorum,), (formula,), figures={"quorum": enough})
    vote, other = _counts(counted)
    figures: dict[str, Cell] = {"quorum": enough, "cast": vote.votes_cast, "needed": vote.needed}
    said = (of_quorum, *_of_vote(vote, int(counted["yes"]), other, quorate=present >= enough))
    return CalculationResult(said, (formula, *_formula(vote, counted)), figures=figures | {"yes": int(counted["yes"])})


def _counts(counted: Values) -> tuple[VoteCount, VoteCount]:
    """The count without abstentions among the votes cast, and with them."""
    majority = option(counted, "majority", MAJORITIES)
    yes, no, abstain = (int(counted[each.name]) for each in (*VOTES, ABSTENTIONS))
    without, together = (
        count_votes(yes, no, majority, abstentions=abstain, abstentions_count=among) for among in (False, True)
    )
    return without, together


def _unchosen(values: Values, *, voted: bool) -> Iterator[LazyText]:
    absent = [] if "fraction" in values else [lazy(N_("how many must be here"))]
    if voted and "majority" not in values:
        absent.append(lazy(N_("which majority it takes")))
    if absent:
        yield lazy(N_("Choose first: {what}."), what=tuple(absent))


def _too_many(counted: Values, *, voted: bool) -> Iterator[LazyText]:
    members, present = counted["members"], counted["present"]
    if Decimal(present) > Decimal(members):
        text = N_("{present} are present, but there are only {members} members. Guests do not count here.")
        yield lazy(text, present=present, members=members)
    votes = sum(int(counted[each.name]) for each in (*VOTES, ABSTENTIONS)) if voted else 0
    if votes > Decimal(present):
        text = N_("{votes} votes were counted, but only {present} are present. Count once more.")
        yield lazy(text, votes=votes, present=present)


def _of_quorum(enough: int, members: int, present: int) -> LazyText:
    if present >= enough:
        text = N_("{present} of {members} members are present, and {quorum} are enough: the assembly can decide.")
    else:
        text = N_("{present} of {members} members are present, and it takes {quorum}: the assembly cannot decide.")
    return lazy(text, present=present, members=members, quorum=enough)


def _of_vote(vote: VoteCount, yes: int, other: VoteCount, *, quorate: bool) -> Iterator[LazyText]:
    if not quorate:
        yield lazy(N_("So this vote does not count, whatever came out."))
        return
    if vote.carried:
        text = N_("Carried: {yes} votes for, and {needed} were needed.")
    elif 2 * yes == vote.votes_cast:
        text = N_("Not carried: it is a tie, and {needed} votes were needed.")
    else:
        text = N_("Not carried: {yes} votes for, and {needed} were needed.")
    yield lazy(text, yes=yes, needed=vote.needed)
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
        Line("quorum", N_("Quorum"), N_("members × the part that must be here, rounded up to whole people")),
        Line("cast", N_("Votes cast"), N_("votes for + votes against")),
        Line("needed", N_("Votes needed"), N_("simple: more than half of the votes cast; two thirds: rounded up")),
        Line("yes", N_("Votes for"), N_("carried if as many as needed, or more")),
    ),
    example=example(
        {"members": 20, "present": 14, "fraction": "half", "yes": 7, "no": 4, "abstain": 3, "majority": "two-thirds"}
    ),
)
