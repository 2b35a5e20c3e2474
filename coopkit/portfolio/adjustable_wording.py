"""Numbers that are tried, in words: what they are called, and how they would turn a test."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from coopkit.business.feasibility.seven_tests import Answer, Reason, Tested, Topic
from coopkit.business.money import finest_places
from coopkit.i18n import N_, Money, Said, Value, say, say_n
from coopkit.portfolio.adjustable_inputs import Kind
from coopkit.portfolio.seven_tests_wording import why
from coopkit.portfolio.thresholds import Turn

LABELS = MappingProxyType(
    {
        Kind.PRICE: N_("Price of a unit"),
        Kind.VARIABLE: N_("Variable cost of a unit"),
        Kind.UNITS: N_("Quantity in all months, % of the plan"),
        Kind.FIXED: N_("Fixed costs in a month"),
        Kind.MEMBERS: N_("Members"),
        Kind.AT_ONCE: N_("Paid at once, % of the sales"),
        Kind.LOAN: N_("Amount of the loan"),
        Kind.MONTHS: N_("Months of the loan"),
        Kind.CAUTION: N_("Caution: the part of the yes that really buys"),
        Kind.CAN_GIVE: N_("What each member can give in a month"),
        Kind.CAN_GIVE_A_YEAR: N_("What each member can give in a year"),
        Kind.PROMISED: N_("Money promised in writing"),
        Kind.PRICES: N_("Our prices, % of this year’s"),
        Kind.VOLUME: N_("How much we sell, % of this year’s"),
        Kind.PAY: N_("What an hour is paid, % of this year’s"),
        Kind.RESERVE: N_("To the reserve, % as in our rules"),
    }
)
"""What stands at a slider, or beside a field."""

NAMES = MappingProxyType(
    {
        Kind.PRICE: N_("the price"),
        Kind.VARIABLE: N_("the variable cost"),
        Kind.FIXED: N_("the fixed costs"),
        Kind.MEMBERS: N_("the number of members"),
        Kind.AT_ONCE: N_("the part paid at once"),
        Kind.MONTHS: N_("the months of the loan"),
        Kind.CAUTION: N_("the caution"),
        Kind.CAN_GIVE: N_("what each member can give"),
        Kind.CAN_GIVE_A_YEAR: N_("what each member can give"),
    }
)
_TURNS_A_NO = MappingProxyType(
    {
        Kind.PRICE: N_("a price of {at} or more"),
        Kind.VARIABLE: N_("a variable cost of {at} or less"),
        Kind.FIXED: N_("fixed costs of {at} or less in a month"),
        Kind.MEMBERS: N_("{at} members or more"),
        Kind.AT_ONCE: N_("{at} % of the sales or more, paid at once"),
        Kind.MONTHS: N_("a loan over {at} months or longer"),
        Kind.CAUTION: N_("a caution of {at} or more"),
        Kind.CAN_GIVE: N_("{at} or more that each member can give in a month"),
        Kind.CAN_GIVE_A_YEAR: N_("{at} or more that each member can give in a year"),
        Kind.PROMISED: N_("{at} promised in writing"),
        Kind.DEMAND: N_("a demand of {at} in a month"),
        Kind.START_MONEY: N_("{at} more money at the start"),
    }
)
_TURNS_A_YES = MappingProxyType(
    {
        Kind.PRICE: N_("a price below {at}"),
        Kind.VARIABLE: N_("a variable cost above {at}"),
        Kind.FIXED: N_("fixed costs above {at} in a month"),
        Kind.MEMBERS: N_("fewer than {at} members"),
        Kind.AT_ONCE: N_("less than {at} % of the sales paid at once"),
        Kind.MONTHS: N_("a loan over fewer than {at} months"),
        Kind.CAUTION: N_("a caution below {at}"),
        Kind.CAN_GIVE: N_("less than {at} that each member can give in a month"),
        Kind.CAN_GIVE_A_YEAR: N_("less than {at} that each member can give in a year"),
        Kind.PROMISED: N_("less than {at} promised in writing"),
        Kind.DEMAND: N_("a demand below {at} in a month"),
        Kind.START_MONEY: N_("more than {at} missing at the start"),
    }
)
_OWN_TO_TURN = MappingProxyType(
    {
        Topic.LAW: N_("Ask the registrar, and write the answer down with a name and the date: that can turn it."),
        Topic.SKILLS: N_("A plan for each missing skill, with a name and a date, turns it into a yes."),
    }
)
_OWN_YES = MappingProxyType(
    {
        Topic.LAW: N_("Fewer than {needed} members, or another answer of the registrar, would turn it."),
        Topic.SKILLS: N_("A new gap that nobody has a plan for would turn it."),
        Topic.RISKS: N_("A new red risk without a measure or a name would turn it into a no."),
    }
)
_MONEY = frozenset({Kind.PRICE, Kind.VARIABLE, Kind.FIXED, Kind.LOAN, Kind.PROMISED, Kind.START_MONEY})


@dataclass(frozen=True)
class Turning:
    """What would turn a test: a sentence, the single changes that do it, and those that cannot."""

    lead: Said
    points: tuple[Said, ...] = ()
    rest: Said | None = None


def shown(kind: Kind, value: Decimal | Fraction, minor_digits: int) -> Value:
    """A number that is tried, as it is shown: money as money, but for a price that has more places."""
    if kind not in _MONEY or (isinstance(value, Decimal) and finest_places(value, 0) > minor_digits):
        return value
    return Money(value)


def turning(tested: Tested, turns: Sequence[Turn], *, in_money: bool, minor_digits: int) -> Turning:
    """What would turn one test.

    turns: all there are. in_money: whether demand is compared in money. minor_digits: places of the smallest money.
    """
    own = [turn for turn in turns if turn.topic is tested.topic]
    if not own:
        return Turning(_of_the_group(tested, in_money=in_money))
    is_no = own[0].answer is Answer.NO
    texts = _TURNS_A_NO if is_no else _TURNS_A_YES
    points = []
    for turn in own:
        if turn.at is not None:
            money = in_money and turn.kind is Kind.DEMAND
            at = Money(turn.at) if money else shown(turn.kind, turn.at, minor_digits)
            points.append(_of_product(say(texts[turn.kind], at=at), turn.words))
    alone = tuple(_of_product(say(NAMES[turn.kind]), turn.words) for turn in own if turn.at is None)
    if len(points) == 1:
        lead = N_("This would make it a yes:") if is_no else N_("This would make it a no:")
    else:
        lead = N_("Each of these alone would make it a yes:") if is_no else N_("Each of these would make it a no:")
    rest = say(N_("Not enough alone, as far as it goes here: {what}."), what=alone) if alone else None
    return Turning(say(lead), tuple(points), rest)


def _of_product(said: Said, words: str) -> Said:
    return say(N_("“{product}”: {said}"), product=words, said=said) if words else said


def _of_the_group(tested: Tested, *, in_money: bool) -> Said:
    """What the group itself can do, where no number turns a test."""
    if tested.reason is Reason.RED_RISKS and tested.found is not None:
        one = N_("A measure and a name for the one red risk without them turns it into a yes.")
        return say_n(
            one, N_("A measure and a name for each of the {n} red risks turns it into a yes."), int(tested.found)
        )
    if tested.reason is Reason.TOO_FEW_MEMBERS and tested.found is not None and tested.needed is not None:
        one = N_("One more member turns it into a yes.")
        return say_n(one, N_("{n} more members turn it into a yes."), int(tested.needed - tested.found))
    if tested.answer is Answer.YES and tested.topic in _OWN_YES:
        values = {} if tested.needed is None else {"needed": tested.needed}
        return say(_OWN_YES[tested.topic], **values)
    if tested.answer is not Answer.YES and tested.topic in _OWN_TO_TURN:
        return say(_OWN_TO_TURN[tested.topic])
    return why(tested, in_money=in_money)
