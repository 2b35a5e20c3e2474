"""A server, and people who come to it."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coopkit.content import content_root, curricula
from tests.serve.server import Server, stopped_on_failure
from tests.serve.visitor import Form, Visitor
from tests.serve.workbook import write_curriculum

NewServer = Callable[..., Server]


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("content")
    write_curriculum(folder)
    return folder


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, content: Path, cache: Path) -> Iterator[Server]:
    """A server that all tests share and none of them harms."""
    running = Server(tmp_path_factory.mktemp("server"), content, cache).start()
    with stopped_on_failure(running):
        wait_for_sessions(running)
    yield running
    running.stop()


@pytest.fixture
def new_server(tmp_path: Path, content: Path, cache: Path) -> Iterator[NewServer]:
    """A server for one test, which may harm it."""
    running: list[Server] = []

    def start(**settings: object) -> Server:
        made = Server(**{"folder": tmp_path, "content": content, "cache": cache, **settings})  # type: ignore[arg-type]
        running.append(made)
        return made.start()

    yield start
    for each in running:
        each.stop()


@pytest.fixture(scope="session")
def start_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of curricula that holds Start.Coop alone, without its live tools, whose kernels are kept warm."""
    folder = tmp_path_factory.mktemp("start")
    shutil.copytree(content_root() / "start_coop", folder / "start_coop", ignore=shutil.ignore_patterns("tools"))
    return folder


@pytest.fixture(scope="session")
def start_server(tmp_path_factory: pytest.TempPathFactory, start_content: Path, cache: Path) -> Iterator[Server]:
    """A server on Start.Coop that tests share and none of them harms."""
    running = Server(tmp_path_factory.mktemp("start-server"), start_content, cache).start()
    yield running
    running.stop()


@pytest.fixture
def new_group() -> Callable[[Server], Visitor]:
    """Somebody who has begun with Start.Coop on a server, once its sessions are ready."""

    def begin(server: Server) -> Visitor:
        visitor = Visitor(server.port)
        visitor.post("/alone", {"name": "Wanjiru"})
        for session in ("core", "feas", "plan", "setup"):
            visitor.get(f"/learn/start_coop/{session}")
        return visitor

    return begin


@pytest.fixture
def visitor(server: Server) -> Visitor:
    """Somebody with a browser that has not been here."""
    return Visitor(server.port)


@pytest.fixture
def new_visitor(server: Server) -> Callable[[], Visitor]:
    """Somebody else each time."""
    return lambda: Visitor(server.port)


@pytest.fixture
def facilitator(server: Server) -> Visitor:
    """Who has opened the printed link."""
    return as_facilitator(server)


@pytest.fixture
def class_code(facilitator: Visitor) -> str:
    """The code of a new class."""
    return make_class(facilitator)


def wait_for_sessions(server: Server) -> None:
    """Waits until every session has run: before that the reply for an exercise is that it may still come, 503."""
    facilitator = as_facilitator(server)
    for session in (each for curriculum in curricula(server.content) for each in curriculum.sessions):
        facilitator.get(f"/facilitator/handouts/{session.name}/worksheet")


def as_facilitator(server: Server) -> Visitor:
    """A browser that has exchanged the link."""
    visitor = Visitor(server.port)
    visitor.get(f"/facilitator/?key={server.key}")
    return visitor


def make_class(facilitator: Visitor) -> str:
    """Makes a class in one click."""
    location = facilitator.post("/facilitator/", follow=False).location
    return re.findall(r"/facilitator/class/(\d{6})/qr", location)[0]


def join_group(visitor: Visitor, code: str, name: str = "Weavers", members: tuple[str, ...] = ("Asha", "Bo")) -> None:
    """Comes into a class as a group."""
    joined = visitor.post(f"/join/{code}", {"kind": "group", "name": name, "member": list(members)})
    assert "Write down these two codes" in joined.words


def join_person(visitor: Visitor, code: str, name: str = "Amina") -> None:
    """Comes into a class as one person."""
    form: Form = {"kind": "person", "name": name}
    assert "Write down these two codes" in visitor.post(f"/join/{code}", form).words


def codes_of(visitor: Visitor) -> tuple[str, ...]:
    """The codes that this browser's learner is shown: in a class the class code first, then the resume code."""
    found = re.findall(r'<dd dir="ltr">([\d ]+)</dd>', visitor.get("/codes").html)
    return tuple(code.replace(" ", "") for code in found)
