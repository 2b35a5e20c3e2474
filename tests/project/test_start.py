"""start.py where nothing can be set up: each time one sentence, an exit code and no traceback."""

import ast
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.project.conftest import PYTHON, ROOT, Start, out_of_reach
from tests.waiting import TIMEOUT

SOURCE = (ROOT / "start.py").read_text(encoding="utf-8")
STANDARD_OR_OURS = {"bootstrap", *sys.stdlib_module_names}


def one_sentence(run: subprocess.CompletedProcess[str]) -> str:
    """The one line on stderr of a run that failed."""
    lines = run.stderr.strip().splitlines()
    assert len(lines) == 1, run.stderr
    assert "Traceback" not in run.stdout + run.stderr
    assert lines[0].startswith("error: ")
    return lines[0]


def imported(source: str) -> set[str]:
    """The modules that a file imports."""
    imports = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Import | ast.ImportFrom)]
    return {
        alias.name if isinstance(node, ast.Import) else node.module or "" for node in imports for alias in node.names
    }


def pretending(pretence: str, project: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run start.py on a Python that is made to look like another."""
    code = f"""
import runpy, sys
{pretence}
sys.argv = {["start.py", *arguments]!r}
runpy.run_path({str(project / "start.py")!r}, run_name="__main__")
"""
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, timeout=TIMEOUT, check=False)


def test_python_3_6_can_parse_it_so_that_it_gets_a_sentence() -> None:
    ast.parse(SOURCE, feature_version=(3, 6))
    assert "from __future__ import annotations" not in SOURCE


def test_it_imports_only_what_python_3_6_brings() -> None:
    names = imported(SOURCE)
    newer = {
        "tomllib",
        "zoneinfo",
        "graphlib",
        "importlib.metadata",
        "importlib.resources",
        "contextvars",
        "dataclasses",
    }
    assert {name.split(".")[0] for name in names} <= STANDARD_OR_OURS
    assert set() == names & newer


def test_what_it_calls_needs_nothing_but_the_standard_library() -> None:
    sources = sorted((ROOT / "bootstrap").glob("*.py"))
    assert len(sources) > 5
    for source in sources:
        names = imported(source.read_text(encoding="utf-8"))
        assert {name.split(".")[0] for name in names} <= STANDARD_OR_OURS, source


@pytest.mark.parametrize("command", [[], ["setup"], ["test"], ["wheels", "wheels"]])
def test_a_32_bit_python_is_told_so_before_anything_is_downloaded(
    command: list[str], project: Path, tmp_path: Path
) -> None:
    run = pretending("sys.maxsize = 2**31 - 1", project, *command, cwd=tmp_path)
    assert run.returncode == 1
    assert "needs a 64-bit Python, not the 32-bit 3." in one_sentence(run)
    assert not (project / ".setup-lock").exists()


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_redirected_output_that_knows_few_letters_gets_every_sentence(
    encoding: str, project: Path, tmp_path: Path
) -> None:
    (project / ".venv").write_text("mine", encoding="utf-8")
    environment = out_of_reach(tmp_path) | {"PYTHONIOENCODING": encoding}
    command = [PYTHON, "start.py", "setup"]
    run = subprocess.run(
        command, cwd=project, env=environment, capture_output=True, encoding=encoding, timeout=TIMEOUT, check=False
    )
    assert run.returncode == 1
    assert r"\u5408\u4f5c\u793e" in one_sentence(run)


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 10, 13)])
def test_a_python_that_is_too_old_is_told_so(version: tuple[int, ...], tmp_path: Path) -> None:
    named = ".".join(map(str, version))
    pretend = f"import platform; sys.version_info = {version}; platform.python_version = lambda: {named!r}"
    run = pretending(pretend, ROOT, "setup", cwd=tmp_path)
    assert run.returncode == 1
    assert f"needs Python 3.11 or newer, not {named}" in one_sentence(run)


def test_a_python_without_pip_is_told_how_to_get_it(start: Start, tmp_path: Path) -> None:
    venv.create(tmp_path / "bare", with_pip=False)
    bare = shutil.which("python", path=str(tmp_path / "bare" / ("Scripts" if os.name == "nt" else "bin")))
    assert bare is not None
    run = start("setup", python=bare)
    assert run.returncode == 1
    assert "has no pip" in one_sentence(run)
    assert "apt install python3-pip" in one_sentence(run)


def test_without_internet_and_without_a_wheels_folder_it_says_what_to_do(start: Start, project: Path) -> None:
    run = start("setup")
    assert run.returncode == 1
    assert (
        "there is no internet connection. Connect this computer once, or run `start.py wheels wheels`"
        in one_sentence(run)
    )
    assert list((project / ".venv").iterdir()) == [project / ".venv" / "made-from"]


def test_a_folder_of_wheels_for_another_computer_is_named(start: Start, project: Path) -> None:
    (project / "wheels").mkdir()
    (project / "wheels" / "windows-x86_64-python3.99.for").write_text("0", encoding="utf-8")
    run = start("setup")
    assert "The wheels folder was filled for windows-x86_64-python3.99, but this is " in run.stdout
    assert "no internet connection" in one_sentence(run)


@pytest.mark.parametrize("words", [["serve"], ["set-up"], ["setup", "now"]])
def test_an_unknown_command_is_bad_use(start: Start, words: list[str]) -> None:
    run = start(*words)
    assert run.returncode == 2
    assert f"has no command `{' '.join(words)}`" in one_sentence(run)


@pytest.mark.parametrize(
    "words", [[], ["DIR", "--for", "amiga"], ["DIR", "--python", "3.10"], ["DIR", "--python", "4"]]
)
def test_wheels_for_an_unknown_computer_are_bad_use(start: Start, words: list[str]) -> None:
    run = start("wheels", *words)
    assert run.returncode == 2
    assert "Traceback" not in run.stderr


def test_what_the_readme_explains_is_what_it_says() -> None:
    table = (ROOT / "README.md").read_text(encoding="utf-8").split("## If it doesn't start")[1].split("\n## ")[0]
    explained = re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE)
    sources = [ROOT / "start.py", *(ROOT / "bootstrap").glob("*.py")]
    # A sentence may go on in the next line of its source.
    printed = " ".join(re.sub(r'"\s+f?"', "", path.read_text(encoding="utf-8")) for path in sources)
    assert len(explained) > 5
    assert [sentence for sentence in explained if sentence.rstrip(" …") not in printed] == []


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
        silent.settimeout(TIMEOUT)
        connection, _ = silent.accept()
        connection.recv(1)  # the question is out, so pip waits for the reply
        os.killpg(process.pid, signal.SIGINT)
        _, stderr = process.communicate(timeout=TIMEOUT)
        connection.close()
    assert stderr.strip() == "Stopped."
    assert process.returncode == 1
