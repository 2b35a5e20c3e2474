"""Think.Coop as it comes out of its notebooks, and its notebooks in stock tools."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from coopkit.content import curricula
from coopkit.notebooks import NotebookRun
from tests.our_sessions import SessionRuns
from tests.waiting import LONG_TIMEOUT


@pytest.fixture(scope="module")
def ran(session_runs: SessionRuns) -> dict[str, NotebookRun]:
    """What comes out of every session."""
    return {notebook.id: ran for notebook, ran in session_runs.of("think_coop").items()}


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
    notebooks = [each.path for each in think.sessions]
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
