"""Live tools as their notebooks describe them: the title, and the exercise whose live view a tool is."""

import json
from collections.abc import Collection
from typing import Any

from coopkit.content import Curriculum, Notebook


def title_of(tool: Notebook) -> str:
    """The tool's title; its id where the notebook has none."""
    return str(_metadata(tool).get("title", tool.id))


def exercise_of(tool: Notebook) -> str:
    """The id of the exercise; "" for a tool of no exercise."""
    settings = _metadata(tool).get("coopkit")
    return str(settings.get("exercise", "")) if isinstance(settings, dict) else ""


def tool_of(curriculum: Curriculum, exercises: Collection[str]) -> Notebook | None:
    """The first tool that is the live view of one of these exercises; None where there is none."""
    return next((tool for tool in curriculum.tools if exercise_of(tool) in exercises), None)


def live_url(tool: Notebook) -> str:
    """The tool's address."""
    return f"/live/{tool.name}"


def _metadata(tool: Notebook) -> dict[str, Any]:
    try:
        found = json.loads(tool.path.read_text(encoding="utf-8"))["metadata"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}  # a notebook that cannot be read is told of when it is run
    return found if isinstance(found, dict) else {}
