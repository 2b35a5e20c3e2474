"""Answer the seven tests from a group's answers: numbers of the study and the plan, notes, and the vote."""

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
from coopkit.portfolio.group_answers import AnswerRow, GroupAnswers, with_rounded_money
from coopkit.portfolio.linked_rows import renamed_rows
from coopkit.portfolio.plan_fields import BREAK_EVEN, MONEY_FIELDS, START_UP_COSTS, TESTS, UNIT_COST
from coopkit.portfolio.plan_reader import PlanReading
from coopkit.portfolio.ratings import whole_rating

DEMAND, RISKS = "start.feas.demand", "start.feas.risk-matrix"
ESTIMATE_COLUMNS = ("customers", "share_yes", "caution", "units_each")
VOTE_FIELDS = ("votes-for.number", "votes-against.number")
A_YEAR = "year"
MOST_PEOPLE = 100_000
MOST, FINEST = 10**9, 6
"""The largest number that a study calculates with, and the most decimal places."""


@dataclass(frozen=True)
class FeasibilityResult:
    """The seven tests of a group.

    numbers: the numbers that they compare. rests_on_plan: whether these come from the plan, or only from the study.
    in_money: whether demand is compared in money, because there are several products.
    """

    tests: SevenTests
    numbers: KnownNumbers
    rests_on_plan: bool
    in_money: bool


def read_feasibility(
    answers: GroupAnswers, reading: PlanReading, evaluation: Evaluation | None = None, *, minor_digits: int
) -> FeasibilityResult:
    """Answer the seven tests with the numbers that are known; a test without its numbers is answered "not yet".

    reading: the group's plan; its break-even, which includes depreciation and interest, is used before the study's.
    evaluation: the evaluation of that plan, if there is one already. minor_digits: decimal places of the smallest
    money, to which each amount is rounded.
    Source: this workbook's own decision rule.
    """
    answers = with_rounded_money(answers, MONEY_FIELDS, minor_digits)
    result = evaluation or (evaluate(reading.plan) if reading.plan else None)
    numbers = _known_numbers(answers, result, minor_digits)
    notes = {topic: _read_note(answers, topic) for topic in Topic}
    return FeasibilityResult(
        tests=seven_tests(numbers, notes, vote=_read_vote(answers)),
        numbers=numbers,
        rests_on_plan=result is not None,
        in_money=_compares_several_products(demand_estimates(answers), result),
    )


@dataclass(frozen=True)
class ProductDemand:
    """The expected demand for one product.

    row: its row in the demand exercise. month: units in a month. price: of a unit, None if unknown.
    """

    row: AnswerRow
    month: Fraction
    price: Fraction | None


def demand_estimates(answers: GroupAnswers) -> tuple[ProductDemand, ...]:
    """Return the expected demand for each product whose four numbers are answered and possible."""
    found = []
    for row in answers.rows(DEMAND, "ours"):
        customers, share, caution, each = (plausible(row.number(name)) for name in ESTIMATE_COLUMNS)
        if customers is None or share is None or caution is None or each is None or share > 100 or caution > 1:
            continue
        month = demand_estimate(customers, share.scaleb(-2), caution, each) / MONTHS
        if month > MOST:
            continue
        price = plausible(row.number("price"))
        found.append(ProductDemand(row, month, None if price is None else Fraction(price)))
    return tuple(found)


def _known_numbers(answers: GroupAnswers, result: Evaluation | None, places: int) -> KnownNumbers:
    """Return all numbers that the seven tests compare, as far as they are known."""
    demand, needed = _demand_and_need(answers, result, places)
    each_needed, can_give = _member_work(answers, result)
    members = _whole_count(answers.number(START_UP_COSTS, "gap.members"))
    share, fee = (plausible(answers.number(START_UP_COSTS, f"gap.{name}")) for name in ("share", "fee"))
    return KnownNumbers(
        members=members,
        minimum_members=_whole_count(answers.number(TESTS, "result.minimum")),
        demand=demand,
        demand_needed=needed,
        each_needed=each_needed,
        each_can_give=can_give,
        lowest_balance=result.cash.lowest if result else None,
        promised=plausible(answers.number(TESTS, "result.promised")),
        money_needed=None if members is None or share is None else members * Fraction(share + (fee or 0)),
        risks=tuple(map(_read_risk, answers.rows(RISKS, "ours"))),
        guesses=len(answers.words(TESTS, "guesses.choices").split()),
    )


def _demand_and_need(
    answers: GroupAnswers, result: Evaluation | None, places: int
) -> tuple[Rate | None, Rate | NotDefined | None]:
    """Return the expected demand of a month and the sales needed: in units for one product, in money for several."""
    estimates = demand_estimates(answers)
    if not _compares_several_products(estimates, result):
        units = estimates[0].month if len(estimates) == 1 else None
        return units, result.break_even.units if result else _study_break_even(answers, "units")
    prices = [each.price for each in estimates]
    money = add_up(round_half_up(each.month * (each.price or 0), places) for each in estimates)
    known = money if estimates and None not in prices else None
    return known, result.break_even_revenue if result else _mix_break_even_revenue(answers, estimates, places)


