"""What a group's answers say to the seven tests: numbers from all over the study and the plan, notes and the vote."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from coopkit.business.feasibility.market import demand_estimate
from coopkit.business.feasibility.seven_tests import SevenTests, seven_tests
from coopkit.business.feasibility.seven_tests_inputs import (
    Decision,
    KnownNumbers,
    RatedRisk,
    Topic,
    TopicAnswer,
    TopicNote,
    Vote,
)
from coopkit.business.money import NotDefined, Rate, add_up, round_half_up, round_up
from coopkit.business.plan import MONTHS, Evaluation, evaluate
from coopkit.business.plan.break_even import member_use_needed
from coopkit.business.pricing import MixItem, break_even_mix, break_even_units, break_even_units_per_member
from coopkit.portfolio.group_answers import AnswerRow, GroupAnswers, answers_in_smallest_money
from coopkit.portfolio.linked_rows import renamed_rows
from coopkit.portfolio.plan_fields import BREAK_EVEN, START_UP_COSTS, SUMS, TESTS, UNIT_COST
from coopkit.portfolio.plan_reader import PlanRead
from coopkit.portfolio.ratings import rating

DEMAND, RISKS = "start.feas.demand", "start.feas.risk-matrix"
ESTIMATE = ("customers", "share_yes", "caution", "units_each")
BALLOTS = ("votes-for.number", "votes-against.number")
A_YEAR = "year"
MOST_PEOPLE = 100_000
MOST, FINEST = 10**9, 6
"""The largest number that a study works with, and its places."""


@dataclass(frozen=True)
class Feasibility:
    """The seven tests of a group, and whether they rest on its plan or on the numbers of the study alone."""

    tests: SevenTests
    numbers: KnownNumbers
    rests_on_plan: bool
    in_money: bool


def read_feasibility(
    answers: GroupAnswers, read: PlanRead, evaluation: Evaluation | None = None, *, minor_digits: int
) -> Feasibility:
    """Answer the seven tests with whatever is known; what is not known yet counts as not yet.

    read: the plan as `read_plan` found it; its break-even, which counts wear and interest, comes before the study's.
    evaluation: of that plan, where it was made already. minor_digits: places of the smallest money, to which each
    sum is rounded.
    Source: this workbook's own decision rule.
    """
    answers = answers_in_smallest_money(answers, SUMS, minor_digits)
    result = evaluation or (evaluate(read.plan) if read.plan else None)
    numbers = _numbers(answers, result, minor_digits)
    notes = {topic: _note(answers, topic) for topic in Topic}
    return Feasibility(
        tests=seven_tests(numbers, notes, vote=_vote(answers)),
        numbers=numbers,
        rests_on_plan=result is not None,
        in_money=_several(estimates_of(answers), result),
    )


@dataclass(frozen=True)
class ProductDemand:
    """What is sold of one product in a month, by the demand that the group expects, and what a unit brings.

    row: the line of the demand exercise in which its numbers stand.
    """

    row: AnswerRow
    month: Fraction
    price: Fraction | None


def estimates_of(answers: GroupAnswers) -> tuple[ProductDemand, ...]:
    """The demand for each product whose four numbers are there."""
    found = []
    for row in answers.rows(DEMAND, "ours"):
        customers, share, caution, each = (usable(row.number(name)) for name in ESTIMATE)
        if customers is None or share is None or caution is None or each is None or share > 100 or caution > 1:
            continue
        month = demand_estimate(customers, share.scaleb(-2), caution, each) / MONTHS
        if month > MOST:
            continue
        price = usable(row.number("price"))
        found.append(ProductDemand(row, month, None if price is None else Fraction(price)))
    return tuple(found)


def _numbers(answers: GroupAnswers, result: Evaluation | None, places: int) -> KnownNumbers:
    demand, needed = _demand(answers, result, places)
    each_needed, can_give = _hands(answers, result)
    members = _whole(answers.number(START_UP_COSTS, "gap.members"))
    share, fee = (usable(answers.number(START_UP_COSTS, f"gap.{name}")) for name in ("share", "fee"))
    return KnownNumbers(
        members=members,
        minimum_members=_whole(answers.number(TESTS, "result.minimum")),
        demand=demand,
        demand_needed=needed,
        each_needed=each_needed,
        each_can_give=can_give,
        lowest_balance=result.cash.lowest if result else None,
        promised=usable(answers.number(TESTS, "result.promised")),
        money_needed=None if members is None or share is None else members * Fraction(share + (fee or 0)),
        risks=tuple(map(_risk, answers.rows(RISKS, "ours"))),
        guesses=len(answers.words(TESTS, "guesses.choices").split()),
    )


def _demand(
    answers: GroupAnswers, result: Evaluation | None, places: int
) -> tuple[Rate | None, Rate | NotDefined | None]:
    """What is asked for in a month and what must be sold: units of one product, money for several."""
    estimates = estimates_of(answers)
    if not _several(estimates, result):
        units = estimates[0].month if len(estimates) == 1 else None
        return units, result.break_even.units if result else _of_study(answers, "units")
    prices = [each.price for each in estimates]
    money = add_up(round_half_up(each.month * (each.price or 0), places) for each in estimates)
    known = money if estimates and None not in prices else None
    return known, result.break_even_revenue if result else _of_mix(answers, estimates, places)


def _several(estimates: tuple[ProductDemand, ...], result: Evaluation | None) -> bool:
    return len(result.plan.products if result else estimates) > 1


def _of_study(answers: GroupAnswers, what: str) -> Rate | NotDefined | None:
    """The break-even of the study's one product, without wear and interest; None while a number is missing."""
    fixed = _fixed_costs(answers)
    price, variable = (usable(answers.number(BREAK_EVEN, f"ours.{name}")) for name in ("price", "variable"))
    if fixed is None or price is None or variable is None:
        return None
    if what == "units":
        return break_even_units(fixed, price, variable)
    members = _whole(answers.number(BREAK_EVEN, "ours.members"))
    return None if not members else break_even_units_per_member(fixed, price, variable, members)


