"""`start.py wheels`: all that another computer needs, in a folder to take there."""

import argparse
import itertools
import re
import tempfile
from pathlib import Path

from bootstrap.commands import pip, run
from bootstrap.environment import bring_uv, state
from bootstrap.folders import claim
from bootstrap.locking import one_at_a_time
from bootstrap.project import LOCK, MACHINE, PYTHON, SETUP_LOCK, SYSTEM, TOOLS, say

OLDEST = 11
MACHINES = {"windows": ["x86_64"], "macos": ["aarch64", "x86_64"], "linux": ["x86_64"]}
# The computers of `wheels --for` in the words of uv and of pip, which names each age of C library that will do.
UV_PLATFORM = {"windows": "pc-windows-msvc", "macos": "apple-darwin", "linux": "manylinux_2_28"}
PIP_PLATFORM = {"windows": ["win_{}"], "macos": ["macosx_13_0_{}"], "linux": ["manylinux2014_{}"]}
PIP_PLATFORM["linux"] += [f"manylinux_2_{age}_{{}}" for age in range(28, 16, -1)]
PIP_MACHINE = {"windows-x86_64": "amd64", "windows-aarch64": "arm64", "macos-aarch64": "arm64"}


def fill_stick(arguments: list[str]) -> None:
    """Download all that another computer needs into a folder."""
    parser = argparse.ArgumentParser(prog="start.py wheels", description=fill_stick.__doc__)
    parser.add_argument("folder", metavar="DIR", type=Path)
    parser.add_argument("--for", dest="system", choices=sorted(MACHINES), help="default: one like this")
    parser.add_argument("--python", default=PYTHON, metavar="3.13", help="the version it has (default: ours)")
    options = parser.parse_args(arguments)
    if not re.match(r"3\.\d+$", options.python) or int(options.python[2:]) < OLDEST:
        parser.error("--python takes a version from 3.11 on, such as 3.13")
    folder, system = options.folder.resolve(), options.system or SYSTEM
    folder.mkdir(parents=True, exist_ok=True)
    with one_at_a_time():
        claim(TOOLS)
        uv = bring_uv([])
        for machine in MACHINES[system] if options.system else [MACHINE]:
            computer = f"{system}-{machine}-python{options.python}"
            say(f"For {computer}:")
            download(uv, folder, system, machine, options.python)
            (folder / f"{computer}.for").write_text(state(LOCK, SETUP_LOCK, here=""), encoding="utf-8")
    say(f"{folder} is ready. On the other computer, put it beside start.py and name it wheels.")


def download(uv: Path, folder: Path, system: str, machine: str, python: str) -> None:
    """Download the wheels for one computer; uv decides which, since pip's markers speak of this one."""
    names = [name.format(PIP_MACHINE.get(f"{system}-{machine}", machine)) for name in PIP_PLATFORM[system]]
    into = ["--progress-bar", "off", "--dest", folder, *(f"--platform={name}" for name in names)]
    resolve = [uv, "pip", "compile", "-q", "--no-deps", "--generate-hashes"]
    resolve += ["--python-platform", f"{machine}-{UV_PLATFORM[system]}"]
    with tempfile.TemporaryDirectory() as scratch:
        done, wanted = set(), Path(scratch) / "wanted.txt"  # some markers name a patch release, here unknown
        for version, lock in itertools.product((f"{python}.99", f"{python}.0"), (LOCK, SETUP_LOCK)):
            run([*resolve, "--python-version", version, lock, "-o", wanted])
            if wanted.read_bytes() not in done:
                pip("download", *into, "--python-version", version, "-r", wanted)
            done.add(wanted.read_bytes())
            wanted.unlink()
