"""The second migration: indexes for what each save and each look asks of the history. Frozen as the first is."""

import sqlalchemy as sa

_INDEXES = (
    'CREATE INDEX history_by_do ON history (learner, exercise, "do", seat)',
    "CREATE INDEX history_by_version ON history (learner, exercise, seat, version)",
    "CREATE INDEX answers_by_time ON answers (saved_at)",
)


def run(connection: sa.Connection) -> None:
    """Add the indexes."""
    for statement in _INDEXES:
        connection.execute(sa.text(statement))
