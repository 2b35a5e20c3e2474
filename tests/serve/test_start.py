"""What the person at the laptop reads when coopkit starts, or does not."""

import os
import socket
import subprocess
import sys
from pathlib import Path

from tests.serve.conftest import NewServer
from tests.serve.server import Server, free_port, own_folders
from tests.serve.visitor import Visitor
from tests.waiting import TIMEOUT

MAIN = "from coopkit.cli import main; main()"


def coopkit(*arguments: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    """Runs a command that is expected to end by itself."""
    environment = {**os.environ, **own_folders(folder), "COOPKIT_STORE": str(folder / "answers.sqlite")}
    command = [sys.executable, "-c", MAIN, *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=TIMEOUT, check=False)


def test_it_prints_the_address_and_the_facilitators_link_and_no_more(server: Server) -> None:
    lines = server.log().splitlines()

    assert lines[0] == f"coopkit runs at http://127.0.0.1:{server.port}/"
    assert f"http://127.0.0.1:{server.port}/facilitator/?key=" in lines[1]
    assert lines[2].startswith("To stop it")


def test_a_busy_port_names_the_program_that_has_it_and_what_to_do(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        ended = coopkit("serve", "--no-browser", "--port", str(port), folder=tmp_path)

    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr.count("\n") == 1
    assert f"error: port {port} is used by" in ended.stderr
    assert f"(process {os.getpid()})" in ended.stderr
    assert "--port" in ended.stderr


def test_a_second_server_on_the_same_answers_is_refused_and_told_of_the_first(new_server: NewServer) -> None:
    first = new_server()

    ended = coopkit("serve", "--no-browser", "--port", str(free_port()), folder=first.folder)

    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert f"Another coopkit already serves the answers in {first.store} (port {first.port}" in ended.stderr


def test_a_restart_logs_nobody_out_but_the_facilitators_link_is_new(new_server: NewServer) -> None:
    server = new_server()
    visitor = Visitor(server.port)
    visitor.post("/alone", {"name": "Amina"})
    key = server.key
    server.stop()
    server.start()

    assert "Continue as Amina" in visitor.get("/").words
    assert server.key != key
    assert Visitor(server.port).get(f"/facilitator/?key={key}").status == 403


def test_a_store_that_is_none_of_ours_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "answers.sqlite").write_bytes(b"not a database" * 100)

    ended = coopkit("serve", "--no-browser", "--port", str(free_port()), folder=tmp_path)

    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert "damaged or was not made by coopkit" in ended.stderr
