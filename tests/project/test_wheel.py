"""The wheel alone, in an empty environment, serves the workbook."""

import json
import os
import socket
import subprocess
import sys
import urllib.request
import zipfile
from pathlib import Path

import pytest

from tests.browser.server import answers
from tests.project.conftest import ROOT
from tests.serve.server import own_folders
from tests.waiting import LONG_TIMEOUT, TIMEOUT, wait_until

BIN = "Scripts" if os.name == "nt" else "bin"
# What the wheel carries besides Python, by the folder it comes from.
CARRIED = {
    "modules": "coopkit/content/modules",
    "coopkit/views/templates": "coopkit/views/templates",
    "coopkit/views/static": "coopkit/views/static",
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this work tree."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(out)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = out.glob("coopkit-*.whl")
    return built


def tracked(folder: str) -> list[str]:
    """The files of a folder that belong to the project."""
    listed = subprocess.run(["git", "ls-files", "-z", folder], cwd=ROOT, check=True, capture_output=True, text=True)
    return [name for name in listed.stdout.split("\0") if name]


def test_the_wheel_carries_content_templates_and_front_end(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    wanted = {carried + name.removeprefix(folder) for folder, carried in CARRIED.items() for name in tracked(folder)}
    assert {".ipynb", ".svg", ".html", ".js", ".css"} <= {Path(name).suffix for name in wanted}
    assert set() == wanted - inside


def test_the_wheel_carries_nothing_that_a_machine_left(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert [name for name in names if "__pycache__" in name or ".ipynb_checkpoints" in name] == []
    assert [name for name in names if not name.startswith(("coopkit/", "coopkit-"))] == []


def test_the_wheel_names_both_licences_and_its_commands(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    inside = {name.split(".dist-info/")[1]: name for name in archive.namelist() if ".dist-info/" in name}
    assert {"licenses/LICENSE", "licenses/LICENSE-content"} <= set(inside)
    entry_points = archive.read(inside["entry_points.txt"]).decode()
    for name in ("coopkit = ", "coop_worksheet = ", "coop_answer_key = "):
        assert name in entry_points


def install(wheel: Path, environment: Path) -> None:
    """Install the wheel and the pinned dependencies into a new environment."""
    uv = [sys.executable, "-m", "uv"]
    lock = str(ROOT / "requirements.lock")
    for command in (
        [*uv, "venv", "--python", sys.executable, str(environment)],
        [*uv, "pip", "sync", "--python", str(environment), "--require-hashes", lock],
        [*uv, "pip", "install", "--python", str(environment), "--no-deps", str(wheel)],
    ):
        subprocess.run(command, check=True, capture_output=True, timeout=LONG_TIMEOUT)


def health(port: int, server: subprocess.Popen[str]) -> dict[str, object]:
    """What /healthz says, once the server is up."""
    address = f"http://127.0.0.1:{port}/healthz"
    wait_until(lambda: answers(address) or server.poll() is not None)
    if server.poll() is not None:
        raise AssertionError(f"no answer; the server said: {server.communicate()}")
    with urllib.request.urlopen(address, timeout=TIMEOUT) as reply:
        answer: dict[str, object] = json.load(reply)
        return answer


def test_the_wheel_installs_into_an_empty_environment_and_serves_there(wheel: Path, tmp_path: Path) -> None:
    install(wheel, tmp_path / "environment")
    empty = tmp_path / "empty"
    empty.mkdir()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    store = {"COOPKIT_STORE": f"sqlite:///{(tmp_path / 'answers.sqlite').as_posix()}"}
    homes = own_folders(tmp_path)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "XDG_", "COOPKIT_"))}
    server = subprocess.Popen(
        [
            str(tmp_path / "environment" / BIN / "python"),
            "-P",
            "-m",
            "coopkit",
            "serve",
            "--port",
            str(port),
            "--no-browser",
        ],
        cwd=empty,
        env=kept | homes | store,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        assert health(port, server)["status"] == "ok"
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=TIMEOUT) as home:
            assert "isn’t an ILO product" in home.read().decode()
    finally:
        server.terminate()
        server.communicate(timeout=TIMEOUT)
    assert list(empty.iterdir()) == []
