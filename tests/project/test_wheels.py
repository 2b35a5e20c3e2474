"""A computer without internet is set up from a folder of wheels, and heals what was interrupted."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.project.conftest import OTHER_LETTERS, Start, copy_project, out_of_reach, starter

BIN = "Scripts" if os.name == "nt" else "bin"
ASK = """
import importlib.metadata as metadata, json, os, sys
import coopkit, voila
exporters = [entry.name for entry in metadata.entry_points(group="nbconvert.exporters")]
print(json.dumps({"file": os.fsencode(coopkit.__file__).decode(), "exporters": exporters, "prefix": sys.prefix}))
"""


@dataclass(frozen=True)
class Offline:
    """A computer without internet on which `start.py setup` ran twice at once: where, and what came of it."""

    project: Path
    home: Path
    cache: Path
    runs: tuple[subprocess.CompletedProcess[str], ...]
    start: Start

    def ask(self, **environment: str) -> dict[str, object]:
        """Return what the project's environment says of itself; environment: variables to set."""
        command = [str(self.project / ".venv" / BIN / "python"), "-c", ASK]
        known = out_of_reach(self.home) | environment
        run = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, cwd=self.home, env=known)
        answer: dict[str, object] = json.loads(run.stdout)
        return answer


@pytest.fixture(scope="module")
def offline(wheels: Path, tmp_path_factory: pytest.TempPathFactory, filled_cache: Path) -> Offline:
    """Set up from a folder of wheels beside start.py, over an environment that was interrupted, with one run missing.

    An environment takes long to make, so the tests share this one and leave it as they find it.
    """
    home, cache = tmp_path_factory.mktemp("offline"), tmp_path_factory.mktemp("cache")
    shutil.copytree(filled_cache / "coopkit", cache / "coopkit")
    next(cache.rglob("sessions/*.json")).unlink()
    project = copy_project(home / OTHER_LETTERS)
    shutil.copytree(wheels, project / "wheels", copy_function=os.link)
    (project / ".venv").mkdir()
    for name in ("made-from", "half-made"):
        (project / ".venv" / name).touch()
    start = starter(project, home, cache)
    with ThreadPoolExecutor() as pool:
        runs = tuple(each.result() for each in [pool.submit(start, "setup") for _ in range(2)])
    assert [(run.returncode, run.stderr) for run in runs] == [(0, ""), (0, "")]
    return Offline(project, home, cache, runs, start)


@contextmanager
def changed(file: Path, content: bytes) -> Iterator[None]:
    """Replace what is in a file for a while."""
    before = file.read_bytes()
    file.write_bytes(content)
    try:
        yield
    finally:
        file.write_bytes(before)


def test_two_at_once_set_up_once(offline: Offline) -> None:
    printed = [run.stdout for run in offline.runs]
    assert sum("This happens once" in text for text in printed) == 1
    assert sum("being set up in another window" in text for text in printed) == 1


def test_what_was_interrupted_is_made_anew_and_every_session_is_ready(offline: Offline) -> None:
    assert not (offline.project / ".venv" / "half-made").exists()
    notebooks = [path for path in (offline.project / "modules").glob("*/*.ipynb") if path.name[0].isdigit()]
    assert len(list(offline.cache.rglob("sessions/*.json"))) == len(notebooks) > 0


def test_a_project_in_a_folder_of_other_letters_is_found_in_any_locale(offline: Offline) -> None:
    code = str(offline.project / "coopkit" / "__init__.py")
    said = offline.ask()
    assert code == said["file"]
    assert {"coop_worksheet", "coop_answer_key"} <= set(said["exporters"])  # type: ignore[call-overload]
    (tied,) = (offline.project / ".venv").rglob("_editable_impl_coopkit.pth")
    assert (tied.parent / tied.read_text(encoding="ascii").strip()).resolve() == offline.project.resolve()
    # A locale that knows no such letters; PYTHONUTF8=1 does not change how .pth files are read.
    for utf8 in ("0", "1"):
        assert code == offline.ask(LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8=utf8)["file"]


def test_another_start_misses_nothing_that_setting_up_needs_until_the_lock_changes(offline: Offline) -> None:
    for name in ("wheels", ".tools"):
        (offline.project / name).rename(offline.home / name)
    again = offline.start("setup")
    assert (again.returncode, again.stderr) == (0, "")
    assert "Setting up" not in again.stdout
    lock = offline.project / "requirements.lock"
    with changed(lock, lock.read_bytes() + b"# newer\n"):
        newer = offline.start("setup")
    assert newer.returncode == 1
    assert "no internet connection" in newer.stderr


def test_sessions_that_fail_do_not_stop_the_set_up_and_options_are_passed_on_to_the_server(offline: Offline) -> None:
    fails = b"import sys\n\n\ndef main():\n    print(sys.argv[1:])\n    sys.exit(7)\n"
    with changed(offline.project / "coopkit" / "cli.py", fails):
        made, run = offline.start("setup"), offline.start("--room", "--port", "8899")
    assert made.returncode == 0
    assert "['build']\nSome sessions aren't ready yet." in made.stdout
    assert run.returncode == 7
    assert run.stdout.splitlines()[-1] == "['serve', '--room', '--port', '8899']"


@pytest.mark.parametrize("spoil", [lambda wheel: wheel.unlink(), lambda wheel: wheel.write_bytes(b"PK broken")])
def test_a_damaged_wheels_folder_is_named(wheels: Path, project: Path, start: Start, spoil: object) -> None:
    shutil.copytree(wheels, project / "wheels")  # a copy, since it is spoilt
    wheel = next((project / "wheels").glob("voila-*.whl"))
    spoil(wheel)  # type: ignore[operator]
    run = start("setup")
    assert run.returncode == 1
    assert run.stderr.startswith("error: the wheels folder is damaged (")
    assert "Fill it again with `start.py wheels wheels`." in run.stderr
    assert len(run.stderr.strip().splitlines()) == 1
