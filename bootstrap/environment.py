"""The environment in .venv: made once from a lock file, and made again when that changes."""

import hashlib
import importlib.util
import os
import shutil
import sys
import sysconfig
from pathlib import Path

from bootstrap.commands import VENV_PYTHON, pip, run
from bootstrap.folders import claim, clear, finish, made_from
from bootstrap.locking import one_at_a_time, refuse_while_running
from bootstrap.project import (
    LOCK,
    MACHINE,
    PROJECT,
    PYTHON,
    ROOT,
    SETUP_LOCK,
    STICK,
    SYSTEM,
    TEST_LOCK,
    TOOLS,
    VENV,
    StartError,
    say,
)

NEEDED_BYTES = 1_000_000_000


def state(*paths: Path, here: str = f"{ROOT}\n{sys.base_prefix}\n{sys.version}") -> str:
    """A digest of what a folder is made from: when that changes, the folder is made again."""
    return hashlib.sha256(os.fsencode(here) + b"".join(path.read_bytes() for path in paths)).hexdigest()


def set_up(lock: Path) -> None:
    """Make the environment from a lock file, unless it is made; one that was interrupted is begun again.

    Raises: StartError if it cannot be made; what it finds wrong before it downloads anything has changed nothing.
    """
    if is_made(lock):
        return
    with one_at_a_time():
        if is_made(lock):
            return
        for folder in (TOOLS, VENV):
            claim(folder)
        refuse_while_running()
        refuse_full_disk()
        say("Setting up coopkit. This happens once, takes a minute or more, and needs 1 GB of disk space.")
        source = from_stick() if lock == LOCK else []
        uv = bring_uv(source)
        clear(VENV)
        into = ["--python", VENV, *source]
        run([uv, "venv", "--allow-existing", "--python", sys.executable, VENV])
        run([uv, "pip", "sync", *into, "--require-hashes", lock])
        run([uv, "pip", "install", *into, "--no-deps", "--build-constraints", SETUP_LOCK, "--editable", ROOT])
        point_to_project()
        finish(VENV, state(PROJECT, lock))


def is_made(lock: Path) -> bool:
    """Whether the environment is there, made from this lock file or from the one with the test tools."""
    return made_from(VENV) in [state(PROJECT, name) for name in (lock, TEST_LOCK)] and VENV_PYTHON.exists()


def refuse_full_disk() -> None:
    """See that there is room for the environment; an older one gives way.

    Raises: StartError.
    """
    older = sum(path.lstat().st_size for path in VENV.rglob("*"))
    free = shutil.disk_usage(ROOT).free
    if free + older < NEEDED_BYTES:
        raise StartError(
            f"setting up needs 1 GB of disk space, and {ROOT} has {free / 1e9:.1f} GB left. Free some space, then run "
            "start.py again."
        )


def point_to_project() -> None:
    """Name the project by a path relative to the environment, which has no letters beyond ASCII.

    Python 3.11 and 3.12 read this file in the locale's encoding, so that a path such as C:\\Coopérative is misread.
    """
    packages = Path(sysconfig.get_path("purelib", scheme="venv", vars={"base": str(VENV)}))
    relative = Path(os.path.relpath(ROOT, packages)).as_posix()
    (packages / "_editable_impl_coopkit.pth").write_text(relative + "\n", encoding="ascii")


def from_stick() -> list[object]:
    """The options that make uv and pip read the folder beside us, if it was filled for this computer."""
    if not STICK.is_dir():
        return []
    here = f"{SYSTEM}-{MACHINE}-python{PYTHON}"
    filled = {path.name[: -len(".for")]: path.read_text(encoding="utf-8") for path in STICK.glob("*.for")}
    if filled.get(here) == state(LOCK, SETUP_LOCK, here=""):
        return ["--no-index", "--find-links", STICK]
    other = "another version of coopkit" if here in filled else ", ".join(sorted(filled)) or "no computer"
    say(f"The folder wheels was filled for {other}, but this is {here}. Trying the internet instead.")
    return []


def bring_uv(source: list[object]) -> Path:
    """The path of uv, installed into a folder of ours, which pip never refuses."""
    if made_from(TOOLS) != state(SETUP_LOCK):
        if importlib.util.find_spec("pip") is None:
            raise StartError(
                f"this Python has no pip ({sys.executable}). On Debian or Ubuntu run `sudo apt install python3-pip`, "
                "elsewhere install Python from python.org, then run start.py again."
            )
        clear(TOOLS)
        pip("install", "--retries", "1", "--target", TOOLS, "-r", SETUP_LOCK, *source)
        finish(TOOLS, state(SETUP_LOCK))
    return next(path for path in TOOLS.glob("*/uv*") if path.name in ("uv", "uv.exe"))
