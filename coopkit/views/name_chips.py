"""Members' names as chips: a coloured circle with the initial stands before the name, so that a seat is recognized."""

from collections.abc import Sequence

from markupsafe import Markup

from coopkit.i18n import Locale
from coopkit.store import Seat

COLORS = 8
"""The number of colours in front/chips.css; they repeat after the eighth seat. front/chips.js does the same."""


def name_chip(seat: Seat) -> Markup:
    """Return a member's name as a chip."""
    pattern = Markup('<span class="chip" data-color="{}" data-initial="{}" dir="auto">{}</span>')
    return pattern.format((seat.number - 1) % COLORS, seat.name[:1].upper(), seat.name)


def name_chips(seats: Sequence[Seat], locale: Locale) -> Markup:
    """Return several members' names as chips, joined the way the language does."""
    return Markup(locale.list([str(name_chip(seat)) for seat in seats]))
