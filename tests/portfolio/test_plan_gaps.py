"""A plan that is not whole yet: what is missing or cannot be, in a sentence, and where it is answered."""

from collections.abc import Callable, Mapping
from decimal import Decimal

import pytest

from coopkit.exercises import UnusableNumber
from coopkit.i18n import load_locale
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.plan_fields import (
    BINDINGS,
    BREAK_EVEN,
    BYLAWS,
    CASH_PLAN,
    CONTRIBUTION,
    LOAN,
    START_UP_COSTS,
    UNIT_COST,
)
from coopkit.portfolio.plan_reader import PlanReading, read_plan
from tests.portfolio.changing import changed, without

D = Decimal
MUCH = "100,000,000,000"
GIVE = "give a number from 0 to {most}, with at most 6 places."


def gaps(read: PlanReading) -> list[tuple[str, str]]:
    return [(gap.exercise, load_locale(minor_digits=2).resolve(gap.text)) for gap in read.gaps]


def left_open(read: PlanReading) -> list[str]:
    return [place.field for place in read.defaulted]


@pytest.fixture
def care(answers: Mapping[str, GroupAnswers]) -> GroupAnswers:
    """The carers' answers, in which nothing is left open."""
    return answers["home_care"]


def test_of_nothing_everything_is_missing_and_each_gap_says_where() -> None:
    read = read_plan(GroupAnswers({}), minor_digits=2)
    assert read.plan is None
    assert gaps(read) == [
        (START_UP_COSTS, "Still missing: how many members start."),
        (START_UP_COSTS, "Still missing: the share of each member."),
        (START_UP_COSTS, "Still missing: what must be paid before the start."),
        (UNIT_COST, "Still missing: the price of a unit."),
        (BREAK_EVEN, "Still missing: what you pay each month, whether you sell or not."),
    ]
    assert read.names == ()


REQUIRED = [
    (START_UP_COSTS, "gap.members", "Still missing: how many members start."),
    (START_UP_COSTS, "gap.share", "Still missing: the share of each member."),
    (START_UP_COSTS, "ours.2.cost", "“Bicycles”: still missing is what must be paid before the start."),
    (START_UP_COSTS, "ours.2.kind", "“Bicycles”: still missing is whether it lasts, comes back, or is paid once."),
    (START_UP_COSTS, "ours.2.years", "“Bicycles”: still missing is how many years it lasts."),
    (UNIT_COST, "ours.1.price", "“An hour of care”: still missing is the price of a unit."),
    (UNIT_COST, "ours.1.rate", "“An hour of care”: still missing is the pay for an hour."),
    (UNIT_COST, "ours.1.hours", "“An hour of care”: still missing is the hours of work for a unit."),
    (CASH_PLAN, "units.1.m7", "“An hour of care”: still missing is how much you sell in each month."),
    (
        BREAK_EVEN,
        "costs.2.month",
        "“Phones and internet”: still missing is what you pay each month, whether you sell or not.",
    ),
    (LOAN, "ours.rate", "Still missing: the yearly rate of the loan."),
    (LOAN, "ours.months", "Still missing: the months of the loan."),
    (CONTRIBUTION, "paying.months", "100.00 of each share is left over. In how many months is it paid?"),
]


@pytest.mark.parametrize(("exercise", "name", "said"), REQUIRED, ids=[name for _, name, _ in REQUIRED])
def test_without_one_answer_there_is_no_plan(care: GroupAnswers, exercise: str, name: str, said: str) -> None:
    read = read_plan(without(care, exercise, name), minor_digits=2)
    assert read.plan is None
    assert gaps(read) == [(exercise, said)]


OPEN: list[tuple[str, str, str, Callable[[PlanReading], object], object]] = [
    (START_UP_COSTS, "gap.fee", "entry_fee", lambda read: read.plan.entry_fee, 0),
    (START_UP_COSTS, "gap.grant", "grant", lambda read: read.plan.grant, 0),
    (START_UP_COSTS, "ours.1.item", "", lambda read: read.plan.start_up[0].name, ""),
    (UNIT_COST, "ours.1.material", "", lambda read: read.plan.products[0].variable_cost, D("9.50")),
    (UNIT_COST, "ours.1.other", "", lambda read: read.plan.products[0].variable_cost, D("8.60")),
    (CASH_PLAN, "ours.at_once", "paid_at_once", lambda read: read.plan.paid_at_once, 1),
    (CASH_PLAN, "ours.growth_2", "growth.2", lambda read: read.plan.growth, (0, 0)),
    (LOAN, "ours.principal", "loan.principal", lambda read: read.plan.loan, None),
    (
        CONTRIBUTION,
        "paying.at_start",
        "share_payments.at_start",
        lambda read: read.plan.share_payments,
        (300,),
    ),
    (CONTRIBUTION, "use.*", "use_by_member", lambda read: read.plan.use_by_member, ()),
    (BYLAWS, "rates.reserve", "rules.reserve", lambda read: read.plan.rules.reserve, 0),
    (BYLAWS, "rates.education", "rules.education", lambda read: read.plan.rules.education, 0),
    (BYLAWS, "rates.interest", "rules.share_interest", lambda read: read.plan.rules.share_interest, 0),
    (BYLAWS, "rates.cash_part", "rules.cash_share", lambda read: read.plan.rules.cash_share, 0),
    (BYLAWS, "rates.non_members", "non_member_part", lambda read: read.plan.non_member_part, 0),
]


