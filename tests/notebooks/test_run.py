import asyncio
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from coopkit.content import Notebook
from coopkit.notebooks import NotebookRun, RunError, run_notebook, run_notebooks
from tests.notebooks.notebooks import SENTINEL, START, asks, code, lesson, markdown, saved
from tests.waiting import TIMEOUT

RUN = sys.modules["coopkit.notebooks.run"]
FORGETS = "try:\n    left\nexcept NameError:\n    pass\nelse:\n    raise SystemError('I see what others left behind')"


def written(folder: Path, name: str, text: str) -> Notebook:
    path = folder / f"{name}.ipynb"
    path.write_text(text, encoding="utf-8")
    return Notebook("think_test", name, 1, path)


def taught(folder: Path) -> Iterator[Notebook]:
    yield lesson(folder, "first", "left = 1")
    yield lesson(folder, "second", FORGETS)
    yield lesson(folder, "failing", "left = 1", "the_machine")
    yield lesson(folder, "after-failing", FORGETS)
    yield written(folder, "no-json", "{")
    yield written(folder, "no-notebook", "[1]")
    yield Notebook("think_test", "gone", 1, folder / "gone.ipynb")
    yield lesson(folder, "dying", "import os; os._exit(1)")
    yield lesson(folder, "after-dying")
    shown = "from IPython.display import display; display({'application/vnd.coopkit.exercise+json': {}}, raw=True)"
    yield lesson(folder, "of-another-shape", shown)
    (folder / "of-windows.ipynb").write_bytes('{"cells": "für"}'.encode("cp1252"))
    yield Notebook("think_test", "of-windows", 1, folder / "of-windows.ipynb")
    yield lesson(folder, "after-all-these", FORGETS)
    yield lesson(folder, "never-ending", "while True: pass")
    yield lesson(folder, "after-never-ending", FORGETS)
    yield saved(folder, "untitled", code(START), markdown("## Step"), code(asks("think.test.untitled")))
    wrong = asks("think.test.wrong").replace('key="fig"', 'key="kiwi"')
    yield saved(folder, "wrong", markdown("# T"), markdown("## S"), code(START), code(wrong))
    hidden = f"hidden = {asks('think.test.hidden')}\nhidden"
    yield saved(folder, "hidden", markdown("# T"), markdown("## S"), code(START), code(hidden))


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, NotebookRun | RunError]:
    """What came of each notebook, run in one go as the server runs them."""
    found: dict[str, NotebookRun | RunError] = {}
    with pytest.MonkeyPatch.context() as patch:

        def done(notebook: Notebook, ran: NotebookRun | RunError) -> None:
            found[notebook.id] = ran
            # Short for the cell that never ends, in a kernel that has everything loaded already.
            patch.setattr(RUN, "CELL_SECONDS", 3 if notebook.id == "after-all-these" else TIMEOUT)

        run_notebooks(tuple(taught(tmp_path_factory.mktemp("taught"))), done)
    return found


SOUND = ["first", "second", "after-failing", "after-dying", "after-all-these", "after-never-ending", "hidden"]


@pytest.mark.parametrize("name", SOUND)
def test_a_notebook_that_is_sound_runs_whatever_ran_before_it(outcomes: dict[str, Any], name: str):
    ran = outcomes[name]
    assert isinstance(ran, NotebookRun), ran
    assert [exercise.id for exercise in ran.exercises()] == [f"think.test.{name}"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("failing", "01_failing.ipynb, cell 5 (the_machine): NameError: name 'the_machine' is not defined"),
        ("no-json", "no-json.ipynb: isn't a readable notebook. Open it in JupyterLab and save it again."),
        ("no-notebook", "no-notebook.ipynb: isn't a readable notebook."),
        ("gone", "gone.ipynb: can't be read:"),
        ("dying", "01_dying.ipynb, cell 4 (import os; os._exit(1)): it did not end, or its kernel died."),
        ("of-another-shape", "01_of-another-shape.ipynb: can't be run: ValidationError: Object missing required"),
        ("of-windows", "of-windows.ipynb: isn't a readable notebook."),
        ("never-ending", "01_never-ending.ipynb, cell 4 (while True: pass): it did not end"),
        ("untitled", "01_untitled.ipynb: has no title"),
        ("wrong", "DefinitionError: think.test.wrong (answer): the key 'kiwi' is none of fig, nut."),
    ],
)
def test_a_notebook_that_fails_says_where_and_why_in_one_line(outcomes: dict[str, Any], name: str, said: str):
    assert isinstance(outcomes[name], RunError)
    assert said in str(outcomes[name])
    assert "\n" not in str(outcomes[name])


def test_the_key_arrives_beside_the_session_and_is_in_no_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    cells: list[Any] = []
    build = RUN.build_session

    def looked_at(executed: Any, *where: Any, **named: Any) -> Any:
        cells.extend(executed.cells)
        return build(executed, *where, **named)

    monkeypatch.setattr(RUN, "build_session", looked_at)
    ran = run_notebook(lesson(tmp_path, "secret"))
    outputs = json.dumps([cell.outputs for cell in cells if cell.cell_type == "code"])
    assert "think.test.secret" in outputs
    assert SENTINEL not in outputs
    assert SENTINEL not in repr(ran.session)
    assert repr(ran.keys).count(SENTINEL) == 4


def test_settings_of_the_office_and_of_the_user_do_not_reach_a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    reached = tmp_path / "reached"
    touch = f"open({str(reached)!r}, 'a').write('x')\n"
    home = tmp_path / "home"
    for folder in (home / ".ipython", tmp_path / "ipython"):
        startup = folder / "profile_default" / "startup"
        startup.mkdir(parents=True)
        (startup / "00_office.py").write_text(touch, encoding="utf-8")
        (startup.parent / "ipython_kernel_config.py").write_text(touch, encoding="utf-8")
    kernel = tmp_path / "jupyter" / "kernels" / "python3"
    kernel.mkdir(parents=True)
    broken = {"argv": ["no-such-program", "{connection_file}"], "display_name": "Office", "language": "python"}
    (kernel / "kernel.json").write_text(json.dumps(broken), encoding="utf-8")
    (kernel.parents[1] / "jupyter_config.py").write_text(touch, encoding="utf-8")
    path = tmp_path / "path"
    path.mkdir()
    for name in ("sitecustomize.py", "startup.py"):
        (path / name).write_text(touch, encoding="utf-8")
    hostile = {
        "HOME": home,
        "USERPROFILE": home,
        "IPYTHONDIR": tmp_path / "ipython",
        "JUPYTER_PATH": kernel.parents[1],
        "JUPYTER_DATA_DIR": kernel.parents[1],
        "JUPYTER_CONFIG_DIR": kernel.parents[1],
        "JUPYTER_RUNTIME_DIR": tmp_path / "not" / "there",
        "PYTHONPATH": path,
        "PYTHONSTARTUP": path / "startup.py",
        "COOPKIT_STORE": "postgresql://somebody:secret@office",
    }
    for name, value in hostile.items():
        monkeypatch.setenv(name, str(value))
    ran = run_notebook(
        lesson(tmp_path, "calm", "import os; assert not {'COOPKIT_STORE', 'PYTHONPATH'} & set(os.environ)")
    )
    assert [exercise.id for exercise in ran.exercises()] == ["think.test.calm"]
    assert not reached.exists()


def test_a_notebook_runs_from_within_a_loop_as_in_another_notebook(tmp_path: Path) -> None:
    async def from_within() -> NotebookRun:
        return run_notebook(lesson(tmp_path, "within"))

    assert asyncio.run(from_within()).session.id
