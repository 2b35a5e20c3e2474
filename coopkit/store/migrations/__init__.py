"""How a store gets its tables, one numbered step after another."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple

import sqlalchemy as sa

from coopkit.store.database import Database
from coopkit.store.errors import StoreDamaged, StoreNewer
from coopkit.store.migrations import add_indexes, add_numbers, first_tables
from coopkit.store.schema import applied_migrations


class Migration(NamedTuple):
    """One step: its number, what it is called, and what it does to an open transaction."""

    number: int
    name: str
    run: Callable[[sa.Connection], None]


# A new store takes all of them, too, so that it cannot differ from one that is brought up to date.
# Each defines its tables itself: schema.py may change later, and what a migration does may not.
MIGRATIONS = (
    Migration(1, "first tables", first_tables.run),
    Migration(2, "indexes", add_indexes.run),
    Migration(3, "how numbers were read", add_numbers.run),
)


def require_known_migrations(database: Database, where: str) -> None:
    """Change nothing, and refuse a store that this version does not know.

    where: the store's address, as shown in the message.
    Raises: StoreNewer, StoreDamaged.
    """
    with database.read() as connection:
        unknown = _applied(connection, where) - {migration.number for migration in MIGRATIONS}
    if unknown:
        raise StoreNewer(
            f"The answers in {where} were written by a later version of coopkit: start that version, "
            "or choose another place with COOPKIT_STORE."
        )


def migrate(database: Database, where: str) -> None:
    """Take the missing steps, each in a transaction that also records it; fail if nothing can be written.

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
        # Changes no row, but a store that cannot be written says so now and not at the first answer.
        connection.execute(applied_migrations.delete().where(sa.false()))


def _applied(connection: sa.Connection, where: str) -> set[int]:
    tables = sa.inspect(connection).get_table_names()
    if applied_migrations.name in tables:
        return set(connection.scalars(sa.select(applied_migrations.c.number)))
    if tables:
        raise StoreDamaged(f"The database {where} belongs to another program: choose another place with COOPKIT_STORE.")
    return set()
