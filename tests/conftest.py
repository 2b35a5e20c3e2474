"""What holds for all tests: one speed marker each, a limit of time, and golden files."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from tests.our_sessions import SessionRuns
from tests.waiting import LONG_TIMEOUT

settings.register_profile("no deadline", deadline=None)  # a loaded machine is no failure
settings.load_profile("no deadline")

TESTS = Path(__file__).parent
GOLDEN = TESTS / "golden"

# Tests in these folders start servers, kernels, other programs, or run a whole curriculum. They run first, in this
# order, so that no long file is left when the other workers have nothing to do.
SLOW_FOLDERS = ("project", "export", "browser", "modules", "notebooks", "serve")
# These fixtures start such things in any folder.
SLOW_FIXTURES = {"server", "session_runs"}
OFFICE_FIXTURE = "recalculated"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden-update", action="store_true", help="Write the golden files anew; read the diff.")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Give each test twenty minutes, far more than one that passes takes; let Python save bytecode, and hear Ctrl+C.

    Tests start hundreds of Python processes, which would all compile the same modules if none saved its bytecode. In
    the background pytest ignores Ctrl+C, and so would every process that a test starts and stops with it.
    """
    if config.option.timeout is None:
        config.option.timeout = 2 * LONG_TIMEOUT
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out folders without a fast test where only fast tests run: collecting them takes a third of the time."""
    return True if config.option.markexpr == "fast" and folder_of(collection_path) in SLOW_FOLDERS else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put slow folders first, and mark each test as fast, browser, office or slow, before -m selects by markers."""
    for item in items:
        if not any(item.iter_markers("slow")):
            item.add_marker(speed(item))
    order = {folder: position for position, folder in enumerate(SLOW_FOLDERS)}
    items.sort(key=lambda item: order.get(folder_of(item.path), len(order)))


def folder_of(path: Path) -> str:
    """The folder of tests, such as "browser", in which a file lies."""
    parts = path.relative_to(TESTS).parts
    return parts[0] if parts else ""


def speed(item: pytest.Item) -> str:
    """The marker of a test that isn't marked as slow in its file."""
    folder = folder_of(item.path)
    fixtures = set(getattr(item, "fixturenames", ()))
    if folder == "browser":
        return "browser"
    if OFFICE_FIXTURE in fixtures:
        return "office"
    return "slow" if folder in SLOW_FOLDERS or fixtures & SLOW_FIXTURES else "fast"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with the golden file of this name."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--golden-update"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for caches that all workers share, so that a notebook is run once for all tests."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    (folder / "caches").mkdir(exist_ok=True)
    return folder / "caches"


@pytest.fixture(scope="session")
def session_runs(cache: Path) -> SessionRuns:
    """What comes out of our own notebooks."""
    return SessionRuns(cache)


@pytest.fixture(scope="session")
def filled_cache(cache: Path, session_runs: SessionRuns) -> Path:
    """The shared folder, in which a server finds all our sessions as soon as it starts."""
    session_runs.of()
    return cache
