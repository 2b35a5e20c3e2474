import re
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from coopkit.content import Notebook, find_sessions
from coopkit.export.handouts import make_handouts
from coopkit.export.printed_sheets import PublishError, render_sheet
from coopkit.i18n import load_locale
from tests.export.notebooks import write_notebook
from tests.our_sessions import SessionRuns


@pytest.fixture
def notebooks(tmp_path: Path) -> tuple[Notebook, ...]:
    write_notebook(tmp_path / "modules" / "think_coop" / "01_broken.ipynb", code="1 / 0")
    write_notebook(tmp_path / "modules" / "think_coop" / "02_fruit.ipynb")
    return find_sessions((), tmp_path / "modules")


def test_each_session_gets_a_file_and_the_bar_reaches_its_end(notebooks: tuple[Notebook, ...], tmp_path: Path) -> None:
    shown = Console(file=StringIO(), force_terminal=True)
    made = make_handouts(notebooks[1:], "answer-key", load_locale(minor_digits=2), tmp_path / "out", shown)
    assert made == (tmp_path / "out" / "think_coop" / "02_fruit.answer-key.html",)
    assert "918273" in made[0].read_text(encoding="utf-8")
    assert "1/1" in shown.file.getvalue()  # type: ignore[attr-defined]


def test_a_notebook_that_fails_is_named_and_the_others_are_made(
    notebooks: tuple[Notebook, ...], tmp_path: Path
) -> None:
    with pytest.raises(PublishError, match=r"01_broken\.ipynb, cell 4 \(1 / 0\): ZeroDivisionError"):
        make_handouts(notebooks, "worksheet", load_locale(minor_digits=2), tmp_path / "out", Console(file=StringIO()))
    assert (tmp_path / "out" / "think_coop" / "02_fruit.worksheet.html").is_file()


def test_a_folder_that_cannot_be_written_is_named(notebooks: tuple[Notebook, ...], tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    with pytest.raises(PublishError, match="cannot be written"):
        make_handouts(
            notebooks[1:], "worksheet", load_locale(minor_digits=2), tmp_path / "out", Console(file=StringIO())
        )


@pytest.mark.parametrize("face", ["worksheet", "answer-key"])
def test_every_session_of_ours_has_all_its_exercises_on_both_faces(face: str, session_runs: SessionRuns) -> None:
    for notebook, run in session_runs.of().items():
        ids = re.findall(r'"    \\"([a-z]+\.[a-z]+\.[a-z0-9-]+)\\",', notebook.path.read_text(encoding="utf-8"))
        printed = render_sheet(face, run, load_locale(minor_digits=2))
        assert ids
        assert [id_ for id_ in ids if id_ not in printed] == []
