"""Manage.Coop, people at work: what is right in it, and the slips that are told."""

from decimal import Decimal

import pytest

from coopkit.calculators import CalculationResult, compute_part
from coopkit.exercises import Exercise, Outcome, RawAnswer
from coopkit.exercises.blocks import fields_of
from coopkit.exercises.fields import Grid, PickOne, Scale
from coopkit.exercises.kinds.calculator import Calculator
from coopkit.exercises.kinds.survey import Survey
from coopkit.notebooks import NotebookRun
from tests.calculators.english import sentences
from tests.calculators.money import CENTS
from tests.modules.judging import judged, parse, told, ways
from tests.our_sessions import SessionRuns

HATS = {"owner": "pay-scale surplus second-yard remove", "worker": "swap glove told accident"}
CASES = {"stop": "glass passports fare", "ask": "age gloves", "fine": "holiday"}
RIGHTS = {"all": "pay gear cover join-union", "members": "vote office share-back refund"}
RIGHT: dict[str, RawAnswer] = {
    "manage.hr.hire-fair": {"questions.choices": ["shifts", "show", "books"]},
    "manage.hr.hour-cost": {"cost.number": "10.50", "charge.number": "12.3530"},
    "manage.hr.wage-structure": {
        "wages.number": "8320",
        "cost.number": "9152",
        "over.number": "152",
        "ratio.number": "2",
    },
    "manage.hr.never-here": {f"cases.{card}.group": what for what, cards in CASES.items() for card in cards.split()},
    "manage.hr.contract-crew": {"gap.number": "480"},
    "manage.hr.two-hats": {f"answer.{card}.group": hat for hat, cards in HATS.items() for card in cards.split()},
    "manage.hr.members-and-workers": {
        **{f"rights.{card}.group": whose for whose, cards in RIGHTS.items() for card in cards.split()},
        "way-in.choice": "trial",
        "others-part.number": "4000",
        "whose.choice": "common",
    },
}
SLIPS = (
    ("hour-cost", "cost", "10.17"),
    ("hour-cost", "cost", "9.72"),
    ("hour-cost", "cost", "10.54"),
    ("hour-cost", "charge", "10.50"),
    ("hour-cost", "charge", "8.93"),
    ("hour-cost", "charge", "12.08"),
    ("wage-structure", "wages", "2720"),
    ("wage-structure", "wages", "52"),
    ("wage-structure", "cost", "832"),
    ("wage-structure", "over", "-680"),
    ("wage-structure", "ratio", "4"),
    ("members-and-workers", "others-part", "6000"),
    ("members-and-workers", "others-part", "6666.67"),
)


@pytest.fixture(scope="module")
def ran(session_runs: SessionRuns) -> NotebookRun:
    """What comes out of the session."""
    return session_runs.one("manage_coop/people")


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
    exercise = exercises[f"manage.hr.{name}"]
    slipped = {**RIGHT[exercise.id], f"{part}.number": typed}
    assert judged(exercise, slipped) is Outcome.PARTLY
    assert len(told(exercise, slipped)) == 1


@pytest.mark.parametrize(("typed", "right"), [("12.34", False), ("12.35", True), ("12.36", True), ("12.37", False)])
def test_the_charge_may_be_rounded_either_way_to_the_cent(
    exercises: dict[str, Exercise], typed: str, right: bool
) -> None:
    hour = exercises["manage.hr.hour-cost"]
    assert (judged(hour, {**RIGHT[hour.id], "charge.number": typed}) is Outcome.RIGHT) is right


def test_the_calculators_say_what_the_keys_say(exercises: dict[str, Exercise]) -> None:
    def said(name: str, part: str, answer: RawAnswer) -> list[str]:
        definition = exercises[f"manage.hr.{name}"].definition
        calculator = definition.part(part)
        assert isinstance(calculator, Calculator)
        result = compute_part(definition, calculator, answer, parse, CENTS)
        assert isinstance(result, CalculationResult)
        return sentences(result)

    rates = {"wage": "9", "contributions": "8", "leave": "5", "other": "0.33", "chargeable": "85"}
    hour = said("hour-cost", "ours", {f"ours.{name}": value for name, value in rates.items()})
    assert "costs 10.50" in hour[0] and "12.36 covers the work" in hour[1]
    pay: RawAnswer = {"sum.contributions": "10", "sum.budget": "9000"}
    for row, (people, wage) in enumerate((("6", "4"), ("4", "5"), ("1", "8")), start=1):
        pay |= {f"grades.{row}.people": people, f"grades.{row}.hours": "160", f"grades.{row}.wage": wage}
    shop = said("wage-structure", "sum", pay)
    assert "8,320.00" in shop[0] and "9,152.00" in shop[0]
    assert "152.00 is missing" in shop[1] and "2 times the lowest" in shop[2]


def test_what_may_not_be_asked_is_answered_with_a_reason(exercises: dict[str, Exercise]) -> None:
    hire = exercises["manage.hr.hire-fair"]
    for wrong in ("pregnant", "vote", "faith", "union"):
        ticked: RawAnswer = {"questions.choices": ["shifts", "show", "books", wrong]}
        assert judged(hire, ticked) is Outcome.PARTLY
        assert len(told(hire, ticked)) == 1


def test_no_rate_of_a_country_is_given(exercises: dict[str, Exercise]) -> None:
    for name, part in (("hour-cost", "ours"), ("wage-structure", "sum"), ("protection", "cost")):
        calculator = exercises[f"manage.hr.{name}"].definition.part(part)
        assert isinstance(calculator, Calculator)
        assert [getattr(each, "given", "") for each in calculator.inputs] == ["" for _ in calculator.inputs]


