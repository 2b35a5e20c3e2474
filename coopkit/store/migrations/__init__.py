"""Migrations: how a store gets its tables, in numbered steps."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple

import sqlalchemy as sa

from coopkit.store.database import Database
from coopkit.store.errors import StoreDamaged, StoreNewer
from coopkit.store.migrations import add_indexes, add_numbers, first_tables
from coopkit.store.schema import applied_migrations


class Migration(NamedTuple):
    """One migration: its number, its name, and the function that runs it in an open transaction."""

    number: int
    name: str
    run: Callable[[sa.Connection], None]


# A new store runs them all too, so that it cannot differ from a migrated one.
# Each defines its own tables, because schema.py may change later and a migration may not.
MIGRATIONS = (
    Migration(1, "first tables", first_tables.run),
    Migration(2, "indexes", add_indexes.run),
    Migration(3, "how numbers were read", add_numbers.run),
)


def require_known_migrations(database: Database, where: str) -> None:
    """Refuse a store with migrations that this version doesn't know; nothing is changed.

    where: the store's address, as shown in the message.
    Raises: StoreNewer, StoreDamaged.
    """
    with database.read() as connection:
        unknown = _applied(connection, where) - {migration.number for migration in MIGRATIONS}
    if unknown:
        raise StoreNewer(
            f"The answers in {where} were written by a later version of coopkit. Start that version, "
            "or choose another place with COOPKIT_STORE."
        )


def migrate(database: Database, where: str) -> None:
    """Run the missing migrations, each in a transaction that also records it; fail if nothing can be written.

    where: the store's address, as shown in messages.
    Raises: StoreError.
    """
    for migration in MIGRATIONS:
        with database.write() as connection:
            if migration.number not in _applied(connection, where):
                migration.run(connection)
                connection.execute(
                    applied_migrations.insert().values(
                        number=migration.number, name=migration.name, at=datetime.now(UTC)
                    )
                )
    with database.write() as connection:
        # SQLite needs a write here so that a read-only file fails at start, not at the first answer.
        connection.execute(applied_migrations.delete().where(sa.false()))


def _applied(connection: sa.Connection, where: str) -> set[int]:
    tables = sa.inspect(connection).get_table_names()
    if applied_migrations.name in tables:
        return set(connection.scalars(sa.select(applied_migrations.c.number)))
    if tables:
        raise StoreDamaged(f"The database {where} belongs to another program. Choose another place with COOPKIT_STORE.")
    return set()
