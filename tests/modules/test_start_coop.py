"""Start.Coop as it comes out of its notebooks: what is right in them, and what feeds the plan."""

import json
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from coopkit.content import curricula
from coopkit.exercises import Definition, Exercise, Outcome, RawAnswer
from coopkit.exercises.blocks import fields_of
from coopkit.exercises.fields import Field, Grid, NumberField, PickOne, Scale, Slider, TextField
from coopkit.exercises.initial_values import fields_with_start_reference
from coopkit.exercises.kinds.number import NumberKey
from coopkit.exercises.kinds.scenario import STRENGTH_SENTENCES, Strength
from coopkit.i18n import load_locale
from coopkit.notebooks import NotebookRun
from coopkit.portfolio.plan_fields import BINDINGS, FieldBinding
from tests.modules.start_answers import (
    CHOSEN,
    NUMBERS,
    ORDERED,
    OTHER_ORDERS,
    PAIRED,
    PICKED,
    SLIPS,
    SORTED,
)
from tests.our_sessions import SessionRuns
from tests.waiting import LONG_TIMEOUT

MODULES = Path(__file__).parents[2] / "modules"
parse = load_locale(minor_digits=2).parse_number


@pytest.fixture(scope="module")
def ran(session_runs: SessionRuns) -> dict[str, NotebookRun]:
    """What comes out of every session."""
    return {notebook.id: ran for notebook, ran in session_runs.of("start_coop").items()}


@pytest.fixture(scope="module")
def exercises(ran: dict[str, NotebookRun]) -> dict[str, Exercise]:
    """Every exercise with its key, by its id."""
    return {each.id: each for outcome in ran.values() for each in outcome.exercises()}


def right_answer(id_: str) -> RawAnswer:
    """What is right in an exercise, written down here and not taken from its key."""
    answer: RawAnswer = {f"{part}.number": typed for part, typed in NUMBERS.get(id_, {}).items()}
    answer |= {f"{part}.choice": option for part, option in CHOSEN.get(id_, {}).items()}
    answer |= {f"answer.{item}.to": thing for item, thing in PAIRED.get(id_, {}).items()}
    answer |= {f"answer.{card}.group": group for group, cards in SORTED.get(id_, {}).items() for card in cards.split()}
    if id_ in PICKED:
        answer["answer.choices"] = list(PICKED[id_])
    if id_ in ORDERED:
        answer["answer.order"] = ORDERED[id_].split()
    return answer


def outcome(exercise: Exercise, answer: RawAnswer) -> Outcome:
    """What a check says where all that is not judged is filled in."""
    filled = next(each.raw for each in exercise.sample_answers() if each.outcome in (Outcome.RIGHT, Outcome.OPEN))
    return exercise.check({**filled, **answer}, parse).outcome


def told(exercise: Exercise, answer: RawAnswer) -> list[str]:
    """What is said about an answer beyond right or wrong."""
    pairs = zip(exercise.definition.parts, exercise.key.parts, strict=True)
    return [remark.text for part, key in pairs for remark in key.remarks(part, answer, parse)]


@pytest.mark.parametrize("id_", [*NUMBERS, *CHOSEN, *PICKED, *PAIRED, *SORTED, *ORDERED])
def test_what_is_right_is_right_and_nothing_else_is_judged(exercises: dict[str, Exercise], id_: str) -> None:
    assert set(right_answer(id_)) == set(exercises[id_].solution())
    assert outcome(exercises[id_], right_answer(id_)) is Outcome.RIGHT


def test_every_exercise_with_something_right_is_among_them(exercises: dict[str, Exercise]) -> None:
    judged = {id_ for id_, each in exercises.items() if each.solution()}
    assert judged == {id_ for id_ in exercises if right_answer(id_)}


@pytest.mark.parametrize(("id_", "part", "typed"), SLIPS)
def test_a_typical_slip_is_not_right_and_is_answered(
    exercises: dict[str, Exercise], id_: str, part: str, typed: str
) -> None:
    slipped = {**right_answer(id_), f"{part}.number": typed}
    assert outcome(exercises[id_], slipped) in (Outcome.PARTLY, Outcome.WRONG)
    assert len(told(exercises[id_], slipped)) == 1


def test_nothing_is_said_about_a_right_number_as_if_it_were_a_slip(exercises: dict[str, Exercise]) -> None:
    keys = [key for each in exercises.values() for key in each.key.parts if isinstance(key, NumberKey)]
    told_of = [
        (key.right, key.tolerance, Decimal(slip.id)) for key in keys if key.right is not None for slip in key.instead
    ]
    assert len(told_of) > 100
    assert [each for each in told_of if abs(each[0] - each[2]) <= each[1]] == []


def test_what_must_be_changed_or_rewritten_is_told_where_it_was_ticked_otherwise(
    exercises: dict[str, Exercise],
) -> None:
    for id_, wrong in (("start.core.criteria", "relative"), ("start.setup.spot-the-clause", "instalments")):
        ticked: RawAnswer = {"answer.choices": [*PICKED[id_], wrong]}
        assert outcome(exercises[id_], ticked) is Outcome.PARTLY
        assert told(exercises[id_], ticked)


@pytest.mark.parametrize(("id_", "order", "fits"), OTHER_ORDERS)
def test_an_order_fits_while_it_keeps_the_rules(
    exercises: dict[str, Exercise], id_: str, order: str, fits: bool
) -> None:
    assert (outcome(exercises[id_], {"answer.order": order.split()}) is Outcome.RIGHT) is fits


