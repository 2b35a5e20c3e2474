"""Ctrl+C, as the terminal says: nothing is shown and nothing is left behind, whatever is under way."""

import json
import os
import shutil
import signal
import time
from pathlib import Path

import pytest

from tests.serve.conftest import NewServer
from tests.serve.visitor import Visitor
from tests.serve.workbook import write_curriculum
from tests.waiting import TIMEOUT, wait_until

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT to send to another process")


@pytest.fixture
def slow_tool(tmp_path: Path) -> Path:
    """A curriculum whose live tool takes longer to start than anybody waits."""
    content = tmp_path / "content"
    content.mkdir()
    write_curriculum(content)
    made = write_curriculum(
        tmp_path / "tool", "slow", (("markdown", "# Slow"), ("code", "import time\ntime.sleep(3600)"))
    )
    place = content / "think_coop" / "tools" / "slow.ipynb"
    place.parent.mkdir()
    notebook = json.loads(made.read_text(encoding="utf-8"))
    notebook["metadata"] |= {"title": "slow"}
    place.write_text(json.dumps(notebook), encoding="utf-8")
    shutil.rmtree(tmp_path / "tool")
    return content


@pytest.mark.parametrize("presses", [1, 2])
def test_it_stops_in_silence_while_a_live_tool_is_starting(
    new_server: NewServer, slow_tool: Path, presses: int
) -> None:
    server = new_server(content=slow_tool)
    process, said = server.process, server.log()
    assert process is not None
    wait_until(lambda: Visitor(server.port).get("/healthz").json()["kernels"])
    assert Visitor(server.port).get("/healthz").json()["kernels"] == 1

    for _ in range(presses):
        process.send_signal(signal.SIGINT)
        time.sleep(0.1)

    assert process.wait(TIMEOUT) == 0
    assert server.log() == said
