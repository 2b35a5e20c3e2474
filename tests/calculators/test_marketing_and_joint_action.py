"""The calculations "marketing-plan" and "joint-action"."""

from decimal import Decimal

import pytest

from coopkit.calculators import IncompleteInput, compute
from tests.calculators.english import formula, rows, sentences
from tests.calculators.figures import computed, money
from tests.calculators.money import CENTS

D = Decimal
TRUCK: dict[str, Decimal | int | str] = {
    "ours.1.co-op": "Beekeepers",
    "ours.1.use": 40,
    "ours.1.alone": 600,
    "ours.2.co-op": "Potters",
    "ours.2.use": 25,
    "ours.2.alone": 400,
    "ours.3.co-op": "Weavers",
    "ours.3.use": 15,
    "ours.3.alone": 200,
    "sum.fixed": 500,
    "sum.variable": 5,
}


def test_a_plan_says_how_many_more_sales_pay_for_it() -> None:
    plan = computed("marketing-plan")
    assert sentences(plan) == [
        "The plan costs 90.00. 60 more sales pay for it.",
        "Over 3 months these are 20 more each month.",
        "Now you sell 200 a month: it would have to be 10.0% more. Can you make so many?",
        "More than half of it goes into Sign at the road. What would you lose without it?",
    ]
    assert formula(plan) == ["Cost of all: 60.00 and 30.00 make 90.00", "Sales: 90.00 ÷ 1.50 = 60"]
    assert rows(plan.tables[0])[2:] == [["Sign at the road", "60.00", "40"], ["A tasting on market day", "30.00", "20"]]


def test_sales_are_whole_and_rounded_up_once() -> None:
    plan = computed("marketing-plan", {"sum.left": D("1.75"), "plan.1.cost": 61})
    assert sentences(plan)[0] == "The plan costs 91.00. 52 more sales pay for it."
    assert sentences(computed("marketing-plan", {"plan.1.cost": 61}))[1] == (
        "Over 3 months these are 21 more each month."
    )


@pytest.mark.parametrize("left", [0, -1])
def test_what_leaves_nothing_pays_for_no_plan(left: int) -> None:
    found = compute("marketing-plan", {"plan.1.cost": D(60), "sum.left": D(left)}, CENTS)
    assert sentences(found) == ["The plan costs 60.00, and a sale leaves nothing: no number of sales pays for it."]


def test_a_step_without_a_cost_is_named_and_does_not_count() -> None:
    plan = computed("marketing-plan", {"plan.3.where": "The radio"})
    assert sentences(plan)[-1] == "The radio does not count yet. Still missing: what it costs."
    assert money(plan, "cost") == 90


def test_a_plan_that_costs_no_money_costs_hours() -> None:
    plan = compute("marketing-plan", {"plan.1.who": "Neighbours", "plan.1.cost": D(0), "sum.left": D(1)}, CENTS)
    assert sentences(plan) == ["The plan costs no money. Whose hours does it cost?"]


def test_a_plan_without_steps_is_waited_for() -> None:
    found = compute("marketing-plan", {"sum.left": D(1)}, CENTS)
    assert isinstance(found, IncompleteInput)
    assert sentences(found) == ["One number is still missing: what one step costs."]


@pytest.mark.parametrize(
    ("rule", "said", "gains"),
    [
        ("use", "By this rule nobody pays more than alone.", ["150.00", "118.75", "31.25"]),
        (
            "equal",
            "By this rule it is dearer than alone for Weavers. Would you stay? Try another rule.",
            ["300.00", "100.00", "-100.00"],
        ),
        (
            "mixed",
            "By this rule it is dearer than alone for Weavers. Would you stay? Try another rule.",
            ["233.33", "108.33", "-41.66"],
        ),
    ],
)
def test_a_truck_is_cheaper_together_and_the_rule_decides_for_whom(rule: str, said: str, gains: list[str]) -> None:
    truck = computed("joint-action", {**TRUCK, "sum.rule": rule})
    assert sentences(truck) == [
        "Alone you pay 1,200.00 in all, together 900.00: you save 300.00 a month.",
        said,
        "It pays from 50 units a month on. Together you use 80.",
        "If one of these leaves, the others save nothing: Beekeepers. Put on paper for how long all stay.",
    ]
    assert [row[-1] for row in rows(truck.tables[0])[2:]] == gains
    assert formula(truck)[2] == "It pays from: 500.00 ÷ (1,200.00 ÷ 80 − 5.00) = 50"


def test_where_together_is_dearer_nobody_is_told_to_share() -> None:
    truck = computed("joint-action", {**TRUCK, "sum.fixed": 1000})
    assert sentences(truck) == [
        "Alone you pay 1,200.00 in all, together 1,400.00: that is 200.00 dearer.",
        "It pays from 100 units a month on. Together you use 80.",
    ]


def test_where_it_holds_without_any_one_of_them_it_is_said() -> None:
    assert "If any one of you leaves, the others still save." in sentences(
        computed("joint-action", {**TRUCK, "sum.fixed": 100})
    )


def test_the_picture_shows_each_one_alone_and_together() -> None:
    chart = computed("joint-action", TRUCK).chart
    assert chart is not None
    alone, together = chart.series
    assert alone.values == (D(600), D(400), D(200))
    assert together.values == (D("450.00"), D("281.25"), D("168.75"))


def test_one_co_op_alone_and_half_a_line_are_waited_for() -> None:
    found = compute("joint-action", {"ours.1.use": D(4), "sum.fixed": D(1), "sum.variable": D(1)}, CENTS)
    assert isinstance(found, IncompleteInput)
    assert sentences(found) == [
        "Co-op 1 does not count yet. Still missing: what it pays alone.",
        "Put in at least two co-ops, each with both numbers.",
    ]


def test_a_rule_that_no_form_offers_is_an_error() -> None:
    with pytest.raises(ValueError, match="toss"):
        computed("joint-action", {**TRUCK, "sum.rule": "toss"})
