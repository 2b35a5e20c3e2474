"""The name that live tools' notebooks import: `from coopkit.workbook.live import *`."""

from coopkit.live_tools import *  # noqa: F403
from coopkit.live_tools import __all__ as __all__