@pytest.mark.parametrize(("exercise", "name", "field", "taken", "value"), OPEN, ids=[each[1] for each in OPEN])
def test_without_these_the_plan_takes_something_else_and_says_so(
    care: GroupAnswers, exercise: str, name: str, field: str, taken: Callable[[PlanReading], object], value: object
) -> None:
    read = read_plan(without(care, exercise, name), minor_digits=2)
    assert read.gaps == ()
    assert taken(read) == value
    assert left_open(read) == [field] * bool(field)
    assert all(place.default for place in read.defaulted)


WRONG: list[tuple[str, str, str | int, str]] = [
    (START_UP_COSTS, "gap.members", 0, "how many members start: give a whole number from 1 to 10,000."),
    (START_UP_COSTS, "gap.members", "12.5", "how many members start: give a whole number from 1 to 10,000."),
    (START_UP_COSTS, "gap.members", 10_001, "how many members start: give a whole number from 1 to 10,000."),
    (START_UP_COSTS, "gap.share", -1, f"the share of each member: {GIVE.format(most=MUCH)}"),
    (UNIT_COST, "ours.1.price", "0.0000001", f"“An hour of care”, the price of a unit: {GIVE.format(most=MUCH)}"),
    (START_UP_COSTS, "ours.1.years", 101, "how many years it lasts: give a whole number from 1 to 100."),
    (START_UP_COSTS, "ours.1.cost", 10**11 + 1, f"what must be paid before the start: {GIVE.format(most=MUCH)}"),
    (CASH_PLAN, "ours.at_once", 101, f"how much of the sales is paid at once: {GIVE.format(most=100)}"),
    (CASH_PLAN, "ours.growth_2", 501, "growth in year 2: give a number from -100 to 500, with at most 6 places."),
    (LOAN, "ours.months", 1201, "the months of the loan: give a whole number from 1 to 1,200."),
    (LOAN, "ours.rate", 1001, f"the yearly rate of the loan: {GIVE.format(most='1,000')}"),
    (CONTRIBUTION, "paying.months", 13, "the months for the rest of the share: give a whole number from 0 to 12."),
    (CONTRIBUTION, "use.3.use", -5, f"how much each member will use: {GIVE.format(most=MUCH)}"),
    (BYLAWS, "rates.reserve", -1, f"the rate for the reserve: {GIVE.format(most=100)}"),
]


@pytest.mark.parametrize(("exercise", "name", "number", "said"), WRONG, ids=[f"{w[1]}={w[2]}" for w in WRONG])
def test_what_cannot_be_is_a_gap_with_the_numbers_that_can(
    care: GroupAnswers, exercise: str, name: str, number: str | int, said: str
) -> None:
    read = read_plan(changed(care, exercise, {name: D(number)}), minor_digits=2)
    assert read.plan is None
    told = gaps(read)
    assert told[0][0] == exercise
    assert told[0][1].startswith("Look again at ")
    assert told[0][1].endswith(said)


def test_nobody_can_pay_more_than_the_share_at_the_start(care: GroupAnswers) -> None:
    read = read_plan(changed(care, CONTRIBUTION, {"paying.at_start": 301}), minor_digits=2)
    assert gaps(read) == [(CONTRIBUTION, "At the start nobody can pay more than the share: 301.00 of 300.00.")]


def test_rules_that_take_more_than_all_are_told_together(care: GroupAnswers) -> None:
    more = changed(care, BYLAWS, {"rates.reserve": 60, "rates.education": 30, "rates.non_members": D("10.5")})
    assert gaps(read_plan(more, minor_digits=2)) == [
        (
            BYLAWS,
            "Reserve, education and the part of people who are not members take 100.5%: more than all of it.",
        )
    ]
    assert read_plan(changed(more, BYLAWS, {"rates.non_members": 10}), minor_digits=2).gaps == ()


