"""From notebooks to sessions: run once a version, kept on disk."""

from coopkit.notebooks.build import ContentError
from coopkit.notebooks.cache import Cache
from coopkit.notebooks.run import Ran, RunError, run, run_all

__all__ = ["Cache", "ContentError", "Ran", "RunError", "run", "run_all"]
