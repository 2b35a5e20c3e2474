"""Manage.Coop as a whole: six modules that stand alone, each of four evenings, from a self-assessment to a plan."""

from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

import msgspec
import pytest

from coopkit.content import find_sessions
from coopkit.content.session import Reading
from coopkit.exercises import Exercise
from coopkit.exercises.kinds.scenario import Scenario
from coopkit.exercises.kinds.survey import Survey
from coopkit.exercises.kinds.table import Table
from coopkit.lint.timetable import Timetable
from coopkit.notebooks import NotebookRun
from tests.modules.judging import ways
from tests.our_sessions import SessionRuns

MODULES = Path(__file__).parents[2] / "modules"

NAMES = [notebook.id for notebook in find_sessions(("manage_coop",))]
FIRST_CHECK = {**dict.fromkeys(NAMES, "health-check"), "growth": "where-we-stand"}


@pytest.fixture(scope="module")
def ran(session_runs: SessionRuns) -> dict[str, NotebookRun]:
    """What comes out of every session."""
    return {notebook.id: ran for notebook, ran in session_runs.of("manage_coop").items()}


def ids(session: NotebookRun) -> list[str]:
    """Its exercises without the curriculum and the module in their names."""
    return [each.id.split(".")[2] for each in session.exercises()]


def named(session: NotebookRun, name: str) -> Exercise:
    """Its exercise of this name."""
    return next(each for each in session.exercises() if each.id.endswith(f".{name}"))


def survey_of(exercise: Exercise) -> Survey:
    """The survey that an exercise is."""
    (part,) = exercise.definition.parts
    assert isinstance(part, Survey)
    return part


@pytest.mark.parametrize("module", NAMES)
def test_a_module_begins_with_a_self_assessment_and_ends_with_a_plan(ran: dict[str, NotebookRun], module: str) -> None:
    found = ids(ran[module])
    first = "my-habit" if module == "conflict" else FIRST_CHECK[module]
    assert found[0] == first
    assert FIRST_CHECK[module] in found[:2]
    plan = named(ran[module], "plan").definition
    assert any(isinstance(part, Table) for part in plan.parts)
    after = [each.definition for each in ran[module].exercises()][found.index("plan") + 1 :]
    assert after[-1].id.endswith("-later")
    assert all(each.optional and each.minutes == 0 for each in after if not each.id.endswith(".evaluation"))


@pytest.mark.parametrize("module", NAMES)
def test_half_a_year_later_the_very_same_statements_are_asked_in_private(
    ran: dict[str, NotebookRun], module: str
) -> None:
    now = named(ran[module], FIRST_CHECK[module])
    later = named(ran[module], f"{FIRST_CHECK[module]}-later")
    assert survey_of(later).before == now.id
    assert survey_of(later).grid == survey_of(now).grid
    for each in (now, later):
        assert each.definition.private
        assert " ".join(each.definition.together) == "alone"
    assert all(row.label.endswith(".") for row in survey_of(now).grid.rows)


@pytest.mark.parametrize("module", NAMES)
def test_every_statement_leads_to_an_exercise_of_its_own_module(ran: dict[str, NotebookRun], module: str) -> None:
    survey = survey_of(named(ran[module], FIRST_CHECK[module]))
    assert [statement for statement, _ in survey.leads] == [row.id for row in survey.grid.rows]
    assert {id_ for _, id_ in survey.leads} <= {each.id for each in ran[module].exercises()}


def test_scenarios_go_three_choices_deep_and_every_way_ends_with_a_lesson(ran: dict[str, NotebookRun]) -> None:
    found = [each for session in ran.values() for each in session.exercises() if is_scenario(each)]
    assert len(found) >= 6
    for scenario in found:
        ends = ways(scenario)
        assert max(len(way.split()) for way in ends) >= 3, scenario.id
        assert all(end.strength and end.lesson for end in ends.values()), scenario.id
        best = [way for way, end in ends.items() if end.strength == "strong"]
        assert best and all(len(way.split()) >= 3 for way in best), scenario.id


def is_scenario(exercise: Exercise) -> bool:
    return any(isinstance(part, Scenario) for part in exercise.definition.parts)


def test_every_module_fits_four_evenings_that_begin_where_a_step_begins(ran: dict[str, NotebookRun]) -> None:
    timetable = msgspec.toml.decode((MODULES / "manage_coop" / "timetable.toml").read_bytes(), type=Timetable)
    assert timetable.planned == {name: session.session.minutes for name, session in ran.items()}
    for name, session in ran.items():
        evenings = [block.minutes for block in timetable.blocks if block.session == name]
        assert len(evenings) == 4
        assert all(45 <= minutes <= 75 for minutes in evenings)
        assert 180 <= sum(evenings) <= 240
        ends = set(accumulate(step.minutes for step in session.session.steps))
        assert set(accumulate(evenings)) <= ends, name


def test_no_module_leans_on_another(ran: dict[str, NotebookRun]) -> None:
    for name, session in ran.items():
        for text in readings(session):
            for words in ("last time", "the module before", "in the next module", "in the last module"):
                assert words not in text.lower(), f"{name}: {text[:60]}"


def readings(session: NotebookRun) -> Iterator[str]:
    return (block.text for step in session.session.steps for block in step.blocks if isinstance(block, Reading))
