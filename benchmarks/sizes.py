"""List the long Python files of the project and its longest functions: `python -m benchmarks.sizes`.

It only reports. That every function fits a screen is tested in tests/project/test_size.py.
"""

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
LONG_FILE_LINES, FUNCTIONS_LISTED = 400, 10


def python_files() -> dict[str, str]:
    """Return the text of every Python file in the repository, by its path."""
    listed = subprocess.run(["git", "ls-files", "-z", "*.py"], cwd=ROOT, check=True, capture_output=True, text=True)
    names = [name for name in listed.stdout.split("\0") if name and (ROOT / name).exists()]
    return {name: (ROOT / name).read_text(encoding="utf-8") for name in names}


def function_lines(files: dict[str, str]) -> dict[str, int]:
    """Return the number of lines of every function in these files, by "file:line name"."""
    return {
        f"{name}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for name, text in files.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def report() -> str:
    """Return the files over 400 lines and the ten longest functions, the longest first."""
    files = python_files()
    file_lines = {name: len(text.splitlines()) for name, text in files.items()}
    long_files = {name: lines for name, lines in file_lines.items() if lines > LONG_FILE_LINES}
    functions = longest_first(function_lines(files))[:FUNCTIONS_LISTED]
    headed = (
        (f"Files over {LONG_FILE_LINES} lines: {len(long_files)}", longest_first(long_files)),
        ("Longest functions:", functions),
    )
    return "".join(f"{heading}\n" + "".join(f"{lines:6} {name}\n" for name, lines in rows) for heading, rows in headed)


def longest_first(sizes: dict[str, int]) -> list[tuple[str, int]]:
    """Sort names with their numbers of lines, the longest first."""
    return sorted(sizes.items(), key=lambda row: -row[1])


if __name__ == "__main__":
    sys.stdout.write(report())
