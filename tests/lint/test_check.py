import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from coopkit.content import ContentUnavailable, Notebook
from coopkit.lint import Finding, Location, check, find_targets
from coopkit.notebooks import NotebookRun, RunError
from tests.lint.cases import CASES, DAY, IDS, LONG, TWO
from tests.lint.modules import Modules, cell, findings, run_here

Done = Callable[[Notebook, NotebookRun | RunError], None]


def test_nothing_is_found_where_all_is_well(modules: Modules):
    assert findings(modules) == []


def test_a_reader_of_exactly_sixty_words_is_not_too_long(modules: Modules):
    modules.change("one", "step-fruit", "Who has a tree at home?", " ".join(["Our co-op is here."] * 15))
    assert findings(modules) == []


@pytest.mark.parametrize(("broken", "found"), CASES, ids=[found for _, found in CASES])
def test_what_is_wrong_is_found_where_it_is(modules: Modules, broken: Callable[[Modules], None], found: str):
    broken(modules)
    said = findings(modules)
    assert any(found in each for each in said), said
    assert all("\n" not in each for each in said)


def test_an_id_that_is_used_no_more_may_stand_below_retired(modules: Modules):
    modules.files[IDS] += "# retired\nthink.test.apple\n"
    assert findings(modules) == []


def test_an_id_that_the_list_held_once_must_stay_in_it(modules: Modules):
    modules.files[IDS] = f"think.test.apple\n{modules.files[IDS]}"
    root = modules.write()
    who = ("-c", "user.name=A", "-c", "user.email=a@b.c")
    for command in (("init", "-q"), ("add", "."), (*who, "commit", "-q", "-m", "First")):
        subprocess.run(["git", *command], cwd=root, check=True)
    modules.files[IDS] = modules.files[IDS].removeprefix("think.test.apple\n")
    assert findings(modules) == [
        "exercise_ids.txt: think.test.apple used to be listed, so answers may be saved under it. "
        "Put it back, below '# retired'."
    ]
    modules.files[IDS] += "# retired\nthink.test.apple\n"
    assert findings(modules) == []


def test_while_a_notebook_does_not_run_its_ids_are_not_called_unused(modules: Modules):
    modules.change("one", "fruit", 'key="fig"', 'key="kiwi"')
    assert [each for each in findings(modules) if IDS in each] == []


def test_a_curriculum_needs_no_timetable(modules: Modules):
    del modules.files[DAY]
    assert findings(modules) == []


def test_a_timetable_may_spread_a_session_over_several_days(modules: Modules):
    modules.files[DAY] = """
work = 25
breaks = 0

[[days]]
ends = 09:20:00
blocks = [
  { clock = 09:00:00, what = "Morning", minutes = 12, session = "one" },
  { clock = 09:12:00, what = "Noon", minutes = 8, session = "two" },
]

[[days]]
ends = 18:05:00
blocks = [{ clock = 18:00:00, what = "Evening", minutes = 5, session = "two" }]
"""
    assert findings(modules) == []
    modules.files[DAY] = modules.files[DAY].replace("18:05:00", "18:15:00")
    assert findings(modules) == [f"{DAY}: 'Evening' ends at 18:05, but the next row begins at 18:15."]


def test_a_live_tool_is_cleared_and_has_ids_and_may_hold_more_than_declarations(modules: Modules):
    tool = {**modules.one, "cells": [cell("code", "all", "a = 1\na")], "metadata": {}}

    modules.files["think_test/tools/explorer.ipynb"] = json.dumps(tool)
    assert findings(modules) == []
    tool["cells"][0]["execution_count"] = 1
    modules.files["think_test/tools/explorer.ipynb"] = json.dumps(tool)
    assert findings(modules) == [
        "think_test/tools/explorer.ipynb, cell 1: "
        "This cell has outputs or a number from running. Clear all outputs, and save."
    ]


@pytest.mark.parametrize("folder", ["gone", "empty", "file"])
def test_a_folder_without_curricula_is_refused_in_one_sentence(tmp_path: Path, folder: str):
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with pytest.raises(ContentUnavailable, match=r"There are no curricula in .*Name the folder that has them"):
        check(tmp_path / folder)


def test_a_finding_is_one_line_and_cannot_be_changed():
    finding = Finding(Location("here", 4, 2), "This is\nwrong.")
    assert str(finding) == "here, cell 4, line 2: This is wrong."
    with pytest.raises(AttributeError):
        finding.message = "Another."  # type: ignore[misc]


def test_a_notebook_is_not_run_again_where_the_session_cache_has_its_run(
    modules: Modules, monkeypatch: pytest.MonkeyPatch
):
    assert findings(modules) == []
    ran: list[str] = []

    def run(notebooks: list[Notebook], done: Done, **_: object) -> None:
        ran.extend(notebook.id for notebook in notebooks)
        run_here(notebooks, done)

    monkeypatch.setattr("coopkit.notebooks.cache.run_notebooks", run)
    assert findings(modules) == []
    assert ran == []
    modules.change("two", "step-after", "A word", "One word")
    assert findings(modules) == []
    assert ran == ["two"]


def test_one_session_is_checked_without_running_the_others(modules: Modules, monkeypatch: pytest.MonkeyPatch):
    ran: list[str] = []

    def run(notebooks: list[Notebook], done: Done, **_: object) -> None:
        ran.extend(notebook.id for notebook in notebooks)
        run_here(notebooks, done)

    monkeypatch.setattr("coopkit.notebooks.cache.run_notebooks", run)
    modules.change("one", "step-fruit", "Who has a tree at home?", LONG)
    modules.change("two", "step-after", "A word on tomorrow.", LONG)
    found = findings(modules, "think_test/two")
    assert found and all(each.startswith(f"{TWO}, cell 5, line 3, '") for each in found)
    assert ran == ["two"]


def test_a_session_is_told_of_another_one_whose_text_reveals_its_key(modules: Modules):
    modules.change("two", "step-after", "A word", "A fig is soft and sweet when it is ripe. A word")
    findings(modules)
    for name in ("think_test/one", "think_test/two"):
        assert [each for each in findings(modules, name) if "reveals the key of think.test.fruit" in each]


@pytest.mark.parametrize(
    ("target", "names"),
    [
        ("", ()),
        ("think_test", ("think_test",)),
        ("think_test/01_one.ipynb", ("think_test/one",)),
    ],
)
def test_a_folder_a_curriculum_and_a_file_can_be_named(modules: Modules, target: str, names: tuple[str, ...]):
    root = modules.write()
    found = find_targets([str(root / target)])
    assert (found[0] and found[0].resolve(), found[1]) == (root.resolve(), names)


def test_what_is_no_path_is_a_name_in_our_own_folder():
    assert find_targets(["think_coop/forms", "start_coop"]) == (None, ("think_coop/forms", "start_coop"))
    assert find_targets([]) == (None, ())


def test_targets_of_two_folders_are_refused(modules: Modules):
    with pytest.raises(ContentUnavailable, match="Name either one folder"):
        find_targets([str(modules.write()), "think_coop/forms"])