def _compares_several_products(estimates: tuple[ProductDemand, ...], result: Evaluation | None) -> bool:
    """Return whether there are several products, so that demand is compared in money."""
    return len(result.plan.products if result else estimates) > 1


def _study_break_even(answers: GroupAnswers, what: str) -> Rate | NotDefined | None:
    """Return the break-even of the study's one product, without depreciation and interest; None if a number is missing.

    what: "units" for units in a month, "each" for units in a month per member.
    """
    fixed = _study_fixed_costs(answers)
    price, variable = (plausible(answers.number(BREAK_EVEN, f"ours.{name}")) for name in ("price", "variable"))
    if fixed is None or price is None or variable is None:
        return None
    if what == "units":
        return break_even_units(fixed, price, variable)
    members = _whole_count(answers.number(BREAK_EVEN, "ours.members"))
    return None if not members else break_even_units_per_member(fixed, price, variable, members)


def _mix_break_even_revenue(
    answers: GroupAnswers, estimates: tuple[ProductDemand, ...], places: int
) -> Rate | NotDefined | None:
    """Return the sales of a month that cover the study's fixed costs, with products mixed as in the expected demand."""
    fixed = _study_fixed_costs(answers)
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


def _study_fixed_costs(answers: GroupAnswers) -> Decimal | None:
    """Return the study's fixed costs in a month, or None if none is known or one can't be used."""
    rows = answers.rows(BREAK_EVEN, "costs")
    costs = [cost for row in rows if (cost := plausible(row.number("month"))) is not None]
    return sum(costs, Decimal(0)) if costs and not any(row.unusable("month") for row in rows) else None


def price_and_cost(row: AnswerRow) -> tuple[Decimal, Decimal] | None:
    """Return price and variable cost of a unit, or None if the price is missing or one of them can't be used.

    row: a row of the unit-cost exercise. The variable cost is material + hours × pay + other costs.
    """
    price = plausible(row.number("price"))
    material, hours, rate, other = (
        plausible(row.number(name)) or Decimal(0) for name in ("material", "hours", "rate", "other")
    )
    cost = material + hours * rate + other
    unusable = any(row.unusable(name) for name in ("material", "hours", "rate", "other"))
    return None if price is None or unusable or cost > MOST else (price, cost)


def _member_work(answers: GroupAnswers, result: Evaluation | None) -> tuple[Rate | NotDefined | None, Rate | None]:
    """Return what each member must give and can give: in a month for one product, in a year for several."""
    can = plausible(answers.number(BREAK_EVEN, "ours.can_give"))
    a_year = answers.words(BREAK_EVEN, "ours.can_give_in") == A_YEAR
    if result is None or len(result.plan.products) == 1:
        needed = result.break_even.units_per_member if result else _study_break_even(answers, "each")
        return needed, None if can is None else Fraction(can) / (MONTHS if a_year else 1)
    can_year = None if can is None else Fraction(can) * (1 if a_year else MONTHS)
    return member_use_needed(result.plan, result.income, result.break_even), can_year


def _read_risk(row: AnswerRow) -> RatedRisk:
    """Return a rated risk with its measure and name; a missing rating is None."""
    return RatedRisk(
        whole_rating(row.number("likelihood")),
        whole_rating(row.number("impact")),
        row.words("measure"),
        row.words("who"),
    )


def _read_note(answers: GroupAnswers, topic: Topic) -> TopicNote:
    """Return the group's own answer to a test, with measure, name and date."""
    answer, measure, who, when = (
        answers.words(TESTS, f"tests.{topic.value}.{column}") for column in ("answer", "measure", "who", "when")
    )
    return TopicNote(next((each for each in TopicAnswer if each == answer), None), measure, who, when)


def _read_vote(answers: GroupAnswers) -> Vote | None:
    """Return the group's decision with its votes, or None if decision or votes are missing."""
    chosen = answers.words(TESTS, "decision.choice")
    decision = next((each for each in Decision if each == chosen), None)
    ballots = [_whole_count(answers.number(TESTS, name)) for name in VOTE_FIELDS]
    if decision is None or ballots[0] is None or ballots[1] is None:
        return None
    return Vote(decision, ballots[0], ballots[1], answers.words(TESTS, "reason.words"))


def _whole_count(value: Decimal | None) -> int | None:
    """Return a possible number of people as an int; None for anything else."""
    return (
        int(value) if value is not None and value == value.to_integral_value() and 0 <= value <= MOST_PEOPLE else None
    )


def plausible(value: Decimal | None, *, most: int = MOST) -> Decimal | None:
    """Return a number that is possible in a study; None for a missing one, or for an obvious typo."""
    sensible = value is not None and 0 <= value <= most and value == round(value, FINEST)
    return value if sensible else None
