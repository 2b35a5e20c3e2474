"""coopkit: an interactive training workbook for people who start and run co-operatives."""

from coopkit.version import __version__

__all__ = ["__version__"]
