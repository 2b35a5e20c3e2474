from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from coopkit.store import Store, open_store
from coopkit.store.migrations import MIGRATIONS, Migration, migrate
from coopkit.store.schema import applied_migrations, history, metadata

FIRST = MIGRATIONS[:1]


def _add_hats(connection: sa.Connection) -> None:
    connection.execute(sa.text("ALTER TABLE answers ADD COLUMN hat TEXT"))
    connection.execute(sa.text("UPDATE answers SET hat = 'straw'"))
    connection.execute(sa.text("CREATE INDEX answers_by_hat ON answers (exercise, hat)"))


HATS = Migration(999, "hats", _add_hats)


def shape(connection: sa.Connection) -> dict[str, Any]:
    """What a database says of its tables: columns with their types, keys, constraints, indexes."""
    inspector = sa.inspect(connection)
    dialect = connection.dialect

    def columns(table: str) -> dict[str, Any]:
        return {
            column["name"]: (column["type"].compile(dialect), column["nullable"], column["default"])
            for column in inspector.get_columns(table)
        }

    def foreign_keys(table: str) -> list[Any]:
        found = inspector.get_foreign_keys(table)
        return sorted((key["constrained_columns"], key["referred_table"], key["referred_columns"]) for key in found)

    return {
        table: {
            "columns": columns(table),
            "primary key": inspector.get_pk_constraint(table)["constrained_columns"],
            "foreign keys": foreign_keys(table),
            "unique": sorted(each["column_names"] for each in inspector.get_unique_constraints(table)),
            "checks": inspector.get_check_constraints(table),
            "indexes": sorted(
                (each["name"], each["column_names"], each["unique"]) for each in inspector.get_indexes(table)
            ),
        }
        for table in sorted(inspector.get_table_names())
    }


def steps_taken(store: Store) -> list[int]:
    with store.database.read() as connection:
        return list(connection.scalars(sa.select(applied_migrations.c.number).order_by(applied_migrations.c.number)))


def begin_again(store: Store) -> None:
    """Leave nothing in the database of an open store."""
    with store.database.write() as connection:
        everything = sa.MetaData()
        everything.reflect(connection)
        everything.drop_all(connection)


def shape_of(store: Store) -> dict[str, Any]:
    with store.database.read() as connection:
        return shape(connection)


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Sets the migrations that there are."""
    return lambda *known: monkeypatch.setattr("coopkit.store.migrations.MIGRATIONS", known)


def test_the_migrations_end_in_the_tables_of_the_schema(store: Store):
    migrated = shape_of(store)
    begin_again(store)
    with store.database.write() as connection:
        metadata.create_all(connection)
    assert migrated == shape_of(store)
    assert migrated["answers"]["foreign keys"] and migrated["history"]["unique"]


def test_a_store_taken_through_a_later_migration_is_as_one_made_anew(store: Store, steps: Callable[..., None]):
    begin_again(store)
    steps(*FIRST)
    migrate(store.database, "here")
    assert steps_taken(store) == [1]
    steps(*FIRST, HATS)
    migrate(store.database, "here")
    brought_up_to_date = shape_of(store)
    assert brought_up_to_date["answers"]["columns"]["hat"]

    begin_again(store)
    migrate(store.database, "here")

    assert shape_of(store) == brought_up_to_date
    assert steps_taken(store) == [1, 999]


def test_a_later_migration_keeps_every_answer_and_is_taken_once(
    store: Store, new_group: Callable[[], str], steps: Callable[..., None]
):
    learner = new_group()
    store.answers.save(learner, 1, "x", client="c", revision=1, base=0, answer={"a": "1,50"}, do="check")
    steps(*MIGRATIONS, HATS)
    migrate(store.database, "here")
    kept, history = store.answers.current(learner, "x"), store.answers.history(learner, "x")
    assert [kept[1].answer, history[0].answer] == [{"a": "1,50"}] * 2
    with store.database.write() as connection:
        assert connection.scalar(sa.text("SELECT hat FROM answers")) == "straw"
        connection.execute(sa.text("UPDATE answers SET hat = 'felt'"))

    migrate(store.database, "here")

    with store.database.read() as connection:
        assert connection.scalar(sa.text("SELECT hat FROM answers")) == "felt"


def test_a_later_migration_that_fails_leaves_the_store_as_it_was(store: Store, steps: Callable[..., None]):
    def half(connection: sa.Connection) -> None:
        _add_hats(connection)
        raise RuntimeError("power cut")

    before = shape_of(store)
    steps(*MIGRATIONS, HATS._replace(run=half))
    with pytest.raises(RuntimeError, match="power cut"):
        migrate(store.database, "here")
    assert shape_of(store) == before
    assert steps_taken(store) == [step.number for step in MIGRATIONS]


def test_the_first_migration_makes_what_the_first_version_made():
    """The statements were written down when that version made its tables; neither may change any more."""
    engine = sa.create_engine("sqlite://")
    with engine.begin() as connection:
        FIRST[0].run(connection)
        made = connection.scalars(sa.text("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")).all()
    engine.dispose()
    statements = Path(__file__).with_name("first_tables.sql").read_text(encoding="utf-8").split(";")
    assert [each.split() for each in made] == [each.split() for each in statements if each.strip()]


def test_a_file_made_by_the_first_migration_is_brought_up_to_date_when_it_is_opened(
    file: Path, steps: Callable[..., None]
):
    steps(*FIRST)
    open_store(file).close()
    steps(*FIRST, HATS)
    store = open_store(file)
    assert steps_taken(store) == [1, 999]
    store.close()


def test_the_third_migration_fills_in_how_earlier_answers_were_read(store: Store, new_group: Callable[[], str]):
    learner = new_group()
    answer = {"a.price": "1,200.50", "a.members": "٤", "a.words": "Amina’s 2 goats \N{GOAT}", "a.rows": ["1", "2"]}
    store.answers.save(learner, 1, "x", client="c", revision=1, base=0, answer=answer, do="check")
    store.answers.save(learner, 2, "x", client="c", revision=2, base=0, answer={"a.words": "7 o’clock"}, do="check")
    with store.database.write() as connection:
        for table in ("answers", "history"):
            connection.execute(sa.text(f"ALTER TABLE {table} DROP COLUMN numbers"))
        connection.execute(applied_migrations.delete().where(applied_migrations.c.number == 3))

    migrate(store.database, "here")

    read = {"a.price": "1200.50", "a.members": "4"}
    kept = store.answers.current(learner, "x")
    assert (kept[1].answer, kept[1].numbers, kept[2].numbers) == (answer, read, {})
    with store.database.read() as connection:
        saved = connection.scalars(sa.select(history.c.numbers).order_by(history.c.sequence)).all()
    assert saved == [read, {}]
    assert steps_taken(store) == [1, 2, 3]
