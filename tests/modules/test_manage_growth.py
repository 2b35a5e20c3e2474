"""Manage.Coop, growing the trade: what is right in it, and the slips that are told."""

from decimal import Decimal

import pytest

from coopkit.business.feasibility.market import net_present_value
from coopkit.calculators import CalculationResult, compute_part
from coopkit.exercises import Exercise, Outcome, RawAnswer
from coopkit.exercises.blocks import fields_of
from coopkit.exercises.fields import Grid, Scale
from coopkit.exercises.kinds.calculator import Calculator
from coopkit.exercises.kinds.survey import Survey
from coopkit.notebooks import NotebookRun
from tests.calculators.english import sentences
from tests.calculators.money import CENTS
from tests.modules.judging import judged, parse, told, ways
from tests.our_sessions import SessionRuns

DOORS = {"first": "loyal longer", "second": "abroad hotels", "third": "shades repair", "fourth": "course offices"}
RIGHT: dict[str, RawAnswer] = {
    "manage.growth.four-doors": {
        f"answer.{card}.group": door for door, cards in DOORS.items() for card in cards.split()
    },
    "manage.growth.price-set": {"by-mark-up.number": "10.00", "by-margin.number": "10.67", "fits.choice": "mark-up"},
    "manage.growth.markup-margin": {
        "answer.up-20.to": "left-sixth",
        "answer.up-25.to": "left-fifth",
        "answer.up-50.to": "left-third",
        "answer.up-100.to": "left-half",
    },
    "manage.growth.payback-npv": {"payback.number": "3.0", "at-10.number": "1581.57", "at-22.number": "-272.72"},
    "manage.growth.marketing-plan": {"jars.number": "48"},
    "manage.growth.joint-action": {"saving.number": "300", "rule.choice": "use", "from.number": "50"},
}
SLIPS = (
    ("price-set", "by-mark-up", "2"),
    ("price-set", "by-mark-up", "8.25"),
    ("price-set", "by-mark-up", "33"),
    ("price-set", "by-margin", "10"),
    ("price-set", "by-margin", "2.67"),
    ("price-set", "by-margin", "6"),
    ("price-set", "by-margin", "32"),
    ("price-set", "by-margin", "10.66"),
    ("payback-npv", "payback", "5"),
    ("payback-npv", "at-10", "4000"),
    ("payback-npv", "at-10", "7581.57"),
    ("payback-npv", "at-10", "209.21"),
    ("payback-npv", "at-10", "3090.91"),
    ("payback-npv", "at-22", "272.72"),
    ("joint-action", "saving", "900"),
    ("joint-action", "saving", "700"),
    ("joint-action", "from", "100"),
    ("joint-action", "from", "34"),
)
TRUCK: RawAnswer = {
    f"ours.{row}.{column}": typed
    for row, (name, use, alone) in enumerate(
        (("Beekeepers", "40", "600"), ("Potters", "25", "400"), ("Weavers", "15", "200")), start=1
    )
    for column, typed in (("co-op", name), ("use", use), ("alone", alone))
}


@pytest.fixture(scope="module")
def ran(session_runs: SessionRuns) -> NotebookRun:
    """What comes out of the session."""
    return session_runs.one("manage_coop/growth")


@pytest.fixture(scope="module")
def exercises(ran: NotebookRun) -> dict[str, Exercise]:
    """Every exercise with its key, by its id."""
    return {each.id: each for each in ran.exercises()}


@pytest.mark.parametrize("id_", RIGHT)
def test_what_is_right_is_right_and_nothing_else_is_judged(exercises: dict[str, Exercise], id_: str) -> None:
    assert set(RIGHT[id_]) == set(exercises[id_].solution())
    assert judged(exercises[id_], RIGHT[id_]) is Outcome.RIGHT


def test_every_exercise_with_something_right_is_among_them(exercises: dict[str, Exercise]) -> None:
    assert {id_ for id_, each in exercises.items() if each.solution()} == set(RIGHT)


@pytest.mark.parametrize(("name", "part", "typed"), SLIPS)
def test_a_typical_slip_is_not_right_and_is_answered(
    exercises: dict[str, Exercise], name: str, part: str, typed: str
) -> None:
    exercise = exercises[f"manage.growth.{name}"]
    slipped = {**RIGHT[exercise.id], f"{part}.number": typed}
    assert judged(exercise, slipped) is Outcome.PARTLY
    assert len(told(exercise, slipped)) == 1


def test_a_sum_that_is_multiplied_is_wrong_and_is_answered(exercises: dict[str, Exercise]) -> None:
    plan = exercises["manage.growth.marketing-plan"]
    assert judged(plan, {"jars.number": "147"}) is Outcome.WRONG
    assert len(told(plan, {"jars.number": "147"})) == 1


@pytest.mark.parametrize(("typed", "right"), [("10.66", False), ("10.6667", True), ("10.67", True), ("10.68", False)])
def test_the_price_of_a_margin_may_be_given_with_more_places(
    exercises: dict[str, Exercise], typed: str, right: bool
) -> None:
    price = exercises["manage.growth.price-set"]
    assert (judged(price, {**RIGHT[price.id], "by-margin.number": typed}) is Outcome.RIGHT) is right


