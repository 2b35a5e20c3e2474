"""`coopkit check`: what is wrong with modules before anybody learns with them."""

from coopkit.lint.checks import check
from coopkit.lint.finding import Finding

__all__ = ["Finding", "check"]
