"""The calculation "our-distribution": a group's own surplus, by its own rules, down to each member."""

from collections.abc import Iterator

from coopkit.business.money import NotDefined
from coopkit.business.surplus.distribution import Distribution
from coopkit.calculators.calculation import (
    Calculation,
    CalculationContext,
    CalculationResult,
    IncompleteInput,
    ResultLine,
    Values,
)
from coopkit.calculators.surplus.our_rules import lines_of
from coopkit.i18n import N_, LazyText, Money, Percent, lazy, lazy_n
from coopkit.portfolio.account_lines import OUR_MEMBERS, OUR_RULES
from coopkit.portfolio.accounts import AnnualAccounts, read_accounts
from coopkit.portfolio.group_surplus import distribute_surplus
from coopkit.report import Table, TableCell, heads
from coopkit.report.surplus import member_row, members_row

MOST_SHOWN = 60
"""So many members are shown on the page; the statement lists them all."""


def our_distribution(values: Values, group: CalculationContext) -> CalculationResult | IncompleteInput:
    """Share the surplus of the year by the group's rules among its members.

    values: the answers to `manage.fin.our-members`; a list that was loaded counts instead of its table.
    Returns IncompleteInput with the gaps in words.
    """
    books = read_accounts(group.answers.with_answer(OUR_MEMBERS, values), minor_digits=group.minor_digits)
    if not books.members:
        return IncompleteInput((lazy(N_("Put in your first member, with the use in the year.")),))
    shared = distribute_surplus(books, minor_digits=group.minor_digits)
    if shared is None:
        return IncompleteInput((*_counted(books), *(gap.said for gap in books.gaps if gap.exercise == OUR_RULES)))
    found = shared.distribution
    return CalculationResult(
        (_finding(found), *_counted(books), *_remarks(found)),
        tables=(lines_of(found), _table(found)),
        figures=_figures(found),
    )


def _counted(books: AnnualAccounts) -> Iterator[LazyText]:
    one, many = N_("The table has one member."), N_("The table has {n} members.")
    if books.members_imported:
        one = N_("The list that was loaded has one member. It counts here, and not the table.")
        many = N_("The list that was loaded has {n} members. It counts here, and not the table.")
    yield lazy_n(one, many, len(books.members))


def _finding(found: Distribution) -> LazyText:
    if found.use.surplus <= 0:
        text = N_("The year ends with {surplus}. Nobody gets anything, and nobody has to pay for it here.")
        return lazy(text, surplus=Money(found.use.surplus))
    text = N_("The members get {refund} as a refund and {interest} as interest, to the last cent.")
    return lazy(text, refund=Money(found.refund), interest=Money(found.interest))


def _remarks(found: Distribution) -> Iterator[LazyText]:
    if not isinstance(found.refund_rate, NotDefined) and found.refund:
        yield lazy(N_("That is {rate} for each unit of use."), rate=found.refund_rate)
        text = N_("{cash} of the refunds is paid in cash, {kept} is kept in the members’ names.")
        yield lazy(text, cash=Money(found.cash), kept=Money(found.retained))
    if found.others_part:
        text = N_("{part} of all use was by people who are no members. That part stays for all.")
        yield lazy(text, part=Percent(found.others_part))
    if found.in_common:
        yield lazy(N_("Nobody used the co-op, so {amount} stays for all."), amount=Money(found.in_common))
    more = len(found.members) - MOST_SHOWN
    if more > 0:
        one, many = N_("One more member stands in the statement."), N_("{n} more members stand in the statement.")
        yield lazy_n(one, many, more)


def _table(found: Distribution) -> Table:
    head = heads(N_("Member"), N_("Use"), N_("Interest"), N_("Refund"), N_("In cash"), N_("Kept"))
    return Table(
        lazy(N_("Each member’s part")),
        head,
        tuple(member_row(place, each) for place, each in enumerate(found.members[:MOST_SHOWN], start=1)),
        (members_row(found),),
    )


def _figures(found: Distribution) -> dict[str, TableCell]:
    return {
        "interest": Money(found.interest),
        "refund": Money(found.refund),
        "cash": Money(found.cash),
        "kept": Money(found.retained),
    }


OUR_DISTRIBUTION = Calculation(
    "our-distribution",
    None,
    our_distribution,
    lines=(
        ResultLine("interest", N_("Interest of all members"), N_("each: shares paid up × rate × months ÷ 12")),
        ResultLine("refund", N_("Refunds of all members"), N_("each: money for refunds × own use ÷ all use")),
        ResultLine("cash", N_("Of that in cash"), N_("each refund × part in cash")),
        ResultLine("kept", N_("Kept in the members’ names"), N_("refunds − cash")),
    ),
    of_the_group=True,
)
