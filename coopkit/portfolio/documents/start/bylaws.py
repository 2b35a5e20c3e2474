"""The document "bylaws": the state of seventeen points, the rates, and the questions for the registrar."""

from collections.abc import Iterator
from types import MappingProxyType

from coopkit.i18n import N_, lazy
from coopkit.portfolio.checklists import BYLAW_QUESTIONS, BYLAW_TITLES
from coopkit.portfolio.documents.start.context import PlanContext, kind_figure, missing_answer
from coopkit.portfolio.documents.start.founders import founder_table
from coopkit.portfolio.documents.start.members import criteria_blocks
from coopkit.portfolio.documents.start.plan_results import surplus_blocks
from coopkit.portfolio.plan_fields import BYLAWS
from coopkit.report import AuthorNote, Document, Figure, Figures, ReportBlock, Section, Table, TableCell, heads, percent
from coopkit.report.law import SURPLUS_FACTS, fact_blocks

STATE_LABELS = MappingProxyType(
    {"drafted": N_("in our draft"), "ask": N_("ask the registrar"), "open": N_("still open"), "": N_("not looked at")}
)
RATE_LABELS = MappingProxyType(
    {
        "non_members": N_("Part of our business with people who are not members"),
        "reserve": N_("To the reserve, of the surplus"),
        "education": N_("To an education fund, of the surplus"),
        "interest": N_("Interest on shares, a year"),
        "cash_part": N_("Part of a refund that is paid in cash"),
    }
)


def bylaws_document(context: PlanContext) -> Document:
    """Return the worksheet for the bylaws."""
    return Document(
        "bylaws",
        lazy(N_("Bylaws worksheet")),
        lazy(N_("What our bylaws speak of, and where we are. For those who write them, and for the registrar.")),
        (
            Section(
                lazy(N_("Where each point stands")),
                (*_point_blocks(context), kind_figure(context), *criteria_blocks(context)),
            ),
            Section(lazy(N_("What happens with a surplus")), tuple(_rate_blocks(context))),
            Section(lazy(N_("Questions for the registrar")), tuple(_question_blocks(context))),
            Section(
                lazy(N_("Founding members")),
                (
                    lazy(N_("We, the founding members, have read the bylaws and adopt them.")),
                    founder_table(context),
                ),
            ),
        ),
    )


def _point_state(context: PlanContext, point: str) -> str:
    """Return the state of a point, a key of STATE_LABELS."""
    state = context.answers.words(BYLAWS, f"points.{point}.state")
    return state if state in STATE_LABELS else ""


def _point_person(context: PlanContext, point: str) -> str:
    """Return who works on a point, "" if nobody is named."""
    return context.answers.words(BYLAWS, f"points.{point}.who")


def _point_blocks(context: PlanContext) -> Iterator[ReportBlock]:
    """Yield the table of the points, and a gap for those with neither a draft nor a name."""
    yield Table(
        lazy(N_("Seventeen points")),
        heads(N_("Point"), N_("Where we are"), N_("Who")),
        tuple(
            (lazy(title), lazy(STATE_LABELS[_point_state(context, point)]), _point_person(context, point))
            for point, title in BYLAW_TITLES.items()
        ),
    )
    bare = [
        point
        for point in BYLAW_TITLES
        if _point_state(context, point) != "drafted" and not _point_person(context, point)
    ]
    if len(bare) == len(BYLAW_TITLES):
        yield missing_answer(BYLAWS, lazy(N_("where each of the seventeen points stands")))
    elif bare:
        named = tuple(lazy(N_("“{words}”"), words=lazy(BYLAW_TITLES[point])) for point in bare)
        yield missing_answer(BYLAWS, lazy(N_("a draft, or a name, for {points}"), points=named))


def _rate_blocks(context: PlanContext) -> Iterator[ReportBlock]:
    """Yield the rates for the surplus with their gaps, what the plan makes of them, and what sources state."""
    known = {name: context.answers.number(BYLAWS, f"rates.{name}") for name in RATE_LABELS}
    lines = tuple(
        Figure(lazy(label), percent(known[name])) for name, label in RATE_LABELS.items() if known[name] is not None
    )
    if lines:
        yield Figures(lines)
    absent = tuple(lazy(label) for name, label in RATE_LABELS.items() if known[name] is None)
    if absent:
        yield missing_answer(BYLAWS, lazy(N_("our rates: {rates}"), rates=absent))
    if context.evaluation is not None:
        yield from surplus_blocks(context.evaluation)
    yield from fact_blocks(fact for fact in context.country.facts if fact.id in SURPLUS_FACTS)


def _question_blocks(context: PlanContext) -> Iterator[ReportBlock]:
    """Yield a table of questions about the points that are not in the draft yet, with room for answers."""
    waiting = [point for point in BYLAW_QUESTIONS if _point_state(context, point) != "drafted"]
    rows: tuple[tuple[TableCell, ...], ...] = tuple(
        (lazy(BYLAW_QUESTIONS[point]), _point_person(context, point), None) for point in waiting
    )
    if not rows:
        yield AuthorNote(lazy(N_("All points are in the draft. Show it to the registrar before you sign.")))
        return
    yield lazy(N_("Laws differ and change. Note each answer with the name of who gave it, and the date."))
    yield Table(
        lazy(N_("To ask, and to write down")),
        heads(N_("Question"), N_("Who asks"), N_("Answer, name, date")),
        rows,
        by_hand=True,
    )
