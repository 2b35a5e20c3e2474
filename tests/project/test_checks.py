"""`start.py test` runs every check, brings a browser and an office, and fails when any of them does."""

import importlib.util
import subprocess
from collections.abc import Iterator
from types import ModuleType

import pytest

from tests.project.conftest import ROOT


@pytest.fixture
def start_module(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """start.py as a module that is already set up."""
    spec = importlib.util.spec_from_file_location("start", ROOT / "start.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "set_up", lambda lock: None)
    yield module


@pytest.mark.parametrize("failing", ["", "ruff", "mypy", "lint-imports", "pytest"])
def test_any_failing_check_fails_the_whole_and_pytest_speaks_last(
    start_module: ModuleType, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    ran: list[list[str]] = []

    def call(command: list[str], cwd: str) -> int:
        ran.append(command)
        return int(bool(failing) and failing in command[0])

    monkeypatch.setattr(start_module, "bring_programs", lambda: None)
    monkeypatch.setattr(start_module, "installed", lambda name: name)
    monkeypatch.setattr(subprocess, "call", call)
    assert int(bool(failing)) == start_module.main(["test", "-x", "tests/project"])
    assert [command[0] for command in ran] == ["ruff", "ruff", "mypy", "lint-imports", "pytest"]
    assert ran[-1] == [*start_module.PYTEST, "-x", "tests/project"]


@pytest.mark.parametrize(
    ("there", "installed"),
    [
        ((), {"chromium", "fonts-noto-core", "libreoffice-calc"}),
        (("soffice",), {"chromium", "fonts-noto-core"}),
        (("google-chrome",), {"libreoffice-calc"}),
    ],
)
def test_a_missing_program_is_installed_by_apt_where_that_is_permitted(
    start_module: ModuleType, monkeypatch: pytest.MonkeyPatch, there: tuple[str, ...], installed: set[str]
) -> None:
    ran: list[list[str]] = []
    known = ("apt-get", "sudo", *there)
    monkeypatch.setattr(start_module.shutil, "which", lambda name: name if name in known else None)
    monkeypatch.setattr(subprocess, "call", lambda command: 0)
    monkeypatch.setattr(start_module, "run", ran.append)
    start_module.bring_programs()
    assert "update" in ran[0]
    assert set(ran[1][ran[1].index("install") :]) - {"install", "-y", "--no-install-recommends"} == installed


@pytest.mark.parametrize(("found", "refused"), [((), 0), (("apt-get", "sudo"), 1)])
def test_a_missing_program_that_we_may_not_install_is_asked_for(
    start_module: ModuleType, monkeypatch: pytest.MonkeyPatch, found: tuple[str, ...], refused: int
) -> None:
    monkeypatch.setattr(start_module.shutil, "which", lambda name: name if name in found else None)
    monkeypatch.setattr(subprocess, "call", lambda command: refused)
    with pytest.raises(start_module.StartError, match="install Chromium, Google Chrome or Microsoft Edge, and LibreO"):
        start_module.bring_programs()


def test_ci_runs_the_same_command_as_everybody() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert script.splitlines()[-1] == "exec python3 start.py test"
    assert "set -euo pipefail" in script
