"""Every function fits on one screen; `python -m benchmarks.sizes` lists the long files."""

from benchmarks.sizes import function_lines, python_files

MOST_LINES = 60


def test_every_function_fits_on_a_screen() -> None:
    lines = function_lines(python_files())
    assert len(lines) > 100
    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}
