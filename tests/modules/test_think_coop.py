"""The Think.Coop day as it is planned, and its notebooks in stock tools."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from coopkit.exercises import Definition
from coopkit.content import curricula
from coopkit.notebooks import NotebookRun
from tests.our_sessions import SessionRuns
from tests.waiting import LONG_TIMEOUT

# Exercise, kind, minutes: saved answers, printed sheets and facilitators' plans hang on these.
DAY = {
    "open": (("think.open.house-rules", "choose-many", 15), ("think.survey.pre", "survey", 10)),
    "links": (
        ("think.links.meet-the-table", "text", 10),
        ("think.links.map-your-links", "table", 15),
        ("think.links.shared-parking", "scenario", 15),
        ("think.links.builds-or-wears", "sort", 5),
    ),
    "chain": (
        ("think.chain.sort-links", "sort", 10),
        ("think.chain.order-the-chain", "order", 10),
        ("think.chain.where-power-sits", "match", 10),
        ("think.chain.stakeholder-map", "table", 20),
        ("think.chain.what-changes", "choose-many", 5),
    ),
    "together": (
        ("think.together.match-benefit", "match", 10),
        ("think.together.bulk-buy", "calculator", 10),
        ("think.together.costs-too", "choose-many", 5),
        ("think.together.shared-stall", "scenario", 10),
        ("think.together.our-big-problem", "text", 10),
    ),
    "forms": (
        ("think.forms.fill-the-grid", "match", 25),
        ("think.forms.who-gets-surplus", "choose-one", 5),
        ("think.forms.debt-case", "choose-one", 5),
        ("think.forms.true-false", "choose-one", 10),
        ("think.forms.pick-for-case", "scenario", 15),
        ("think.forms.our-case", "calculator", 0),
    ),
    "coops": (
        ("think.coops.definition-pieces", "match", 10),
        ("think.coops.principles-match", "match", 10),
        ("think.coops.own-use-control", "sort", 5),
        ("think.coops.type-cards", "match", 10),
        ("think.coops.plus-and-minus", "sort", 5),
        ("think.coops.my-decision", "survey", 10),
    ),
    "close": (("think.survey.post", "survey", 10), ("think.close.next-step", "table", 10)),
}
MINUTES = {"open": 25, "links": 50, "chain": 60, "together": 50, "forms": 70, "coops": 60, "close": 20}


@pytest.fixture(scope="module")
def ran(session_runs: SessionRuns) -> dict[str, NotebookRun]:
    """What comes out of every session."""
    return {notebook.id: ran for notebook, ran in session_runs.of("think_coop").items()}


def test_the_day_has_its_exercises_in_their_order(ran: dict[str, NotebookRun]) -> None:
    def told(definition: Definition) -> tuple[str, str, int]:
        return definition.id, definition.kind, definition.minutes

    assert {name: tuple(map(told, outcome.session.exercises())) for name, outcome in ran.items()} == DAY
    asked = [each for outcome in ran.values() for each in outcome.session.exercises()]
    assert sum(not each.optional for each in asked) == 29


def test_the_sessions_of_the_day_add_up_to_335_minutes(ran: dict[str, NotebookRun]) -> None:
    assert {name: outcome.session.minutes for name, outcome in ran.items()} == MINUTES
    assert sum(MINUTES.values()) == 335


def test_both_surveys_ask_the_same(ran: dict[str, NotebookRun]) -> None:
    asked = {each.id: each for name in ("open", "close") for each in ran[name].session.exercises()}
    before, after = asked["think.survey.pre"], asked["think.survey.post"]
    same = [(part.id, part.prompt, list(part.layout())) for part in after.parts[1:5]]
    assert [(part.id, part.prompt, list(part.layout())) for part in before.parts[1:]] == same
    assert [part.id for part in after.parts[5:]] == ["most-useful", "unclear"]
    assert before.private
    assert after.private


def test_stock_nbconvert_runs_every_notebook(tmp_path: Path) -> None:
    (think,) = (curriculum for curriculum in curricula() if curriculum.id == "think_coop")
    notebooks = [each.path for each in (*think.sessions, *think.tools)]
    command = [sys.executable, "-m", "nbconvert", "--execute", "--to", "notebook", "--output-dir", str(tmp_path)]
    ended = subprocess.run([*command, *map(str, notebooks)], capture_output=True, text=True, timeout=LONG_TIMEOUT, check=False)
    assert ended.returncode == 0, ended.stderr[-2000:]
    for path in notebooks:
        cells = json.loads((tmp_path / path.name).read_text(encoding="utf-8"))["cells"]
        outputs = [output for cell in cells for output in cell.get("outputs", ())]
        assert outputs
        assert [output for output in outputs if output["output_type"] == "error"] == []
