"""The document "registration": documents to bring, questions to ask, what sources state, and the group's steps."""

from collections.abc import Iterator
from types import MappingProxyType

from coopkit.i18n import N_, lazy
from coopkit.portfolio.documents.start.context import PlanContext, missing_answer
from coopkit.portfolio.plan_fields import TESTS
from coopkit.report import AuthorNote, Document, Figure, Figures, Listing, ReportBlock, Section, Table, heads
from coopkit.report.law import fact_blocks

REGISTRATION = "start.setup.registration"
STEPS = MappingProxyType(
    {
        "ask": N_("Ask the registrar for the law in force and the forms *"),
        "name": N_("Have the name checked *"),
        "bylaws": N_("Sign the final bylaws *"),
        "minutes": N_("Add the minutes and the list of founders *"),
        "capital": N_("Show that the capital is paid in, if asked *"),
        "plan": N_("Add the feasibility study or the plan, if asked *"),
        "file": N_("File the papers and pay the fee *"),
        "questions": N_("Answer the questions that come back *"),
        "certificate": N_("Get the certificate *"),
        "bank": N_("Bank account, tax and social-security numbers *"),
    }
)
"""The steps of registration by id, in the usual order."""
OWN_STEP_COLUMNS = ("what", "whom", "who", "by", "answer")


def registration_document(context: PlanContext) -> Document:
    """Return the checklist for the registrar's office."""
    return Document(
        "registration",
        lazy(N_("Registration checklist")),
        lazy(N_("What to bring, whom to ask, and what was answered. For those of us who go to the office.")),
        (
            Section(lazy(N_("What to bring, and what to ask")), tuple(_checklist_blocks(context))),
            Section(lazy(N_("Rules, as published")), tuple(_fact_blocks(context))),
            Section(lazy(N_("The steps, in our order")), tuple(_step_blocks(context))),
            Section(lazy(N_("Who asks what")), (_own_steps_table(context),)),
        ),
    )


def _checklist_blocks(context: PlanContext) -> Iterator[ReportBlock]:
    """Yield the checklist of documents and steps, with room for answers."""
    yield lazy(N_("What a registrar asks for differs and changes. So ask at each line, and tick it when it is done."))
    yield Table(
        lazy(N_("Papers and steps")),
        heads(N_("What"), N_("Ask"), N_("Answer, name, date"), N_("Done")),
        tuple((lazy(paper.says), lazy(paper.ask), None, lazy("☐")) for paper in context.country.papers),
        by_hand=True,
    )


def _fact_blocks(context: PlanContext) -> Iterator[ReportBlock]:
    """Yield what sources state about the group's country, and the minimum number of members."""
    if context.country.code:
        yield lazy(N_("Country: {country}"), country=lazy(context.country.name))
    blocks = fact_blocks(context.country.facts)
    if blocks:
        yield from blocks
    else:
        yield AuthorNote(lazy(N_("No country is chosen, so no source is quoted here. Choose one on the home page.")))
    least = context.answers.number(TESTS, "result.minimum")
    if least is None:
        yield missing_answer(TESTS, lazy(N_("how many members the registrar asks for")))
    else:
        yield Figures((Figure(lazy(N_("Fewest members, as we were told")), least),))


def _step_blocks(context: PlanContext) -> Iterator[ReportBlock]:
    """Yield the steps in the group's order, or the usual one with a gap."""
    order = context.answers.words(REGISTRATION, "answer.order").split()
    if set(order) != set(STEPS):
        yield missing_answer(REGISTRATION, lazy(N_("the steps in their order")))
        yield AuthorNote(lazy(N_("Until then this is the usual order.")))
        order = list(STEPS)
    yield Listing(tuple(lazy(STEPS[step]) for step in order), numbered=True)
    yield lazy(N_("* varies by country"))


def _own_steps_table(context: PlanContext) -> ReportBlock:
    """Return the table of who asks what, or a gap."""
    rows = context.answers.rows(REGISTRATION, "steps")
    if not rows:
        return missing_answer(REGISTRATION, lazy(N_("who of us asks what, and by when")))
    return Table(
        lazy(N_("Our own steps")),
        heads(N_("What to ask or bring"), N_("Whom we ask"), N_("Who of us"), N_("By when"), N_("Answer, name, date")),
        tuple(tuple(row.words(column) for column in OWN_STEP_COLUMNS) for row in rows),
        by_hand=True,
    )
