"""The calculation "vote-count": how many must be there, and how many votes it takes, by one's own bylaws."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from coopkit.business.voting import QUORUMS, quorum, votes_needed
from coopkit.calculators.calculation import Calculation, CalculationResult, IncompleteInput, ResultLine, Values, example
from coopkit.calculators.inputs import NumberInput, input_problems, read_option
from coopkit.i18n import N_, LazyText, lazy
from coopkit.report import Table, TableCell

MEMBERS = NumberInput("members", N_("how many members there are"), least=1, whole=True)
PRESENT = NumberInput("present", N_("how many are present"), whole=True)
ABSTAIN = NumberInput("abstain", N_("the abstentions"), whole=True)
YES = NumberInput("yes", N_("the votes for"), whole=True)

QUORUM_RULES = MappingProxyType({"tenth": (Fraction(1, 10), False), "quarter": (Fraction(1, 4), False), **QUORUMS})
MAJORITY_RULES = MappingProxyType(
    {
        "simple": (Fraction(1, 2), N_("More than half")),
        "two-thirds": (Fraction(2, 3), N_("Two thirds")),
        "three-quarters": (Fraction(3, 4), N_("Three quarters")),
    }
)
COUNTED = ("no", "yes")
"""Whether the bylaws count abstentions among the votes cast."""


@dataclass(frozen=True)
class Hall:
    """Who is there: all present and those among them who abstain; `among` says whether these count as votes cast."""

    present: int
    abstain: int
    among: bool

    @property
    def cast(self) -> int:
        """The votes cast by this rule."""
        return self.present if self.among else self.without

    @property
    def without(self) -> int:
        """The votes cast where abstentions do not count."""
        return self.present - self.abstain


def vote_count(values: Values) -> CalculationResult | IncompleteInput:
    """The quorum, and once it is known who is there, the votes for that each majority takes.

    values: numbers by the names above, `fraction`, `counted` and `majority` as option ids.
    Returns IncompleteInput for what is absent, out of range, or more than there are people.
    Raises ValueError for an option that no form offers.
    """
    voting = any(each.name in values for each in (PRESENT, ABSTAIN, YES))
    asked = (MEMBERS, *((PRESENT,) if voting else ()), *(each for each in (ABSTAIN, YES) if each.name in values))
    wrong = (
        *input_problems(values, asked),
        *unchosen(values, majority=YES.name in values, abstentions=bool(ABSTAIN.read(values))),
    ) or tuple(too_many(values, (YES, ABSTAIN) if voting else ()))
    if wrong:
        return IncompleteInput(wrong)
    members = int(values[MEMBERS.name])
    part, more_than = QUORUM_RULES[read_option(values, "fraction", QUORUM_RULES)]
    if members == 1 and more_than:
        return IncompleteInput(
            (lazy(N_("There are never more than all members. Look again at how many must be here.")),)
        )
    enough = quorum(members, part, more_than=more_than)
    formula = quorum_formula(members, part, enough, more_than=more_than)
    if not voting:
        said = lazy(N_("At least {quorum} of {members} members must be present."), quorum=enough, members=members)
        return CalculationResult((said,), (formula,), figures={"quorum": enough})
    hall = _hall(values)
    figures: dict[str, TableCell] = {"quorum": enough, "cast": hall.cast, "simple": votes_needed(hall.cast, "simple")}
    of_vote = tuple(_of_vote(values, hall)) if hall.present >= enough else (lazy(N_("Nothing can be decided today.")),)
    if "majority" in values:
        figures["needed"] = votes_needed(hall.cast, _majority(values))
    if YES.name in values:
        figures["yes"] = int(values[YES.name])
    return CalculationResult(
        (quorum_sentence(enough, members, hall.present), *of_vote),
        (formula, *_formula(values, hall)),
        (_table(hall),),
        figures,
    )


def _majority(values: Values) -> Fraction:
    return MAJORITY_RULES[read_option(values, "majority", MAJORITY_RULES)][0]


def _hall(values: Values) -> Hall:
    among = "counted" in values and read_option(values, "counted", COUNTED) == "yes"
    return Hall(int(values[PRESENT.name]), _abstentions(values), among)


def _abstentions(values: Values) -> int:
    return int(values.get(ABSTAIN.name, 0))


def unchosen(values: Values, *, majority: bool, abstentions: bool = False) -> Iterator[LazyText]:
    """Which rules are still to be chosen.

    majority, abstentions: whether a majority is needed, and whether there are abstentions that may count.
    """
    absent = [] if "fraction" in values else [lazy(N_("how many must be here"))]
    if abstentions and "counted" not in values:
        absent.append(lazy(N_("whether abstentions count as votes cast")))
    if majority and "majority" not in values:
        absent.append(lazy(N_("which majority it takes")))
    if absent:
        yield lazy(N_("Choose first: {what}."), what=tuple(absent))


def too_many(values: Values, votes: Collection[NumberInput]) -> Iterator[LazyText]:
    """What is more than there are people.

    votes: the numbers of votes and abstentions, as far as they count.
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


