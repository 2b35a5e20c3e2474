"""The seven tests in words: their names, answers and reasons."""

from types import MappingProxyType

from coopkit.business.feasibility.seven_tests import Reason, SevenTests, TopicResult, VoteProblem
from coopkit.business.feasibility.seven_tests_inputs import Decision, Topic, TopicAnswer
from coopkit.i18n import N_, LazyText, Money, Value, lazy
from coopkit.report.blocks import TableCell

TEST_NAMES = MappingProxyType(
    {
        Topic.LAW: N_("1. Allowed, and enough members"),
        Topic.DEMAND: N_("2. Enough people will buy"),
        Topic.HANDS: N_("3. Our hands can do it"),
        Topic.CASH: N_("4. The cash lasts for a year"),
        Topic.MONEY: N_("5. Our own money is promised"),
        Topic.RISKS: N_("6. Red risks are covered"),
        Topic.SKILLS: N_("7. Missing skills have a plan"),
    }
)
ANSWER_LABELS = MappingProxyType(
    {TopicAnswer.YES: N_("yes"), TopicAnswer.NOT_YET: N_("not yet"), TopicAnswer.NO: N_("no")}
)
ANSWER_SIGNS = MappingProxyType({TopicAnswer.YES: "✓", TopicAnswer.NOT_YET: "…", TopicAnswer.NO: "✕"})
DECISION_LABELS = MappingProxyType({Decision.GO: N_("go"), Decision.REWORK: N_("rework"), Decision.STOP: N_("stop")})
VOTE_PROBLEMS = MappingProxyType(
    {
        VoteProblem.NO_REASON: N_("Your vote is another one. It counts once your reason stands there in writing."),
        VoteProblem.NOT_CARRIED: N_("Your vote has no majority: more than half of the votes cast must be for it."),
        VoteProblem.TOO_MANY_VOTES: N_("There are more votes than members. Count again."),
    }
)
_TOPIC_REASONS = MappingProxyType(
    {
        (Topic.LAW, Reason.ENOUGH): N_("Members: {found}. The registrar asks for at least {needed}."),
        (Topic.LAW, Reason.TOO_FEW_MEMBERS): N_("Members: {found}. The registrar asks for at least {needed}."),
        (Topic.LAW, Reason.NOT_NOTED): N_("A yes needs the name of who asked the registrar, and the date."),
        (Topic.LAW, Reason.MISSING): N_(
            "Still missing: what the registrar said, how many you are, or the fewest that are asked for."
        ),
        (Topic.DEMAND, Reason.ENOUGH): N_("In a month {found} are asked for, and {needed} must be sold."),
        (Topic.DEMAND, Reason.TOO_LITTLE): N_("In a month only {found} are asked for, and {needed} must be sold."),
        (Topic.DEMAND, Reason.MISSING): N_("Still missing: what people will buy, or how much you must sell."),
        (Topic.HANDS, Reason.ENOUGH): N_("Each must give {needed}, and can give {found}."),
        (Topic.HANDS, Reason.TOO_LITTLE): N_("Each must give {needed}, and can give only {found}."),
        (Topic.HANDS, Reason.MISSING): N_("Still missing: what each can give, or how much each must sell."),
        (Topic.CASH, Reason.ENOUGH): N_("In its weakest month there is still {found} in cash."),
        (Topic.CASH, Reason.TOO_LITTLE): N_("In its weakest month the cash is at {found}."),
        (Topic.CASH, Reason.MISSING): N_(
            "The cash of twelve months is in the business plan, which is not complete yet."
        ),
        (Topic.MONEY, Reason.ENOUGH): N_(
            "{found} is promised in writing, and {needed} is enough: 80 % of the members’ own money."
        ),
        (Topic.MONEY, Reason.TOO_LITTLE): N_(
            "{found} is promised in writing, and {needed} is asked for: 80 % of the members’ own money."
        ),
        (Topic.MONEY, Reason.MISSING): N_("Still missing: what is promised in writing, or the share of each member."),
        (Topic.RISKS, Reason.COVERED): N_("Each red risk has a measure and a name."),
        (Topic.RISKS, Reason.RED_RISKS): N_("Red risks without a measure or a name: {found}."),
        (Topic.RISKS, Reason.MISSING): N_("Still missing: your risks, each with its two numbers."),
        (Topic.SKILLS, Reason.NOT_NOTED): N_("A yes needs the plan for what is missing, a name and a date."),
        (Topic.SKILLS, Reason.MISSING): N_("Still missing: your answer."),
    }
)
_GENERAL_REASONS = MappingProxyType(
    {
        Reason.UNREACHABLE: N_("At this price no quantity is enough: a unit costs as much as it brings, or more."),
        Reason.SAID: N_("This is the group’s own answer."),
        Reason.SOFTENED: N_("The numbers say no. There is a measure, a name and a date, so it is not yet."),
    }
)
_MONEY_TOPICS = (Topic.CASH, Topic.MONEY)


def reason_sentence(result: TopicResult, *, in_money: bool) -> LazyText:
    """Return the reason for a test's answer, with the two numbers that were compared.

    in_money: whether demand is compared in money, as with several products.
    """
    text = _GENERAL_REASONS.get(result.reason) or _TOPIC_REASONS[result.topic, result.reason]
    money = result.topic in _MONEY_TOPICS or (in_money and result.topic is Topic.DEMAND)
    values: dict[str, Value] = {}
    for name, value in (("found", result.found), ("needed", result.needed)):
        if value is not None:
            values[name] = Money(value) if money else value
    return lazy(text, **values)


def test_rows(tests: SevenTests, *, in_money: bool) -> tuple[tuple[TableCell, ...], ...]:
    """Return the name, answer and reason of each test."""
    return tuple(
        (lazy(TEST_NAMES[each.topic]), _signed_answer(each.answer), reason_sentence(each, in_money=in_money))
        for each in tests.results
    )


def _signed_answer(answer: TopicAnswer) -> LazyText:
    """Return an answer with its sign, which is seen before the word is read."""
    return lazy(N_("{sign} {answer}"), sign=ANSWER_SIGNS[answer], answer=lazy(ANSWER_LABELS[answer]))
