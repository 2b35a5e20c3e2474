"""A small folder of curricula in which all is well; tests break it in one place at a time."""

import ast
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from coopkit.authoring.display import DisplayedExercise
from coopkit.content import Notebook
from coopkit.content.session import DEFINITION
from coopkit.lint import check
from coopkit.notebooks import NotebookRun, RunCache, RunError
from coopkit.notebooks.build import build_session

START = "from coopkit.workbook import *"
SURVEY = """Parts(
    "think.test.{name}",
    "What do you think today?",
    parts=(
        Survey.part("rate", statements={{"can": "I can", "will": "I will"}}, low_label="no", high_label="yes"{before}),
        ChooseOne.part("votes", "Who votes?", options={{"heads": "Members", "shares": "Money"}}, key="heads"),
    ),
    purpose="See what changes.",
    minutes=5,
    together=(ALONE,),{reveal}
    private=True,
)"""
PRE = SURVEY.format(name="pre", before="", reveal='\n    reveal=revealed_after("think.test.post"),')
POST = SURVEY.format(name="post", before=', before="think.test.pre"', reveal="")
FRUIT = """ChooseOne(
    "think.test.fruit",
    "Which one is a fruit?",
    options={"fig": "A fig", "nut": "A nut"},
    key="fig",
    instead={"nut": "A nut has a shell, and that is no fruit for us."},
    why="A fig is soft and sweet when it is ripe.",
    after=("Now tell each other when you ate your last one.",),
    purpose="Tell them apart.",
    minutes=5,
    together=(GROUP,),
)"""
BUYING = """Calculation(
    "think.test.buy",
    "What do we save?",
    calculation="joint-buying",
    inputs=(
        figure("members", "Members"),
        figure("units_each", "Bags for each"),
        figure("single_price", "Price in the shop"),
        figure("bulk_price", "Price in town"),
        figure("minimum_units", "Fewest bags"),
        figure("transport", "Transport"),
    ),
    purpose="Count.",
    minutes=5,
    together=(GROUP,),
    optional=True,
)"""
IDS = "think.test.buy\nthink.test.fruit\nthink.test.post\nthink.test.pre\n"
TIMETABLE = """
work = 25
breaks = 10

[[days]]
ends = 10:35:00
blocks = [
  { clock = 09:00:00, what = "Morning", minutes = 12, session = "one" },
  { clock = 09:12:00, what = "Break", minutes = 10 },
  { clock = 09:22:00, what = "Lunch", minutes = 60, counted = false },
  { clock = 10:22:00, what = "Evening", minutes = 13, session = "two" },
]
"""


def cell(kind: str, id_: str, source: str) -> dict[str, Any]:
    """A cell as nbformat has it."""
    code = {"execution_count": None, "outputs": []} if kind == "code" else {}
    return {"cell_type": kind, "id": id_, "metadata": {}, "source": source, **code}


def notebook(session: str, *cells: dict[str, Any], minutes: dict[str, int]) -> dict[str, Any]:
    """A notebook that begins as all do."""
    begin = [cell("markdown", "title", f"# Session {session}"), cell("code", "start", START)]
    settings = {"session": session, "goals": ["Know fruit."], "minutes": minutes}
    return {"cells": [*begin, *cells], "metadata": {"coopkit": settings}, "nbformat": 4, "nbformat_minor": 5}


class Modules:
    """The folder, as text and as notebooks that can be changed before they are written."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.one = notebook(
            "one",
            cell("markdown", "step-fruit", "## Fruit\n\nWho has a tree at home?\n\n![A tree](pictures/tree.svg)"),
            cell("code", "fruit", FRUIT),
            cell("markdown", "step-before", "## Before\n\nA word on today."),
            cell("code", "before", PRE),
            minutes={"Fruit": 2},
        )
        self.two = notebook(
            "two",
            cell("markdown", "step-buy", "## Buying"),
            cell("code", "buy", BUYING),
            cell("markdown", "step-after", "## After\n\nA word on tomorrow."),
            cell("code", "after", POST),
            minutes={"Buying": 3},
        )
        self.files: dict[str, str] = {
            "exercise_ids.txt": IDS,
            "think_test/timetable.toml": TIMETABLE,
            "think_test/pictures/tree.svg": '<svg xmlns="http://www.w3.org/2000/svg"><use href="#a"/></svg>',
        }
        self.names = {"one": "01_one.ipynb", "two": "02_two.ipynb"}

    def change(self, session: str, cell_id: str, old: str, new: str) -> None:
        """Another text in a cell."""
        content = getattr(self, session)
        found = next(each for each in content["cells"] if each["id"] == cell_id)
        assert old in found["source"]
        found["source"] = found["source"].replace(old, new)

    def write(self) -> Path:
        """Everything on disk."""
        for session, name in self.names.items():
            self.files[f"think_test/{name}"] = json.dumps(getattr(self, session), indent=1)
        for name, text in self.files.items():
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            (self.root / name).write_text(text, encoding="utf-8")
        return self.root


def findings(modules: Modules, *names: str) -> list[str]:
    """What is found once everything is on disk, a line each."""
    root = modules.write()
    return [str(finding) for finding in check(root, names, RunCache(root.parent / "cache"))]


def run_here(
    notebooks: Iterable[Notebook], done: Callable[[Notebook, NotebookRun | RunError], None], **_: object
) -> None:
    """Runs cells in this process, where the real thing takes a kernel: for notebooks of our own tests."""
    for each in notebooks:
        try:
            done(each, _ran(each))
        except (ValueError, NameError, SyntaxError) as error:
            done(each, RunError(f"{each.path.name}: {str(error).removeprefix(each.path.name).lstrip(': ')}"))


def _ran(each: Notebook) -> NotebookRun:
    content = json.loads(each.path.read_text(encoding="utf-8"))
    names: dict[str, Any] = {}
    keys = []
    for cell_ in content["cells"]:
        if cell_["cell_type"] == "code":
            tree = ast.parse("".join(cell_["source"]))
            last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
            exec(compile(tree, each.path.name, "exec"), names)
            shown = eval(compile(ast.Expression(last.value), each.path.name, "eval"), names) if last else None
            cell_["outputs"] = []
            if isinstance(shown, DisplayedExercise):
                cell_["outputs"] = [{"data": {DEFINITION: shown._repr_mimebundle_()[DEFINITION]}}]
                keys.append(shown.exercise.key)
    session = build_session(content, each.path, curriculum=each.curriculum, id_=each.id, position=each.position)
    return NotebookRun(session, tuple(keys))
