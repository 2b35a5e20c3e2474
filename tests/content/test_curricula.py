"""Curricula on disk: a notebook that was copied whole is the same session, and the original is taught."""

import json
from pathlib import Path

import pytest

from coopkit.content import Curriculum


def write_notebook(folder: Path, name: str, session: str) -> None:
    content = {"cells": [], "metadata": {"coopkit": {"session": session}}, "nbformat": 4, "nbformat_minor": 5}
    (folder / name).write_text(json.dumps(content), encoding="utf-8")


@pytest.mark.parametrize(
    "copy", ["04_forms-Copy1.ipynb", "04_forms - Copy.ipynb", "04_forms copy.ipynb", "05_new.ipynb"]
)
def test_the_original_of_a_copied_notebook_is_taught(tmp_path: Path, copy: str):
    for name, session in (("03_chain.ipynb", "chain"), ("04_forms.ipynb", "forms"), (copy, "forms")):
        write_notebook(tmp_path, name, session)
    curriculum = Curriculum("think_test", tmp_path)
    assert [each.path.name for each in curriculum.sessions] == ["03_chain.ipynb", "04_forms.ipynb"]
    assert {each.path.name: of.path.name for each, of in curriculum.copies.items()} == {copy: "04_forms.ipynb"}
    assert len(curriculum.notebooks) == 3


def test_without_copies_every_notebook_is_a_session(tmp_path: Path):
    write_notebook(tmp_path, "01_one.ipynb", "one")
    write_notebook(tmp_path, "02_two.ipynb", "two")
    curriculum = Curriculum("think_test", tmp_path)
    assert curriculum.sessions == curriculum.notebooks
    assert curriculum.copies == {}
