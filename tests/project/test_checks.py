"""`start.py test` runs every check, brings a browser and an office, and fails when any of them does."""

import subprocess

import pytest

from bootstrap import checks
from bootstrap.project import StartError
from tests.project.conftest import ROOT


@pytest.mark.parametrize("failing", ["", "ruff", "mypy", "importlinter", "pytest"])
def test_any_failing_check_fails_the_whole_and_pytest_speaks_last(
    monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    ran: list[list[str]] = []

    def call(command: list[str], cwd: str) -> int:
        ran.append(command[len(checks.IN_VENV) :])
        return int(bool(failing) and failing in " ".join(command))

    monkeypatch.setattr(checks, "set_up", lambda lock: None)
    monkeypatch.setattr(checks, "bring_programs", lambda: None)
    monkeypatch.setattr(subprocess, "call", call)
    assert int(bool(failing)) == checks.test(["-x", "tests/project"])
    assert ran == [*(command for _, command in checks.CHECKS[:-1]), [*checks.CHECKS[-1][1], "-x", "tests/project"]]
    assert ran[-1][:2] == ["-m", "pytest"]


@pytest.mark.parametrize(
    ("there", "installed"),
    [
        ((), {"chromium", "fonts-noto-core", "libreoffice-calc"}),
        (("soffice",), {"chromium", "fonts-noto-core"}),
        (("google-chrome",), {"libreoffice-calc"}),
    ],
)
def test_a_missing_program_is_installed_by_apt_where_that_is_permitted(
    monkeypatch: pytest.MonkeyPatch, there: tuple[str, ...], installed: set[str]
) -> None:
    ran: list[list[str]] = []
    known = ("apt-get", "sudo", *there)
    monkeypatch.setattr(checks.shutil, "which", lambda name: name if name in known else None)
    monkeypatch.setattr(subprocess, "call", lambda command: 0)
    monkeypatch.setattr(checks, "run", ran.append)
    checks.bring_programs()
    assert "update" in ran[0]
    assert set(ran[1][ran[1].index("install") :]) - {"install", "-y", "--no-install-recommends"} == installed


@pytest.mark.parametrize(("found", "refused"), [((), 0), (("apt-get", "sudo"), 1)])
def test_a_missing_program_that_we_may_not_install_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, found: tuple[str, ...], refused: int
) -> None:
    monkeypatch.setattr(checks.shutil, "which", lambda name: name if name in found else None)
    monkeypatch.setattr(subprocess, "call", lambda command: refused)
    with pytest.raises(StartError, match="Install Chromium, Google Chrome or Microsoft Edge, and LibreO"):
        checks.bring_programs()


def test_ci_runs_the_same_command_as_everybody() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert script.splitlines()[-1] == "exec python3 start.py test"
    assert "set -euo pipefail" in script
