import hashlib
import os
import stat
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from coopkit.store import Store, StoreDamaged, StoreError, StoreNewer, open_store
from coopkit.store.migrations import MIGRATIONS
from coopkit.store.schema import applied_migrations, metadata


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_folders_are_made_and_what_was_kept_is_there_after_opening_again(tmp_path: Path):
    file = tmp_path / "a folder" / "ไทย" / "answers.sqlite"
    store = open_store(file)
    made = store.classes.create("Monday")
    store.close()
    again = open_store(f"sqlite:///{file}")
    assert again.classes.all() == (made,)
    again.close()


def test_an_empty_file_becomes_a_store(file: Path):
    file.touch()
    store = open_store(str(file))
    assert store.classes.all() == ()
    store.close()


def test_closing_twice_does_no_harm(store: Store):
    store.close()
    store.close()


def test_each_step_is_recorded_once(file: Path):
    for _ in range(2):
        store = open_store(file)
        with store.database.read() as connection:
            rows = connection.execute(sa.select(applied_migrations.c.number, applied_migrations.c.name)).all()
        store.close()
    assert [tuple(row) for row in rows] == [(step.number, step.name) for step in MIGRATIONS]


def test_a_step_that_fails_leaves_nothing_behind(file: Path, monkeypatch: pytest.MonkeyPatch):
    def half(connection: sa.Connection) -> None:
        metadata.create_all(connection)
        raise RuntimeError("power cut")

    with monkeypatch.context() as patched:
        patched.setattr("coopkit.store.migrations.MIGRATIONS", (MIGRATIONS[0]._replace(run=half),))
        with pytest.raises(RuntimeError, match="power cut"):
            open_store(file)
    store = open_store(file)
    assert store.classes.all() == ()
    store.close()


def test_a_file_has_the_settings_that_lose_nothing(file: Path):
    store = open_store(file)
    with store.database.read() as connection:
        names = ("journal_mode", "synchronous", "busy_timeout", "foreign_keys")
        settings = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]
    store.close()
    full = 2
    assert settings == ["wal", full, 5000, 1]


def test_a_store_of_a_later_version_is_refused_and_left_as_it_is(file: Path):
    store = open_store(file)
    with store.database.write() as connection:
        later = {"number": 999, "name": "later", "at": datetime.now(UTC)}
        connection.execute(applied_migrations.insert().values(later))
    store.close()
    before = digest(file)
    with pytest.raises(StoreNewer, match=r"later version of coopkit\. Start that version"):
        open_store(file, server=True)
    assert digest(file) == before


@pytest.mark.parametrize("content", [b"dear diary\n" * 200, b"SQLite format 3\0" + b"\xff" * 4096, b"x"])
def test_what_is_no_database_is_refused_and_left_as_it_is(file: Path, content: bytes):
    file.write_bytes(content)
    with pytest.raises(StoreDamaged, match=r"damaged or was not made by coopkit\. Put a backup"):
        open_store(file)
    assert file.read_bytes() == content


def test_a_database_of_another_program_is_refused_and_left_as_it_is(file: Path):
    engine = sa.create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE recipes (name TEXT)")
    engine.dispose()
    before = digest(file)
    with pytest.raises(StoreDamaged, match="belongs to another program"):
        open_store(file)
    assert digest(file) == before


@pytest.mark.parametrize("url", ["://", "postgresql://host:port/x", "nosuchdatabase://host/x"])
def test_what_is_no_address_of_a_database_is_one_sentence(url: str):
    with pytest.raises(StoreError, match="COOPKIT_STORE") as refused:
        open_store(url)
    assert "\n" not in str(refused.value)


def test_the_secret_is_the_same_after_opening_again_and_is_the_owners_alone(file: Path):
    store = open_store(file)
    secret = store.secret()
    store.close()
    again = open_store(file)
    assert again.secret() == secret and len(secret) >= 32
    again.close()
    if os.name == "posix":
        for private in (file, file.with_name("answers.sqlite.secret")):
            assert stat.S_IMODE(private.stat().st_mode) == 0o600


def test_an_empty_secret_signs_nothing_so_it_is_made_again(file: Path):
    file.with_name("answers.sqlite.secret").touch()
    store = open_store(file)
    assert len(store.secret()) >= 32
    store.close()


def test_two_stores_have_two_secrets(tmp_path: Path):
    stores = [open_store(tmp_path / "a"), open_store(tmp_path / "b"), open_store("sqlite://")]
    assert len({store.secret() for store in stores}) == 3
    assert stores[2].secret() == stores[2].secret()
    for store in stores:
        store.close()


def test_threads_take_turns(store: Store, new_group):
    learner = new_group()

    def answer(seat: int) -> None:
        for revision in range(1, 11):
            store.answers.save(
                learner, seat, "x", client="c", revision=revision, base=revision - 1,
                answer={"a": f"{seat} {revision}"}, do="save",
            )  # fmt: skip
            store.answers.record(learner)

    threads = [threading.Thread(target=answer, args=(seat,)) for seat in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    current = store.answers.current(learner, "x")
    assert {seat: (kept.version, kept.answer["a"]) for seat, kept in current.items()} == {
        seat: (10, f"{seat} 10") for seat in range(5)
    }
