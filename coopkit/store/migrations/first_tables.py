"""The first migration: the tables as the first stores got them. Frozen: a change of the tables is a new migration."""

import sqlalchemy as sa

_tables = sa.MetaData()
_MOMENT = sa.DateTime(timezone=True)

sa.Table(
    "coopkit_migrations",
    _tables,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("at", _MOMENT, nullable=False),
)

sa.Table(
    "classes",
    _tables,
    sa.Column("sequence", sa.Integer, primary_key=True),
    sa.Column("code", sa.Text, nullable=False, unique=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("solo", sa.Boolean, nullable=False),
    sa.Column("created", _MOMENT, nullable=False),
)

sa.Table(
    "learners",
    _tables,
    sa.Column("sequence", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("class_code", sa.ForeignKey("classes.code"), nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("name_key", sa.Text, nullable=False),
    sa.Column("resume_code", sa.Text, nullable=False),
    sa.Column("joined", _MOMENT, nullable=False),
    sa.UniqueConstraint("class_code", "name_key"),
    sa.UniqueConstraint("class_code", "resume_code"),
)

sa.Table(
    "seats",
    _tables,
    sa.Column("learner", sa.ForeignKey("learners.id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("away", sa.Boolean, nullable=False),
)

sa.Table(
    "answers",
    _tables,
    sa.Column("learner", sa.ForeignKey("learners.id"), primary_key=True),
    sa.Column("seat", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("exercise", sa.Text, primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("answer", sa.JSON, nullable=False),
    sa.Column("schema", sa.Integer, nullable=False),
    sa.Column("saved_at", _MOMENT, nullable=False),
)

sa.Table(
    "marks",
    _tables,
    sa.Column("learner", sa.ForeignKey("learners.id"), primary_key=True),
    sa.Column("seat", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("exercise", sa.Text, primary_key=True),
    sa.Column("mark", sa.Text, primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("detail", sa.JSON, nullable=False),
    sa.Column("at", _MOMENT, nullable=False),
)

sa.Table(
    "history",
    _tables,
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
    sa.Column("at", _MOMENT, nullable=False),
    sa.UniqueConstraint("learner", "seat", "exercise", "client", "revision", "copy"),
)


def run(connection: sa.Connection) -> None:
    """Make the tables."""
    _tables.create_all(connection)
