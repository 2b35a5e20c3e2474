"""`coopkit check --fix-ids`: ids that are the same on every computer, and nothing else in the file is touched."""

import json
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

from coopkit.lint import fix_ids
from tests.lint.cases import ONE
from tests.lint.modules import Modules, cell, findings


def without_ids(modules: Modules) -> Modules:
    for each in modules.one["cells"]:
        del each["id"]
    modules.one["nbformat_minor"] = 4
    return modules


def ids(path: Path) -> list[str]:
    return [each["id"] for each in json.loads(path.read_text(encoding="utf-8"))["cells"]]


def as_written(content: dict[str, Any], **style: Any) -> str:
    return json.dumps(content, **style)


STYLES = [
    {"indent": 1, "ensure_ascii": False, "sort_keys": True},
    {"indent": 4},
    {"indent": "\t"},
    {"separators": (",", ":")},
    {},
]


def test_cells_get_readable_ids_and_the_notebook_is_well(modules: Modules):
    root = without_ids(modules).write()
    assert fix_ids(root) == {ONE: 6}
    assert ids(root / ONE)[:1] + ids(root / ONE)[2:] == ["title", "step-fruit", "fruit", "step-before", "pre"]
    nbformat.validate(nbformat.read(root / ONE, as_version=nbformat.NO_CONVERT))
    modules.one = json.loads((root / ONE).read_text(encoding="utf-8"))
    assert findings(modules) == []


@pytest.mark.parametrize("style", STYLES, ids=str)
@pytest.mark.parametrize("end", ["", "\n"])
def test_nothing_else_in_the_file_changes(modules: Modules, style: dict[str, Any], end: str):
    modules.change("one", "step-fruit", "Who has a tree at home?", "Do Élise and “Ana” have a tree?")
    root = without_ids(modules).write()
    path = root / ONE
    before = as_written(modules.one, **style) + end
    path.write_bytes(before.encode())
    fix_ids(root)
    after = path.read_bytes().decode()
    back = re.sub(r'"id"\s*:\s*"[^"]*",\s*', "", after)
    assert re.sub(r'("nbformat_minor"\s*:\s*)5', r"\g<1>4", back) == before
    assert json.loads(after)["nbformat_minor"] == 5


def test_jupyter_would_write_the_file_in_the_same_way(modules: Modules):
    root = without_ids(modules).write()
    path = root / ONE
    nbformat.write(nbformat.from_dict(modules.one), path)
    fix_ids(root)
    once = path.read_bytes()
    nbformat.write(nbformat.read(path, as_version=nbformat.NO_CONVERT), path)
    assert path.read_bytes() == once


def test_the_ids_are_the_same_on_every_computer_and_a_second_time_nothing_changes(modules: Modules):
    root = without_ids(modules).write()
    fix_ids(root)
    first = (root / ONE).read_bytes()
    assert fix_ids(root) == {}
    assert (root / ONE).read_bytes() == first
    modules.write()
    fix_ids(root)
    assert (root / ONE).read_bytes() == first


def test_of_two_cells_with_one_id_the_first_keeps_it(modules: Modules):
    modules.one["cells"].append(cell("markdown", "fruit", "More."))
    modules.one["cells"].append(cell("markdown", "no id!", "More."))
    root = modules.write()
    assert fix_ids(root, ["think_test/one"]) == {ONE: 2}
    found = ids(root / ONE)
    assert found[:6] == ["title", "start", "step-fruit", "fruit", "step-before", "before"]
    assert len(set(found)) == 8


def test_a_file_that_cannot_be_read_is_left_as_it_is(modules: Modules):
    root = modules.write()
    (root / ONE).write_bytes(b'{"cells": [')
    assert fix_ids(root) == {}
    assert (root / ONE).read_bytes() == b'{"cells": ['
