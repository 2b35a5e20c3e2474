"""start.py sees that coopkit runs, and makes nothing again under it."""

import subprocess
import sys
from pathlib import Path

import pytest

from bootstrap import locking
from bootstrap.project import StartError
from coopkit.serve.setup_lock import environment_in_use
from tests.waiting import TIMEOUT

IN_USE = """
import pathlib, sys
from coopkit.serve.setup_lock import environment_in_use
with environment_in_use(pathlib.Path(sys.argv[1])):
    print("in use", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment that start.py made, and that it looks at."""
    (tmp_path / "made-from").touch()
    monkeypatch.setattr(locking, "RUNNING", tmp_path / "running")
    return tmp_path


def test_an_environment_in_use_is_seen_until_its_program_ends(made: Path) -> None:
    locking.check_not_running()
    with environment_in_use(made), pytest.raises(StartError, match="coopkit is still running"):
        locking.check_not_running()
    locking.check_not_running()
    assert list((made / "running").iterdir()) == []


def test_a_program_that_was_killed_is_in_nobodys_way(made: Path) -> None:
    command = [sys.executable, "-c", IN_USE, str(made)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "in use\n"
        with pytest.raises(StartError, match="coopkit is still running"):
            locking.check_not_running()
        program.kill()
        program.communicate(timeout=TIMEOUT)
    locking.check_not_running()


def test_two_programs_may_run_at_once(made: Path) -> None:
    command = [sys.executable, "-c", IN_USE, str(made)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "in use\n"
        with environment_in_use(made):
            assert len(list((made / "running").iterdir())) == 2
        with pytest.raises(StartError):
            locking.check_not_running()
        program.communicate(timeout=TIMEOUT)


def test_an_environment_that_start_py_did_not_make_gets_no_files(tmp_path: Path) -> None:
    with environment_in_use(tmp_path):
        assert list(tmp_path.iterdir()) == []
