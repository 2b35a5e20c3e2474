"""The calculation "our-rules": the group's surplus used by its own rules, and what sources state about the law."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from coopkit.business.money import add_up
from coopkit.business.surplus.distribution import Distribution
from coopkit.calculators.calculation import Calculation, CalculationContext, CalculationResult, ResultLine
from coopkit.calculators.inputs import IncompleteInput, Values, example
from coopkit.countries import Fact
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.portfolio.account_lines import OUR_RULES, RULES
from coopkit.portfolio.accounts import AnnualAccounts, read_accounts
from coopkit.portfolio.group_surplus import distribute_surplus
from coopkit.portfolio.members.saved_list import Member
from coopkit.report import Table, TableCell
from coopkit.report.law import LAW_WARNING, SURPLUS_FACTS, fact_sentence
from coopkit.report.surplus import carried_forward_row, surplus_table

PLACEHOLDER_MEMBER = Member("", use=Decimal(1), paid_up=Decimal(0))
"""Used while there are no members, so that the lines of the surplus can be calculated."""


def group_rules(values: Values, context: CalculationContext) -> CalculationResult | IncompleteInput:
    """Use the surplus of the year by the group's own rules, line by line.

    values: the answers to `manage.fin.our-rules`. The surplus is the one given there, or that of the group's year.
    """
    accounts = read_accounts(context.answers.with_answer(OUR_RULES, values), minor_digits=context.minor_digits)
    facts = tuple(_legal_fact_sentences(context.facts))
    unusable = tuple(gap.text for gap in accounts.unusable_cells if gap.exercise == OUR_RULES)
    if unusable:
        return IncompleteInput((*unusable, *facts))
    if not accounts.rules:
        return IncompleteInput((lazy(N_("Put in your first rate.")), *facts))
    if accounts.sharing.surplus is None:
        return IncompleteInput((lazy(N_("Put in the surplus of the year.")), *facts))
    shares = distribute_surplus(_with_placeholder_member(accounts), minor_digits=context.minor_digits)
    if shares is None:
        return IncompleteInput((*(gap.text for gap in accounts.gaps if gap.exercise == OUR_RULES), *facts))
    distribution = shares.distribution
    return CalculationResult(
        (*_surplus_sentences(distribution), *_no_members_sentence(accounts), *facts),
        tables=(surplus_lines_table(distribution),),
        figures=_rule_figures(distribution),
    )


def _with_placeholder_member(accounts: AnnualAccounts) -> AnnualAccounts:
    """Return the accounts with a placeholder for the members if there are none."""
    if accounts.members:
        return accounts
    return replace(accounts, members=(PLACEHOLDER_MEMBER,), sharing=replace(accounts.sharing, others_use=Decimal(0)))


def _surplus_sentences(distribution: Distribution) -> Iterator[LazyText]:
    """Say how much of the surplus goes to the members, to funds, to old losses, and to the next year."""
    use = distribution.use
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
    if use.carried_forward:
        yield lazy(N_("{left} is carried forward to the next year."), left=Money(use.carried_forward))


def _no_members_sentence(accounts: AnnualAccounts) -> Iterator[LazyText]:
    """Say that interest on shares is missing if there are no members."""
    if not accounts.members:
        yield lazy(N_("No members are put in yet, so there is no interest on shares in it."))


def _legal_fact_sentences(facts: tuple[Fact, ...]) -> Iterator[LazyText]:
    """Say what sources state about the use of a surplus in the country, with the warning about laws."""
    surplus_facts = [fact for fact in facts if fact.id in SURPLUS_FACTS]
    yield from map(fact_sentence, surplus_facts)
    if surplus_facts:
        yield lazy(LAW_WARNING)


def surplus_lines_table(distribution: Distribution) -> Table:
    """Return the use of the surplus line by line, and what is carried forward."""
    caption, use = lazy(N_("The surplus, line by line")), distribution.use
    return surplus_table(
        caption,
        use.lines,
        totals=(carried_forward_row(use.carried_forward),),
        non_member_share=distribution.non_member_share,
    )


def _rule_figures(distribution: Distribution) -> dict[str, TableCell]:
    amounts: dict[str, TableCell] = {use: Money(distribution.use.amount(use)) for use in RULES}
    return amounts | {
        "cash": Money(distribution.cash),
        "kept": Money(distribution.retained),
        "carried": Money(distribution.use.carried_forward),
    }


GROUP_RULES = Calculation(
    "our-rules",
    None,
    group_rules,
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
    reads_group_answers=True,
)
