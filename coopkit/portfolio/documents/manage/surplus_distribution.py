"""The document "surplus-distribution": the use of the year's surplus, line by line and member by member."""

from collections.abc import Iterator
from types import MappingProxyType

from coopkit.business.money import NotDefined, round_half_up
from coopkit.business.surplus.distribution import Distribution
from coopkit.i18n import N_, ExactPercent, Money, Percent, lazy
from coopkit.portfolio.account_lines import OUR_MEMBERS, OUR_RULES
from coopkit.portfolio.account_warnings import SHARES_DIFFER
from coopkit.portfolio.documents.manage.context import YearContext, incomplete_list_blocks
from coopkit.portfolio.documents.signatures import signature_section
from coopkit.portfolio.group_surplus import GroupDistribution
from coopkit.portfolio.members.saved_list import COLUMNS
from coopkit.report import (
    AuthorNote,
    Document,
    Figure,
    Figures,
    Notice,
    ReportBlock,
    Section,
    Table,
    TableCell,
    ToWrite,
    heads,
)
from coopkit.report.law import SURPLUS_FACTS, fact_blocks
from coopkit.report.surplus import (
    BASE_LABELS,
    USE_LABELS,
    all_members_row,
    carried_forward_row,
    member_row,
    surplus_table,
)

MEASURE_LABELS = MappingProxyType(
    {
        "hours": N_("hours worked"),
        "kilos": N_("kilos brought"),
        "purchases": N_("what was bought from the co-op"),
        "sales": N_("what was sold through the co-op"),
    }
)
REFUND_SENTENCES = MappingProxyType(
    {
        "hours": N_("The refund is {rate} for each hour."),
        "kilos": N_("The refund is {rate} for each kilo."),
        "purchases": N_("The refund is {rate} for each 1 that was bought."),
        "sales": N_("The refund is {rate} for each 1 that was sold."),
    }
)
REFUND_RATE_PLACES = 4


def surplus_distribution(context: YearContext) -> Document:
    """Return the surplus statement."""
    return Document(
        "surplus-distribution",
        lazy(N_("Surplus statement")),
        lazy(N_("What becomes of the surplus, by our own rules, down to each member. The assembly decides on it.")),
        tuple(section for section in _sections(context) if section.blocks),
    )


def _sections(context: YearContext) -> Iterator[Section]:
    """Yield the sections; without a distribution, one that names what is missing."""
    shared = context.group_distribution
    yield from sections_before_paying(context)
    if shared is not None:
        yield Section(lazy(N_("The surplus, line by line")), tuple(_line_blocks(shared)))
    yield Section(lazy(N_("Our rules, as we put them in")), tuple(_rule_blocks(context)))
    yield Section(lazy(N_("Rules, as published")), tuple(_fact_blocks(context)))
    if shared is not None:
        yield Section(lazy(N_("Each member’s part")), tuple(_member_blocks(context, shared)))
        yield signature_section(
            lazy(N_("The general assembly has decided to use the surplus in this way.")),
            N_("Chair"),
            N_("Treasurer"),
            before=(ToWrite(lazy(N_("Date of the general assembly"))),),
        )


def sections_before_paying(context: YearContext) -> Iterator[Section]:
    """Yield the sections with what is missing for a distribution, and with what must be cleared up before paying."""
    if context.group_distribution is None:
        gaps = tuple(gap for gap in context.accounts.gaps if gap.exercise in (OUR_RULES, OUR_MEMBERS))
        sentence = lazy(N_("The surplus cannot be shared out yet."))
        yield Section(lazy(N_("What is still missing")), (sentence, *gaps), for_authors=True)
    yield Section(lazy(N_("Before anything is paid out")), tuple(_notices_before_paying(context)))


def _notices_before_paying(context: YearContext) -> Iterator[ReportBlock]:
    """Yield what must be cleared up first: rows left out of the members, and shares that differ from the balance."""
    yield from incomplete_list_blocks(context.accounts)
    yield from (Notice(warning.sentence) for warning in context.warnings if warning.code == SHARES_DIFFER)


def _line_blocks(shared: GroupDistribution) -> Iterator[ReportBlock]:
    """Yield the surplus and its use, line by line."""
    found, use = shared.distribution, shared.distribution.use
    if use.surplus <= 0:
        text = N_(
            "The year ends with {surplus}. There is nothing to share: no interest on shares and no refund is paid."
        )
        yield Notice(lazy(text, surplus=Money(use.surplus)))
        yield lazy(
            N_("What becomes of a loss stands in the bylaws: the reserve may cover it, or it is carried forward.")
        )
    yield Figures(
        (
            Figure(lazy(N_("Surplus of the year")), Money(use.surplus)),
            Figure(lazy(N_("Left from earlier years")), Money(use.brought_forward)),
        )
    )
    caption = lazy(N_("Line by line"))
    yield surplus_table(
        caption, use.lines, totals=(carried_forward_row(use.carried_forward),), non_member_share=found.non_member_share
    )
    yield from _refund_sentences(found, shared.accounts.sharing.measure)


