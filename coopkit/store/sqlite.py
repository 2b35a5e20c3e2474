"""Everything specific to SQLite: engine, settings and error codes."""

import sqlite3
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

from coopkit.store.database import TranslateError
from coopkit.store.errors import (
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreLocked,
    StoreReadOnly,
)

BUSY_TIMEOUT_SECONDS = 5.0

_SMALLEST_FILE_BYTES = 512

_SENTENCES: dict[int, tuple[type[StoreError], str]] = {
    sqlite3.SQLITE_BUSY: (
        StoreLocked,
        "Another program has locked the answers file {file}. Close it (a database viewer, a backup or a "
        "synchronising program), then try again.",
    ),
    sqlite3.SQLITE_READONLY: (
        StoreReadOnly,
        "The answers file {file} can't be written. Allow writing to it and to its folder, or choose "
        "another place with COOPKIT_STORE.",
    ),
    sqlite3.SQLITE_FULL: (
        StoreFull,
        "The disk is full, so the answers file {file} can't be written. Free some space, then try again. "
        "What was saved before is safe.",
    ),
    sqlite3.SQLITE_IOERR: (
        StoreError,
        "The disk failed while reading or writing the answers file {file}. Check the disk, then start again.",
    ),
    sqlite3.SQLITE_NOTADB: (
        StoreDamaged,
        "The file {file} is damaged or was not made by coopkit. Put a backup in its place, or move it to "
        "another folder and start again with a new one.",
    ),
}
_SENTENCES[sqlite3.SQLITE_LOCKED] = _SENTENCES[sqlite3.SQLITE_BUSY]
_SENTENCES[sqlite3.SQLITE_CANTOPEN] = _SENTENCES[sqlite3.SQLITE_READONLY]
_SENTENCES[sqlite3.SQLITE_CORRUPT] = _SENTENCES[sqlite3.SQLITE_NOTADB]


def sqlite_engine(file: Path | None) -> sa.Engine:
    """Return an engine on one SQLite file, or in memory if file is None.

    All threads share its one connection, so transactions must come one after the other (see Database).
    """
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(file) if file else ":memory:"),
        poolclass=StaticPool,
        connect_args={"check_same_thread": False, "timeout": BUSY_TIMEOUT_SECONDS},
    )
    sa.event.listen(engine, "connect", _set_pragmas)
    sa.event.listen(engine, "begin", lambda connection: _begin_transaction(connection, file))
    return engine


def use_write_ahead_log(engine: sa.Engine) -> None:
    """Switch the file to write-ahead logging, so that readers and the writer don't wait for each other.

    Raises: sqlalchemy.exc.DBAPIError where the file cannot be written.
    """
    with engine.connect().execution_options(in_transaction=False) as connection:
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")


def require_whole_file(file: Path) -> None:
    """Refuse a file too small for a database: SQLite takes it for an empty one and writes over it.

    Raises: StoreDamaged.
    """
    if 0 < file.stat().st_size < _SMALLEST_FILE_BYTES:
        raise _store_error(sqlite3.SQLITE_NOTADB, file)


def sqlite_error_translator(file: Path | None) -> TranslateError:
    """Return a function that translates SQLite's errors about this file into StoreErrors."""

    def explain(error: sa.exc.DBAPIError) -> StoreError | None:
        # The low byte is the primary code; the rest says which system call it was.
        code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
        return _store_error(code, file) if code in _SENTENCES else None

    return explain


def _store_error(code: int, file: Path | None) -> StoreError:
    """Return the StoreError for one of SQLite's error codes."""
    kind, sentence = _SENTENCES[code]
    return kind(sentence.format(file=file or "in memory"))


def _set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
    """Set what every new connection needs: foreign keys, durability, timeouts."""
    # We begin transactions ourselves, because the driver would leave CREATE TABLE outside of them.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")


def _begin_transaction(connection: sa.Connection, file: Path | None) -> None:
    """Begin a transaction, at once with the write lock if it will write."""
    options = connection.get_execution_options()
    if not options.get("in_transaction", True):
        return
    if options.get("writes") and file is not None and not file.exists():
        # Linux and macOS would let us go on writing to the deleted file.
        raise StoreError(
            f"The answers file {file} was moved or deleted. Put it back with the files beside it, then start again. "
            "Until then, answers stay on the phones."
        )
    # A writer must take the lock at once: upgrading a read lock can fail without waiting.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes") else "BEGIN")
