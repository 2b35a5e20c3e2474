"""Run notebooks, each version once, and turn them into sessions."""

from coopkit.notebooks.build import NotebookError
from coopkit.notebooks.cache import RunCache, run_cached
from coopkit.notebooks.run import NotebookRun, RunError, run_notebook, run_notebooks

__all__ = ["NotebookError", "NotebookRun", "RunCache", "RunError", "run_cached", "run_notebook", "run_notebooks"]
