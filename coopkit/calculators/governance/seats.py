"""The calculation "seats": who the members are and who sits on the board, side by side and without a verdict."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from coopkit.calculators.calculation import Calculation, CalculationResult, IncompleteInput, ResultLine, Values
from coopkit.calculators.inputs import NumberInput, input_problems
from coopkit.i18n import N_, LazyText, Percent, lazy
from coopkit.report import Chart, Series, TableCell

MEMBERS = NumberInput("people.all.members", N_("how many members there are"), least=1, whole=True)
SEATS_IN_ALL = NumberInput("people.all.board", N_("how many sit on the board"), least=1, whole=True)
GROUPS = MappingProxyType(
    {"women": N_("Women"), "men": N_("Men"), "young": N_("Young people"), "disability": N_("People with a disability")}
)


@dataclass(frozen=True)
class Counted:
    """How many of a group are members and how many sit on the board, each of how many in all."""

    name: LazyText
    members: int
    of_members: int
    seats: int
    of_seats: int

    @property
    def member_share(self) -> Fraction:
        """Their part of the members."""
        return Fraction(self.members, self.of_members)

    @property
    def seat_share(self) -> Fraction:
        """Their part of the seats."""
        return Fraction(self.seats, self.of_seats)

    @property
    def like_members(self) -> int:
        """Whole seats, half up, if they had the same part of the board as of the members."""
        return int(self.member_share * self.of_seats + Fraction(1, 2))


def seats(values: Values) -> CalculationResult | IncompleteInput:
    """Each group's part of the members and of the board, and how many seats the same part would be.

    values: `people.<group>.members` and `people.<group>.board`, the group `all` for everybody; groups may overlap.
    Returns IncompleteInput for what is absent, out of range, or more than there are people.
    """
    listed = [name for name in GROUPS if all(f"people.{name}.{column}" in values for column in ("members", "board"))]
    asked = [
        NumberInput(f"people.{name}.{each}", GROUPS[name], whole=True)
        for name in listed
        for each in ("members", "board")
    ]
    wrong = input_problems(values, (MEMBERS, SEATS_IN_ALL, *asked))
    if wrong:
        return IncompleteInput(wrong)
    of_members, of_seats = (int(values[each.name]) for each in (MEMBERS, SEATS_IN_ALL))
    counted = {
        name: Counted(
            lazy(GROUPS[name]),
            int(values[f"people.{name}.members"]),
            of_members,
            int(values[f"people.{name}.board"]),
            of_seats,
        )
        for name in listed
    }
    wrong = tuple(_too_many(counted, of_members, of_seats))
    if wrong or not counted:
        return IncompleteInput(
            wrong or (lazy(N_("Count one group: how many are members, and how many sit on the board?")),)
        )
    figures: dict[str, TableCell] = {}
    for name, each in counted.items():
        figures |= {name: Percent(each.member_share), f"{name}-board": Percent(each.seat_share)}
    last = lazy(N_("This is a count and no verdict. What keeps people away you learn only by asking them."))
    first = lazy(N_("{members} members and {seats} seats, side by side:"), members=of_members, seats=of_seats)
    said = (first, *(_of_group(each) for each in counted.values()), last)
    return CalculationResult(said, figures=figures, chart=_chart(tuple(counted.values())))


def _too_many(counted: dict[str, Counted], members: int, of_seats: int) -> Iterator[LazyText]:
    for each in counted.values():
        if each.members > members or each.seats > of_seats:
            text = N_("{group}: more than there are in all, {members} members and {seats} seats. Count once more.")
            yield lazy(text, group=each.name, members=members, seats=of_seats)
    if of_seats > members:
        yield lazy(N_("There are more seats, {seats}, than members, {members}."), seats=of_seats, members=members)


def _of_group(each: Counted) -> LazyText:
    text = N_(
        "{group}: {members} of {of_members} members, and {seats} of {of_seats} seats. The same part of the seats as "
        "of the members would be about {like}."
    )
    return lazy(
        text,
        group=each.name,
        members=each.members,
        of_members=each.of_members,
        seats=each.seats,
        of_seats=each.of_seats,
        like=each.like_members,
    )


def _chart(counted: tuple[Counted, ...]) -> Chart:
    widest = max(range(len(counted)), key=lambda place: abs(counted[place].member_share - counted[place].seat_share))
    far = counted[widest]
    text = N_("Farthest apart: {group}, {members} of the members and {seats} of the seats.")
    finding = lazy(text, group=far.name, members=Percent(far.member_share), seats=Percent(far.seat_share))
    if far.member_share == far.seat_share:
        finding = lazy(N_("Each group has the same part of the members as of the seats."))
    return Chart(
        "bar",
        finding,
        tuple(each.name for each in counted),
        lazy(N_("Group")),
        lazy(N_("Percent")),
        (
            Series(lazy(N_("% of the members")), tuple(_percent(each.member_share) for each in counted)),
            Series(lazy(N_("% of the board")), tuple(_percent(each.seat_share) for each in counted)),
        ),
        None if far.member_share == far.seat_share else widest,
    )


def _percent(share: Fraction) -> Decimal:
    """In percent with one place, as the sentences have it."""
    return Decimal(int(share * 1000 + Fraction(1, 2))).scaleb(-1)


_MEMBERS, _BOARD = N_("members of this group ÷ all members × 100"), N_("seats of this group ÷ all seats × 100")

SEATS = Calculation(
    "seats",
    None,
    lambda values, _: seats(values),
    lines=(
        ResultLine("women", N_("Women, % of the members"), _MEMBERS),
        ResultLine("women-board", N_("Women, % of the board"), _BOARD),
        ResultLine("young", N_("Young people, % of the members"), _MEMBERS),
        ResultLine("young-board", N_("Young people, % of the board"), _BOARD),
    ),
    example={
        f"people.{group}.{column}": Decimal(count)
        for group, counts in {"all": (40, 7), "women": (24, 2), "men": (16, 5), "young": (15, 1)}.items()
        for column, count in zip(("members", "board"), counts, strict=True)
    },
)
