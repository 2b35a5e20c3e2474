"""start.py where nothing can be set up: each time one sentence, an exit code and no traceback."""

import ast
import os
import shutil
import signal
import socket
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.project.conftest import PYTHON, ROOT, Start, out_of_reach

SOURCE = (ROOT / "start.py").read_text(encoding="utf-8")


def one_sentence(run: subprocess.CompletedProcess[str]) -> str:
    """The one line on stderr of a run that failed."""
    lines = run.stderr.strip().splitlines()
    assert len(lines) == 1, run.stderr
    assert "Traceback" not in run.stdout + run.stderr
    return lines[0]


def test_python_3_6_can_parse_it_so_that_it_gets_a_sentence() -> None:
    ast.parse(SOURCE, feature_version=(3, 6))
    assert "from __future__ import annotations" not in SOURCE


def test_it_imports_only_what_python_3_6_brings() -> None:
    imports = [node for node in ast.walk(ast.parse(SOURCE)) if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {
        alias.name if isinstance(node, ast.Import) else node.module or "" for node in imports for alias in node.names
    }
    newer = {
        "tomllib",
        "zoneinfo",
        "graphlib",
        "importlib.metadata",
        "importlib.resources",
        "contextvars",
        "dataclasses",
    }
    assert {name.split(".")[0] for name in names} <= set(sys.stdlib_module_names)
    assert set() == names & newer


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 10, 13)])
def test_a_python_that_is_too_old_is_told_so(version: tuple[int, ...], tmp_path: Path) -> None:
    pretend = f"""
import platform, runpy, sys
sys.version_info = {version}
platform.python_version = lambda: "{".".join(map(str, version))}"
sys.argv = ["start.py", "setup"]
runpy.run_path({str(ROOT / "start.py")!r}, run_name="__main__")
"""
    run = subprocess.run([sys.executable, "-c", pretend], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert run.returncode == 1
    assert "needs Python 3.11 or newer, not " + ".".join(map(str, version)) in one_sentence(run)


def test_a_python_without_pip_is_told_how_to_get_it(start: Start, tmp_path: Path) -> None:
    venv.create(tmp_path / "bare", with_pip=False)
    bare = shutil.which("python", path=str(tmp_path / "bare" / ("Scripts" if os.name == "nt" else "bin")))
    assert bare is not None
    run = start("setup", python=bare)
    assert run.returncode == 1
    assert "has no pip" in one_sentence(run)
    assert "apt install python3-pip" in one_sentence(run)


def test_without_internet_and_without_a_stick_it_says_what_to_do(start: Start, project: Path) -> None:
    run = start("setup")
    assert run.returncode == 1
    assert one_sentence(run).startswith("No internet: connect this computer once, or fill a folder")
    assert not (project / ".venv").exists()


def test_a_folder_of_wheels_for_another_computer_is_named(start: Start, project: Path) -> None:
    (project / "wheels").mkdir()
    (project / "wheels" / "windows-x86_64-python3.99.for").write_text("0", encoding="utf-8")
    run = start("setup")
    assert "The folder wheels was filled for windows-x86_64-python3.99, and this is " in run.stdout
    assert one_sentence(run).startswith("No internet")


@pytest.mark.parametrize("words", [["serve"], ["set-up"], ["setup", "now"]])
def test_an_unknown_command_is_bad_use(start: Start, words: list[str]) -> None:
    run = start(*words)
    assert run.returncode == 2
    assert f"knows no `{' '.join(words)}`" in one_sentence(run)


@pytest.mark.parametrize(
    "words", [[], ["DIR", "--for", "amiga"], ["DIR", "--python", "3.10"], ["DIR", "--python", "4"]]
)
def test_wheels_for_an_unknown_computer_are_bad_use(start: Start, words: list[str]) -> None:
    run = start("wheels", *words)
    assert run.returncode == 2
    assert "Traceback" not in run.stderr


def test_help_lists_every_command(start: Start) -> None:
    run = start("--help")
    assert run.returncode == 0
    for word in ("setup", "test", "wheels", "coopkit serve", "py start.py"):
        assert word in run.stdout


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT to send to another process")
def test_ctrl_c_while_it_downloads_stops_it_quietly(project: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        environment = out_of_reach(tmp_path) | {
            "PIP_INDEX_URL": f"http://127.0.0.1:{silent.getsockname()[1]}",
            "http_proxy": "",
            "HTTP_PROXY": "",
            "all_proxy": "",
        }
        process = subprocess.Popen(
            [PYTHON, "start.py", "setup"],
            cwd=project,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        silent.settimeout(60)
        connection, _ = silent.accept()
        os.killpg(process.pid, signal.SIGINT)
        _, stderr = process.communicate(timeout=30)
        connection.close()
    assert stderr.strip() == "Stopped."
    assert process.returncode == 1
