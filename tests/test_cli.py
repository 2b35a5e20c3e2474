"""Commands: bad use is one line on stderr and 2; help is help."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from coopkit.cli import main
from coopkit.content import find_sessions, own_glossary
from tests.export.notebooks import BUY, write_notebook

pytestmark = pytest.mark.slow


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> Callable[..., object]:
    """Runs a command to its end and gives its exit code."""

    def run(*arguments: str) -> object:
        monkeypatch.setattr(sys, "argv", ["coopkit", *arguments])
        with pytest.raises(SystemExit) as ending:
            main()
        return ending.value.code

    return run


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("frobnicate",), "No such command"),
        (("serve", "--port", "99999"), "--port"),
        (("serve", "--prot", "1"), "--prot"),
        (("serve", "--language", "tlh"), "There is no translation into 'tlh'"),
        (("serve", "--country", "Kenya"), "two letters"),
        (("check", "nowhere"), "There is no session 'nowhere'"),
        (("check", "tests"), "There are no curricula in"),
        (("handouts", "cook_coop"), "There is no session 'cook_coop'"),
        (("handouts", "--face", "poster"), "error: there is no handout 'poster'"),
        (("handouts", "--format", "docx"), "handouts can't be made as 'docx'"),
    ],
)
def test_bad_use_is_one_line_and_2(
    ended: Callable[..., object], capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str
) -> None:
    assert ended(*arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert told in printed.err


@pytest.mark.parametrize("command", ["serve", "handouts"])
def test_a_broken_glossary_is_one_line_and_2_before_anything_starts(
    ended: Callable[..., object],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    command: str,
) -> None:
    (tmp_path / "glossary.toml").write_text("[quorum", encoding="utf-8")
    monkeypatch.setattr("coopkit.content.glossary.content_root", lambda: tmp_path)
    own_glossary.cache_clear()
    assert ended(command) == 2
    own_glossary.cache_clear()
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("error: glossary.toml isn't a valid glossary: ")
    assert printed.err.count("\n") == 1


def test_without_a_command_it_says_what_there_is(
    ended: Callable[..., object], capsys: pytest.CaptureFixture[str]
) -> None:
    assert not ended()
    printed = capsys.readouterr().out
    assert "serve" in printed
    assert "handouts" in printed


@pytest.mark.parametrize(("country", "each"), [("CO", "5.143"), ("KE", "5,142.86")])
def test_handouts_show_money_with_the_places_of_the_country(
    ended: Callable[..., object], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, country: str, each: str
) -> None:
    write_notebook(tmp_path / "modules" / "think_coop" / "01_buy.ipynb", code=BUY)
    monkeypatch.setattr("coopkit.cli.find_sessions", lambda names: find_sessions(names, tmp_path / "modules"))
    out = tmp_path / "out"
    assert not ended("handouts", "--face", "answer-key", "--country", country, "--out", str(out))
    (made,) = out.rglob("*.html")
    assert f"members get {each} each" in made.read_text(encoding="utf-8")


def test_build_prepares_what_it_can_and_names_each_notebook_that_fails(
    ended: Callable[..., object], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("coopkit.cli.find_sessions", lambda names: find_sessions(names, tmp_path / "modules"))
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda *_, **__: str(tmp_path / "cache"))
    write_notebook(tmp_path / "modules" / "think_coop" / "01_buy.ipynb", code=BUY)
    assert not ended("build")
    assert len(list((tmp_path / "cache").rglob("*.json"))) == 1
    write_notebook(tmp_path / "modules" / "think_coop" / "02_broken.ipynb", code="the_machine")
    assert ended("build") == 1
    (error,) = (line for line in capsys.readouterr().err.splitlines() if line.startswith("error: "))
    assert "02_broken.ipynb" in error
    assert len(list((tmp_path / "cache").rglob("*.json"))) == 1
