"""Run notebooks, once a version, and turn them into sessions."""

from coopkit.notebooks.build import NotebookError
from coopkit.notebooks.cache import Cache, run_cached
from coopkit.notebooks.run import NotebookRun, RunError, run, run_all

__all__ = ["Cache", "NotebookError", "NotebookRun", "RunError", "run", "run_all", "run_cached"]
