"""The paper "bylaws": the seventeen points and where they stand, the rates, and the questions for the registrar."""

from collections.abc import Iterator
from types import MappingProxyType

from coopkit.i18n import N_, say
from coopkit.portfolio.bylaws_points import QUESTIONS, TITLES
from coopkit.portfolio.documents.document import Block, Cell, Figure, Figures, Paper, Section, Table, percent
from coopkit.portfolio.documents.facts import facts_in_words
from coopkit.portfolio.documents.start.context import Basis, missing
from coopkit.portfolio.documents.start.kinds import kind_of
from coopkit.portfolio.documents.start.members import criteria
from coopkit.portfolio.documents.start.plan_surplus import surplus
from coopkit.portfolio.plan_fields import BYLAWS

STATES = MappingProxyType(
    {"drafted": N_("in our draft"), "ask": N_("ask the registrar"), "open": N_("still open"), "": N_("not looked at")}
)
RATES = MappingProxyType(
    {
        "non_members": N_("Part of our business with people who are not members"),
        "reserve": N_("To the reserve, of the surplus"),
        "education": N_("To an education fund, of the surplus"),
        "interest": N_("Interest on shares, a year"),
        "cash_part": N_("Part of a refund that is paid in cash"),
    }
)
FACTS = ("reserve", "education", "solidarity-fund", "patronage-pool", "refund-limit", "order-of-surplus")


def bylaws_paper(basis: Basis) -> Paper:
    """The worksheet for the bylaws."""
    return Paper(
        "bylaws",
        say(N_("Bylaws worksheet")),
        say(N_("What our bylaws speak of, and where we are. For those who write them, and for the registrar.")),
        (
            Section(say(N_("Where each point stands")), (*_points(basis), kind_of(basis), *criteria(basis))),
            Section(say(N_("What happens with a surplus")), tuple(_rates(basis))),
            Section(say(N_("Questions for the registrar")), tuple(_questions(basis))),
        ),
    )


def _state(basis: Basis, point: str) -> str:
    state = basis.answers.words(BYLAWS, f"points.{point}.state")
    return state if state in STATES else ""


def _who(basis: Basis, point: str) -> str:
    return basis.answers.words(BYLAWS, f"points.{point}.who")


def _points(basis: Basis) -> Iterator[Block]:
    yield Table(
        say(N_("Seventeen points")),
        (say(N_("Point")), say(N_("Where we are")), say(N_("Who"))),
        tuple((say(title), say(STATES[_state(basis, point)]), _who(basis, point)) for point, title in TITLES.items()),
    )
    bare = [point for point in TITLES if _state(basis, point) != "drafted" and not _who(basis, point)]
    if len(bare) == len(TITLES):
        yield missing(BYLAWS, say(N_("where each of the seventeen points stands")))
    elif bare:
        named = tuple(say(N_("“{words}”"), words=say(TITLES[point])) for point in bare)
        yield missing(BYLAWS, say(N_("a draft, or a name, for {points}"), points=named))


def _rates(basis: Basis) -> Iterator[Block]:
    known = {name: basis.answers.number(BYLAWS, f"rates.{name}") for name in RATES}
    lines = tuple(Figure(say(label), percent(known[name])) for name, label in RATES.items() if known[name] is not None)
    if lines:
        yield Figures(lines)
    absent = tuple(say(label) for name, label in RATES.items() if known[name] is None)
    if absent:
        yield missing(BYLAWS, say(N_("our rates: {rates}"), rates=absent))
    if basis.evaluation is not None:
        yield from surplus(basis.evaluation)
    yield from facts_in_words(fact for fact in basis.country.facts if fact.id in FACTS)


def _questions(basis: Basis) -> Iterator[Block]:
    waiting = [point for point in QUESTIONS if _state(basis, point) != "drafted"]
    rows: tuple[tuple[Cell, ...], ...] = tuple((say(QUESTIONS[point]), _who(basis, point), None) for point in waiting)
    if not rows:
        yield say(N_("All points are in the draft. Show it to the registrar before you sign."))
        return
    yield say(N_("Laws differ and change. Note each answer with the name of who gave it, and the date."))
    yield Table(
        say(N_("To ask, and to write down")),
        (say(N_("Question")), say(N_("Who asks")), say(N_("Answer, name, date"))),
        rows,
        by_hand=True,
    )
