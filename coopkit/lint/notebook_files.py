"""Notebooks as files: cleared, with ids, beginning alike, one declaration a cell, nothing from the internet."""

import re
from collections.abc import Iterator, Mapping

from coopkit.content import Curriculum, Notebook
from coopkit.lint.declarations import is_declaration
from coopkit.lint.finding import Finding
from coopkit.lint.notebook_source import NotebookSource

FIRST_CELL = "from coopkit.workbook import *"
CELL_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_NAME = re.compile(r"\d\d_[a-z0-9_]+\.ipynb")
_SESSION_ID = re.compile(r"[a-z0-9-]+")
_ADDRESS = re.compile(r"https?://|\bsrc\s*=", re.IGNORECASE)
_IMAGE_TAG = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_CODE = re.compile(r"```.*?(?:```|\Z)|(`+).+?\1", re.DOTALL)


def check_names(curriculum: Curriculum, sources: Mapping[Notebook, NotebookSource]) -> Iterator[Finding]:
    """Yield file names without a number, numbers that two files have, and notebooks that are the same session twice.

    Args:
        curriculum: whose notebooks they are.
        sources: every notebook as a file.
    """
    numbers: dict[int, str] = {}
    for notebook in curriculum.notebooks:
        source, name = sources[notebook], notebook.path.name
        if notebook in curriculum.copies:
            original = sources[curriculum.copies[notebook]]
            message = f"This is the same session as {original.name}: both have the id '{notebook.id}'."
            yield Finding(
                source.at(), f"{message} Delete one, or give one another id (coopkit.session in its metadata)."
            )
            continue
        if not _NAME.fullmatch(name):
            yield Finding(source.at(), "The file's name must be like 04_business_forms.ipynb.")
        other = numbers.setdefault(notebook.position, name)
        if other != name:
            yield Finding(source.at(), f"{other} has the number {notebook.position} already. Rename one of the two.")


def check_session_file(source: NotebookSource) -> Iterator[Finding]:
    """Yield what a session's notebook lacks: metadata, the first code cell, cells that declare one exercise."""
    settings = source.metadata.get("coopkit", {})
    if not isinstance(settings, dict) or not _SESSION_ID.fullmatch(str(settings.get("session", ""))):
        message = "The notebook's metadata needs coopkit.session: the session's id, in small letters."
        yield Finding(source.at(), message)
    goals = settings.get("goals") if isinstance(settings, dict) else None
    if not goals or not isinstance(goals, list) or not all(isinstance(goal, str) and goal.strip() for goal in goals):
        yield Finding(source.at(), "The notebook's metadata needs coopkit.goals: a list of sentences.")
    code = [cell for cell in source.cells if cell.kind == "code"]
    if not has_standard_first_cell(source):
        message = f"The first code cell must be '{FIRST_CELL}' and nothing else."
        yield Finding(source.at(code[0] if code else None), message)
    for cell in code[1:]:
        if not is_declaration(cell):
            yield Finding(source.at(cell), "A cell must declare one exercise and do nothing else.")


def has_standard_first_cell(source: NotebookSource) -> bool:
    """Return whether the first code cell brings in the workbook and does nothing else."""
    first = next((cell for cell in source.cells if cell.kind == "code"), None)
    return first is not None and first.text.strip() == FIRST_CELL


def check_cells(source: NotebookSource) -> Iterator[Finding]:
    """Yield the cells of a notebook of any kind that have results, no id of their own, or need the internet."""
    ids = [cell.id for cell in source.cells]
    if source.cells and not any(ids):
        message = (
            "The cells have no ids, so translations can't follow them. Run 'coopkit check --fix-ids' to give them ids."
        )
        yield Finding(source.at(), message)
    for cell in source.cells:
        if any(ids) and (not CELL_ID.fullmatch(cell.id) or ids.count(cell.id) > 1):
            message = "This cell needs an id of its own, so that translations can follow it."
            yield Finding(source.at(cell), f"{message} Run 'coopkit check --fix-ids' to give it one.")
        if cell.has_results:
            message = "This cell has outputs or a number from running. Clear all outputs, and save."
            yield Finding(source.at(cell), message)
        if found := _ADDRESS.search(_IMAGE_TAG.sub(_blanks_of_same_length, cell.text)):  # `pictures` finds the tag
            line = cell.text.count("\n", 0, found.start()) + 1
            message = "This needs the internet, which isn't there in the training room. Take it out."
            yield Finding(source.at(cell, line), message)
        if cell.kind == "markdown":
            yield from (Finding(source.at(cell, line), message) for line, message in _mathematics(cell.text))


def _mathematics(text: str) -> Iterator[tuple[int, str]]:
    r"""Yield the line of each paragraph in which JupyterLab and Voila set what is between two $ as mathematics.

    They do so with `\$` too, because MathJax looks at the paragraph after Markdown has taken the backslash away.
    """
    plain = _CODE.sub(_blanks_of_same_length, text)
    start = 0
    for paragraph in re.split(r"(\n\s*\n)", plain):
        if paragraph.count("$") > 1:
            line = plain.count("\n", 0, start + paragraph.index("$")) + 1
            message = "JupyterLab and Voila show what is between two $ as mathematics."
            yield line, f"{message} Write the letters of the currency instead, such as USD 5."
        start += len(paragraph)


def _blanks_of_same_length(found: re.Match[str]) -> str:
    """Return as many blanks as the match has characters, so that positions stay."""
    return re.sub(r"[^\n]", " ", found[0])
