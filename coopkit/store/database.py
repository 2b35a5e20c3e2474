"""Transactions on one database, safe from several threads, with errors people can act on."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa

from coopkit.store.errors import StoreError

TranslateError = Callable[[sa.exc.DBAPIError], StoreError | None]
_NONE: Mapping[str, Any] = MappingProxyType({})


class Database:
    """An engine whose transactions come one after the other in this process.

    engine: where to connect.
    explain: translates the database's error into a StoreError, or returns None for a mistake in our code.
    reading: options of the connection for transactions that only read.
    """

    def __init__(self, engine: sa.Engine, explain: TranslateError, reading: Mapping[str, Any] = _NONE) -> None:
        self.engine = engine
        self._explain = explain
        self._reading = reading
        self._lock = threading.RLock()

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """A transaction that sees one state of the database and changes nothing."""
        with self._transaction(writes=False) as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """A transaction that is on the disk when the block is left, or not at all if it raises."""
        with self._transaction(writes=True) as connection:
            yield connection

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Raise StoreError instead of the database's own errors.

        Raises: StoreError; errors of our own making pass through unchanged.
        """
        try:
            yield
        except sa.exc.DBAPIError as error:
            explained = self._explain(error)
            if explained is None:
                raise
            raise explained from error

    def close(self) -> None:
        """Close all connections."""
        with self._lock:
            self.engine.dispose()

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[sa.Connection]:
        with (
            self._lock,
            self.explained(),
            self.engine.connect() as connection,
            connection.execution_options(writes=writes, **({} if writes else self._reading)).begin(),
        ):
            yield connection
