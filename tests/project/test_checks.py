"""`start.py test` runs every check, brings a browser and an office, and fails when any of them does."""

import builtins
import os
import subprocess
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from bootstrap import checks
from bootstrap.project import StartError
from tests.project.conftest import ROOT

Computer = Callable[..., list[list[str]]]


@pytest.fixture
def computer(monkeypatch: pytest.MonkeyPatch) -> Computer:
    """Pretends to be a computer and collects the commands that run on it.

    programs: those that are installed. failing: a word of the commands that fail. answer: what somebody at the terminal
    types, None where nobody sits there.
    """

    def pretend(programs: tuple[str, ...] = (), failing: str = "", answer: str | None = None) -> list[list[str]]:
        ran: list[list[str]] = []

        def call(command: list[str], **_: object) -> int:
            ran.append([word for word in command if word not in checks.VENV_COMMAND])
            return int(bool(failing) and failing in " ".join(command))

        def type_answer(question: str) -> str:
            ran.append([question])
            if not answer:
                raise EOFError
            return answer.strip()

        terminal = SimpleNamespace(isatty=lambda: answer is not None)
        monkeypatch.setattr(checks, "set_up", lambda lock: None)
        monkeypatch.setattr(checks.shutil, "which", lambda name: name if name in programs else None)
        monkeypatch.setattr(checks, "sys", SimpleNamespace(stdin=terminal, stdout=terminal))
        monkeypatch.setattr(builtins, "input", type_answer)
        monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
        monkeypatch.setattr(subprocess, "call", call)
        monkeypatch.setattr(checks, "run", ran.append)
        return ran

    return pretend


def installed(ran: list[list[str]]) -> set[str]:
    """The packages that apt was told to install."""
    commands = [command for command in ran if "install" in command]
    return {word for command in commands for word in command[command.index("install") + 1 :] if word[0] != "-"}


@pytest.mark.parametrize("failing", ["", "ruff", "mypy", "importlinter", "pytest"])
def test_any_failing_check_fails_the_whole_and_pytest_runs_last(computer: Computer, failing: str) -> None:
    ran = computer(("chromium", "soffice"), failing)
    assert int(bool(failing)) == checks.test(["-x", "tests/project"])
    assert ran == [*(command for _, command in checks.CHECKS[:-1]), [*checks.CHECKS[-1][1], "-x", "tests/project"]]
    assert ran[-1][:2] == ["-m", "pytest"]


def test_the_fast_tests_need_no_program_and_pass_other_arguments_on(computer: Computer) -> None:
    ran = computer()
    assert checks.test(["fast", "-x"]) == 0
    assert ran[-1] == [*checks.CHECKS[-1][1], "-m", "fast", "-x"]
    assert len(ran) == len(checks.CHECKS)


@pytest.mark.parametrize(
    ("there", "missing"),
    [
        ((), {"chromium", "fonts-noto-core", "libreoffice-calc"}),
        (("soffice",), {"chromium", "fonts-noto-core"}),
        (("google-chrome",), {"libreoffice-calc"}),
    ],
)
def test_a_missing_program_is_named_and_installed_without_a_question_where_nobody_could_answer(
    computer: Computer, capsys: pytest.CaptureFixture[str], there: tuple[str, ...], missing: set[str]
) -> None:
    ran = computer(("apt-get", "sudo", *there))
    checks.install_programs()
    assert installed(ran) == missing
    assert ran[-2] == ["sudo", "-n", "apt-get", "update"]
    assert missing <= set(capsys.readouterr().out.split())


@pytest.mark.parametrize("answer", ["y", "Yes", " "])
def test_somebody_at_the_terminal_is_asked_before_anything_is_installed(computer: Computer, answer: str) -> None:
    ran = computer(("apt-get", "sudo", "soffice"), answer=answer)
    checks.install_programs()
    assert ran[0] == ["Install it now? [Y/n] "]
    assert ran[-2] == ["sudo", "apt-get", "update"], "sudo may ask for the password"
    assert installed(ran) == {"chromium", "fonts-noto-core"}


@pytest.mark.parametrize("answer", ["n", "No", "perhaps", ""])
def test_a_no_installs_nothing(computer: Computer, answer: str) -> None:
    ran = computer(("apt-get", "sudo"), answer=answer)
    with pytest.raises(StartError, match="the tests need Chromium"):
        checks.install_programs()
    assert ran == [["Install it now? [Y/n] "]]


@pytest.mark.parametrize(("programs", "failing"), [((), ""), (("apt-get",), ""), (("apt-get", "sudo"), "apt-get")])
def test_where_apt_may_not_be_used_one_sentence_says_what_to_install(
    computer: Computer, programs: tuple[str, ...], failing: str
) -> None:
    ran = computer(programs, failing)
    need = "the tests need Chromium, Google Chrome or Microsoft Edge, and LibreOffice. Install what is missing"
    with pytest.raises(StartError, match=need):
        checks.install_programs()
    assert installed(ran) == set()


def test_nothing_is_asked_where_everything_is_there(computer: Computer) -> None:
    ran = computer(("chromium", "soffice", "apt-get"), answer="y")
    checks.install_programs()
    assert ran == []


def test_ci_runs_the_same_command_as_everybody() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert script.splitlines()[-1] == "exec python3 start.py test"
    assert "set -euo pipefail" in script
