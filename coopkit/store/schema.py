"""The store's current tables; the migrations bring an older store to them."""

from datetime import UTC, datetime

import sqlalchemy as sa

ANSWER_SCHEMA = 1
"""The form in which answers are written now; a later form comes with a function that reads this one."""


class UtcDateTime(sa.types.TypeDecorator[datetime]):
    """A time in UTC, even if the database drops the time zone."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = sa.MetaData()


def _numbers() -> sa.Column[dict[str, str]]:
    """How each number of an answer was read, as a plain number by its field; missing: it could not be read."""
    return sa.Column("numbers", sa.JSON, nullable=False, server_default="{}")


applied_migrations = sa.Table(
    "coopkit_migrations",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("at", UtcDateTime, nullable=False),
)

classes = sa.Table(
    "classes",
    metadata,
    sa.Column("sequence", sa.Integer, primary_key=True),
    sa.Column("code", sa.Text, nullable=False, unique=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("solo", sa.Boolean, nullable=False),
    sa.Column("created", UtcDateTime, nullable=False),
)

learners = sa.Table(
    "learners",
    metadata,
    sa.Column("sequence", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("class_code", sa.ForeignKey("classes.code"), nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("name_key", sa.Text, nullable=False),
    sa.Column("resume_code", sa.Text, nullable=False),
    sa.Column("joined", UtcDateTime, nullable=False),
    sa.UniqueConstraint("class_code", "name_key"),
    sa.UniqueConstraint("class_code", "resume_code"),
)

seats = sa.Table(
    "seats",
    metadata,
    sa.Column("learner", sa.ForeignKey("learners.id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("away", sa.Boolean, nullable=False),
)


def _answer_key_columns() -> tuple[sa.Column[str], sa.Column[int], sa.Column[str]]:
    """Return the columns that say whose answer to which exercise a row belongs to."""
    return (
        sa.Column("learner", sa.ForeignKey("learners.id"), primary_key=True),
        sa.Column("seat", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("exercise", sa.Text, primary_key=True),
    )


answers = sa.Table(
    "answers",
    metadata,
    *_answer_key_columns(),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("answer", sa.JSON, nullable=False),
    sa.Column("schema", sa.Integer, nullable=False),
    sa.Column("saved_at", UtcDateTime, nullable=False),
    sa.Index("answers_by_time", "saved_at"),
    _numbers(),
)

marks = sa.Table(
    "marks",
    metadata,
    *_answer_key_columns(),
    sa.Column("mark", sa.Text, primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("detail", sa.JSON, nullable=False),
    sa.Column("at", UtcDateTime, nullable=False),
)

# `copy` numbers different answers sent with the same client and revision; the first is 0.
history = sa.Table(
    "history",
    metadata,
    sa.Column("sequence", sa.Integer, primary_key=True),
    sa.Column("learner", sa.ForeignKey("learners.id"), nullable=False),
    sa.Column("seat", sa.Integer, nullable=False),
    sa.Column("exercise", sa.Text, nullable=False),
    sa.Column("client", sa.Text, nullable=False),
    sa.Column("revision", sa.BigInteger, nullable=False),
    sa.Column("copy", sa.Integer, nullable=False),
    sa.Column("base", sa.BigInteger, nullable=False),
    sa.Column("version", sa.Integer),
    sa.Column("do", sa.Text, nullable=False),
    sa.Column("applied", sa.Boolean, nullable=False),
    sa.Column("answer", sa.JSON, nullable=False),
    sa.Column("schema", sa.Integer, nullable=False),
    sa.Column("at", UtcDateTime, nullable=False),
    _numbers(),
    sa.UniqueConstraint("learner", "seat", "exercise", "client", "revision", "copy"),
    sa.Index("history_by_do", "learner", "exercise", "do", "seat"),
    sa.Index("history_by_version", "learner", "exercise", "seat", "version"),
)
