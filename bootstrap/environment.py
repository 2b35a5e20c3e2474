"""The environment in .venv, made from a lock file and made again when that file changes."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from bootstrap.commands import VENV_COMMAND, VENV_PYTHON, pip, run
from bootstrap.folders import claim, clear, read_stamp, write_stamp
from bootstrap.locking import check_not_running, setup_lock
from bootstrap.project import (
    LOCK,
    MACHINE,
    PROJECT,
    PYTHON,
    ROOT,
    SETUP_LOCK,
    SYSTEM,
    TEST_LOCK,
    TOOLS,
    VENV,
    WHEELS,
    StartError,
    echo,
)

NEEDED_BYTES = 1_000_000_000


def set_up(lock: Path) -> None:
    """Make the environment from a lock file unless it is up to date; start over if it is unfinished.

    Raises: StartError if it can't be made. Problems found before the download leave everything unchanged.
    """
    if is_up_to_date(lock):
        return
    with setup_lock():
        if is_up_to_date(lock):
            return
        for folder in (TOOLS, VENV):
            claim(folder)
        check_not_running()
        check_disk_space()
        echo("Setting up coopkit. This happens once, takes a minute or more, and needs 1 GB of disk space.")
        source = wheels_options() if lock == LOCK else []
        uv = install_uv(source)
        clear(VENV)
        into = ["--python", VENV, *source]
        run([uv, "venv", "--allow-existing", "--python", sys.executable, VENV])
        run([uv, "pip", "sync", *into, "--require-hashes", lock])
        run([uv, "pip", "install", *into, "--no-deps", "--build-constraints", SETUP_LOCK, "--editable", ROOT])
        write_relative_path()
        write_stamp(VENV, fingerprint(PROJECT, lock))


def build_sessions() -> None:
    """Run the notebooks, so that the first start serves every session at once; a failure is reported and no error."""
    if subprocess.call([*VENV_COMMAND, "-m", "coopkit", "build"], cwd=ROOT):
        echo("Some sessions aren't ready yet. coopkit tries them again when it starts.")


def fingerprint(*paths: Path, place: str = f"{ROOT}\n{sys.base_prefix}\n{sys.version}") -> str:
    """Return a hash of the files and the place that a folder is made from; the folder is outdated once it changes."""
    return hashlib.sha256(os.fsencode(place) + b"".join(path.read_bytes() for path in paths)).hexdigest()


def is_up_to_date(lock: Path) -> bool:
    """Tell whether the environment was made from this lock file, or from the one with the test tools."""
    return read_stamp(VENV) in [fingerprint(PROJECT, name) for name in (lock, TEST_LOCK)] and VENV_PYTHON.exists()


def check_disk_space() -> None:
    """Check that there is room for the environment; the space of an older one counts, since it is deleted.

    Raises: StartError if there isn't.
    """
    older = sum(path.lstat().st_size for path in VENV.rglob("*"))
    free = shutil.disk_usage(ROOT).free
    if free + older < NEEDED_BYTES:
        raise StartError(
            f"setting up needs 1 GB of disk space, and {ROOT} has {free / 1e9:.1f} GB left. Free some space, then run "
            "start.py again."
        )


def write_relative_path() -> None:
    """Point the environment to the project by a relative path, which contains only ASCII letters.

    Python 3.11 and 3.12 read this file in the locale's encoding and would misread a path such as C:\\Coopérative.
    """
    packages = Path(sysconfig.get_path("purelib", scheme="venv", vars={"base": str(VENV)}))
    relative = Path(os.path.relpath(ROOT, packages)).as_posix()
    (packages / "_editable_impl_coopkit.pth").write_text(relative + "\n", encoding="ascii")


def wheels_options() -> list[object]:
    """Return the options that make uv and pip install from the wheels folder, if it was filled for this computer."""
    if not WHEELS.is_dir():
        return []
    computer = f"{SYSTEM}-{MACHINE}-python{PYTHON}"
    filled = {path.name[: -len(".for")]: path.read_text(encoding="utf-8") for path in WHEELS.glob("*.for")}
    if filled.get(computer) == fingerprint(LOCK, SETUP_LOCK, place=""):
        return ["--no-index", "--find-links", WHEELS]
    other = "another version of coopkit" if computer in filled else ", ".join(sorted(filled)) or "no computer"
    echo(f"The wheels folder was filled for {other}, but this is {computer}. Trying the internet instead.")
    return []


def install_uv(source: list[object]) -> Path:
    """Install uv into .tools, where pip is never refused, and return its path."""
    if read_stamp(TOOLS) != fingerprint(SETUP_LOCK):
        if importlib.util.find_spec("pip") is None:
            raise StartError(
                f"this Python has no pip ({sys.executable}). On Debian or Ubuntu run `sudo apt install python3-pip`, "
                "elsewhere install Python from python.org, then run start.py again."
            )
        clear(TOOLS)
        pip("install", "--retries", "1", "--target", TOOLS, "-r", SETUP_LOCK, *source)
        write_stamp(TOOLS, fingerprint(SETUP_LOCK))
    return next(path for path in TOOLS.glob("*/uv*") if path.name in ("uv", "uv.exe"))
