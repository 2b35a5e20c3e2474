"""The calculation "vote-count": the quorum and the votes needed, by the group's own bylaws."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from coopkit.business.voting import QUORUMS, quorum, votes_needed
from coopkit.calculators.calculation import Calculation, CalculationResult, ResultLine
from coopkit.calculators.inputs import IncompleteInput, NumberInput, Values, example, input_problems, read_option
from coopkit.i18n import N_, LazyText, lazy
from coopkit.report import Table, TableCell

MEMBERS = NumberInput("members", N_("how many members there are"), least=1, whole=True)
PRESENT = NumberInput("present", N_("how many are present"), whole=True)
ABSTAIN = NumberInput("abstain", N_("the abstentions"), whole=True)
YES = NumberInput("yes", N_("the votes for"), whole=True)
QUORUM_LINE = ResultLine("quorum", N_("Quorum"), N_("members × the part that must be here, rounded up to whole people"))
YES_LINE = ResultLine("yes", N_("Votes for"), N_("carried if as many as needed, or more"))

QUORUM_RULES = MappingProxyType({"tenth": (Fraction(1, 10), False), "quarter": (Fraction(1, 4), False), **QUORUMS})
MAJORITY_RULES = MappingProxyType(
    {
        "simple": (Fraction(1, 2), N_("More than half")),
        "two-thirds": (Fraction(2, 3), N_("Two thirds")),
        "three-quarters": (Fraction(3, 4), N_("Three quarters")),
    }
)
COUNT_ABSTENTIONS_OPTIONS = ("no", "yes")
"""The options for whether the bylaws count abstentions among the votes cast."""


@dataclass(frozen=True)
class Attendance:
    """Members present, and those of them who abstain; `abstentions_count` says whether abstentions are votes cast."""

    present: int
    abstentions: int
    abstentions_count: bool

    @property
    def votes_cast(self) -> int:
        """Return the votes cast by the group's rule."""
        return self.present if self.abstentions_count else self.votes_without_abstentions

    @property
    def votes_without_abstentions(self) -> int:
        """Return the votes cast if abstentions don't count."""
        return self.present - self.abstentions


def vote_count(values: Values) -> CalculationResult | IncompleteInput:
    """Calculate the quorum and, once attendance is known, the votes in favour that each majority needs.

    values: `members`, `present`, `abstain`, `yes`, people; `fraction`, `counted` and `majority`, option ids.
    Returns IncompleteInput if something is missing, out of range, or more than there are people.
    Raises ValueError for an option that no form offers.
    """
    voting = any(each.name in values for each in (PRESENT, ABSTAIN, YES))
    inputs = (MEMBERS, *((PRESENT,) if voting else ()), *(each for each in (ABSTAIN, YES) if each.name in values))
    problems = (
        *input_problems(values, inputs),
        *unchosen_rules_sentence(values, majority=YES.name in values, abstentions=bool(ABSTAIN.read(values))),
    ) or tuple(too_many_sentences(values, (YES, ABSTAIN) if voting else ()))
    if problems:
        return IncompleteInput(problems)
    members = int(values[MEMBERS.name])
    part, more_than = QUORUM_RULES[read_option(values, "fraction", QUORUM_RULES)]
    if members == 1 and more_than:
        return IncompleteInput(
            (lazy(N_("There are never more than all members. Look again at how many must be here.")),)
        )
    needed_present = quorum(members, part, more_than=more_than)
    formula = quorum_formula(members, part, needed_present, more_than=more_than)
    if not voting:
        sentence = lazy(
            N_("At least {quorum} of {members} members must be present."), quorum=needed_present, members=members
        )
        return CalculationResult((sentence,), (formula,), figures={"quorum": needed_present})
    attendance = _read_attendance(values)
    figures: dict[str, TableCell] = {
        "quorum": needed_present,
        "cast": attendance.votes_cast,
        "simple": votes_needed(attendance.votes_cast, "simple"),
    }
    vote_sentences = (
        tuple(_vote_sentences(values, attendance))
        if attendance.present >= needed_present
        else (lazy(N_("Nothing can be decided today.")),)
    )
    if "majority" in values:
        figures["needed"] = votes_needed(attendance.votes_cast, _read_majority(values))
    if YES.name in values:
        figures["yes"] = int(values[YES.name])
    return CalculationResult(
        (quorum_sentence(needed_present, members, attendance.present), *vote_sentences),
        (formula, *_vote_formulas(values, attendance)),
        (_majorities_table(attendance),),
        figures,
    )


def _read_majority(values: Values) -> Fraction:
    """Return the chosen majority as a fraction."""
    return MAJORITY_RULES[read_option(values, "majority", MAJORITY_RULES)][0]


def _read_attendance(values: Values) -> Attendance:
    abstentions_count = "counted" in values and read_option(values, "counted", COUNT_ABSTENTIONS_OPTIONS) == "yes"
    return Attendance(int(values[PRESENT.name]), int(values.get(ABSTAIN.name, 0)), abstentions_count)


def unchosen_rules_sentence(values: Values, *, majority: bool, abstentions: bool = False) -> Iterator[LazyText]:
    """Name the rules that are still to be chosen, if there are any.

    majority: whether a majority is needed. abstentions: whether there are any.
    """
    unchosen_rules = [] if "fraction" in values else [lazy(N_("how many must be here"))]
    if abstentions and "counted" not in values:
        unchosen_rules.append(lazy(N_("whether abstentions count as votes cast")))
    if majority and "majority" not in values:
        unchosen_rules.append(lazy(N_("which majority it takes")))
    if unchosen_rules:
        yield lazy(N_("Choose first: {what}."), what=tuple(unchosen_rules))


