"""A server that is killed at any moment: what it acknowledged is there, and its lock is gone."""

import subprocess
import sys
from pathlib import Path

import pytest

from coopkit.store import StoreBusy, open_store
from tests.waiting import TIMEOUT

pytestmark = pytest.mark.slow

KEEP_ON = """
import os, sys
from coopkit.store import open_store
print(os.getpid(), flush=True)
store = open_store(sys.argv[1], server=True)
learner = store.classes.join(store.classes.create("x").code, "person", "Asha").id
store.announce(8866)
print(learner, flush=True)
for n in range(1_000_000):
    kept = store.answers.save(learner, 0, "x", client="c", revision=n, base=n, answer={"a": f"typed {n}"}, do="save")
    print(kept.version, flush=True)
"""


def start(file: Path) -> tuple[subprocess.Popen[str], int]:
    """A server, and its process: not the one that was started where an environment has a launcher for Python."""
    server = subprocess.Popen([sys.executable, "-c", KEEP_ON, str(file)], stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    return server, int(server.stdout.readline())


def kill(server: subprocess.Popen[str]) -> list[str]:
    server.kill()
    assert server.stdout is not None
    acknowledged = server.stdout.read().splitlines()
    server.stdout.close()
    server.wait(TIMEOUT)
    return acknowledged


@pytest.mark.parametrize("answers", [1, 40])
def test_every_acknowledged_answer_is_there_after_a_kill(file: Path, answers: int):
    server, _ = start(file)
    assert server.stdout is not None
    learner = server.stdout.readline().strip()
    for _ in range(answers):
        acknowledged = int(server.stdout.readline())
    # The last line can be torn by the kill; the one before it is whole.
    acknowledged = max([acknowledged, *map(int, kill(server)[:-1])])
    assert acknowledged >= answers

    store = open_store(file, server=True)
    rows = store.answers.history(learner, "x")
    current = store.answers.current(learner, "x")[0]
    assert [row.version for row in rows] == list(range(1, len(rows) + 1))
    assert len(rows) >= acknowledged
    assert current.version == rows[-1].version and current.answer == rows[-1].answer
    assert rows[acknowledged - 1].answer == {"a": f"typed {acknowledged - 1}"}
    store.close()


def test_a_second_server_is_refused_until_the_first_is_killed(file: Path):
    first, process = start(file)
    assert first.stdout is not None
    first.stdout.readline()
    with pytest.raises(StoreBusy) as refused:
        open_store(file, server=True)
    assert str(file) in str(refused.value)
    assert f"(port 8866, process {process})" in str(refused.value)
    kill(first)
    open_store(file, server=True).close()


def test_a_server_that_closed_its_store_lets_the_next_one_in(file: Path):
    for _ in range(2):
        open_store(file, server=True).close()


def test_other_commands_may_read_while_a_server_runs(file: Path):
    server = open_store(file, server=True)
    made = server.classes.create("Monday")
    beside = open_store(file)
    assert beside.classes.all() == (made,)
    beside.close()
    with pytest.raises(StoreBusy):
        open_store(file, server=True)
    server.close()