def _of_mix(answers: GroupAnswers, estimates: tuple[ProductDemand, ...], places: int) -> Rate | NotDefined | None:
    """Sales of a month that cover the study's fixed costs, with the demand as the mix of products."""
    fixed = _fixed_costs(answers)
    products, rows = answers.rows(UNIT_COST, "ours"), tuple(each.row for each in estimates)
    pieces = {row.id: price_and_cost(row) for row in products}
    contradicts = any(other.contradicts for other in renamed_rows(products, "product", rows, "what"))
    if fixed is None or contradicts or {row.id for row in rows} != set(pieces):
        return None
    mix = []
    for each in estimates:
        piece = pieces[each.row.id]
        if piece is None:
            return None
        mix.append(MixItem(*piece, round_half_up(each.month, FINEST)))
    revenue = break_even_mix(fixed, mix).revenue
    return revenue if isinstance(revenue, NotDefined) else round_up(revenue, places)


def _fixed_costs(answers: GroupAnswers) -> Decimal | None:
    """The study's fixed costs of a month; None as long as none is known."""
    costs = [cost for row in answers.rows(BREAK_EVEN, "costs") if (cost := usable(row.number("month"))) is not None]
    return sum(costs, Decimal(0)) if costs else None


def price_and_cost(row: AnswerRow) -> tuple[Decimal, Decimal] | None:
    """Price and variable cost of a unit, money; None while the price is missing.

    row: of the unit-cost exercise. Source: material + hours × pay + other.
    """
    price = usable(row.number("price"))
    material, hours, rate, other = (
        usable(row.number(name)) or Decimal(0) for name in ("material", "hours", "rate", "other")
    )
    cost = material + hours * rate + other
    return None if price is None or cost > MOST else (price, cost)


def _hands(answers: GroupAnswers, result: Evaluation | None) -> tuple[Rate | NotDefined | None, Rate | None]:
    """What each member must give and can give, in a month; of several products in a year, as their use is counted."""
    can = usable(answers.number(BREAK_EVEN, "ours.can_give"))
    a_year = answers.words(BREAK_EVEN, "ours.can_give_in") == A_YEAR
    if result is None or len(result.plan.products) == 1:
        needed = result.break_even.units_per_member if result else _of_study(answers, "each")
        return needed, None if can is None else Fraction(can) / (MONTHS if a_year else 1)
    can_year = None if can is None else Fraction(can) * (1 if a_year else MONTHS)
    return member_use_needed(result.plan, result.income, result.break_even), can_year


def _risk(row: AnswerRow) -> RatedRisk:
    return RatedRisk(
        rating(row.number("likelihood")), rating(row.number("impact")), row.words("measure"), row.words("who")
    )


def _note(answers: GroupAnswers, topic: Topic) -> TopicNote:
    answer, measure, who, when = (
        answers.words(TESTS, f"tests.{topic.value}.{column}") for column in ("answer", "measure", "who", "when")
    )
    return TopicNote(next((each for each in TopicAnswer if each == answer), None), measure, who, when)


def _vote(answers: GroupAnswers) -> Vote | None:
    chosen = answers.words(TESTS, "decision.choice")
    decision = next((each for each in Decision if each == chosen), None)
    ballots = [_whole(answers.number(TESTS, name)) for name in BALLOTS]
    if decision is None or ballots[0] is None or ballots[1] is None:
        return None
    return Vote(decision, ballots[0], ballots[1], answers.words(TESTS, "reason.words"))


def _whole(value: Decimal | None) -> int | None:
    return (
        int(value) if value is not None and value == value.to_integral_value() and 0 <= value <= MOST_PEOPLE else None
    )


def usable(value: Decimal | None, *, most: int = MOST) -> Decimal | None:
    """A number that can be calculated with; one beyond all measure is a slip of the finger and counts as missing."""
    sensible = value is not None and 0 <= value <= most and value == round(value, FINEST)
    return value if sensible else None
