"""Programs that play another one in a test, on every system."""

import os
import sys
from pathlib import Path


def write_program(folder: Path, name: str, source: str) -> Path:
    """Write a program that runs Python code; gives its path."""
    script = folder / f"{name}.py"
    script.write_text(source, encoding="utf-8")
    program = folder / (f"{name}.cmd" if os.name == "nt" else name)
    if os.name == "nt":
        program.write_text(f'@"{sys.executable}" "{script}" %*\n', encoding="mbcs")
    else:
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{script}" "$@"\n', encoding="utf-8")
        program.chmod(0o755)
    return program