def quorum_formula(members: int, part: Fraction, enough: int, *, more_than: bool) -> LazyText:
    """How many must be there, with the group's own numbers."""
    text = N_("Quorum: {members} × {part}, rounded up to whole people: {quorum}")
    if more_than:
        text = N_("Quorum: more than {members} × {part}: {quorum}")
    return lazy(text, members=members, part=f"{part.numerator}/{part.denominator}", quorum=enough)


def outcome(yes: int, needed: int, *, tie: bool) -> LazyText:
    """Whether a vote is carried."""
    if yes >= needed:
        text = N_("Carried: {yes} votes for, and {needed} were needed.")
    elif tie:
        text = N_("Not carried: it is a tie, and {needed} votes were needed.")
    else:
        text = N_("Not carried: {yes} votes for, and {needed} were needed.")
    return lazy(text, yes=yes, needed=needed)


def quorum_sentence(enough: int, members: int, present: int) -> LazyText:
    """Whether enough are there to decide."""
    if present >= enough:
        text = N_("{present} of {members} members are present, and {quorum} are enough: the assembly can decide.")
    else:
        text = N_("{present} of {members} members are present, and it takes {quorum}: the assembly cannot decide.")
    return lazy(text, present=present, members=members, quorum=enough)


def _of_vote(values: Values, hall: Hall) -> Iterator[LazyText]:
    yield lazy(N_("Votes cast by your rule: {cast}."), cast=hall.cast)
    if "majority" not in values:
        yield lazy(N_("Choose a majority, or read all of them in the table."))
        return
    needed = votes_needed(hall.cast, _majority(values))
    if YES.name not in values:
        yield lazy(N_("It takes {needed} votes for."), needed=needed)
        return
    yes = int(values[YES.name])
    yield outcome(yes, needed, tie=bool(yes) and 2 * yes == hall.without)
    other = votes_needed(hall.without if hall.among else hall.present, _majority(values))
    if (yes >= other) is not (yes >= needed):
        text = N_("With the other rule for abstentions {needed} votes are needed, and it comes out the other way.")
        yield lazy(text, needed=other)


def _formula(values: Values, hall: Hall) -> Iterator[LazyText]:
    if hall.abstain and hall.among:
        text = N_("Votes cast: {present}, with the {abstain} abstentions among them")
        yield lazy(text, present=hall.present, abstain=hall.abstain)
    else:
        text = N_("Votes cast: {present} − {abstain} = {cast}")
        yield lazy(text, present=hall.present, abstain=hall.abstain, cast=hall.cast)
    if "majority" in values:
        part = _majority(values)
        text = N_("Needed: {cast} × {part}, rounded up: {needed}")
        if part == Fraction(1, 2):
            text = N_("Needed: more than {cast} ÷ 2, that is {needed}")
        needed = votes_needed(hall.cast, part)
        yield lazy(text, cast=hall.cast, part=f"{part.numerator}/{part.denominator}", needed=needed)


def _table(hall: Hall) -> Table:
    head = [lazy(N_("Majority")), lazy(N_("Votes for, of {cast}"), cast=hall.without)]
    if hall.abstain:
        head.append(lazy(N_("If abstentions count: of {cast}"), cast=hall.present))
    casts = (hall.without, hall.present)[: len(head) - 1]
    rows: tuple[tuple[TableCell, ...], ...] = tuple(
        (lazy(name), *(votes_needed(cast, part) for cast in casts)) for part, name in MAJORITY_RULES.values()
    )
    return Table(lazy(N_("How many votes it takes")), tuple(head), rows)


VOTE_COUNT = Calculation(
    "vote-count",
    ("members", "fraction", "present", "abstain", "counted", "majority", "yes"),
    lambda values, _: vote_count(values),
    lines=(
        ResultLine("quorum", N_("Quorum"), N_("members × the part that must be here, rounded up to whole people")),
        ResultLine("cast", N_("Votes cast"), N_("members present − abstentions, if these do not count")),
        ResultLine("simple", N_("More than half"), N_("votes cast ÷ 2, rounded down, and one more")),
        ResultLine("needed", N_("Votes needed by your rule"), N_("votes cast × the part asked for, rounded up")),
        ResultLine("yes", N_("Votes for"), N_("carried if as many as needed, or more")),
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
