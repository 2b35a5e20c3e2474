"""`python -m coopkit` with its output in a pipe or a file that knows few letters: nothing is lost but letters."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.serve.server import free_port, own_folders
from tests.waiting import LONG_TIMEOUT, wait_until

pytestmark = pytest.mark.slow

FOLDER = "OneDrive 合作社"
ENCODINGS = ["ascii", "cp1252"]


def environment(folder: Path, encoding: str) -> dict[str, str]:
    """Variables of a process whose output has this encoding, and whose store lies in a folder of other letters."""
    store = {"COOPKIT_STORE": str(folder / FOLDER / "answers.sqlite"), "PYTHONIOENCODING": encoding}
    return {**os.environ, **own_folders(folder), **store}


def coopkit(*arguments: str, folder: Path, encoding: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, as start.py does."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "coopkit", *arguments],
        cwd=folder,
        env=environment(folder, encoding),
        capture_output=True,
        encoding=encoding,
        errors="replace",
        timeout=LONG_TIMEOUT,
        check=False,
    )


def test_it_runs_as_a_module(tmp_path: Path) -> None:
    (tmp_path / "coopkit.py").write_text("raise SystemExit('not this one')", encoding="utf-8")
    ended = coopkit("--help", folder=tmp_path, encoding="utf-8")
    assert ended.returncode == 0
    assert "serve" in ended.stdout
    assert coopkit("frobnicate", folder=tmp_path, encoding="utf-8").returncode == 2


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_handouts_report_in_any_encoding(encoding: str, tmp_path: Path) -> None:
    out = tmp_path / "合作社"
    ended = coopkit("handouts", "think_coop/links", "--out", str(out), folder=tmp_path, encoding=encoding)
    assert ended.returncode == 0, ended.stderr
    assert "Made 1 handout in " in ended.stdout
    assert len(list(out.rglob("*.html"))) == 1
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_an_error_is_one_line_in_any_encoding(encoding: str, tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "answers.sqlite").write_bytes(b"not a database" * 100)
    ended = coopkit("serve", "--no-browser", "--port", str(free_port()), folder=tmp_path, encoding=encoding)
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert "OneDrive " in ended.stderr


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_server_starts_and_warns_in_any_encoding(encoding: str, tmp_path: Path) -> None:
    log = tmp_path / "server.log"
    command = [sys.executable, "-P", "-m", "coopkit", "serve", "--room", "--no-browser", "--port", str(free_port())]
    with log.open("wb") as file:
        server = subprocess.Popen(
            command, cwd=tmp_path, env=environment(tmp_path, encoding), stdout=file, stderr=subprocess.STDOUT
        )
    try:
        wait_until(lambda: b"Ctrl+C" in log.read_bytes() or server.poll() is not None)
    finally:
        server.terminate()
        server.wait(LONG_TIMEOUT)
    printed = log.read_text(encoding=encoding)
    assert "coopkit runs at http://127.0.0.1:" in printed
    assert "OneDrive ???" in printed, "the warning about the folder that is synchronised"
    assert "Error" not in printed and "Traceback" not in printed
