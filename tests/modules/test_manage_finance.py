"""Manage.Coop, money in good order: what is right in it, and the slips that are told."""

from decimal import Decimal

import pytest

from coopkit.exercises import Exercise, Outcome, RawAnswer
from coopkit.exercises.kinds.number import NumberKey
from coopkit.exercises.kinds.scenario import Strength
from coopkit.notebooks import NotebookRun
from tests.modules.judging import judged, told, ways
from tests.our_sessions import SessionRuns

NUMBERS = {
    "cash-book": {"closing": "152.30", "difference": "-2.00"},
    "read-statements": {"assets": "4200", "liabilities": "1700", "equity": "2500"},
    "ratios": {"capital": "6000", "current": "1.5", "debt": "1.2", "gross": "25", "net": "5"},
    "depreciation": {"each": "1666.67", "last": "1666.65"},
    "surplus-steps": {
        "reserve": "2000",
        "education": "500",
        "interest": "600",
        "pool": "6900",
        "rate": "1.38",
        "ana": "2484",
        "bilal": "2070",
        "chen": "1656",
        "dora": "690",
        "other-base": "400",
    },
    "patronage-cents": {
        "equal-1": "333.34",
        "equal-2": "333.33",
        "equal-3": "333.33",
        "use-1": "16.67",
        "use-2": "16.67",
        "use-3": "66.66",
    },
    "month-books": {"surplus": "520", "cash": "790"},
    "five-errors": {"box": "208"},
    "budget-actual": {"planned": "2700", "actual": "590", "part": "35"},
}
KINDS = {
    "asset": "box scale customers",
    "liability": "bank thread",
    "equity": "member-shares kept",
    "income": "sold",
    "cost": "wages wear",
}
ERRORS = {"line-2": "credit", "line-3": "share", "line-4": "swapped", "line-7": "loan", "line-9": "unpaid"}
OTHERS: dict[str, RawAnswer] = {
    "read-statements": {f"answer.{item}.to": kind for kind, items in KINDS.items() for item in items.split()},
    "internal-control": {"answer.choices": ["two-sign", "numbered", "apart", "surprise", "bank"]},
    "five-errors": {f"answer.line-{n}.to": ERRORS.get(f"line-{n}", "right") for n in range(1, 11)},
    "budget-actual": {"matter.choices": ["sales", "materials", "pay"]},
}
RIGHT: dict[str, RawAnswer] = {
    f"manage.fin.{name}": {
        **{f"{part}.number": typed for part, typed in NUMBERS.get(name, {}).items()},
        **OTHERS.get(name, {}),
    }
    for name in (*NUMBERS, "internal-control")
}
SLIPS = (
    ("cash-book", "closing", "212.30"),
    ("cash-book", "closing", "127.30"),
    ("cash-book", "closing", "150.30"),
    ("cash-book", "difference", "2"),
    ("cash-book", "difference", "-62"),
    ("read-statements", "assets", "2700"),
    ("read-statements", "equity", "1500"),
    ("ratios", "current", "0.67"),
    ("ratios", "gross", "33.33"),
    ("ratios", "net", "20"),
    ("depreciation", "last", "1666.67"),
    ("surplus-steps", "education", "400"),
    ("surplus-steps", "interest", "400"),
    ("surplus-steps", "pool", "7500"),
    ("surplus-steps", "ana", "1725"),
    ("surplus-steps", "other-base", "345"),
    ("patronage-cents", "equal-1", "333.33"),
    ("patronage-cents", "use-3", "66.67"),
    ("month-books", "surplus", "620"),
    ("month-books", "surplus", "420"),
    ("month-books", "cash", "1140"),
    ("five-errors", "box", "247"),
    ("five-errors", "box", "158"),
    ("budget-actual", "planned", "2100"),
    ("budget-actual", "part", "31.5"),
)


@pytest.fixture(scope="module")
def ran(session_runs: SessionRuns) -> NotebookRun:
    """What comes out of the session."""
    return session_runs.one("manage_coop/finance")


@pytest.fixture(scope="module")
def exercises(ran: NotebookRun) -> dict[str, Exercise]:
    """Every exercise with its key, by its id."""
    return {each.id: each for each in ran.exercises()}


def test_what_comes_after_the_plan_is_for_other_evenings(ran: NotebookRun) -> None:
    headings = [step.heading for step in ran.session.steps]
    others = headings[headings.index("Two steps of our own") + 1 : headings.index("Six months later")]
    assert others
    assert all(heading.startswith("Another evening: ") for heading in others)


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
    exercise = exercises[f"manage.fin.{name}"]
    slipped = {**RIGHT[exercise.id], f"{part}.number": typed}
    assert judged(exercise, slipped) is Outcome.PARTLY
    assert len(told(exercise, slipped)) == 1


def test_nothing_is_said_about_a_right_number_as_if_it_were_a_slip(exercises: dict[str, Exercise]) -> None:
    keys = [key for each in exercises.values() for key in each.key.parts if isinstance(key, NumberKey)]
    told_of = [(key.right, Decimal(slip.id)) for key in keys if key.right is not None for slip in key.instead]
    assert len(told_of) > 80
    assert [pair for pair in told_of if pair[0] == pair[1]] == []


def test_rules_that_protect_nobody_are_answered_with_a_reason(exercises: dict[str, Exercise]) -> None:
    control = exercises["manage.fin.internal-control"]
    for wrong in ("relatives", "chair"):
        ticked: RawAnswer = {"answer.choices": ["two-sign", "numbered", "apart", "surprise", "bank", wrong]}
        assert judged(control, ticked) is Outcome.PARTLY
        assert len(told(control, ticked)) == 1


def test_five_of_ten_lines_are_wrong_and_each_in_its_own_way(exercises: dict[str, Exercise]) -> None:
    wrong = [kind for kind in OTHERS["five-errors"].values() if kind != "right"]
    assert len(wrong) == len(set(wrong)) == 5
    errors = exercises["manage.fin.five-errors"]
    assert judged(errors, {**RIGHT[errors.id], "answer.line-3.to": "right"}) is Outcome.PARTLY


def test_a_bad_year_ends_well_with_the_reserve_the_truth_and_a_reserve_filled_again(
    exercises: dict[str, Exercise],
) -> None:
    found = ways(exercises["manage.fin.bad-year"])
    assert {way for way, end in found.items() if end.strength is Strength.STRONG} == {
        "reserve three-reasons fill",
        "divide look three-reasons fill",
    }
    assert not any(end.strength is Strength.STRONG for way, end in found.items() if way.startswith("pay"))
    assert all(end.strength and end.lesson for end in found.values())
