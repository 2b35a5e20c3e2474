"""The calculation "our-rules": what a group's own rules make of its surplus, and what sources state about the law."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from coopkit.business.money import add_up
from coopkit.business.surplus.distribution import Distribution
from coopkit.calculators.calculation import (
    Calculation,
    CalculationContext,
    CalculationResult,
    IncompleteInput,
    ResultLine,
    Values,
    example,
)
from coopkit.countries import Fact
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.portfolio.account_lines import OUR_RULES, RULES
from coopkit.portfolio.accounts import AnnualAccounts, read_accounts
from coopkit.portfolio.group_surplus import distribute_surplus
from coopkit.portfolio.members.saved_list import Member
from coopkit.report import Table, TableCell
from coopkit.report.law import LAW_WARNING, SURPLUS_FACTS, stated
from coopkit.report.surplus import carried_row, surplus_table

SOMEBODY = Member("", use=Decimal(1), paid_up=Decimal(0))
"""Stands for all members as long as none is put in, so that the lines can be seen before."""


def our_rules(values: Values, group: CalculationContext) -> CalculationResult | IncompleteInput:
    """Use the surplus of the year by a group's rules, line by line, in the order of their turns.

    values: the answers to `manage.fin.our-rules`; without a surplus among them that of the group's own year counts.
    """
    books = read_accounts(group.answers.with_answer(OUR_RULES, values), minor_digits=group.minor_digits)
    facts = tuple(_facts(group.facts))
    if not books.rules:
        return IncompleteInput((lazy(N_("Put in your first rate.")), *facts))
    if books.sharing.surplus is None:
        return IncompleteInput((lazy(N_("Put in the surplus of the year.")), *facts))
    shared = distribute_surplus(_with_somebody(books), minor_digits=group.minor_digits)
    if shared is None:
        return IncompleteInput((*(gap.said for gap in books.gaps if gap.exercise == OUR_RULES), *facts))
    found = shared.distribution
    return CalculationResult(
        (*_finding(found), *_without_members(books), *facts), tables=(lines_of(found),), figures=_figures(found)
    )


def _with_somebody(books: AnnualAccounts) -> AnnualAccounts:
    if books.members:
        return books
    return replace(books, members=(SOMEBODY,), sharing=replace(books.sharing, others_use=Decimal(0)))


def _finding(found: Distribution) -> Iterator[LazyText]:
    use = found.use
    if use.surplus <= 0:
        text = N_("The year ends with {surplus}. There is nothing to share, and no refund.")
        yield lazy(text, surplus=Money(use.surplus))
        return
    members = use.amount("interest") + use.amount("refund")
    losses = use.amount("losses")
    funds = add_up(line.amount for line in use.lines) - members - losses
    text = N_("The year brought a surplus of {surplus}: {members} goes to the members, and {funds} stays for all.")
    yield lazy(text, surplus=Money(use.surplus), members=Money(members), funds=Money(funds))
    if losses:
        yield lazy(N_("Losses of earlier years take {losses} first."), losses=Money(losses))
    if use.left:
        yield lazy(N_("{left} is carried forward to the next year."), left=Money(use.left))


def _without_members(books: AnnualAccounts) -> Iterator[LazyText]:
    if not books.members:
        yield lazy(N_("No members are put in yet, so there is no interest on shares in it."))


def _facts(facts: tuple[Fact, ...]) -> Iterator[LazyText]:
    found = [fact for fact in facts if fact.id in SURPLUS_FACTS]
    yield from map(stated, found)
    if found:
        yield lazy(LAW_WARNING)


def lines_of(found: Distribution) -> Table:
    """The surplus line by line, with what is carried forward."""
    caption, use = lazy(N_("The surplus, line by line")), found.use
    return surplus_table(caption, use.lines, totals=(carried_row(use.left),), others_part=found.others_part)


def _figures(found: Distribution) -> dict[str, TableCell]:
    amounts: dict[str, TableCell] = {use: Money(found.use.amount(use)) for use in RULES}
    return amounts | {"cash": Money(found.cash), "kept": Money(found.retained), "carried": Money(found.use.left)}


OUR_RULES_LINES = Calculation(
    "our-rules",
    None,
    our_rules,
    lines=(
        ResultLine("reserve", N_("Reserve"), N_("its base × rate, until it is full")),
        ResultLine("education", N_("Education fund"), N_("its base × rate")),
        ResultLine("other", N_("Another fund"), N_("its base × rate")),
        ResultLine("interest", N_("Interest on shares"), N_("shares paid up × rate")),
        ResultLine("refund", N_("Refund by use"), N_("what is left at its turn × rate")),
        ResultLine("carried", N_("Carried forward"), N_("surplus − all lines")),
    ),
    example=example(
        {"more.surplus": 1400, "more.cash_part": 50},
        lines=("rate base turn", {"reserve": (20, "surplus", 1), "education": (5, "left", 2), "refund": (90, None, 5)}),
    ),
    of_the_group=True,
)
