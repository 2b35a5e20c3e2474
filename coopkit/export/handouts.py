"""All sheets at once, a file for each session."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from coopkit.content import Notebook
from coopkit.export.sheets import PublishError, draw, ending
from coopkit.i18n import Locale
from coopkit.notebooks import NotebookRun, RunError, run_notebooks


def make_handouts(
    notebooks: Sequence[Notebook], face: str, locale: Locale, folder: Path, console: Console
) -> tuple[Path, ...]:
    """Makes one face of each session, `think_coop/04_business_forms.worksheet.html`, and shows how far it is.

    Args:
        notebooks: as `library.find_sessions` gives them.
        face: "worksheet" or "answer-key".
        folder: where to; made when missing, files of the same name are replaced.
        console: where the progress bar is shown.

    Returns:
        The files, in the order of the sessions.

    Raises:
        PublishError: a notebook does not run or a file cannot be written; the other sheets are made all the same.
    """
    made: list[Path] = []
    failed: list[str] = []
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console) as progress:
        task = progress.add_task(folder.name, total=len(notebooks))

        def done(notebook: Notebook, ran: NotebookRun | RunError) -> None:
            try:
                made.append(_make(notebook, ran, face, locale, folder))
            except PublishError as error:
                failed.append(str(error))
            progress.update(task, advance=1, description=notebook.name)

        run_notebooks(notebooks, done)
    if failed:
        raise PublishError(" ".join(failed))
    return tuple(made)


def _make(notebook: Notebook, ran: NotebookRun | RunError, face: str, locale: Locale, folder: Path) -> Path:
    if isinstance(ran, RunError):
        raise PublishError(str(ran))
    path = folder / notebook.curriculum / f"{notebook.path.stem}{ending(face)}"
    sheet = draw(face, ran, locale)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(sheet, encoding="utf-8", newline="\n")
    except OSError as error:
        raise PublishError(f"{path}: cannot be written: {error.strerror}. Choose another folder with --out.") from error
    return path
