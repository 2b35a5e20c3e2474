"""The calculation "our-distribution": the group's surplus, shared by its own rules, down to each member."""

from collections.abc import Iterator

from coopkit.business.money import NotDefined
from coopkit.business.surplus.distribution import Distribution
from coopkit.calculators.calculation import Calculation, CalculationContext, CalculationResult, ResultLine
from coopkit.calculators.inputs import IncompleteInput, Values
from coopkit.calculators.surplus.group_rules import surplus_lines_table
from coopkit.i18n import N_, LazyText, Money, Percent, lazy, lazy_n
from coopkit.portfolio.account_lines import OUR_MEMBERS, OUR_RULES
from coopkit.portfolio.accounts import AnnualAccounts, read_accounts
from coopkit.portfolio.group_surplus import distribute_surplus
from coopkit.portfolio.members.left_out import incomplete_list_sentences
from coopkit.portfolio.members.saved_list import COLUMNS
from coopkit.report import Table, TableCell, heads
from coopkit.report.surplus import all_members_row, member_row

MOST_MEMBERS_SHOWN = 60
"""The most members to show on the page; the document lists them all."""


def group_distribution(values: Values, context: CalculationContext) -> CalculationResult | IncompleteInput:
    """Distribute the group's surplus of the year among its members by its own rules.

    values: the answers to `manage.fin.our-members`; a loaded member list counts instead of the table.
    Returns IncompleteInput with what is still missing.
    """
    accounts = read_accounts(context.answers.with_answer(OUR_MEMBERS, values), minor_digits=context.minor_digits)
    left_out = tuple(incomplete_list_sentences(accounts.left_out))
    if not accounts.members:
        return IncompleteInput(left_out or (lazy(N_("Put in your first member, with the use in the year.")),))
    shares = distribute_surplus(accounts, minor_digits=context.minor_digits)
    if shares is None:
        return IncompleteInput(
            (
                *left_out,
                *_member_count_sentence(accounts),
                *(gap.text for gap in accounts.gaps if gap.exercise == OUR_RULES),
            )
        )
    distribution = shares.distribution
    return CalculationResult(
        (
            *left_out,
            _members_part_sentence(distribution),
            *_member_count_sentence(accounts),
            *_refund_sentences(distribution),
        ),
        tables=(surplus_lines_table(distribution), _members_table(distribution, accounts)),
        figures=_distribution_figures(distribution),
    )


def _member_count_sentence(accounts: AnnualAccounts) -> Iterator[LazyText]:
    """Say how many members there are, and whether they are from the table or a loaded list."""
    one, many = N_("The table has one member."), N_("The table has {n} members.")
    if accounts.members_imported:
        one = N_("The list that was loaded has one member. It counts here, and not the table.")
        many = N_("The list that was loaded has {n} members. It counts here, and not the table.")
    yield lazy_n(one, many, len(accounts.members))


def _members_part_sentence(distribution: Distribution) -> LazyText:
    """Say how much the members get as refunds and interest."""
    if distribution.use.surplus <= 0:
        text = N_("The year ends with {surplus}. Nobody gets anything, and nobody has to pay for it here.")
        return lazy(text, surplus=Money(distribution.use.surplus))
    text = N_("The members get {refund} as a refund and {interest} as interest, to the last cent.")
    return lazy(text, refund=Money(distribution.refund), interest=Money(distribution.interest))


def _refund_sentences(distribution: Distribution) -> Iterator[LazyText]:
    """Say what a unit of use gets, how refunds are paid, and what isn't distributed or shown here."""
    if not isinstance(distribution.refund_rate, NotDefined) and distribution.refund:
        yield lazy(N_("That is {rate} for each unit of use."), rate=distribution.refund_rate)
        text = N_("{cash} of the refunds is paid in cash, {kept} is kept in the members’ names.")
        yield lazy(text, cash=Money(distribution.cash), kept=Money(distribution.retained))
    if distribution.non_member_share:
        text = N_("{part} of all use was by people who are no members. That part stays for all.")
        yield lazy(text, part=Percent(distribution.non_member_share))
    if distribution.undistributed:
        yield lazy(N_("Nobody used the co-op, so {amount} stays for all."), amount=Money(distribution.undistributed))
    not_shown = len(distribution.members) - MOST_MEMBERS_SHOWN
    if not_shown > 0:
        one, many = N_("One more member stands in the statement."), N_("{n} more members stand in the statement.")
        yield lazy_n(one, many, not_shown)


def _members_table(distribution: Distribution, accounts: AnnualAccounts) -> Table:
    """Return each member's number if there are any, use, interest and refund, and the totals of all members."""
    numbers = [member.number for member in accounts.members[:MOST_MEMBERS_SHOWN]]
    columns = [N_("Use"), N_("Interest"), N_("Refund"), N_("In cash"), N_("Kept")]
    has_numbers = any(numbers)
    head = heads(N_("Member"), *([COLUMNS["number"]] * has_numbers), *columns)
    return Table(
        lazy(N_("Each member’s part")),
        head,
        tuple(
            member_row(place, each, *([number] * has_numbers))
            for place, (each, number) in enumerate(zip(distribution.members, numbers, strict=False), start=1)
        ),
        (all_members_row(distribution, *([""] * has_numbers)),),
    )


def _distribution_figures(distribution: Distribution) -> dict[str, TableCell]:
    return {
        "interest": Money(distribution.interest),
        "refund": Money(distribution.refund),
        "cash": Money(distribution.cash),
        "kept": Money(distribution.retained),
    }


GROUP_DISTRIBUTION = Calculation(
    "our-distribution",
    None,
    group_distribution,
    lines=(
        ResultLine("interest", N_("Interest of all members"), N_("each: shares paid up × rate × months ÷ 12")),
        ResultLine("refund", N_("Refunds of all members"), N_("each: money for refunds × own use ÷ all use")),
        ResultLine("cash", N_("Of that in cash"), N_("each refund × part in cash")),
        ResultLine("kept", N_("Kept in the members’ names"), N_("refunds − cash")),
    ),
    reads_group_answers=True,
)
