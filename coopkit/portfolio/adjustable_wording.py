"""Labels of the adjustable inputs, and sentences about what would change the answer to a test."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from coopkit.business.feasibility.seven_tests import Reason, TopicResult
from coopkit.business.feasibility.seven_tests_inputs import Topic, TopicAnswer
from coopkit.business.money import finest_places
from coopkit.i18n import N_, LazyText, Money, Value, lazy, lazy_n
from coopkit.portfolio.adjustable_inputs import AdjustableKind
from coopkit.portfolio.thresholds import Threshold
from coopkit.report.seven_tests import reason_sentence

LABELS = MappingProxyType(
    {
        AdjustableKind.PRICE: N_("Price of a unit"),
        AdjustableKind.VARIABLE: N_("Variable cost of a unit"),
        AdjustableKind.UNITS: N_("Quantity in all months, % of the plan"),
        AdjustableKind.FIXED: N_("Fixed costs in a month"),
        AdjustableKind.MEMBERS: N_("Members"),
        AdjustableKind.AT_ONCE: N_("Paid at once, % of sales"),
        AdjustableKind.LOAN: N_("Amount of the loan"),
        AdjustableKind.MONTHS: N_("Months of the loan"),
        AdjustableKind.CAUTION: N_("Caution: how many of those who say yes really buy"),
        AdjustableKind.CAN_GIVE: N_("What each member can give in a month"),
        AdjustableKind.CAN_GIVE_A_YEAR: N_("What each member can give in a year"),
        AdjustableKind.PROMISED: N_("Money promised in writing"),
        AdjustableKind.PRICES: N_("Our prices, % of this year’s"),
        AdjustableKind.VOLUME: N_("How much we sell, % of this year’s"),
        AdjustableKind.PAY: N_("What an hour is paid, % of this year’s"),
        AdjustableKind.RESERVE: N_("To the reserve, % as in our rules"),
    }
)
"""The label of each kind of input at its slider or field."""

NAMES_IN_SENTENCES = MappingProxyType(
    {
        AdjustableKind.PRICE: N_("the price"),
        AdjustableKind.VARIABLE: N_("the variable cost"),
        AdjustableKind.FIXED: N_("the fixed costs"),
        AdjustableKind.MEMBERS: N_("the number of members"),
        AdjustableKind.AT_ONCE: N_("the part paid at once"),
        AdjustableKind.MONTHS: N_("the months of the loan"),
        AdjustableKind.CAUTION: N_("the caution"),
        AdjustableKind.CAN_GIVE: N_("what each member can give"),
        AdjustableKind.CAN_GIVE_A_YEAR: N_("what each member can give"),
    }
)
_CHANGES_NO_TO_YES = MappingProxyType(
    {
        AdjustableKind.PRICE: N_("a price of {at} or more"),
        AdjustableKind.VARIABLE: N_("a variable cost of {at} or less"),
        AdjustableKind.FIXED: N_("fixed costs of {at} or less in a month"),
        AdjustableKind.MEMBERS: N_("{at} members or more"),
        AdjustableKind.AT_ONCE: N_("{at} % of the sales or more, paid at once"),
        AdjustableKind.MONTHS: N_("a loan over {at} months or longer"),
        AdjustableKind.CAUTION: N_("a caution of {at} or more"),
        AdjustableKind.CAN_GIVE: N_("{at} or more that each member can give in a month"),
        AdjustableKind.CAN_GIVE_A_YEAR: N_("{at} or more that each member can give in a year"),
        AdjustableKind.PROMISED: N_("{at} promised in writing"),
        AdjustableKind.DEMAND: N_("a demand of {at} in a month"),
        AdjustableKind.START_MONEY: N_("{at} more money at the start"),
    }
)
_CHANGES_YES_TO_NO = MappingProxyType(
    {
        AdjustableKind.PRICE: N_("a price below {at}"),
        AdjustableKind.VARIABLE: N_("a variable cost above {at}"),
        AdjustableKind.FIXED: N_("fixed costs above {at} in a month"),
        AdjustableKind.MEMBERS: N_("fewer than {at} members"),
        AdjustableKind.AT_ONCE: N_("less than {at} % of the sales paid at once"),
        AdjustableKind.MONTHS: N_("a loan over fewer than {at} months"),
        AdjustableKind.CAUTION: N_("a caution below {at}"),
        AdjustableKind.CAN_GIVE: N_("less than {at} that each member can give in a month"),
        AdjustableKind.CAN_GIVE_A_YEAR: N_("less than {at} that each member can give in a year"),
        AdjustableKind.PROMISED: N_("less than {at} promised in writing"),
        AdjustableKind.DEMAND: N_("a demand below {at} in a month"),
        AdjustableKind.START_MONEY: N_("more than {at} missing at the start"),
    }
)
_ADVICE_FOR_YES = MappingProxyType(
    {
        Topic.LAW: N_(
            "Ask the registrar, and write down the answer with a name and the date. That can change the result."
        ),
        Topic.SKILLS: N_("A plan for each missing skill, with a name and a date, would make it a yes."),
    }
)
_RISK_TO_YES = MappingProxyType(
    {
        Topic.LAW: N_(
            "Fewer than {needed} members, or a different answer from the registrar, would change the result."
        ),
        Topic.SKILLS: N_("A new gap without a plan would change the result."),
        Topic.RISKS: N_("A new red risk without an action or a name would make it a no."),
    }
)
_MONEY = frozenset(
    {
        AdjustableKind.PRICE,
        AdjustableKind.VARIABLE,
        AdjustableKind.FIXED,
        AdjustableKind.LOAN,
        AdjustableKind.PROMISED,
        AdjustableKind.START_MONEY,
    }
)


@dataclass(frozen=True)
class ThresholdText:
    """What would change a test's answer: a lead sentence, the changes that do it alone, and those that can't."""

    lead: LazyText
    points: tuple[LazyText, ...] = ()
    rest: LazyText | None = None


def displayed_value(kind: AdjustableKind, value: Decimal | Fraction, minor_digits: int) -> Value:
    """Return a number as it is shown: amounts as Money, unless a price has more decimal places."""
    if kind not in _MONEY or (isinstance(value, Decimal) and finest_places(value, 0) > minor_digits):
        return value
    return Money(value)


def threshold_text(
    tested: TopicResult, thresholds: Sequence[Threshold], *, in_money: bool, minor_digits: int
) -> ThresholdText:
    """Return in words what would change the answer to one test.

    thresholds: those of all tests. in_money: whether demand is compared in money. minor_digits: decimal places of the
    smallest money.
    """
    own = [threshold for threshold in thresholds if threshold.topic is tested.topic]
    if not own:
        return ThresholdText(_advice_without_threshold(tested, in_money=in_money))
    is_no = own[0].answer is TopicAnswer.NO
    texts = _CHANGES_NO_TO_YES if is_no else _CHANGES_YES_TO_NO
    points = []
    for threshold in own:
        if threshold.at is not None:
            money = in_money and threshold.kind is AdjustableKind.DEMAND
            at = Money(threshold.at) if money else displayed_value(threshold.kind, threshold.at, minor_digits)
            points.append(_with_product_name(lazy(texts[threshold.kind], at=at), threshold.product))
    alone = tuple(
        _with_product_name(lazy(NAMES_IN_SENTENCES[threshold.kind]), threshold.product)
        for threshold in own
        if threshold.at is None
    )
    if len(points) == 1:
        lead = N_("This would make it a yes:") if is_no else N_("This would make it a no:")
    else:
        lead = N_("Each of these alone would make it a yes:") if is_no else N_("Each of these would make it a no:")
    rest = lazy(N_("Not enough on its own, even at the end of the slider: {what}."), what=alone) if alone else None
    return ThresholdText(lazy(lead), tuple(points), rest)


def _with_product_name(sentence: LazyText, product: str) -> LazyText:
    """Return a sentence with the name of its product in front, if there is one."""
    return lazy(N_("“{product}”: {said}"), product=product, said=sentence) if product else sentence


def _advice_without_threshold(tested: TopicResult, *, in_money: bool) -> LazyText:
    """Return what the group can do about a test whose answer no single number changes."""
    if tested.reason is Reason.RED_RISKS and tested.found is not None:
        one = N_("An action and a name for the one red risk without them would make it a yes.")
        return lazy_n(
            one, N_("An action and a name for each of the {n} red risks would make it a yes."), int(tested.found)
        )
    if tested.reason is Reason.TOO_FEW_MEMBERS and tested.found is not None and tested.needed is not None:
        one = N_("One more member would make it a yes.")
        return lazy_n(one, N_("{n} more members would make it a yes."), int(tested.needed - tested.found))
    if tested.answer is TopicAnswer.YES and tested.topic in _RISK_TO_YES:
        values = {} if tested.needed is None else {"needed": tested.needed}
        return lazy(_RISK_TO_YES[tested.topic], **values)
    if tested.answer is not TopicAnswer.YES and tested.topic in _ADVICE_FOR_YES:
        return lazy(_ADVICE_FOR_YES[tested.topic])
    return reason_sentence(tested, in_money=in_money)
