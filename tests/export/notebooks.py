"""Small notebooks, cleared as ours are."""

import json
from pathlib import Path

FRUIT = """ChooseOne(
    "think.test.fruit", "Which fruit?",
    options={"fig": "A fig", "nut": "A nut"}, key="fig", why="A nut is dry 918273.",
    minutes=5, together=(GROUP,), purpose="Try it out.",
)"""

BUY = """Calculation(
    "think.test.buy", "Buy together.", calculation="joint-buying",
    inputs=(
        figure("members", "Members", given="7"),
        figure("units_each", "Units each", given="10"),
        figure("single_price", "Price in the shop", given="2600"),
        figure("bulk_price", "Price in the bulk order", given="2000"),
        figure("minimum_units", "Smallest order", given="50"),
        figure("transport", "Transport", given="6000"),
    ),
    minutes=5, together=(GROUP,), purpose="Try it out.",
)"""
"""A saving of 36,000, which does not divide among seven."""


def write_notebook(path: Path, code: str = FRUIT) -> Path:
    """A session with one step and this exercise in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    cells = [
        _cell("markdown", "# Our fruit"),
        _cell("code", "from coopkit.workbook import *"),
        _cell("markdown", "## Look\n\nWhat do we eat?"),
        _cell("code", code),
    ]
    metadata = {"coopkit": {"session": path.stem.partition("_")[2] or path.stem}}
    notebook = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    path.write_text(json.dumps(notebook), encoding="utf-8")
    return path


def _cell(kind: str, source: str) -> dict[str, object]:
    code = {"outputs": [], "execution_count": None} if kind == "code" else {}
    return {"cell_type": kind, "id": f"{kind}-{len(source)}", "metadata": {}, "source": source, **code}
