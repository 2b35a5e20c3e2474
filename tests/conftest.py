"""Golden files: what a face shows, kept as text, and compared by eye whenever it changes."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from tests.our_sessions import SessionRuns

settings.register_profile("no deadline", deadline=None)  # a loaded machine is no failure
settings.load_profile("no deadline")

GOLDEN = Path(__file__).with_name("golden")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden-update", action="store_true", help="Write the golden files anew; read the diff.")


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
