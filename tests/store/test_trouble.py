"""A store that is locked, read-only or full: a clear sentence, the old answer kept, usable afterwards."""

import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from coopkit.store import Store, StoreError, StoreFull, StoreLocked, StoreReadOnly, open_store

NOBODY = 65534


def keep(store: Store, learner: str, text: str, revision: int = 1, base: int = 0) -> str:
    kept = store.answers.save(learner, 0, "x", client="c", revision=revision, base=base, answer={"a": text}, do="save")
    return kept.status


def text_of(store: Store, learner: str) -> object:
    return store.answers.current(learner, "x")[0].answer["a"]


@pytest.fixture
def ordinary_folder() -> Iterator[Path]:
    """A folder in which file permissions count: for the system's administrator they do not."""
    folder = Path(tempfile.mkdtemp(prefix="coopkit-"))
    administrator = sys.platform != "win32" and os.geteuid() == 0
    if administrator:
        os.chown(folder, NOBODY, -1)
        os.seteuid(NOBODY)
    yield folder
    if administrator:
        os.seteuid(0)
    folder.chmod(0o700)
    for path in folder.rglob("*"):
        path.chmod(0o700)
    shutil.rmtree(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody move a file that is open")
def test_a_store_that_was_moved_away_takes_nothing_that_would_be_lost(file: Path):
    store = open_store(file)
    learner = store.classes.join(store.classes.create("x").code, "person", "Asha").id
    keep(store, learner, "old")
    away = file.rename(file.with_name("moved.sqlite"))

    with pytest.raises(StoreError, match=r"moved or deleted\. Put it back"):
        keep(store, learner, "new", revision=2, base=1)

    away.rename(file)
    assert keep(store, learner, "new", revision=2, base=1) == "stored"
    store.close()


def test_a_store_that_another_program_locks_says_so_and_works_afterwards(file: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("coopkit.store.sqlite.BUSY_TIMEOUT_SECONDS", 0.05)
    store = open_store(file)
    learner = store.classes.join(store.classes.create("x").code, "person", "Asha").id
    keep(store, learner, "old")
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreLocked, match=r"Another program has locked the answers file .*\. Close it"):
        keep(store, learner, "new", revision=2, base=1)
    assert text_of(store, learner) == "old"
    other.execute("ROLLBACK")
    other.close()
    assert keep(store, learner, "new", revision=2, base=1) == "stored"
    store.close()


def test_a_store_that_is_locked_when_it_is_opened_says_so(file: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("coopkit.store.sqlite.BUSY_TIMEOUT_SECONDS", 0.05)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreLocked):
        open_store(file, server=True)
    other.close()
    open_store(file, server=True).close()


@pytest.mark.parametrize("store", ["file"], indirect=True)
def test_a_full_disk_keeps_what_was_there_and_works_when_there_is_room(store: Store, new_group: Callable[[], str]):
    learner = new_group()
    keep(store, learner, "old")
    with store.database.read() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    long = "x" * 10_000
    with pytest.raises(StoreFull, match=r"disk is full, so the answers file .*\. Free some space"):
        keep(store, learner, long, revision=2, base=1)
    assert text_of(store, learner) == "old"
    assert [row.answer for row in store.answers.history(learner, "x")] == [{"a": "old"}]
    with store.database.read() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1073741823")
    assert keep(store, learner, long, revision=2, base=1) == "stored"


def test_a_read_only_file_is_refused_and_left_as_it_is(ordinary_folder: Path):
    file = ordinary_folder / "answers.sqlite"
    open_store(file).close()
    before = file.read_bytes()
    file.chmod(0o400)
    with pytest.raises(StoreReadOnly, match=r"can't be written.*\. Allow writing"):
        open_store(file)
    assert file.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no read-only folders")
@pytest.mark.parametrize("server", [True, False])
def test_a_read_only_folder_is_refused_and_left_as_it_is(ordinary_folder: Path, server: bool):
    file = ordinary_folder / "answers.sqlite"
    open_store(file).close()
    before = file.read_bytes()
    ordinary_folder.chmod(0o500)
    with pytest.raises(StoreReadOnly, match="Allow writing to it and to its folder"):
        open_store(file, server=server)
    assert file.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no read-only folders")
def test_a_folder_that_cannot_be_made_is_one_sentence(ordinary_folder: Path):
    ordinary_folder.chmod(0o500)
    with pytest.raises(StoreReadOnly) as refused:
        open_store(ordinary_folder / "new" / "answers.sqlite")
    assert "\n" not in str(refused.value)


def test_a_file_where_the_folder_should_be_is_one_sentence(tmp_path: Path):
    (tmp_path / "taken").write_text("a letter")
    with pytest.raises(StoreReadOnly, match="choose another place with COOPKIT_STORE"):
        open_store(tmp_path / "taken" / "answers.sqlite")


def test_a_folder_where_the_file_should_be_is_one_sentence(tmp_path: Path):
    with pytest.raises(StoreError, match="choose another place with COOPKIT_STORE"):
        open_store(tmp_path)


@pytest.mark.parametrize("store", ["file"], indirect=True)
def test_a_failure_in_the_middle_of_keeping_leaves_the_old_answer(
    store: Store, new_group: Callable[[], str], monkeypatch: pytest.MonkeyPatch
):
    learner = new_group()
    keep(store, learner, "old")
    with pytest.raises(sa.exc.StatementError, match="not JSON serializable"):
        store.answers.save(
            learner, 0, "x", client="c", revision=2, base=1, answer={"a": "new"}, do="check",
            marks={"checked": object()},
        )  # fmt: skip
    assert text_of(store, learner) == "old"
    assert len(store.answers.history(learner, "x")) == 1
    assert keep(store, learner, "new", revision=2, base=1) == "stored"
