"""What start.py leaves alone, waits for, and notices before it downloads anything."""

import os
import shutil
from collections import namedtuple
from pathlib import Path

import pytest
from filelock import FileLock

from bootstrap import environment, folders, locking
from bootstrap.project import StartError
from tests.project.conftest import Start


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment of start.py's, for its functions to look at."""
    folder = tmp_path / ".venv"
    folders.claim(folder)
    (folder / "Scripts").mkdir()
    (folder / "running").mkdir()
    monkeypatch.setattr(locking, "VENV", folder)
    monkeypatch.setattr(locking, "RUNNING", folder / "running")
    return folder


def files_in(folder: Path) -> dict[str, str]:
    """Every file of a folder with its text."""
    return {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in folder.rglob("*.*")}


@pytest.mark.parametrize("name", [".venv", ".tools"])
def test_a_folder_that_it_did_not_make_is_left_alone(name: str, start: Start, project: Path) -> None:
    (project / name / "bin").mkdir(parents=True)
    for mine in ("pyvenv.cfg", "bin/notes.txt"):
        (project / name / mine).write_text("mine", encoding="utf-8")
    before = files_in(project / name)
    run = start("setup")
    assert run.returncode == 1
    assert run.stderr.startswith(f"error: {project / name} wasn't made by start.py")
    assert "Rename it or move it away" in run.stderr
    assert files_in(project / name) == before
    assert "Setting up" not in run.stdout


def test_a_file_in_its_place_is_left_alone_too(start: Start, project: Path) -> None:
    (project / ".venv").write_text("mine", encoding="utf-8")
    assert "wasn't made by start.py" in start("setup").stderr
    assert (project / ".venv").read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(os.name == "nt", reason="Windows lets few people make symbolic links")
def test_a_link_to_another_environment_is_left_alone_too(tmp_path: Path) -> None:
    folders.claim(tmp_path / "elsewhere")
    link = tmp_path / ".venv"
    link.symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    with pytest.raises(StartError, match="wasn't made by start"):
        folders.claim(link)


def test_a_folder_of_its_own_is_known_at_every_moment(tmp_path: Path) -> None:
    folder = tmp_path / ".venv"
    folders.claim(folder)
    assert folders.read_stamp(folder) == ""
    folders.write_stamp(folder, "this")
    folders.claim(folder)
    assert folders.read_stamp(folder) == "this"
    (folder / "lib").mkdir()
    (folder / "lib" / "code.py").touch()
    folders.clear(folder)
    assert folders.read_stamp(folder) == ""
    assert [path.name for path in folder.iterdir()] == [folders.STAMP]
    folders.claim(folder)


def test_what_cannot_be_deleted_is_named_and_the_folder_stays_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / ".venv"
    folders.claim(folder)
    (folder / "lib").mkdir()

    def refuse(path: Path) -> None:
        raise PermissionError(13, "Access is denied", str(path))

    monkeypatch.setattr(shutil, "rmtree", refuse)
    with pytest.raises(StartError, match=r"lib can't be deleted \(Access is denied\). Close the program that uses it"):
        folders.clear(folder)
    folders.claim(folder)


def test_nothing_is_made_again_while_coopkit_runs(start: Start, project: Path) -> None:
    running = project / ".venv" / "running"
    running.mkdir(parents=True)
    (project / ".venv" / "made-from").write_text("an older coopkit", encoding="utf-8")
    (project / ".venv" / "code.py").write_text("in use", encoding="utf-8")
    (running / "1.lock").touch()  # of a program that has ended
    with FileLock(running / "4711.lock"):
        run = start("setup")
    assert run.returncode == 1
    assert run.stderr.startswith("error: coopkit is still running from this folder. Stop it with Ctrl+C")
    assert (project / ".venv" / "code.py").exists()
    assert folders.read_stamp(project / ".venv") == "an older coopkit"
    assert "no internet connection" in start("setup").stderr, "once it has ended, nothing is in the way"


def test_on_windows_any_program_of_the_environment_counts(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (venv / "Scripts" / "jupyter-lab.exe").touch()
    monkeypatch.setattr(locking.sys, "platform", "win32")
    locking.check_not_running()

    def running(path: Path, mode: str) -> None:
        assert mode == "r+b"
        raise PermissionError(13, "The process cannot access the file", str(path))

    monkeypatch.setattr(Path, "open", running)
    with pytest.raises(StartError, match=r"jupyter-lab.exe is still running from .*Close coopkit, JupyterLab"):
        locking.check_not_running()


def test_the_second_waits_for_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(locking, "SETUP_LOCK_FILE", tmp_path / "lock")
    monkeypatch.setattr(locking, "echo", said.append)
    first = FileLock(tmp_path / "lock")
    first.acquire()
    monkeypatch.setattr(locking.time, "sleep", lambda seconds: first.release())
    with locking.setup_lock():
        assert said == ["coopkit is being set up in another window. Waiting for it to finish."]
        assert not first.is_locked
    with locking.setup_lock():
        assert len(said) == 1


def test_a_place_that_takes_no_files_is_noticed_before_anything_is_downloaded(start: Start, project: Path) -> None:
    (project / ".setup-lock").mkdir()
    run = start("setup")
    assert run.returncode == 1
    assert run.stderr.startswith(f"error: coopkit can't write to {project} (")
    assert "Copy the coopkit folder to a place where you can" in run.stderr
    assert not (project / ".tools").exists()


def test_a_disk_with_too_little_room_is_noticed_before_anything_is_downloaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(environment, "VENV", tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(2e9, 1.6e9, 4e8))
    with pytest.raises(StartError, match=r"needs 1 GB of disk space, and .* has 0.4 GB left. Free some space"):
        environment.check_disk_space()
    with (tmp_path / "older").open("wb") as older:
        older.truncate(700_000_000)
    environment.check_disk_space()