def _refund_sentences(found: Distribution, measure: str) -> Iterator[ReportBlock]:
    """Yield how the refund depends on use, and which part of it is paid in cash."""
    if found.non_member_share:
        text = N_("{part} of all use was by people who are no members. That part of the surplus goes to the reserve.")
        yield lazy(text, part=Percent(found.non_member_share))
    if found.undistributed:
        text = N_("{amount} of refunds stay in the reserve, since no member used anything.")
        yield lazy(text, amount=Money(found.undistributed))
    if not isinstance(found.refund_rate, NotDefined) and found.refund:
        rate = round_half_up(found.refund_rate, REFUND_RATE_PLACES)
        yield lazy(REFUND_SENTENCES.get(measure, N_("The refund is {rate} for each unit of use.")), rate=rate)
        text = N_("Of {refund} in refunds, {cash} is paid in cash and {kept} is kept in the members’ names.")
        yield lazy(text, refund=Money(found.refund), cash=Money(found.cash), kept=Money(found.retained))


def _rule_blocks(context: YearContext) -> Iterator[ReportBlock]:
    """Yield the group's rules as a table, and its other inputs."""
    accounts = context.accounts
    if not accounts.rules:
        return
    yield Table(
        lazy(N_("In this order")),
        heads(N_("For"), N_("Rate"), N_("Of")),
        tuple(
            (lazy(USE_LABELS[rule.use]), ExactPercent(rule.rate), _rate_base(rule.use, rule.base))
            for rule in accounts.rules
        ),
    )
    given = accounts.sharing
    lines = [Figure(lazy(N_("Part of a refund that is paid in cash")), ExactPercent(given.cash_part))]
    if given.target is not None:
        lines.append(Figure(lazy(N_("Target of the reserve")), Money(given.target)))
        lines.append(Figure(lazy(N_("Reserve before this year’s part")), Money(given.reserve_now)))
    if given.measure in MEASURE_LABELS:
        lines.append(Figure(lazy(N_("Use is measured by")), lazy(MEASURE_LABELS[given.measure])))
    yield Figures(tuple(lines))


def _rate_base(use: str, base: str) -> TableCell:
    """Return in words what the rate of a use is a part of."""
    if use == "interest":
        return lazy(N_("shares paid up, a year"))
    return lazy(BASE_LABELS["left" if use == "refund" else base])


def _fact_blocks(context: YearContext) -> Iterator[ReportBlock]:
    """Yield what sources state about the use of a surplus in the group's country."""
    facts = [fact for fact in context.country.facts if fact.id in SURPLUS_FACTS]
    if facts:
        yield from fact_blocks(facts)
    elif context.country.code:
        text = N_("We know of no source for the use of a surplus in {country}.")
        yield AuthorNote(lazy(text, country=lazy(context.country.name)))
    else:
        yield AuthorNote(lazy(N_("No country is chosen, so no source is quoted here. Choose one on the home page.")))
    yield from (Notice(warning.sentence) for warning in context.warnings if warning.code == "reserve-below-stated")


def _member_blocks(context: YearContext, shared: GroupDistribution) -> Iterator[ReportBlock]:
    """Yield the table of each member's part, and where the list of members comes from."""
    found, accounts = shared.distribution, shared.accounts
    has_numbers = any(member.number for member in accounts.members)
    yield Table(
        lazy(N_("Member by member")),
        heads(
            N_("Member"),
            *([COLUMNS["number"]] * has_numbers),
            N_("Use in the year"),
            N_("Interest on shares"),
            N_("Refund"),
            N_("paid in cash"),
            N_("kept in the member’s name"),
        ),
        tuple(
            member_row(place, each, *([member.number] * has_numbers))
            for place, (each, member) in enumerate(zip(found.members, accounts.members, strict=True), start=1)
        ),
        (all_members_row(found, *([""] * has_numbers)),),
    )
    if accounts.members_imported:
        yield lazy(N_("This goes by the list of members that was loaded: {n} members."), n=len(accounts.members))
    else:
        yield lazy(N_("This goes by the table that we filled in: {n} members."), n=len(accounts.members))
    yield from (gap for gap in accounts.gaps if gap.exercise == OUR_RULES)
    yield lazy(N_("What is kept stays the member’s own. The bylaws say when it is paid out."))
