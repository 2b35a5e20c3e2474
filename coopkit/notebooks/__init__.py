"""From notebooks to sessions: run once a version, kept on disk."""

from coopkit.notebooks.build import ContentError
from coopkit.notebooks.cache import Cache
from coopkit.notebooks.run import NotebookRun, RunError, run, run_all

__all__ = ["Cache", "ContentError", "NotebookRun", "RunError", "run", "run_all"]
