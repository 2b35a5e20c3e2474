"""Opening a store: find it, lock it, run its migrations."""

import secrets
from contextlib import ExitStack
from pathlib import Path

import sqlalchemy as sa

from coopkit.store.answer_store import AnswerStore
from coopkit.store.classes import ClassStore
from coopkit.store.cookie_secret import cookie_secret
from coopkit.store.database import Database
from coopkit.store.errors import StoreError, StoreReadOnly
from coopkit.store.migrations import migrate, require_known_migrations
from coopkit.store.server_lock import ServerLock
from coopkit.store.sqlite import require_whole_file, sqlite_engine, sqlite_error_translator, use_write_ahead_log
from coopkit.store.surveys import SurveyStore
from coopkit.store.unsafe_folders import network_share_warning, synced_folder_warning


class Store:
    """An open store; use `open_store` to open one.

    database: where everything is stored. file: its file, or None if it has none.
    lock: keeps other servers out. cleanup: what `close` does.
    """

    def __init__(self, database: Database, *, file: Path | None, lock: ServerLock | None, cleanup: ExitStack) -> None:
        self.database = database
        self.classes = ClassStore(database)
        self.answers = AnswerStore(database)
        self.surveys = SurveyStore(database)
        self.warning = None if file is None else synced_folder_warning(file) or network_share_warning(file)
        self._sqlite_file = file
        self._lock = lock
        self._cleanup = cleanup
        self._temporary_secret = secrets.token_hex(32).encode()

    def secret(self) -> bytes:
        """Return the secret that signs cookies. It is saved beside the store's file, so a restart signs nobody out.

        A store without a file has a new secret each time it is opened.
        Raises: StoreReadOnly.
        """
        if self._sqlite_file is None:
            return self._temporary_secret
        try:
            return cookie_secret(self._sqlite_file.with_name(self._sqlite_file.name + ".secret"))
        except OSError as error:
            raise _not_writable_error(self._sqlite_file, error) from error

    def announce(self, port: int) -> None:
        """Record this server's port, so that a second server can name it in its error."""
        if self._lock is not None:
            self._lock.announce(port)

    def close(self) -> None:
        """Close the file and release the lock; calling it again does nothing."""
        self._cleanup.close()


def open_store(url: str | Path, *, server: bool = False) -> Store:
    """Open a store, making its folders and tables if they are missing.

    url: a file, or an SQLAlchemy URL; "sqlite://" is a store in memory.
    server: keep other servers out of it until it is closed or this process ends.
    Raises: StoreError.
    """
    address = _parse_url(url)
    if address.get_backend_name() == "sqlite":
        return _open_sqlite(_sqlite_file(address), server=server)
    return _open_database_server(address)


def _open_sqlite(file: Path | None, *, server: bool) -> Store:
    """Open a store in an SQLite file, or in memory if `file` is None."""
    with ExitStack() as cleanup:
        lock = None
        if file is not None:
            _make_file(file)
            require_whole_file(file)
            if server:
                lock = _lock_file(file)
                cleanup.callback(lock.release)
        database = Database(sqlite_engine(file), sqlite_error_translator(file))
        cleanup.callback(database.close)
        where = str(file or "memory")
        require_known_migrations(database, where)
        with database.explained():
            use_write_ahead_log(database.engine)
        migrate(database, where)
        return Store(database, file=file, lock=lock, cleanup=cleanup.pop_all())


def _open_database_server(address: sa.URL) -> Store:
    """Open a store on PostgreSQL or another database that SQLAlchemy knows."""
    where = address.render_as_string(hide_password=True)
    try:
        engine = sa.create_engine(address)
    except (ImportError, sa.exc.ArgumentError) as error:
        raise StoreError(
            f"The database {where} needs a driver that isn't installed ({error}). Install it, or "
            "choose a file with COOPKIT_STORE."
        ) from error

    def explain(error: sa.exc.DBAPIError) -> StoreError | None:
        if not isinstance(error, sa.exc.OperationalError):
            return None
        return StoreError(f"The database {where} doesn't answer. Check that it is running, then try again.")

    with ExitStack() as cleanup:
        # On PostgreSQL each statement may see later commits by default; a record must be of one moment.
        database = Database(engine, explain, reading={"isolation_level": "REPEATABLE READ"})
        cleanup.callback(database.close)
        require_known_migrations(database, where)
        migrate(database, where)
        return Store(database, file=None, lock=None, cleanup=cleanup.pop_all())


def _parse_url(url: str | Path) -> sa.URL:
    """Return the SQLAlchemy URL of a store given as a file or a URL."""
    if isinstance(url, Path) or "://" not in url:
        return sa.URL.create("sqlite", database=str(url))
    try:
        address = sa.make_url(url)
        address.get_backend_name()
    except (sa.exc.ArgumentError, ValueError) as error:
        raise StoreError(
            "COOPKIT_STORE isn't a file or a database address. Set it to something like sqlite:///answers.sqlite."
        ) from error
    return address.set(drivername="postgresql+psycopg") if address.drivername == "postgresql" else address


def _sqlite_file(address: sa.URL) -> Path | None:
    """Return the file of an SQLite URL, or None for another database or one in memory."""
    if not address.database or address.database == ":memory:":
        return None
    return Path(address.database).expanduser().absolute()


def _make_file(file: Path) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            # Answers are private, so other users of the computer must not be able to read a new file.
            file.touch(mode=0o600)
    except OSError as error:
        raise _not_writable_error(file, error) from error


def _lock_file(file: Path) -> ServerLock:
    """Lock a store's file for this server. Raises StoreError if another server has it."""
    try:
        return ServerLock(file)
    except OSError as error:
        raise _not_writable_error(file, error) from error


def _not_writable_error(file: Path, error: OSError) -> StoreReadOnly:
    return StoreReadOnly(
        f"The answers file {file} can't be written ({error.strerror}). Allow writing to it and to its folder, "
        "or choose another place with COOPKIT_STORE."
    )
