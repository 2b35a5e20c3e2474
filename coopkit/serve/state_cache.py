"""A cache of the states last sent, so that phones that poll cost one query while nothing has changed."""

from collections import OrderedDict
from collections.abc import Callable, Hashable

MAX_STATES = 300
"""One state is about ten kilobytes."""


class StateCache:
    """The last reply to each reader for each exercise. Not thread-safe."""

    def __init__(self) -> None:
        self._held: OrderedDict[Hashable, tuple[object, bytes]] = OrderedDict()

    def reply(self, reader: Hashable, basis: object, make: Callable[[], bytes]) -> bytes:
        """Return the cached reply if its basis is unchanged, else make and cache a new one.

        Args:
            reader: who asks, for which exercise, in which language, country and number style.
            basis: all else that the reply is made from, to be compared.
            make: makes it.
        """
        held = self._held.get(reader)
        if held is None or held[0] != basis:
            held = (basis, make())
        self._held[reader] = held
        self._held.move_to_end(reader)
        if len(self._held) > MAX_STATES:
            self._held.popitem(last=False)
        return held[1]
