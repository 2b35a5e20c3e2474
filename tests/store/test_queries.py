"""What is asked of the store is found by an index: nobody waits while a whole table is walked through."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from coopkit.store import Store, open_store

LARGE = ("answers", "history", "marks", "learners", "seats")
Asked = list[tuple[str, Any]]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "answers.sqlite")
    yield opened
    opened.close()


@contextmanager
def asked_of(store: Store) -> Iterator[Asked]:
    """The statements that come in between, with their parameters."""
    found: Asked = []

    def listen(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if statement.startswith(("SELECT", "INSERT", "UPDATE", "DELETE")):
            found.append((statement, parameters))

    sa.event.listen(store.database.engine, "before_cursor_execute", listen)
    try:
        yield found
    finally:
        sa.event.remove(store.database.engine, "before_cursor_execute", listen)


def plan_of(store: Store, asked: Asked) -> list[str]:
    """How SQLite goes about these statements, a line a step."""
    with store.database.read() as connection:
        return [
            row[3]
            for statement, parameters in asked
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]


def save(store: Store, learner: str, revision: int = 1, base: int = 0) -> None:
    store.answers.save(
        learner, 0, "x", client="c", revision=revision, base=base, answer={"a": str(revision)}, do="check",
        marks={"checked": {}},
    )  # fmt: skip


def look_everywhere(store: Store, learner: str, code: str) -> None:
    store.answers.record(learner)
    store.answers.record(learner, ["x", "y"], judged=["x"])
    store.answers.progress(learner)
    store.answers.current(learner, "x")
    store.answers.newest()
    store.classes.get(code)
    store.classes.newest()
    store.classes.learner(learner)
    store.classes.learners(code)
    store.classes.resume(code, "12345678")
    store.surveys.read_answers(code, ("x", "y"))


def learner_in(store: Store) -> tuple[str, str]:
    code = store.classes.create("Monday").code
    return store.classes.join(code, "group", "Weavers", ["Asha", "Bo"]).id, code


@pytest.mark.parametrize(
    "use",
    [
        look_everywhere,
        lambda store, learner, code: save(store, learner, revision=2, base=1),
        lambda store, learner, code: save(store, learner, revision=3, base=0),
        lambda store, learner, code: store.answers.set_mark(learner, 1, "x", "talked"),
        lambda store, learner, code: store.classes.join(code, "person", "Gil"),
        lambda store, learner, code: store.classes.join(store.classes.create("Gil", solo=True).code, "person", "Gil"),
        lambda store, learner, code: store.classes.resume_alone("12345674"),
        lambda store, learner, code: store.classes.add_seat(learner, "Chan"),
        lambda store, learner, code: store.classes.set_away(learner, 1, True),
    ],
    ids=["look", "save", "save-on", "mark", "join", "join-alone", "resume-alone", "seat", "away"],
)
def test_no_large_table_is_walked_through(store: Store, use: Callable[[Store, str, str], Any]):
    learner, code = learner_in(store)
    save(store, learner)
    with asked_of(store) as asked:
        use(store, learner, code)
    plan = plan_of(store, asked)
    assert plan
    assert [step for step in plan if any(step.startswith(f"SCAN {table}") for table in LARGE)] == []


def test_the_history_of_a_place_is_not_read_to_find_one_row_of_it(store: Store):
    learner, _ = learner_in(store)
    save(store, learner)
    with asked_of(store) as asked:
        save(store, learner, revision=2, base=1)
        store.answers.record(learner, ["x"], judged=["x"])
    of_history = [each for each in asked if "FROM history" in each[0]]
    plan = [step for step in plan_of(store, of_history) if "history" in step]
    assert any("history_by_version (learner=? AND exercise=? AND seat=? AND version=?)" in step for step in plan)
    assert any("history_by_do (learner=? AND exercise=? AND do=?)" in step for step in plan)
    assert all("client=? AND revision=?" in step or "history_by" in step or "rowid=?" in step for step in plan), plan


def test_counting_a_class_reads_no_answer(store: Store):
    learner_in(store)
    with asked_of(store) as asked:
        store.classes.sizes()
        store.classes.count_learners()
    assert len(asked) == 2
    assert not any("answer" in statement or "history" in statement for statement, _ in asked)
