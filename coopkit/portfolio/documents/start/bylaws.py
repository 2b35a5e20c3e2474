"""The paper "bylaws": the seventeen points and where they stand, the rates, and the questions for the registrar."""

from collections.abc import Iterator
from types import MappingProxyType

from coopkit.i18n import N_, lazy
from coopkit.portfolio.bylaws_points import QUESTIONS, TITLES
from coopkit.portfolio.documents.start.context import PlanContext, missing
from coopkit.portfolio.documents.start.kinds import kind_of
from coopkit.portfolio.documents.start.members import criteria
from coopkit.portfolio.documents.start.plan_surplus import surplus
from coopkit.portfolio.plan_fields import BYLAWS
from coopkit.report import Block, Cell, Document, Figure, Figures, Section, Table, percent
from coopkit.report.law import SURPLUS_FACTS, facts_in_words

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


def bylaws_document(basis: PlanContext) -> Document:
    """The worksheet for the bylaws."""
    return Document(
        "bylaws",
        lazy(N_("Bylaws worksheet")),
        lazy(N_("What our bylaws speak of, and where we are. For those who write them, and for the registrar.")),
        (
            Section(lazy(N_("Where each point stands")), (*_points(basis), kind_of(basis), *criteria(basis))),
            Section(lazy(N_("What happens with a surplus")), tuple(_rates(basis))),
            Section(lazy(N_("Questions for the registrar")), tuple(_questions(basis))),
        ),
    )


def _state(basis: PlanContext, point: str) -> str:
    state = basis.answers.words(BYLAWS, f"points.{point}.state")
    return state if state in STATES else ""


def _who(basis: PlanContext, point: str) -> str:
    return basis.answers.words(BYLAWS, f"points.{point}.who")


def _points(basis: PlanContext) -> Iterator[Block]:
    yield Table(
        lazy(N_("Seventeen points")),
        (lazy(N_("Point")), lazy(N_("Where we are")), lazy(N_("Who"))),
        tuple((lazy(title), lazy(STATES[_state(basis, point)]), _who(basis, point)) for point, title in TITLES.items()),
    )
    bare = [point for point in TITLES if _state(basis, point) != "drafted" and not _who(basis, point)]
    if len(bare) == len(TITLES):
        yield missing(BYLAWS, lazy(N_("where each of the seventeen points stands")))
    elif bare:
        named = tuple(lazy(N_("“{words}”"), words=lazy(TITLES[point])) for point in bare)
        yield missing(BYLAWS, lazy(N_("a draft, or a name, for {points}"), points=named))


def _rates(basis: PlanContext) -> Iterator[Block]:
    known = {name: basis.answers.number(BYLAWS, f"rates.{name}") for name in RATES}
    lines = tuple(Figure(lazy(label), percent(known[name])) for name, label in RATES.items() if known[name] is not None)
    if lines:
        yield Figures(lines)
    absent = tuple(lazy(label) for name, label in RATES.items() if known[name] is None)
    if absent:
        yield missing(BYLAWS, lazy(N_("our rates: {rates}"), rates=absent))
    if basis.evaluation is not None:
        yield from surplus(basis.evaluation)
    yield from facts_in_words(fact for fact in basis.country.facts if fact.id in SURPLUS_FACTS)


def _questions(basis: PlanContext) -> Iterator[Block]:
    waiting = [point for point in QUESTIONS if _state(basis, point) != "drafted"]
    rows: tuple[tuple[Cell, ...], ...] = tuple((lazy(QUESTIONS[point]), _who(basis, point), None) for point in waiting)
    if not rows:
        yield lazy(N_("All points are in the draft. Show it to the registrar before you sign."))
        return
    yield lazy(N_("Laws differ and change. Note each answer with the name of who gave it, and the date."))
    yield Table(
        lazy(N_("To ask, and to write down")),
        (lazy(N_("Question")), lazy(N_("Who asks")), lazy(N_("Answer, name, date"))),
        rows,
        by_hand=True,
    )
