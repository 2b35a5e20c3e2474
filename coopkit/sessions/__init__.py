"""From notebooks to sessions: run once a version, kept on disk."""

from coopkit.sessions.build import ContentError
from coopkit.sessions.cache import Cache
from coopkit.sessions.run import Ran, RunError, run, run_all

__all__ = ["Cache", "ContentError", "Ran", "RunError", "run", "run_all"]
