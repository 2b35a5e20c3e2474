"""The calculation "our-rules": what a group's own rules make of its surplus, and what sources state about the law."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from coopkit.business.money import add_up
from coopkit.business.surplus.distribution import Distribution
from coopkit.business.surplus.lines import UseLine
from coopkit.calculators.calculation import (
    Calculation,
    CalculationContext,
    CalculationResult,
    IncompleteInput,
    Line,
    ShownValue,
    Table,
    Values,
)
from coopkit.countries import Fact
from coopkit.i18n import N_, ExactPercent, LazyText, Money, lazy
from coopkit.portfolio.account_lines import OUR_RULES, RULES
from coopkit.portfolio.accounts import AnnualAccounts, read_accounts
from coopkit.portfolio.documents.facts import LAW_WARNING, stated
from coopkit.portfolio.documents.manage.surplus_distribution import FACTS
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.members.saved_list import Member
from coopkit.portfolio.own_surplus import share_surplus
from coopkit.portfolio.surplus_labels import USES

SOMEBODY = Member("", use=Decimal(1), paid_up=Decimal(0))
"""Stands for all members as long as none is put in, so that the lines can be seen before."""


def our_rules(values: Values, group: CalculationContext) -> CalculationResult | IncompleteInput:
    """Use the surplus of the year by a group's rules, line by line, in the order of their turns.

    values: the answers to `manage.fin.our-rules`; without a surplus among them that of the group's own year counts.
    """
    books = read_accounts(GroupAnswers({**group.answers, OUR_RULES: values}), minor_digits=group.minor_digits)
    facts = tuple(_facts(group.facts))
    if not books.rules:
        return IncompleteInput((lazy(N_("Put in your first rate.")), *facts))
    if books.sharing.surplus is None:
        return IncompleteInput((lazy(N_("Put in the surplus of the year.")), *facts))
    shared = share_surplus(_with_somebody(books), minor_digits=group.minor_digits)
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
    found = [fact for fact in facts if fact.id in FACTS]
    yield from map(stated, found)
    if found:
        yield lazy(LAW_WARNING)


def lines_of(found: Distribution) -> Table:
    """The surplus line by line, with what is carried forward."""
    head = (lazy(N_("For")), lazy(N_("Rate")), lazy(N_("Of")), lazy(N_("Amount")), lazy(N_("What is left")))
    carried = (lazy(N_("Carried forward")), lazy("–"), lazy("–"), _money(found.use.left), lazy("–"))
    return Table(lazy(N_("The surplus, line by line")), head, (*map(_row, found.use.lines), carried))


def _row(line: UseLine) -> tuple[LazyText, ...]:
    return (
        lazy(USES[line.use]),
        lazy("–") if line.rate is None else lazy("{rate}", rate=ExactPercent(line.rate)),
        lazy("–") if line.base is None else _money(line.base),
        _money(line.amount),
        _money(line.left),
    )


def _figures(found: Distribution) -> dict[str, ShownValue]:
    amounts: dict[str, ShownValue] = {use: Money(found.use.amount(use)) for use in RULES}
    return amounts | {"cash": Money(found.cash), "kept": Money(found.retained), "carried": Money(found.use.left)}


def _money(amount: Decimal) -> LazyText:
    return lazy("{amount}", amount=Money(amount))


OUR_RULES_LINES = Calculation(
    "our-rules",
    None,
    our_rules,
    lines=(
        Line("reserve", N_("Reserve"), N_("its base × rate, until it is full")),
        Line("education", N_("Education fund"), N_("its base × rate")),
        Line("other", N_("Another fund"), N_("its base × rate")),
        Line("interest", N_("Interest on shares"), N_("shares paid up × rate")),
        Line("refund", N_("Refund by use"), N_("what is left at its turn × rate")),
        Line("carried", N_("Carried forward"), N_("surplus − all lines")),
    ),
    example=MappingProxyType(
        {
            "lines.reserve.rate": Decimal(20),
            "lines.reserve.base": "surplus",
            "lines.reserve.turn": Decimal(1),
            "lines.education.rate": Decimal(5),
            "lines.education.base": "left",
            "lines.education.turn": Decimal(2),
            "lines.refund.rate": Decimal(90),
            "lines.refund.turn": Decimal(5),
            "more.surplus": Decimal(1400),
            "more.cash_part": Decimal(50),
        }
    ),
    of_the_group=True,
)