def too_many_sentences(values: Values, votes: Collection[NumberInput]) -> Iterator[LazyText]:
    """Point out more members present than there are, and more votes than members present.

    votes: the inputs that are numbers of votes or abstentions.
    """
    if PRESENT.name not in values:
        return
    members, present = int(values[MEMBERS.name]), int(values[PRESENT.name])
    if present > members:
        text = N_("{present} are present, but there are only {members} members. Guests do not count here.")
        yield lazy(text, present=present, members=members)
    counted = sum(int(values.get(each.name, 0)) for each in votes)
    if counted > present:
        text = N_("{votes} votes were counted, but only {present} are present. Count once more.")
        yield lazy(text, votes=counted, present=present)


def quorum_formula(members: int, part: Fraction, needed_present: int, *, more_than: bool) -> LazyText:
    """Return the calculation of the quorum with the group's numbers."""
    text = N_("Quorum: {members} × {part}, rounded up to whole people: {quorum}")
    if more_than:
        text = N_("Quorum: more than {members} × {part}: {quorum}")
    return lazy(text, members=members, part=f"{part.numerator}/{part.denominator}", quorum=needed_present)


def vote_outcome_sentence(yes: int, needed: int, *, tie: bool) -> LazyText:
    """Say whether a vote is carried."""
    if yes >= needed:
        text = N_("Carried: {yes} votes for, and {needed} were needed.")
    elif tie:
        text = N_("Not carried: it is a tie, and {needed} votes were needed.")
    else:
        text = N_("Not carried: {yes} votes for, and {needed} were needed.")
    return lazy(text, yes=yes, needed=needed)


def quorum_sentence(needed_present: int, members: int, present: int) -> LazyText:
    """Say whether enough members are present to decide."""
    if present >= needed_present:
        text = N_("{present} of {members} members are present, and {quorum} are enough: the assembly can decide.")
    else:
        text = N_("{present} of {members} members are present, and it takes {quorum}: the assembly cannot decide.")
    return lazy(text, present=present, members=members, quorum=needed_present)


def _vote_sentences(values: Values, attendance: Attendance) -> Iterator[LazyText]:
    """Say how many votes are needed, whether the vote is carried, and whether the other rule would change that."""
    yield lazy(N_("Votes cast by your rule: {cast}."), cast=attendance.votes_cast)
    if "majority" not in values:
        yield lazy(N_("Choose a majority, or read all of them in the table."))
        return
    needed = votes_needed(attendance.votes_cast, _read_majority(values))
    if YES.name not in values:
        yield lazy(N_("It takes {needed} votes for."), needed=needed)
        return
    yes = int(values[YES.name])
    yield vote_outcome_sentence(yes, needed, tie=bool(yes) and 2 * yes == attendance.votes_without_abstentions)
    other_needed = votes_needed(
        attendance.votes_without_abstentions if attendance.abstentions_count else attendance.present,
        _read_majority(values),
    )
    if (yes >= other_needed) is not (yes >= needed):
        text = N_("With the other rule for abstentions {needed} votes are needed, and it comes out the other way.")
        yield lazy(text, needed=other_needed)


def _vote_formulas(values: Values, attendance: Attendance) -> Iterator[LazyText]:
    """Write out the votes cast and, with a chosen majority, the votes needed."""
    if attendance.abstentions and attendance.abstentions_count:
        text = N_("Votes cast: {present}, with the {abstain} abstentions among them")
        yield lazy(text, present=attendance.present, abstain=attendance.abstentions)
    else:
        text = N_("Votes cast: {present} − {abstain} = {cast}")
        yield lazy(text, present=attendance.present, abstain=attendance.abstentions, cast=attendance.votes_cast)
    if "majority" in values:
        part = _read_majority(values)
        text = N_("Needed: {cast} × {part}, rounded up: {needed}")
        if part == Fraction(1, 2):
            text = N_("Needed: more than {cast} ÷ 2, that is {needed}")
        needed = votes_needed(attendance.votes_cast, part)
        yield lazy(text, cast=attendance.votes_cast, part=f"{part.numerator}/{part.denominator}", needed=needed)


def _majorities_table(attendance: Attendance) -> Table:
    """Return the votes in favour that each majority needs, without and with abstentions among the votes cast."""
    head = [lazy(N_("Majority")), lazy(N_("Votes for, of {cast}"), cast=attendance.votes_without_abstentions)]
    if attendance.abstentions:
        head.append(lazy(N_("If abstentions count: of {cast}"), cast=attendance.present))
    casts = (attendance.votes_without_abstentions, attendance.present)[: len(head) - 1]
    rows: tuple[tuple[TableCell, ...], ...] = tuple(
        (lazy(name), *(votes_needed(cast, part) for cast in casts)) for part, name in MAJORITY_RULES.values()
    )
    return Table(lazy(N_("How many votes it takes")), tuple(head), rows)


VOTE_COUNT = Calculation(
    "vote-count",
    ("members", "fraction", "present", "abstain", "counted", "majority", "yes"),
    lambda values, _: vote_count(values),
    lines=(
        QUORUM_LINE,
        ResultLine("cast", N_("Votes cast"), N_("members present − abstentions, if these do not count")),
        ResultLine("simple", N_("More than half"), N_("votes cast ÷ 2, rounded down, and one more")),
        ResultLine("needed", N_("Votes needed by your rule"), N_("votes cast × the part asked for, rounded up")),
        YES_LINE,
    ),
    example=example(
        {
            "members": 37,
            "fraction": "third",
            "present": 25,
            "abstain": 4,
            "counted": "no",
            "majority": "two-thirds",
            "yes": 14,
        }
    ),
)
