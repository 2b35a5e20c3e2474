"""A folder of curricula whose notebooks run in this process."""

from pathlib import Path

import pytest

from tests.lint.modules import Modules, run_here


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Modules:
    """Modules in which all is well."""
    monkeypatch.setattr("coopkit.notebooks.cache.run_notebooks", run_here)
    return Modules(tmp_path / "modules")
