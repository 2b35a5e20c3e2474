"""`start.py wheels`: download everything that a computer without internet needs into a folder."""

import argparse
import itertools
import re
import tempfile
from pathlib import Path

from bootstrap.commands import pip, run
from bootstrap.environment import fingerprint, install_uv
from bootstrap.folders import claim
from bootstrap.locking import setup_lock
from bootstrap.project import LOCK, MACHINE, PYTHON, SETUP_LOCK, SYSTEM, TOOLS, echo

OLDEST_MINOR = 11
MACHINES = {"windows": ["x86_64"], "macos": ["aarch64", "x86_64"], "linux": ["x86_64"]}
# The platforms of `wheels --for` as uv and pip name them. pip wants each version of the C library that is accepted.
UV_PLATFORM = {"windows": "pc-windows-msvc", "macos": "apple-darwin", "linux": "manylinux_2_28"}
PIP_PLATFORM = {"windows": ["win_{}"], "macos": ["macosx_13_0_{}"], "linux": ["manylinux2014_{}"]}
PIP_PLATFORM["linux"] += [f"manylinux_2_{minor}_{{}}" for minor in range(28, 16, -1)]
PIP_MACHINE = {"windows-x86_64": "amd64", "windows-aarch64": "arm64", "macos-aarch64": "arm64"}


def fill_wheels(arguments: list[str]) -> None:
    """Download everything that another computer needs into a folder."""
    parser = argparse.ArgumentParser(prog="start.py wheels", description=fill_wheels.__doc__)
    parser.add_argument("folder", metavar="DIR", type=Path)
    parser.add_argument("--for", dest="system", choices=sorted(MACHINES), help="default: a computer like this one")
    parser.add_argument("--python", default=PYTHON, metavar="3.13", help="its Python version (default: %(default)s)")
    options = parser.parse_args(arguments)
    if not re.match(r"3\.\d+$", options.python) or int(options.python[2:]) < OLDEST_MINOR:
        parser.error("--python takes a version from 3.11 on, such as 3.13")
    folder, system = options.folder.resolve(), options.system or SYSTEM
    folder.mkdir(parents=True, exist_ok=True)
    with setup_lock():
        claim(TOOLS)
        uv = install_uv([])
        for machine in MACHINES[system] if options.system else [MACHINE]:
            computer = f"{system}-{machine}-python{options.python}"
            echo(f"For {computer}:")
            download(uv, folder, system, machine, options.python)
            (folder / f"{computer}.for").write_text(fingerprint(LOCK, SETUP_LOCK, place=""), encoding="utf-8")
    echo(f"{folder} is ready. On the other computer, put it beside start.py and name it wheels.")


def download(uv: Path, folder: Path, system: str, machine: str, python: str) -> None:
    """Download the wheels for one computer; uv selects them, because pip evaluates markers for this computer only."""
    names = [name.format(PIP_MACHINE.get(f"{system}-{machine}", machine)) for name in PIP_PLATFORM[system]]
    into = ["--progress-bar", "off", "--dest", folder, *(f"--platform={name}" for name in names)]
    resolve = [uv, "pip", "compile", "-q", "--no-deps", "--generate-hashes"]
    resolve += ["--python-platform", f"{machine}-{UV_PLATFORM[system]}"]
    with tempfile.TemporaryDirectory() as scratch:
        done, selected = set(), Path(scratch) / "selected.txt"
        # Some markers name a patch release, which isn't known here, so the first and the last one are tried.
        for version, lock in itertools.product((f"{python}.99", f"{python}.0"), (LOCK, SETUP_LOCK)):
            run([*resolve, "--python-version", version, lock, "-o", selected])
            if selected.read_bytes() not in done:
                pip("download", *into, "--python-version", version, "-r", selected)
            done.add(selected.read_bytes())
            selected.unlink()
