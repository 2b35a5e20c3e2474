"""A copy of the project to set up, and a folder of wheels for a computer like this one."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.serve.server import own_folders
from tests.waiting import LONG_TIMEOUT

ROOT = Path(__file__).resolve().parents[2]
OTHER_LETTERS = "Coopérative ñandú 合作社"
NOWHERE = "http://127.0.0.1:9"
PARTS = (
    *("start.py", "bootstrap", "pyproject.toml", "README.md", "LICENSE", "LICENSE-content"),
    *("requirements.lock", "requirements-test.lock", "requirements-setup.lock", "coopkit", "modules"),
)

# The Python that the environment was made with: it has pip, which an environment made by uv lacks.
PYTHON = sys._base_executable

Start = Callable[..., subprocess.CompletedProcess[str]]


def out_of_reach(cache: Path) -> dict[str, str]:
    """An environment in which no registry, proxy, cache or setting of this computer can help."""
    hidden = ("PIP_", "UV_", "VIRTUAL_ENV", "PYTHON", "COOPKIT_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(hidden)}
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY"), NOWHERE)
    pip = {"PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": NOWHERE, "PIP_CACHE_DIR": str(cache / "pip")}
    uv = {"UV_DEFAULT_INDEX": NOWHERE, "UV_CACHE_DIR": str(cache / "uv")}
    return kept | proxies | pip | uv | {"PYTHONIOENCODING": "utf-8"}


def copy_project(to: Path) -> Path:
    """Lay what start.py needs into an empty folder."""
    to.mkdir()
    ignore = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, to / part, ignore=ignore)
        else:
            shutil.copy2(source, to / part)
    return to


def starter(project: Path, home: Path, cache: Path) -> Start:
    """Return what runs start.py of a copy with the registries out of reach.

    home: the user's own folder. cache: where runs of notebooks are kept.
    """

    def run(*arguments: str, python: str = PYTHON) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [python, "start.py", *arguments],
            cwd=project,
            env=out_of_reach(home) | own_folders(home, cache),
            capture_output=True,
            encoding="utf-8",
            timeout=LONG_TIMEOUT,
            check=False,
        )

    return run


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A fresh copy of the project, as from a clone."""
    return copy_project(tmp_path / OTHER_LETTERS)


@pytest.fixture
def start(project: Path, tmp_path: Path) -> Start:
    """Runs start.py of the copy with the registries out of reach."""
    return starter(project, tmp_path, tmp_path)


@pytest.fixture(scope="session")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder filled by `start.py wheels` for a computer like this one; it takes the internet."""
    folder = tmp_path_factory.mktemp("wheels")
    project = copy_project(folder / "project")
    command = [PYTHON, "start.py", "wheels", str(folder / "wheels")]
    filled = subprocess.run(
        command, cwd=project, capture_output=True, encoding="utf-8", timeout=LONG_TIMEOUT, check=False
    )
    assert filled.returncode == 0, filled.stdout + filled.stderr
    return folder / "wheels"
