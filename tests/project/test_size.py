"""A file is read in one go, a function on one screen."""

import ast
import subprocess

from tests.project.conftest import ROOT

MOST_LINES, MOST_LINES_OF_A_FUNCTION = 400, 60


def python_files() -> dict[str, str]:
    """Every Python file of the project with its text."""
    listed = subprocess.run(["git", "ls-files", "-z", "*.py"], cwd=ROOT, check=True, capture_output=True, text=True)
    names = [name for name in listed.stdout.split("\0") if name and (ROOT / name).exists()]
    return {name: (ROOT / name).read_text(encoding="utf-8") for name in names}


def test_no_file_is_longer_than_400_lines() -> None:
    sizes = {name: len(text.splitlines()) for name, text in python_files().items()}
    assert len(sizes) > 100
    assert {name: size for name, size in sizes.items() if size > MOST_LINES} == {}


def test_every_function_fits_a_screen() -> None:
    long = [
        f"{name}:{node.lineno} {node.name}"
        for name, text in python_files().items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno >= MOST_LINES_OF_A_FUNCTION
    ]
    assert long == []