def test_where_bylaws_differ_a_part_of_the_surplus_for_all_is_never_wrong(exercises: dict[str, Exercise]) -> None:
    both = exercises["manage.hr.members-and-workers"]
    assert judged(both, {**RIGHT[both.id], "rights.refund.group": "all"}) is Outcome.RIGHT
    assert judged(both, {**RIGHT[both.id], "rights.pay.group": "members"}) is Outcome.PARTLY


def test_the_pay_scale_may_go_to_the_assembly_or_to_a_talk_of_workers(exercises: dict[str, Exercise]) -> None:
    hats = exercises["manage.hr.two-hats"]
    assert judged(hats, {**RIGHT[hats.id], "answer.pay-scale.group": "worker"}) is Outcome.RIGHT
    assert judged(hats, {**RIGHT[hats.id], "answer.surplus.group": "worker"}) is Outcome.PARTLY


def test_people_who_are_not_free_to_leave_are_never_fine(exercises: dict[str, Exercise]) -> None:
    never = exercises["manage.hr.never-here"]
    for card in ("passports", "fare"):
        for softer in ("ask", "fine"):
            assert judged(never, {**RIGHT[never.id], f"cases.{card}.group": softer}) is Outcome.PARTLY
    assert judged(never, {**RIGHT[never.id], "cases.age.group": "stop"}) is Outcome.RIGHT


def test_the_crew_is_short_by_what_the_price_lacks_times_its_hours(exercises: dict[str, Exercise]) -> None:
    assert (Decimal("12.40") - Decimal("11.80")) * 800 == Decimal(
        str(exercises["manage.hr.contract-crew"].solution()["gap.number"])
    )


@pytest.mark.parametrize("typed", ["0.60", "-480", "9440", "9920", "5760"])
def test_a_slip_in_what_the_crew_lacks_is_answered(exercises: dict[str, Exercise], typed: str) -> None:
    crew = exercises["manage.hr.contract-crew"]
    assert judged(crew, {"gap.number": typed}) is Outcome.WRONG
    assert len(told(crew, {"gap.number": typed})) == 1


def test_no_way_in_and_a_surplus_kept_by_members_are_asked_about(exercises: dict[str, Exercise]) -> None:
    both = exercises["manage.hr.members-and-workers"]
    for part, wrong in (("way-in", "stay"), ("way-in", "must"), ("way-in", "family"), ("whose", "share-out")):
        chosen = {**RIGHT[both.id], f"{part}.choice": wrong}
        assert judged(both, chosen) is Outcome.PARTLY
        assert len(told(both, chosen)) == 1


def test_the_talk_goes_well_in_private_with_facts_and_a_date(exercises: dict[str, Exercise]) -> None:
    found = ways(exercises["manage.hr.review-talk"])
    assert {way for way, end in found.items() if end.strength == "strong"} == {
        "private facts what-works write",
        "nothing late-talk facts what-works write",
    }
    assert found["blame"].strength == "weak"
    assert all(end.strength and end.lesson for end in found.values())


def test_the_stairs_of_measures_go_from_removing_down_to_gear(exercises: dict[str, Exercise]) -> None:
    dangers = grid(exercises, "safety", "dangers")
    (kind,) = (column for column in dangers.columns if isinstance(column, PickOne))
    assert [option.id for option in kind.options] == ["remove", "replace", "protect", "organise", "gear"]
    (gear,) = dangers.notes
    assert {condition.column: condition.values for condition in gear.when} == {"kind": ("gear",), "harm": ("4", "5")}


def test_a_job_has_five_to_seven_tasks_and_counts_when_all_is_filled_in(exercises: dict[str, Exercise]) -> None:
    tasks = grid(exercises, "job-description", "tasks")
    assert (tasks.least, tasks.most) == (5, 7)
    job = exercises["manage.hr.job-description"]
    whole = next(each.raw for each in job.sample_answers() if each.outcome is Outcome.OPEN)
    assert job.check({**whole, "rest.limits.text": ""}, parse).outcome is not Outcome.OPEN
    assert job.check({**whole, "tasks.5.task": ""}, parse).outcome is not Outcome.OPEN


def test_eight_cases_of_cover_are_asked_for_and_not_knowing_is_an_answer(exercises: dict[str, Exercise]) -> None:
    cases = grid(exercises, "protection", "cases")
    assert len(cases.rows) == 8
    choices = [column for column in cases.columns if isinstance(column, PickOne)]
    assert all(column.options[-1].id == "unknown" for column in choices)


def test_the_self_assessment_asks_eight_sentences_each_of_which_leads_on(exercises: dict[str, Exercise]) -> None:
    (now,) = exercises["manage.hr.health-check"].definition.parts
    (later,) = exercises["manage.hr.health-check-later"].definition.parts
    assert isinstance(now, Survey) and isinstance(later, Survey)
    assert (now.grid, later.before) == (later.grid, "manage.hr.health-check")
    (column,) = now.grid.columns
    assert isinstance(column, Scale) and (column.low, column.high, column.unknown) == (1, 4, "I don’t know")
    assert len(now.grid.rows) == 8
    assert all(row.label.endswith(".") for row in now.grid.rows)
    assert [statement for statement, _ in now.leads] == [row.id for row in now.grid.rows]
    assert {id_ for _, id_ in now.leads} <= set(exercises)
    assert all(exercises[id_].definition.private for id_ in ("manage.hr.health-check", later.before))


def grid(exercises: dict[str, Exercise], name: str, part: str) -> Grid:
    """The table of a part."""
    fields = fields_of(exercises[f"manage.hr.{name}"].definition.part(part).layout())
    return next(each for each in fields if isinstance(each, Grid))
