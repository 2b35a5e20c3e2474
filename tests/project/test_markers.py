"""Every test has the one marker that says what it needs, so that the fast loop is fast and needs no program."""

import ast

import pytest

from tests.conftest import OFFICE_FIXTURE, SLOW_FIXTURES, SLOW_FOLDERS, TESTS, folder_of

MARKERS = ("fast", "browser", "office", "slow")


def markers_of(item: pytest.Item) -> list[str]:
    return [name for name in MARKERS if item.get_closest_marker(name)]


def test_every_test_of_this_run_has_exactly_one_marker(request: pytest.FixtureRequest) -> None:
    assert [item.nodeid for item in request.session.items if len(markers_of(item)) != 1] == []


def test_tests_of_the_browser_are_marked_so_and_no_others(request: pytest.FixtureRequest) -> None:
    wrong = [
        item.nodeid
        for item in request.session.items
        if (folder_of(item.path) == "browser") != ("browser" in markers_of(item))
    ]
    assert wrong == []


def test_a_fast_test_starts_nothing_by_its_folder_or_its_fixtures(request: pytest.FixtureRequest) -> None:
    starting = {*SLOW_FIXTURES, OFFICE_FIXTURE}
    wrong = [
        item.nodeid
        for item in request.session.items
        if "fast" in markers_of(item)
        and (folder_of(item.path) in SLOW_FOLDERS or starting & set(getattr(item, "fixturenames", ())))
    ]
    assert wrong == []


def test_only_the_fixture_that_marks_its_tests_as_office_has_libreoffice_calculate() -> None:
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in TESTS.rglob("test_*.py")}
    recalculating = {path: tree for path, tree in trees.items() if imports_recalculate(tree)}
    assert recalculating
    for path, tree in recalculating.items():
        fixture = next(each for each in tree.body if isinstance(each, ast.FunctionDef) and each.name == OFFICE_FIXTURE)
        assert calls(tree) == calls(fixture) == 1, path


def imports_recalculate(tree: ast.Module) -> bool:
    """Whether this module imports `recalculate`."""
    imports = (each for each in ast.walk(tree) if isinstance(each, ast.ImportFrom))
    return any(alias.name == "recalculate" for each in imports for alias in each.names)


def calls(code: ast.AST) -> int:
    """How often this code calls `recalculate`."""
    called = [each.func for each in ast.walk(code) if isinstance(each, ast.Call)]
    return sum(isinstance(each, ast.Name) and each.id == "recalculate" for each in called)
