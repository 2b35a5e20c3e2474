"""Small notebooks, written to disk as an author would save them."""

import json
from pathlib import Path
from typing import Any

from coopkit.content import Notebook

START = "from coopkit.workbook import *"
SENTINEL = "918273"


def asks(id_: str = "think.test.one") -> str:
    """A cell that declares an exercise whose key carries the sentinel."""
    return (
        f'ChooseOne("{id_}", "Which?", options={{"fig": "A fig", "nut": "A nut"}}, key="fig", '
        f'why="Since {SENTINEL}.", instead={{"nut": "No, {SENTINEL}."}}, after=("Read {SENTINEL}.",), '
        f'note="Say {SENTINEL}.", purpose="Try.", minutes=5, together=(GROUP,))'
    )


def markdown(source: str) -> dict[str, Any]:
    """A cell to read."""
    return {"cell_type": "markdown", "id": "m", "metadata": {}, "source": source}


def code(source: str, *outputs: dict[str, Any]) -> dict[str, Any]:
    """A cell to run."""
    made = {"cell_type": "code", "id": "c", "metadata": {}, "source": source}
    return {**made, "execution_count": None, "outputs": list(outputs)}


def notebook(*cells: dict[str, Any], **settings: Any) -> dict[str, Any]:
    """A notebook as nbformat has it; settings are its own metadata ("minutes", "goals")."""
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
    kernel = {"display_name": "Of the office", "language": "python", "name": "of-the-office"}
    metadata = {"coopkit": {"session": "one", **settings}, "kernelspec": kernel}
    return {"cells": list(cells), "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def saved(folder: Path, name: str, *cells: dict[str, Any], **settings: Any) -> Notebook:
    """The notebook on disk, as the library finds it."""
    path = folder / f"01_{name}.ipynb"
    path.write_text(json.dumps(notebook(*cells, **settings)), encoding="utf-8")
    return Notebook("think_test", name, 1, path)


def lesson(folder: Path, name: str, *sources: str) -> Notebook:
    """A notebook with a title, a step, these cells, and an exercise of its own."""
    cells = [code(source) for source in (START, *sources, asks(f"think.test.{name}"))]
    return saved(folder, name, markdown("# Fruit"), markdown("## Which fruit?\n\nRead on."), *cells)
