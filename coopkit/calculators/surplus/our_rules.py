"""The calculation "our-rules": what a group's own rules make of its surplus, and what sources state about the law."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from coopkit.business.money import add_up
from coopkit.business.surplus.distribution import Distribution
from coopkit.business.surplus.lines import UseLine
from coopkit.calculators.calculation import Calculation, Computed, Group, Line, Missing, Shown, Table, Values
from coopkit.countries import Fact
from coopkit.i18n import N_, ExactPercent, Money, Said, say
from coopkit.portfolio.account_lines import OUR_RULES, RULES
from coopkit.portfolio.accounts import Books, read_books
from coopkit.portfolio.documents.facts import LAW_WARNING, stated
from coopkit.portfolio.documents.manage.surplus_distribution import FACTS
from coopkit.portfolio.group_answers import Answers
from coopkit.portfolio.members.saved_list import Member
from coopkit.portfolio.own_surplus import share_surplus
from coopkit.portfolio.surplus_labels import USES

SOMEBODY = Member("", use=Decimal(1), paid_up=Decimal(0))
"""Stands for all members as long as none is put in, so that the lines can be seen before."""


def our_rules(values: Values, group: Group) -> Computed | Missing:
    """Use the surplus of the year by a group's rules, line by line, in the order of their turns.

    values: the answers to `manage.fin.our-rules`; without a surplus among them that of the group's own year counts.
    """
    books = read_books(Answers({**group.answers, OUR_RULES: values}), minor_digits=group.minor_digits)
    facts = tuple(_facts(group.facts))
    if not books.rules:
        return Missing((say(N_("Put in your first rate.")), *facts))
    if books.sharing.surplus is None:
        return Missing((say(N_("Put in the surplus of the year.")), *facts))
    shared = share_surplus(_with_somebody(books), minor_digits=group.minor_digits)
    if shared is None:
        return Missing((*(gap.said for gap in books.gaps if gap.exercise == OUR_RULES), *facts))
    found = shared.distribution
    return Computed(
        (*_finding(found), *_without_members(books), *facts), tables=(lines_of(found),), figures=_figures(found)
    )


def _with_somebody(books: Books) -> Books:
    if books.members:
        return books
    return replace(books, members=(SOMEBODY,), sharing=replace(books.sharing, others_use=Decimal(0)))


def _finding(found: Distribution) -> Iterator[Said]:
    use = found.use
    if use.surplus <= 0:
        text = N_("The year ends with {surplus}. There is nothing to share, and no refund.")
        yield say(text, surplus=Money(use.surplus))
        return
    members = use.amount("interest") + use.amount("refund")
    losses = use.amount("losses")
    funds = add_up(line.amount for line in use.lines) - members - losses
    text = N_("The year brought a surplus of {surplus}: {members} goes to the members, and {funds} stays for all.")
    yield say(text, surplus=Money(use.surplus), members=Money(members), funds=Money(funds))
    if losses:
        yield say(N_("Losses of earlier years take {losses} first."), losses=Money(losses))
    if use.left:
        yield say(N_("{left} is carried forward to the next year."), left=Money(use.left))


def _without_members(books: Books) -> Iterator[Said]:
    if not books.members:
        yield say(N_("No members are put in yet, so there is no interest on shares in it."))


def _facts(facts: tuple[Fact, ...]) -> Iterator[Said]:
    found = [fact for fact in facts if fact.id in FACTS]
    yield from map(stated, found)
    if found:
        yield say(LAW_WARNING)


def lines_of(found: Distribution) -> Table:
    """The surplus line by line, with what is carried forward."""
    head = (say(N_("For")), say(N_("Rate")), say(N_("Of")), say(N_("Amount")), say(N_("What is left")))
    carried = (say(N_("Carried forward")), say("–"), say("–"), _money(found.use.left), say("–"))
    return Table(say(N_("The surplus, line by line")), head, (*map(_row, found.use.lines), carried))


def _row(line: UseLine) -> tuple[Said, ...]:
    return (
        say(USES[line.use]),
        say("–") if line.rate is None else say("{rate}", rate=ExactPercent(line.rate)),
        say("–") if line.base is None else _money(line.base),
        _money(line.amount),
        _money(line.left),
    )


def _figures(found: Distribution) -> dict[str, Shown]:
    amounts: dict[str, Shown] = {use: Money(found.use.amount(use)) for use in RULES}
    return amounts | {"cash": Money(found.cash), "kept": Money(found.retained), "carried": Money(found.use.left)}


def _money(amount: Decimal) -> Said:
    return say("{amount}", amount=Money(amount))


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
