"""The paper "members": who can join, who the core members are, what they bring together, and what each pays in."""

from collections.abc import Iterator
from decimal import Decimal
from types import MappingProxyType

from coopkit.i18n import N_, Money, Said, say
from coopkit.portfolio.documents.document import Block, Cell, Figure, Figures, Listing, Paper, Section, Table
from coopkit.portfolio.documents.start.context import Basis, missing, typed
from coopkit.portfolio.documents.start.kinds import kind_of
from coopkit.portfolio.group_answers import Row
from coopkit.portfolio.plan_fields import CONTRIBUTION, MEMBER_MATRIX, PLACES
from coopkit.portfolio.skills import ENOUGH, SKILLS

CRITERIA = "start.core.criteria"
ZERO = Decimal(0)
_LABELS = MappingProxyType(
    {
        "members": N_("Members who start"),
        "share": N_("Share of each member"),
        "entry_fee": N_("Entry fee of each member"),
    }
)


def members_paper(basis: Basis) -> Paper:
    """The members' paper; worries and what single people can pay in stay in the notebook."""
    return Paper(
        "members",
        say(N_("Our members")),
        say(N_("Who we are, who can join, and what we bring together. For ourselves, and for those who want to join.")),
        (
            Section(say(N_("Who can join us")), (*criteria(basis), kind_of(basis))),
            Section(say(N_("Our core members")), tuple(_core(basis))),
            Section(say(N_("What we can do together")), tuple(skills(basis))),
            Section(say(N_("What each member pays in")), tuple(paying_in(basis))),
        ),
    )


def criteria(basis: Basis) -> tuple[Block, ...]:
    """The group's own criteria for members."""
    what = say(N_("our criteria for members"))
    return (typed(basis, CRITERIA, "ours.words", say(N_("A member …")), what=what),)


def skills(basis: Basis) -> Iterator[Block]:
    """For each skill who has enough of it, or that it is a gap."""
    rows = _named(basis)
    if rows:
        yield Listing(tuple(_skill(skill, label, rows) for skill, label in SKILLS.items()))
    else:
        yield missing(MEMBER_MATRIX, say(N_("what each of us can do")))


def paying_in(basis: Basis) -> Iterator[Block]:
    """Share, entry fee and when they are paid, each with its gap."""
    lines = []
    for field in _LABELS:
        place = PLACES[field]
        number = basis.answers.number(place.exercise, place.name)
        if number is not None:
            lines.append(Figure(say(_LABELS[field]), number if place.whole else Money(number)))
        elif place.required:
            yield missing(place.exercise, say(place.label))
    start = basis.answers.number(CONTRIBUTION, "paying.at_start")
    months = basis.answers.number(CONTRIBUTION, "paying.months")
    if start is not None:
        lines.append(Figure(say(N_("Paid of the share at the start")), Money(start)))
    if months:
        lines.append(Figure(say(N_("Months in which the rest is paid")), months))
    promised = [row.number("promise") for row in _named(basis)]
    known = [each for each in promised if each is not None]
    if known:
        text = N_("By {n} of {all} core members. Single amounts are not printed.")
        remark = say(text, n=len(known), all=len(promised))
        lines.append(Figure(say(N_("What core members can pay in, together")), Money(sum(known, ZERO)), remark))
    if lines:
        yield Figures(tuple(lines))


def _named(basis: Basis) -> list[Row]:
    return [row for row in basis.answers.rows(MEMBER_MATRIX, "members") if row.words("name")]


def _core(basis: Basis) -> Iterator[Block]:
    rows = _named(basis)
    if not rows:
        yield missing(MEMBER_MATRIX, say(N_("the list of our core members")))
        return
    hours = [row.number("hours") for row in rows]
    yield Table(
        say(N_("Skills from 0, not at all, to 3, can teach it")),
        (
            say(N_("Name or code")),
            say(N_("Skills")),
            say(N_("Tools or space")),
            say(N_("Days")),
            say(N_("Hours a week")),
        ),
        tuple(tuple(_member(row)) for row in rows),
        ((say(N_("Together")), None, None, None, sum((each for each in hours if each is not None), ZERO)),),
    )
    yield say(N_("Worries and what single people can pay in are not printed. They stay in our notebook."))


def _member(row: Row) -> Iterator[Cell]:
    yield row.words("name")
    known = ((label, row.number(skill)) for skill, label in SKILLS.items())
    rated = tuple(say(N_("{skill} {n}"), skill=say(label), n=n) for label, n in known if n is not None)
    yield say("{skills}", skills=rated) if rated else None
    yield row.words("tools")
    yield row.words("days")
    yield row.number("hours")


def _skill(skill: str, label: str, rows: list[Row]) -> Said:
    able = tuple(say("{name}", name=row.words("name")) for row in rows if (row.number(skill) or ZERO) >= ENOUGH)
    if able:
        return say(N_("{skill}: {people}"), skill=say(label), people=able)
    return say(N_("{skill}: a gap. Nobody can do it alone yet."), skill=say(label))
