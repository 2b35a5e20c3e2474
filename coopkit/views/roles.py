"""Rotating roles of a group, so that everybody has a turn."""

from collections.abc import Sequence

from coopkit.i18n import N_
from coopkit.store import Seat

ROLES = (N_("reads first"), N_("keeps time"), N_("takes notes"), N_("speaks for us"))


def assign_roles(members: Sequence[Seat], position: int) -> tuple[tuple[str, Seat], ...]:
    """Return pairs of a role and the member who has it in this session.

    Args:
        members: the members present, by seat; with one or none there are no roles.
        position: the session's place in its curriculum; each session moves every role by one seat.
    """
    if len(members) < 2:
        return ()
    return tuple((role, members[(position + place) % len(members)]) for place, role in enumerate(ROLES))
