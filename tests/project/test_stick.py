"""A computer without internet is set up from a folder of wheels, and heals what was interrupted."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.project.conftest import Start, out_of_reach

BIN = "Scripts" if os.name == "nt" else "bin"
ASK = """
import importlib.metadata as metadata, json, sys
import coopkit, voila
exporters = [entry.name for entry in metadata.entry_points(group="nbconvert.exporters")]
print(json.dumps({"file": coopkit.__file__, "exporters": exporters, "prefix": sys.prefix}))
"""


def ask(project: Path, cache: Path) -> dict[str, object]:
    """What the environment of a project says of itself."""
    command = [str(project / ".venv" / BIN / "python"), "-c", ASK]
    run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=cache, env=out_of_reach(cache))
    answer: dict[str, object] = json.loads(run.stdout)
    return answer


def test_a_stick_sets_up_a_computer_without_internet_and_heals_it(
    stick: Path, project: Path, start: Start, tmp_path: Path
) -> None:
    (project / "wheels").symlink_to(stick, target_is_directory=True)
    (project / ".venv").mkdir()
    (project / ".venv" / "half-made").touch()
    first = start("setup")
    assert first.returncode == 0, first.stderr
    said = ask(project, tmp_path)
    assert str(project / "coopkit" / "__init__.py") == said["file"]
    assert {"coop_worksheet", "coop_answer_key"} <= set(said["exporters"])  # type: ignore[call-overload]

    # With everything taken away that setting up needs, a second start must not miss it.
    (project / "wheels").unlink()
    shutil.rmtree(project / ".tools")
    again = start("setup")
    assert (again.returncode, again.stderr) == (0, "")
    assert "Setting up" not in again.stdout

    # A lock that changed is noticed.
    lock = project / "requirements.lock"
    lock.write_bytes(lock.read_bytes() + b"# newer\n")
    changed = start("setup")
    assert changed.returncode == 1
    assert changed.stderr.startswith("No internet")


def test_options_are_passed_on_to_the_server(stick: Path, project: Path, start: Start) -> None:
    (project / "wheels").symlink_to(stick, target_is_directory=True)
    server = project / "coopkit" / "cli.py"
    server.write_text("import sys\n\n\ndef main():\n    print(sys.argv[1:])\n    return 7\n", encoding="utf-8")
    run = start("--room", "--port", "8899")
    assert run.returncode == 7
    assert run.stdout.splitlines()[-1] == "['serve', '--room', '--port', '8899']"


@pytest.mark.parametrize("spoil", [lambda wheel: wheel.unlink(), lambda wheel: wheel.write_bytes(b"PK broken")])
def test_a_damaged_stick_is_named(stick: Path, project: Path, start: Start, spoil: object) -> None:
    shutil.copytree(stick, project / "wheels")
    wheel = next((project / "wheels").glob("voila-*.whl"))
    spoil(wheel)  # type: ignore[operator]
    run = start("setup")
    assert run.returncode == 1
    assert run.stderr.startswith("The folder wheels is damaged, fill it again with `start.py wheels`: ")
    assert len(run.stderr.strip().splitlines()) == 1
