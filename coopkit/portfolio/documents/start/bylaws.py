"""The paper "bylaws": the seventeen points and where they stand, the rates, and the questions for the registrar."""

from collections.abc import Iterator
from types import MappingProxyType

from coopkit.i18n import N_, lazy
from coopkit.portfolio.checklists import QUESTIONS, TITLES
from coopkit.portfolio.documents.start.context import PlanContext, kind_of, missing
from coopkit.portfolio.documents.start.members import criteria
from coopkit.portfolio.documents.start.plan_surplus import surplus
from coopkit.portfolio.plan_fields import BYLAWS
from coopkit.report import Document, Figure, Figures, ReportBlock, Section, Table, TableCell, heads, percent
from coopkit.report.law import SURPLUS_FACTS, fact_blocks

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


def bylaws_document(context: PlanContext) -> Document:
    """The worksheet for the bylaws."""
    return Document(
        "bylaws",
        lazy(N_("Bylaws worksheet")),
        lazy(N_("What our bylaws speak of, and where we are. For those who write them, and for the registrar.")),
        (
            Section(lazy(N_("Where each point stands")), (*_points(context), kind_of(context), *criteria(context))),
            Section(lazy(N_("What happens with a surplus")), tuple(_rates(context))),
            Section(lazy(N_("Questions for the registrar")), tuple(_questions(context))),
        ),
    )


def _state(context: PlanContext, point: str) -> str:
    state = context.answers.words(BYLAWS, f"points.{point}.state")
    return state if state in STATES else ""


def _who(context: PlanContext, point: str) -> str:
    return context.answers.words(BYLAWS, f"points.{point}.who")


def _points(context: PlanContext) -> Iterator[ReportBlock]:
    yield Table(
        lazy(N_("Seventeen points")),
        heads(N_("Point"), N_("Where we are"), N_("Who")),
        tuple(
            (lazy(title), lazy(STATES[_state(context, point)]), _who(context, point)) for point, title in TITLES.items()
        ),
    )
    bare = [point for point in TITLES if _state(context, point) != "drafted" and not _who(context, point)]
    if len(bare) == len(TITLES):
        yield missing(BYLAWS, lazy(N_("where each of the seventeen points stands")))
    elif bare:
        named = tuple(lazy(N_("“{words}”"), words=lazy(TITLES[point])) for point in bare)
        yield missing(BYLAWS, lazy(N_("a draft, or a name, for {points}"), points=named))


def _rates(context: PlanContext) -> Iterator[ReportBlock]:
    known = {name: context.answers.number(BYLAWS, f"rates.{name}") for name in RATES}
    lines = tuple(Figure(lazy(label), percent(known[name])) for name, label in RATES.items() if known[name] is not None)
    if lines:
        yield Figures(lines)
    absent = tuple(lazy(label) for name, label in RATES.items() if known[name] is None)
    if absent:
        yield missing(BYLAWS, lazy(N_("our rates: {rates}"), rates=absent))
    if context.evaluation is not None:
        yield from surplus(context.evaluation)
    yield from fact_blocks(fact for fact in context.country.facts if fact.id in SURPLUS_FACTS)


def _questions(context: PlanContext) -> Iterator[ReportBlock]:
    waiting = [point for point in QUESTIONS if _state(context, point) != "drafted"]
    rows: tuple[tuple[TableCell, ...], ...] = tuple(
        (lazy(QUESTIONS[point]), _who(context, point), None) for point in waiting
    )
    if not rows:
        yield lazy(N_("All points are in the draft. Show it to the registrar before you sign."))
        return
    yield lazy(N_("Laws differ and change. Note each answer with the name of who gave it, and the date."))
    yield Table(
        lazy(N_("To ask, and to write down")),
        heads(N_("Question"), N_("Who asks"), N_("Answer, name, date")),
        rows,
        by_hand=True,
    )