@pytest.mark.parametrize("names", [("use.12.use",), ("use.1.use", "use.2.use")])
def test_use_that_is_not_known_of_everybody_is_left_open_so_that_nobody_goes_without(
    care: GroupAnswers, names: tuple[str, ...]
) -> None:
    read = read_plan(changed(care, CONTRIBUTION, dict.fromkeys(names)), minor_digits=2)
    assert read.plan is not None
    assert read.plan.use_by_member == ()
    assert left_open(read) == ["use_by_member"]
    assert len(read.names) == 12, "they are members all the same"


def test_use_of_more_people_than_there_are_members_is_left_open_too(care: GroupAnswers) -> None:
    read = read_plan(changed(care, CONTRIBUTION, {"use.13.name": "Late", "use.13.use": 5}), minor_digits=2)
    assert read.plan is not None
    assert read.plan.use_by_member == ()


def test_sales_beyond_all_measure_are_told_of_their_product(care: GroupAnswers) -> None:
    said = f"“An hour of care”: sales of a month cannot be more than {MUCH}.00. Look again at the units and the price."
    assert gaps(read_plan(changed(care, CASH_PLAN, {"units.1.m5": 10**11}), minor_digits=2)) == [(CASH_PLAN, said)]


def test_a_unit_that_costs_beyond_all_measure_is_told_even_if_none_is_sold(care: GroupAnswers) -> None:
    dear = changed(care, UNIT_COST, {"ours.1.hours": 10**9, "ours.1.rate": 10**9})
    dear = changed(dear, CASH_PLAN, {f"units.1.m{month}": 0 for month in range(1, 13)})
    said = f"“An hour of care”: a unit cannot cost more than {MUCH}.00. Look again at its hours and the pay for them."
    assert gaps(read_plan(dear, minor_digits=2)) == [(UNIT_COST, said)]


def test_fixed_costs_beyond_all_measure_are_told_together(care: GroupAnswers) -> None:
    dear = changed(care, BREAK_EVEN, {"costs.1.month": 10**11})
    said = f"What you pay each month cannot be more than {MUCH}.00 together. Look again at its lines."
    assert gaps(read_plan(dear, minor_digits=2)) == [(BREAK_EVEN, said)]


def test_a_unit_without_any_cost_is_asked_for_it(care: GroupAnswers) -> None:
    names = [f"ours.1.{name}" for name in ("material", "hours", "rate", "other")]
    read = read_plan(changed(care, UNIT_COST, dict.fromkeys(names)), minor_digits=2)
    assert gaps(read) == [(UNIT_COST, "“An hour of care”: still missing is what a unit costs you.")]


def test_units_of_a_product_without_a_price_are_not_lost(care: GroupAnswers) -> None:
    more = changed(care, CASH_PLAN, {"units.2.what": "A night watch", "units.2.m1": 3})
    assert gaps(read_plan(more, minor_digits=2)) == [
        (UNIT_COST, "“A night watch”: still missing is the price of a unit.")
    ]
    assert read_plan(changed(care, CASH_PLAN, {"units.2.what": "A night watch"}), minor_digits=2).gaps == ()


def test_a_kind_that_is_no_longer_offered_is_asked_for(care: GroupAnswers) -> None:
    read = read_plan(changed(care, START_UP_COSTS, {"ours.2.kind": "gift"}), minor_digits=2)
    assert gaps(read) == [
        (START_UP_COSTS, "“Bicycles”: still missing is whether it lasts, comes back, or is paid once.")
    ]


def test_a_line_without_words_is_named_by_its_number(care: GroupAnswers) -> None:
    nameless = without(without(care, START_UP_COSTS, "ours.3.item"), START_UP_COSTS, "ours.3.kind")
    assert gaps(read_plan(nameless, minor_digits=2)) == [
        (START_UP_COSTS, "Line 3: still missing is whether it lasts, comes back, or is paid once.")
    ]


def test_every_place_is_a_field_of_an_exercise(exercises: Mapping[str, object], care: GroupAnswers) -> None:
    for place in BINDINGS.values():
        assert place.exercise in exercises
        name = place.name.replace("*", "1")
        assert name in care.by_exercise[place.exercise], place.field


@pytest.mark.parametrize(
    ("exercise", "name"),
    [
        (UNIT_COST, "ours.1.material"),
        (BREAK_EVEN, "costs.1.month"),
        (START_UP_COSTS, "gap.grant"),
        (LOAN, "ours.principal"),
    ],
)
def test_a_cell_that_cannot_be_used_is_a_gap_and_not_0(care: GroupAnswers, exercise: str, name: str) -> None:
    read = read_plan(changed(care, exercise, {name: UnusableNumber("1o")}), minor_digits=2)
    assert read.plan is None
    assert [(where, said.startswith("Look again at ")) for where, said in gaps(read)] == [(exercise, True)]
