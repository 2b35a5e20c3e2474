"""The four skills that a group looks for among its members, each from 0, not at all, to 3, can teach it."""

from types import MappingProxyType

from coopkit.i18n import N_

SKILLS = MappingProxyType(
    {"production": N_("Making"), "selling": N_("Selling"), "numbers": N_("Numbers"), "organising": N_("Organising")}
)
ENOUGH = 2
"""From this number on somebody can do it alone."""
