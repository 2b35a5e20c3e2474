"""Rotating roles of a group, so that everybody has a turn."""

from collections.abc import Sequence

from coopkit.i18n import N_

ROLES = (N_("reads first"), N_("keeps time"), N_("takes notes"), N_("speaks for us"))


def assign_roles(names: Sequence[str], position: int) -> tuple[tuple[str, str], ...]:
    """Return pairs of a role and the name of the member who has it in this session.

    Args:
        names: the members present, by seat; with one or none there are no roles.
        position: the session's place in its curriculum; each session moves every role by one seat.
    """
    if len(names) < 2:
        return ()
    return tuple((role, names[(position + place) % len(names)]) for place, role in enumerate(ROLES))
