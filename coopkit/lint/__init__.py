"""`coopkit check`: the rules for notebooks and for the files beside them."""

from coopkit.lint.checker import check, find_targets, fix_ids
from coopkit.lint.finding import Finding, Location

__all__ = ["Finding", "Location", "check", "find_targets", "fix_ids"]
