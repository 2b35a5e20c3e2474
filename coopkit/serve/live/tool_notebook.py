"""The notebook of a live tool: its title and exercise, and how it is run in a kernel of its own."""

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

import nbformat
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from coopkit.content import Curriculum, Notebook
from coopkit.views import markdown

CELL_SECONDS = 60
_reads: Callable[..., Any] = nbformat.reads


class ToolError(Exception):
    """A live tool that fails; the message for the log names the notebook, the cell and the error."""


@dataclass(frozen=True)
class CellOutput:
    """What a cell shows: text, or outputs in the form Voila's script expects."""

    text: str = ""
    outputs: tuple[dict[str, Any], ...] = ()


async def run_tool(notebook: Notebook, manager: AsyncKernelManager) -> tuple[CellOutput, ...]:
    """Run every cell; afterwards the kernel waits for the page.

    Args:
        notebook: the tool.
        manager: of a kernel that has just started.

    Raises:
        ToolError: it cannot be read, or a cell fails.
    """
    cells = _read_notebook(notebook)
    client = NotebookClient(cells, km=manager, timeout=CELL_SECONDS, store_widget_state=False)
    client.reset_execution_trackers()
    connection = await client.async_start_new_kernel_client()
    try:
        for index, cell in enumerate(cells.cells):
            try:
                await client.async_execute_cell(cell, index, store_history=False)
            except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
                raise ToolError(f"{notebook.path.name}, cell {index + 1}: {error}") from error
    finally:
        connection.stop_channels()
    return tuple(_cell_output(cell) for cell in cells.cells)


def _read_notebook(notebook: Notebook) -> Any:
    try:
        cells: Any = _reads(notebook.path.read_text(encoding="utf-8"), as_version=4)
    except OSError as error:
        raise ToolError(f"{notebook.path.name}: can't be read ({error.strerror}).") from error
    except Exception as error:
        raise ToolError(f"{notebook.path.name}: isn't a valid notebook. Open and save it again.") from error
    for cell in cells.cells:
        if cell.cell_type == "code":
            cell.outputs = []
    return cells


def _cell_output(cell: Any) -> CellOutput:
    """Return what a cell that has run shows on the page."""
    if cell.cell_type == "markdown":
        return CellOutput(text=markdown.render_markdown(cell.source))
    if cell.cell_type != "code":
        return CellOutput()
    return CellOutput(
        outputs=tuple(
            {"data": output.data, "metadata": output.metadata, "trusted": True}
            for output in cell.outputs
            if output.output_type in ("display_data", "execute_result")
        )
    )


def title_of(tool: Notebook) -> str:
    """Return the tool's title, or its id if the notebook has none."""
    return str(_metadata(tool).get("title", tool.id))


def exercise_of(tool: Notebook) -> str:
    """Return the id of the tool's exercise; "" if it belongs to none."""
    settings = _metadata(tool).get("coopkit")
    return str(settings.get("exercise", "")) if isinstance(settings, dict) else ""


def tool_of(curriculum: Curriculum, exercises: Collection[str]) -> Notebook | None:
    """Return the first tool that belongs to one of these exercises, or None."""
    return next((tool for tool in curriculum.tools if exercise_of(tool) in exercises), None)


def live_url(tool: Notebook) -> str:
    """Return the tool's address."""
    return f"/live/{tool.name}"


def _metadata(tool: Notebook) -> dict[str, Any]:
    try:
        found = json.loads(tool.path.read_text(encoding="utf-8"))["metadata"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}  # the error is reported when the notebook is run
    return found if isinstance(found, dict) else {}
