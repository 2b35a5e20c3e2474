from pathlib import Path

import pytest

from coopkit.content import Notebook
from coopkit.content.session import ExerciseBlock, Session, Step
from coopkit.exercises import Phase, make_exercise
from coopkit.exercises.kinds.number import number
from coopkit.notebooks import NotebookRun, RunCache, RunError, run_cached
from tests.notebooks.notebooks import lesson, markdown, saved


@pytest.fixture
def taught(tmp_path: Path) -> Notebook:
    folder = tmp_path / "think_test"
    (folder / "pictures").mkdir(parents=True)
    (folder / "pictures" / "chain.svg").write_text("<svg/>", encoding="utf-8")
    return saved(folder, "one", markdown("# Fruit"))


@pytest.fixture
def cache(tmp_path: Path) -> RunCache:
    return RunCache(tmp_path / "cache" / "deep")


def what_came_out() -> NotebookRun:
    exercise = make_exercise(
        "think.test.one",
        "How many?",
        [number("think.test.one", "answer", "", key="12.50")],
        minutes=5,
        together=[Phase.GROUP],
        purpose="Try.",
    )
    steps = (Step("Count", 5, (ExerciseBlock(1, exercise.definition),)),)
    session = Session(curriculum="think_test", id="one", position=1, title="Fruit", goals=(), steps=steps)
    return NotebookRun(session, (exercise.key,))


def test_what_was_kept_comes_back_with_its_keys_as_it_was(cache: RunCache, taught: Notebook):
    version = cache.version(taught)
    assert cache.load(version) is None
    cache.save(version, what_came_out())
    assert cache.load(version) == what_came_out()
    assert cache.load(version).exercises() == what_came_out().exercises()


def test_another_start_finds_what_an_earlier_one_kept(cache: RunCache, taught: Notebook, tmp_path: Path):
    cache.save(cache.version(taught), what_came_out())
    again = RunCache(tmp_path / "cache" / "deep")
    assert again.load(again.version(taught)) == what_came_out()


def test_a_changed_notebook_has_another_version(cache: RunCache, taught: Notebook):
    before = cache.version(taught)
    taught.path.write_text(taught.path.read_text(encoding="utf-8") + " ", encoding="utf-8")
    assert cache.version(taught) != before


@pytest.mark.parametrize("picture", ["chain.svg", "new.svg", "below/deeper.svg"])
def test_a_changed_or_a_new_picture_makes_another_version(cache: RunCache, taught: Notebook, picture: str):
    before = cache.version(taught)
    path = taught.path.parent / "pictures" / picture
    path.parent.mkdir(exist_ok=True)
    path.write_text("<svg><path/></svg>", encoding="utf-8")
    assert cache.version(taught) != before


def test_another_place_in_the_curriculum_makes_another_version(cache: RunCache, taught: Notebook):
    moved = Notebook(taught.curriculum, taught.id, 2, taught.path)
    assert cache.version(moved) != cache.version(taught)


def test_other_code_of_ours_makes_another_version(taught: Notebook, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    before = RunCache(tmp_path).version(taught)
    monkeypatch.setattr("coopkit.notebooks.cache._hash_code", lambda: "newer")
    assert RunCache(tmp_path).version(taught) != before


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"session": {}, "keys": []}', b"\xff\xfe"])
def test_a_file_that_cannot_be_read_is_as_none(cache: RunCache, taught: Notebook, tmp_path: Path, content: bytes):
    version = cache.version(taught)
    cache.save(version, what_came_out())
    (tmp_path / "cache" / "deep" / f"{version}.json").write_bytes(content)
    assert cache.load(version) is None
    cache.save(version, what_came_out())
    assert cache.load(version) == what_came_out()


def test_a_folder_that_cannot_be_written_raises_and_leaves_nothing_half_done(tmp_path: Path, taught: Notebook):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    cache = RunCache(tmp_path / "file" / "cache")
    with pytest.raises(OSError):
        cache.save(cache.version(taught), what_came_out())
    assert cache.load(cache.version(taught)) is None


def test_a_notebook_is_run_once_a_version_and_one_that_fails_stops_no_other(tmp_path: Path, cache: RunCache):
    notebooks = [lesson(tmp_path, "broken", "the_machine"), lesson(tmp_path, "whole")]
    outcomes: dict[str, NotebookRun | RunError] = {}
    run_cached(notebooks, cache, lambda notebook, run: outcomes.update({notebook.id: run}))
    assert {name: isinstance(run, NotebookRun) for name, run in outcomes.items()} == {
        "broken": False,
        "whole": True,
    }

    def not_again(missing: list[Notebook], done: object, **_: object) -> None:
        assert [notebook.id for notebook in missing] == ["broken"]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("coopkit.notebooks.cache.run_notebooks", not_again)
        again: list[NotebookRun | RunError] = []
        run_cached(notebooks, cache, lambda _, run: again.append(run))
    assert again == [outcomes["whole"]]
