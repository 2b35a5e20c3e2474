"""Write the handouts of many sessions, a file for each session."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from coopkit.content import Notebook
from coopkit.export.printed_sheets import PublishError, render_sheet, sheet_suffix
from coopkit.i18n import Locale
from coopkit.notebooks import NotebookRun, RunError, run_notebooks


def make_handouts(
    notebooks: Sequence[Notebook], sheet_type: str, locale: Locale, folder: Path, console: Console
) -> tuple[Path, ...]:
    """Write one handout of each session, such as `think_coop/04_business_forms.worksheet.html`, with a progress bar.

    Args:
        notebooks: as `content.find_sessions` returns them.
        sheet_type: one of SHEET_TYPES.
        folder: where the files are written; created if missing, existing files are replaced.
        console: where the progress bar is shown.

    Returns:
        The paths of the files, in the order of the sessions.

    Raises:
        PublishError: a notebook does not run or a file cannot be written; the other handouts are written all the same.
    """
    written: list[Path] = []
    failed: list[str] = []
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console) as progress:
        task = progress.add_task(folder.name, total=len(notebooks))

        def write_session(notebook: Notebook, notebook_run: NotebookRun | RunError) -> None:
            try:
                written.append(_write_handout(notebook, notebook_run, sheet_type, locale, folder))
            except PublishError as error:
                failed.append(str(error))
            progress.update(task, advance=1, description=notebook.name)

        run_notebooks(notebooks, write_session)
    if failed:
        raise PublishError(" ".join(failed))
    return tuple(written)


def _write_handout(
    notebook: Notebook, notebook_run: NotebookRun | RunError, sheet_type: str, locale: Locale, folder: Path
) -> Path:
    """Write one handout and return its path; raises PublishError if the run or the writing failed."""
    if isinstance(notebook_run, RunError):
        raise PublishError(str(notebook_run))
    path = folder / notebook.curriculum / f"{notebook.path.stem}{sheet_suffix(sheet_type)}"
    sheet = render_sheet(sheet_type, notebook_run, locale)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(sheet, encoding="utf-8", newline="\n")
    except OSError as error:
        raise PublishError(f"{path}: cannot be written: {error.strerror}. Choose another folder with --out.") from error
    return path
