"""A curriculum of one small session, for servers that start quickly."""

import json
from pathlib import Path

KEY = "KEY-918273"
CELLS = (
    ("markdown", "# Our fruit"),
    ("code", "from coopkit.workbook import *"),
    ("markdown", "## Look\n\nWhat do we eat?"),
    (
        "code",
        f"""ChooseOne(
    "think.test.fruit", "Which fruit?",
    options={{"fig": "A fig", "nut": "A nut"}}, key="fig", why="A nut is dry. {KEY}",
    minutes=5, together=(ALONE, GROUP), purpose="Try it out.",
)""",
    ),
    (
        "code",
        """ShortText(
    "think.test.diary", "How was it?",
    minutes=3, together=(ALONE,), private=True, purpose="For yourself.",
)""",
    ),
)


def write_curriculum(folder: Path, session: str = "fruit", cells: tuple[tuple[str, str], ...] = CELLS) -> Path:
    """A folder of curricula that holds one session; the file of that session."""
    path = folder / "think_coop" / f"01_{session}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    notebook = {
        "cells": [_cell(number, kind, source) for number, (kind, source) in enumerate(cells)],
        "metadata": {"coopkit": {"session": session}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    path.write_text(json.dumps(notebook), encoding="utf-8")
    return path


def _cell(number: int, kind: str, source: str) -> dict[str, object]:
    code = {"outputs": [], "execution_count": None} if kind == "code" else {}
    return {"cell_type": kind, "id": f"cell-{number}", "metadata": {}, "source": source, **code}