@pytest.mark.parametrize(("part", "rate", "typed"), [("at-10", "0.10", "1437.79"), ("at-22", "0.22", "-223.54")])
def test_who_counts_the_outlay_at_the_end_of_a_year_is_told_that_it_is_today(
    exercises: dict[str, Exercise], part: str, rate: str, typed: str
) -> None:
    # A spreadsheet's function counts its first number at the end of the first period.
    at_the_end = net_present_value(rate, (-6000, 2000, 2000, 2000, 2000, 2000))
    assert round(at_the_end, 2) == Decimal(typed)
    outlay = exercises["manage.growth.payback-npv"]
    slipped = {**RIGHT[outlay.id], f"{part}.number": typed}
    assert judged(outlay, slipped) is Outcome.PARTLY
    (remark,) = told(outlay, slipped)
    assert "paid today" in remark


def test_a_price_that_does_not_fit_is_answered_with_a_question(exercises: dict[str, Exercise]) -> None:
    price = exercises["manage.growth.price-set"]
    for wrong in ("margin", "both", "none"):
        assert len(told(price, {**RIGHT[price.id], "fits.choice": wrong})) == 1


def test_the_calculators_say_what_the_keys_say(exercises: dict[str, Exercise]) -> None:
    price = said(exercises, "price-set", "ours", cost="8", mark_up="25", margin="25", low="9.50", high="10.50")
    assert "10.00" in price[0] and "10.67" in price[0]
    assert price[1].endswith("10.00 fits, 10.67 is above it.")
    wheels = {"cost": "6000", "yearly": "2000", "years": "5"}
    for rate, value in (("10", "1,581.57"), ("22", "-272.72")):
        told_ = said(exercises, "payback-npv", "ours", None, **wheels, rate=rate)
        assert told_[0].endswith(": 3.") and value in told_[2]
    plan: RawAnswer = {"plan.1.where": "A sign", "plan.1.cost": "60", "plan.2.where": "A tasting", "plan.2.cost": "24"}
    assert said(exercises, "marketing-plan", "sum", plan, left="1.75")[0].endswith("48 more sales pay for it.")


@pytest.mark.parametrize(("rule", "nobody_loses"), [("use", True), ("equal", False), ("mixed", False)])
def test_only_the_right_rule_leaves_nobody_worse(exercises: dict[str, Exercise], rule: str, nobody_loses: bool) -> None:
    truck = said(exercises, "joint-action", "sum", TRUCK, fixed="500", variable="5", rule=rule)
    assert "you save 300.00" in truck[0] and "from 50 units" in truck[2]
    assert ("nobody pays more" in truck[1]) is nobody_loses


def test_to_grow_goes_well_in_two_ways_and_to_stay_small_in_one(exercises: dict[str, Exercise]) -> None:
    found = ways(exercises["manage.growth.who-gains"])
    strong = {way for way, end in found.items() if end.strength == "strong"}
    assert strong == {
        "equal show written common",
        "cheap mend show written common",
        "refuse ask team written common",
        "refuse ask stay",
    }
    assert all(end.strength and end.lesson for end in found.values())
    assert {end.strength for way, end in found.items() if way.startswith("cheap") and "mend" not in way} == {
        "weak",
        "partly",
    }


def test_no_price_or_rate_of_a_place_is_given(exercises: dict[str, Exercise]) -> None:
    for definition in (each.definition for each in exercises.values()):
        for part in definition.parts:
            if isinstance(part, Calculator):
                assert [getattr(each, "given", "") for each in part.inputs] == ["" for _ in part.inputs]


def test_a_plan_has_three_steps_and_one_number(exercises: dict[str, Exercise]) -> None:
    plan = exercises["manage.growth.plan"].definition
    steps, watch = (
        each for part in ("steps", "watch") for each in fields_of(plan.part(part).layout()) if isinstance(each, Grid)
    )
    assert (steps.least, steps.most) == (3, 5)
    assert [row.id for row in watch.rows] == ["number", "today", "aim", "counts"]


def test_the_self_assessment_asks_eight_sentences_each_of_which_leads_on(exercises: dict[str, Exercise]) -> None:
    (now,) = exercises["manage.growth.where-we-stand"].definition.parts
    (later,) = exercises["manage.growth.where-we-stand-later"].definition.parts
    assert isinstance(now, Survey) and isinstance(later, Survey)
    assert (now.grid, later.before) == (later.grid, "manage.growth.where-we-stand")
    (column,) = now.grid.columns
    assert isinstance(column, Scale) and (column.low, column.high, column.unknown) == (1, 4, "I do not know")
    assert len(now.grid.rows) == 8
    assert all(row.label.endswith(".") for row in now.grid.rows)
    assert [statement for statement, _ in now.leads] == [row.id for row in now.grid.rows]
    assert {id_ for _, id_ in now.leads} <= set(exercises)
    assert all(exercises[id_].definition.private for id_ in ("manage.growth.where-we-stand", later.before))


def said(
    exercises: dict[str, Exercise], name: str, part: str, others: RawAnswer | None = None, **typed: str
) -> list[str]:
    """What a calculator says; `typed` are its own inputs, `others` the exercise's other answers."""
    definition = exercises[f"manage.growth.{name}"].definition
    calculator = definition.part(part)
    assert isinstance(calculator, Calculator)
    answer: RawAnswer = {**(others or {}), **{f"{part}.{input_}": value for input_, value in typed.items()}}
    result = compute_part(definition, calculator, answer, parse, CENTS)
    assert isinstance(result, CalculationResult), sentences(result)
    return sentences(result)
