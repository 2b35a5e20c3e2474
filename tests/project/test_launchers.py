"""The two files that people on Windows double-click, as far as they can be checked on any system."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.project.conftest import ROOT

ALONE, CLASS = ROOT / "Start coopkit.bat", ROOT / "Start for the class.bat"
every_launcher = pytest.mark.parametrize("path", [ALONE, CLASS], ids=lambda path: path.name)


def commands(path: Path) -> list[str]:
    """The lines that cmd.exe runs, without remarks."""
    lines = [line.lstrip("@").strip() for line in path.read_text(encoding="ascii").splitlines()]
    return [line for line in lines if line and not line.startswith("rem ")]


@every_launcher
def test_it_has_the_line_endings_that_cmd_needs_to_find_its_labels(path: Path) -> None:
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")
    checked = ["git", "check-attr", "eol", "--", path.name]
    said = subprocess.run(checked, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert said.strip().endswith("eol: crlf"), "a clone on any system gets them too"


@every_launcher
def test_it_is_ascii_since_cmd_reads_it_in_the_code_page_of_the_country(path: Path) -> None:
    assert path.read_bytes().isascii()


def test_it_works_from_a_folder_with_blanks_and_other_letters() -> None:
    text = "\n".join(commands(ALONE) + commands(CLASS))
    assert text.count("%~dp0") == len(re.findall(r'"%~dp0[^"]*"', text)) == 2, "its folder is always in quotes"
    assert 'pushd "%~dp0"' in commands(ALONE)


def test_it_starts_what_is_there() -> None:
    (command,) = (line for line in commands(ALONE) if line.startswith("%PYTHON% "))
    assert command == "%PYTHON% start.py %*"
    assert (ROOT / "start.py").is_file()
    assert commands(CLASS) == [f'call "%~dp0{ALONE.name}" --room']


def test_it_prefers_the_launcher_of_python_and_pauses_on_every_error() -> None:
    found = commands(ALONE)
    assert found.index('py -3 -c "" >nul 2>&1 && set "PYTHON=py -3"') > found.index(
        'python -c "" >nul 2>&1 && set "PYTHON=python"'
    )
    labels = {line[1:] for line in found if line.startswith(":")}
    targets = {line.rpartition("goto ")[2] for line in found if "goto " in line}
    assert labels == targets == {"no_python", "failed"}
    assert found.index(":no_python") < found.index(":failed") < found.index("pause")
    assert found[found.index("%PYTHON% start.py %*") + 1] == 'if not "%errorlevel%"=="0" goto failed'
