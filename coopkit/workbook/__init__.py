"""The name that notebooks import the authoring names by: `from coopkit.workbook import *`."""

from coopkit.authoring import *  # noqa: F403
from coopkit.authoring import __all__ as __all__
