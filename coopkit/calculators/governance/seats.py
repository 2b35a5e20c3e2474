"""The calculation "seats": the shares of women, men and others among the members and on the board."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from coopkit.calculators.calculation import Calculation, CalculationResult, ResultLine
from coopkit.calculators.inputs import IncompleteInput, NumberInput, Values, input_problems
from coopkit.i18n import N_, LazyText, Percent, lazy
from coopkit.report import Chart, Series, TableCell

MEMBERS = NumberInput("people.all.members", N_("how many members there are"), least=1, whole=True)
ALL_SEATS = NumberInput("people.all.board", N_("how many sit on the board"), least=1, whole=True)
GROUPS = MappingProxyType(
    {"women": N_("Women"), "men": N_("Men"), "young": N_("Young people"), "disability": N_("People with a disability")}
)


@dataclass(frozen=True)
class SeatCount:
    """How many people of a group are members and how many sit on the board, and how many there are of each in all."""

    name: LazyText
    members: int
    all_members: int
    seats: int
    all_seats: int

    @property
    def member_share(self) -> Fraction:
        """Return the group's share of the members."""
        return Fraction(self.members, self.all_members)

    @property
    def seat_share(self) -> Fraction:
        """Return the group's share of the seats."""
        return Fraction(self.seats, self.all_seats)

    @property
    def proportional_seats(self) -> int:
        """Return the seats in proportion to the group's members, rounded half up."""
        return int(self.member_share * self.all_seats + Fraction(1, 2))


def seats(values: Values) -> CalculationResult | IncompleteInput:
    """Compare each group's share of the members with its share of the board.

    values: `people.<group>.members` and `people.<group>.board`, people; `all` is everybody, others may overlap.
    Returns IncompleteInput if something is missing, out of range, or more than there are people.
    """
    groups = [name for name in GROUPS if all(f"people.{name}.{column}" in values for column in ("members", "board"))]
    inputs = [
        NumberInput(f"people.{name}.{each}", GROUPS[name], whole=True)
        for name in groups
        for each in ("members", "board")
    ]
    problems = input_problems(values, (MEMBERS, ALL_SEATS, *inputs))
    if problems:
        return IncompleteInput(problems)
    all_members, all_seats = (int(values[each.name]) for each in (MEMBERS, ALL_SEATS))
    counts = {
        name: SeatCount(
            lazy(GROUPS[name]),
            int(values[f"people.{name}.members"]),
            all_members,
            int(values[f"people.{name}.board"]),
            all_seats,
        )
        for name in groups
    }
    problems = tuple(_count_problems(counts, all_members, all_seats))
    if problems or not counts:
        return IncompleteInput(
            problems or (lazy(N_("Count one group: how many are members, and how many sit on the board?")),)
        )
    figures: dict[str, TableCell] = {}
    for name, each in counts.items():
        figures |= {name: Percent(each.member_share), f"{name}-board": Percent(each.seat_share)}
    last = lazy(N_("This is a count and no verdict. What keeps people away you learn only by asking them."))
    first = lazy(N_("{members} members and {seats} seats, side by side:"), members=all_members, seats=all_seats)
    sentences = (first, *(_group_sentence(each) for each in counts.values()), last)
    return CalculationResult(sentences, figures=figures, chart=_shares_chart(tuple(counts.values())))


def _count_problems(counts: dict[str, SeatCount], all_members: int, all_seats: int) -> Iterator[LazyText]:
    """Point out counts that are larger than the number of people or seats."""
    for each in counts.values():
        if each.members > all_members or each.seats > all_seats:
            text = N_("{group}: more than there are in all, {members} members and {seats} seats. Count once more.")
            yield lazy(text, group=each.name, members=all_members, seats=all_seats)
    if all_seats > all_members:
        yield lazy(N_("There are more seats, {seats}, than members, {members}."), seats=all_seats, members=all_members)


def _group_sentence(each: SeatCount) -> LazyText:
    """Say how many members and seats a group has, and how many seats would be in proportion."""
    text = N_(
        "{group}: {members} of {of_members} members, and {seats} of {of_seats} seats. The same part of the seats as "
        "of the members would be about {like}."
    )
    return lazy(
        text,
        group=each.name,
        members=each.members,
        of_members=each.all_members,
        seats=each.seats,
        of_seats=each.all_seats,
        like=each.proportional_seats,
    )


def _shares_chart(counts: tuple[SeatCount, ...]) -> Chart:
    """Draw each group's share of the members beside its share of the board."""
    place_of_gap = max(range(len(counts)), key=lambda place: abs(counts[place].member_share - counts[place].seat_share))
    widest_gap = counts[place_of_gap]
    text = N_("Farthest apart: {group}, {members} of the members and {seats} of the seats.")
    finding = lazy(
        text, group=widest_gap.name, members=Percent(widest_gap.member_share), seats=Percent(widest_gap.seat_share)
    )
    if widest_gap.member_share == widest_gap.seat_share:
        finding = lazy(N_("Each group has the same part of the members as of the seats."))
    return Chart(
        "bar",
        finding,
        tuple(each.name for each in counts),
        lazy(N_("Group")),
        lazy(N_("Percent")),
        (
            Series(lazy(N_("% of the members")), tuple(_percent_to_one_place(each.member_share) for each in counts)),
            Series(lazy(N_("% of the board")), tuple(_percent_to_one_place(each.seat_share) for each in counts)),
        ),
        None if widest_gap.member_share == widest_gap.seat_share else place_of_gap,
    )


def _percent_to_one_place(share: Fraction) -> Decimal:
    """Return a share in percent with one decimal place, as sentences show it."""
    return Decimal(int(share * 1000 + Fraction(1, 2))).scaleb(-1)


_MEMBERS_EXPLANATION, _BOARD_EXPLANATION = (
    N_("members of this group ÷ all members × 100"),
    N_("seats of this group ÷ all seats × 100"),
)

SEATS = Calculation(
    "seats",
    None,
    lambda values, _: seats(values),
    lines=(
        ResultLine("women", N_("Women, % of the members"), _MEMBERS_EXPLANATION),
        ResultLine("women-board", N_("Women, % of the board"), _BOARD_EXPLANATION),
        ResultLine("young", N_("Young people, % of the members"), _MEMBERS_EXPLANATION),
        ResultLine("young-board", N_("Young people, % of the board"), _BOARD_EXPLANATION),
    ),
    example={
        f"people.{group}.{column}": Decimal(count)
        for group, counts in {"all": (40, 7), "women": (24, 2), "men": (16, 5), "young": (15, 1)}.items()
        for column, count in zip(("members", "board"), counts, strict=True)
    },
)
