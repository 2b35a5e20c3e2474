"""The page's script: linted, formatted, and tested without a browser."""

import os
import subprocess
import sysconfig
from pathlib import Path

from tests.waiting import TIMEOUT

ROOT = Path(__file__).parents[2]
PROGRAMS = Path(sysconfig.get_path("scripts"))
OFFLINE = {"DENO_NO_UPDATE_CHECK": "1", "NO_COLOR": "1"}
SCRIPTS = [str(path.relative_to(ROOT)) for folder in ("front", "tests/front") for path in (ROOT / folder).glob("*.js")]


def run(program: str, *arguments: str) -> None:
    """Run a tool that pip has installed beside Python; its output is the message if it fails."""
    command = [str(PROGRAMS / program), *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | OFFLINE, capture_output=True, encoding="utf-8", timeout=TIMEOUT
    )
    assert done.returncode == 0, f"{' '.join(arguments[:2])}\n{done.stdout}{done.stderr}"


def test_oxlint_finds_nothing() -> None:
    run("oxlint", "--config", "front/oxlintrc.json", "--deny-warnings", "front", "tests/front")


def test_the_format_is_that_of_deno_fmt() -> None:
    run("deno", "fmt", "--check", "--config", "front/deno.json", *SCRIPTS)


def test_the_unit_tests_pass() -> None:
    run("deno", "test", "--no-remote", "--no-npm", "--config", "front/deno.json", "tests/front")
