"""A computer without internet is set up from a folder of wheels, and heals what was interrupted."""

import json
import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.project.conftest import Start, out_of_reach

BIN = "Scripts" if os.name == "nt" else "bin"
ASK = """
import importlib.metadata as metadata, json, os, sys
import coopkit, voila
exporters = [entry.name for entry in metadata.entry_points(group="nbconvert.exporters")]
print(json.dumps({"file": os.fsencode(coopkit.__file__).decode(), "exporters": exporters, "prefix": sys.prefix}))
"""


def lay_beside(wheels: Path, project: Path) -> None:
    """Put the folder of wheels beside start.py, without copying what is in the files."""
    shutil.copytree(wheels, project / "wheels", copy_function=os.link)


def ask(project: Path, cache: Path, **environment: str) -> dict[str, object]:
    """What the environment of a project says of itself."""
    command = [str(project / ".venv" / BIN / "python"), "-c", ASK]
    known = out_of_reach(cache) | environment
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, cwd=cache, env=known)
    answer: dict[str, object] = json.loads(run.stdout)
    return answer


def test_a_wheels_folder_sets_up_a_computer_without_internet_and_heals_it(
    wheels: Path, project: Path, start: Start, tmp_path: Path, session_cache: Path
) -> None:
    lay_beside(wheels, project)
    half_made = project / ".venv"
    half_made.mkdir()
    for name in ("made-from", "half-made"):
        (half_made / name).touch()
    first = start("setup")
    assert first.returncode == 0, first.stderr
    assert not (half_made / "half-made").exists()
    notebooks = [path for path in (project / "modules").glob("*/*.ipynb") if path.name[0].isdigit()]
    assert len(list(session_cache.rglob("sessions/*.json"))) == len(notebooks) > 0
    said = ask(project, tmp_path)
    assert str(project / "coopkit" / "__init__.py") == said["file"]
    assert {"coop_worksheet", "coop_answer_key"} <= set(said["exporters"])  # type: ignore[call-overload]

    # With everything taken away that setting up needs, a second start must not miss it.
    shutil.rmtree(project / "wheels")
    shutil.rmtree(project / ".tools")
    again = start("setup")
    assert (again.returncode, again.stderr) == (0, "")
    assert "Setting up" not in again.stdout

    # A lock that changed is noticed.
    lock = project / "requirements.lock"
    lock.write_bytes(lock.read_bytes() + b"# newer\n")
    changed = start("setup")
    assert changed.returncode == 1
    assert "no internet connection" in changed.stderr


def test_a_project_in_a_folder_of_other_letters_is_found_in_any_locale(
    wheels: Path, project: Path, start: Start, tmp_path: Path
) -> None:
    lay_beside(wheels, project)
    made = start("setup")
    assert made.returncode == 0, made.stderr
    (tied,) = (project / ".venv").rglob("_editable_impl_coopkit.pth")
    assert (tied.parent / tied.read_text(encoding="ascii").strip()).resolve() == project.resolve()
    # A locale that knows no such letters; PYTHONUTF8=1 does not change how .pth files are read.
    for utf8 in ("0", "1"):
        strict = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": utf8}
        said = ask(project, tmp_path, **strict)
        assert str(project / "coopkit" / "__init__.py") == said["file"]


def test_two_at_once_set_up_once_and_both_are_served(wheels: Path, project: Path, start: Start) -> None:
    lay_beside(wheels, project)
    with ThreadPoolExecutor() as pool:
        runs = [each.result() for each in [pool.submit(start, "setup") for _ in range(2)]]
    assert [(run.returncode, run.stderr) for run in runs] == [(0, ""), (0, "")]
    printed = [run.stdout for run in runs]
    assert sum("This happens once" in text for text in printed) == 1
    assert sum("being set up in another window" in text for text in printed) == 1


def test_sessions_that_fail_do_not_stop_the_set_up_and_options_are_passed_on_to_the_server(
    wheels: Path, project: Path, start: Start
) -> None:
    lay_beside(wheels, project)
    server = project / "coopkit" / "cli.py"
    server.write_text("import sys\n\n\ndef main():\n    print(sys.argv[1:])\n    sys.exit(7)\n", encoding="utf-8")
    made = start("setup")
    assert made.returncode == 0
    assert "['build']\nSome sessions aren't ready yet." in made.stdout
    run = start("--room", "--port", "8899")
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
