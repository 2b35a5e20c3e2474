"""The document "members": who can join, the core members, their skills, and what each pays in."""

from collections.abc import Iterator
from decimal import Decimal
from types import MappingProxyType

from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.portfolio.checklists import ABLE_ALONE, SKILLS
from coopkit.portfolio.documents.start.context import PlanContext, kind_figure, missing_answer, typed_text
from coopkit.portfolio.group_answers import AnswerRow
from coopkit.portfolio.plan_fields import BINDINGS, CONTRIBUTION, MEMBER_MATRIX
from coopkit.report import AuthorNote, Document, Figure, Figures, Listing, ReportBlock, Section, Table, TableCell, heads

CRITERIA = "start.core.criteria"
ZERO = Decimal(0)
_PAYMENT_LABELS = MappingProxyType(
    {
        "members": N_("Members who start"),
        "share": N_("Share of each member"),
        "entry_fee": N_("Entry fee of each member"),
    }
)


def members_document(context: PlanContext) -> Document:
    """Return the members' document; worries, and what single people can pay in, stay in the notebook."""
    return Document(
        "members",
        lazy(N_("Our members")),
        lazy(
            N_("Who we are, who can join, and what we bring together. For ourselves, and for those who want to join.")
        ),
        (
            Section(lazy(N_("Who can join us")), (*criteria_blocks(context), kind_figure(context))),
            Section(lazy(N_("Our core members")), tuple(_core_member_blocks(context))),
            Section(lazy(N_("What we can do together")), tuple(skill_blocks(context))),
            Section(lazy(N_("What each member pays in")), tuple(payment_blocks(context))),
        ),
    )


def criteria_blocks(context: PlanContext) -> tuple[ReportBlock, ...]:
    """Return the group's criteria for members, or a gap."""
    what = lazy(N_("our criteria for members"))
    return (typed_text(context, CRITERIA, "ours.words", lazy(N_("Who can be a member")), what=what),)


def skill_blocks(context: PlanContext) -> Iterator[ReportBlock]:
    """Yield for each skill who has enough of it, or that nobody has."""
    rows = _named_members(context)
    if rows:
        yield Listing(tuple(_skill_line(skill, label, rows) for skill, label in SKILLS.items()))
    else:
        yield missing_answer(MEMBER_MATRIX, lazy(N_("what each of us can do")))


def payment_blocks(context: PlanContext) -> Iterator[ReportBlock]:
    """Yield share, entry fee and their payment, with gaps, and the sum of what core members promise."""
    lines = []
    for field in _PAYMENT_LABELS:
        binding = BINDINGS[field]
        number = context.answers.number(binding.exercise, binding.name)
        if number is not None:
            lines.append(Figure(lazy(_PAYMENT_LABELS[field]), number if binding.whole else Money(number)))
        elif binding.required:
            yield missing_answer(binding.exercise, lazy(binding.label))
    start = context.answers.number(CONTRIBUTION, "paying.at_start")
    months = context.answers.number(CONTRIBUTION, "paying.months")
    if start is not None:
        lines.append(Figure(lazy(N_("Paid of the share at the start")), Money(start)))
    if months:
        lines.append(Figure(lazy(N_("Months in which the rest is paid")), months))
    promised = [row.number("promise") for row in _named_members(context)]
    known = [each for each in promised if each is not None]
    if known:
        text = N_("By {n} of {all} core members. Single amounts are not printed.")
        remark = lazy(text, n=len(known), all=len(promised))
        lines.append(Figure(lazy(N_("What core members can pay in, together")), Money(sum(known, ZERO)), remark))
    if lines:
        yield Figures(tuple(lines))


def _named_members(context: PlanContext) -> list[AnswerRow]:
    """Return the rows of core members that have a name."""
    return [row for row in context.answers.rows(MEMBER_MATRIX, "members") if row.words("name")]


def _core_member_blocks(context: PlanContext) -> Iterator[ReportBlock]:
    """Yield the table of core members, or a gap."""
    rows = _named_members(context)
    if not rows:
        yield missing_answer(MEMBER_MATRIX, lazy(N_("the list of our core members")))
        return
    hours = [row.number("hours") for row in rows]
    yield Table(
        lazy(N_("Skills from 0, not at all, to 3, can teach it")),
        heads(N_("Name or code"), N_("Skills"), N_("Tools or space"), N_("Days"), N_("Hours a week")),
        tuple(tuple(_member_cells(row)) for row in rows),
        ((lazy(N_("Together")), None, None, None, sum((each for each in hours if each is not None), ZERO)),),
    )
    yield AuthorNote(lazy(N_("Worries and what single people can pay in are not printed. They stay in our notebook.")))


def _member_cells(row: AnswerRow) -> Iterator[TableCell]:
    """Yield the cells of a core member: name, skills with levels, tools, days, hours."""
    yield row.words("name")
    known = ((label, row.number(skill)) for skill, label in SKILLS.items())
    rated = tuple(lazy(N_("{skill} {n}"), skill=lazy(label), n=n) for label, n in known if n is not None)
    yield lazy("{skills}", skills=rated) if rated else None
    yield row.words("tools")
    yield row.words("days")
    yield row.number("hours")


def _skill_line(skill: str, label: str, rows: list[AnswerRow]) -> LazyText:
    """Return a line such as "Selling: Ana and Bilal"."""
    able = tuple(lazy("{name}", name=row.words("name")) for row in rows if (row.number(skill) or ZERO) >= ABLE_ALONE)
    if able:
        return lazy(N_("{skill}: {people}"), skill=lazy(label), people=able)
    return lazy(N_("{skill}: a gap. Nobody can do it alone yet."), skill=lazy(label))