def test_where_laws_differ_another_place_is_talked_about_and_never_wrong(exercises: dict[str, Exercise]) -> None:
    who, kind = exercises["start.setup.who-does-what"], exercises["start.setup.kind"]
    moved = {**right_answer(who.id), "answer.admit.group": "assembly", "answer.hire.group": "board"}
    assert outcome(who, moved) is Outcome.RIGHT
    assert outcome(who, {**moved, "answer.check.group": "board"}) is Outcome.PARTLY
    assert outcome(kind, {**right_answer(kind.id), "carers.choice": "multi-stakeholder"}) is Outcome.RIGHT
    criteria = exercises["start.core.criteria"]
    assert outcome(criteria, {"answer.choices": [*PICKED[criteria.id], "age"]}) is Outcome.RIGHT
    assert told(criteria, {"answer.choices": ["age"]})
    assert outcome(kind, {**right_answer(kind.id), "printers.choice": "worker"}) is Outcome.PARTLY


def test_each_stress_has_its_own_fall_and_the_plan_as_it_was_is_none(exercises: dict[str, Exercise]) -> None:
    stress = exercises["start.plan.stress-test"]
    for part, option in CHOSEN[stress.id].items():
        for other in {"low-900", "low-455", "low-1330", "low-100"} - {option}:
            assert outcome(stress, {**right_answer(stress.id), f"{part}.choice": other}) is Outcome.PARTLY
            assert told(stress, {f"{part}.choice": other})


def test_the_foreman_comes_in_with_one_vote(exercises: dict[str, Exercise]) -> None:
    foreman = exercises["start.core.buyout-foreman"]
    (part,), (key,) = foreman.definition.parts, foreman.key.parts
    strengths = {
        choice: key.remarks(part, {"answer.invite": choice}, parse)[0].strength
        for choice in ("two-votes", "one-vote", "refuse")
    }
    weak, strong = STRENGTH_SENTENCES[Strength.WEAK], STRENGTH_SENTENCES[Strength.STRONG]
    assert strengths == {"two-votes": weak, "one-vote": strong, "refuse": weak}


def test_tables_ask_for_as_much_as_they_should(exercises: dict[str, Exercise]) -> None:
    points, tasks, lender = (
        next(each for each in fields_of(exercises[id_].definition.part(part).layout()) if isinstance(each, Grid))
        for id_, part in (
            ("start.setup.bylaws-checklist", "points"),
            ("start.setup.first-100-days", "tasks"),
            ("start.plan.read-as-lender", "points"),
        )
    )
    assert len(points.rows) == 17
    assert tasks.least == 10
    assert [(scale.low, scale.high) for scale in lender.columns if isinstance(scale, Scale)] == [(1, 4)]
    assert len(lender.rows) == 8
    (summary,) = fields_of(exercises["start.plan.summary"].definition.parts[0].layout())
    assert isinstance(summary, TextField)
    assert summary.most_words == 150


@pytest.mark.parametrize("place", BINDINGS.values(), ids=BINDINGS)
def test_every_number_of_the_plan_has_its_field(exercises: dict[str, Exercise], place: FieldBinding) -> None:
    words = {"start_up.name": TextField, "products.name": TextField, "start_up.kind": PickOne}
    assert isinstance(field_of(exercises[place.exercise].definition, place.name), words.get(place.field, NumberField))


def test_what_was_found_before_stands_in_the_plan(exercises: dict[str, Exercise]) -> None:
    def sources() -> Iterator[tuple[str, str]]:
        for id_ in (each for each in exercises if each.startswith("start.plan.")):
            for name, field in fields_with_start_reference(exercises[id_].definition):
                assert field.starts
                yield f"{id_}/{name}", field.starts.exercise

    assert dict(sources()) == {
        "start.plan.marketing/ours.*.product": "start.feas.unit-cost",
        "start.plan.marketing/ours.*.price": "start.feas.unit-cost",
        "start.plan.cash-12/units.*.what": "start.feas.unit-cost",
        "start.plan.member-contribution/ours.total": "start.feas.startup-costs",
        "start.plan.member-contribution/ours.members": "start.feas.startup-costs",
        "start.plan.member-contribution/use.*.name": "start.core.member-matrix",
        "start.plan.member-contribution/paying.share": "start.feas.startup-costs",
        "start.plan.loan-compare/ours.principal": "start.feas.startup-costs",
    }


def test_stock_nbconvert_runs_every_notebook(tmp_path: Path) -> None:
    (start,) = (curriculum for curriculum in curricula() if curriculum.id == "start_coop")
    notebooks = [each.path for each in start.sessions]
    command = [sys.executable, "-m", "nbconvert", "--execute", "--to", "notebook", "--output-dir", str(tmp_path)]
    ended = subprocess.run(
        [*command, *map(str, notebooks)], capture_output=True, text=True, timeout=LONG_TIMEOUT, check=False
    )
    assert ended.returncode == 0, ended.stderr[-2000:]
    for path in notebooks:
        cells = json.loads((tmp_path / path.name).read_text(encoding="utf-8"))["cells"]
        outputs = [output for cell in cells for output in cell.get("outputs", ())]
        assert outputs
        assert [output for output in outputs if output["output_type"] == "error"] == []


def field_of(definition: Definition, name: str) -> Field | None:
    """The field of a full name, its row "*" for a row of a growing table."""
    part, _, rest = name.partition(".")
    row, _, column = rest.rpartition(".")
    for each in fields_of(definition.part(part).layout()):
        if isinstance(each, Grid) and each.grows is (row == "*"):
            return each.cell("1", column)
        if not isinstance(each, Grid | Slider) and not row and each.id == column:
            return each
    return None
