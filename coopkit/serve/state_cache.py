"""States as they were last sent: a phone that asks again while nothing has changed costs one look at the store."""

from collections import OrderedDict
from collections.abc import Callable, Hashable

MAX_STATES = 300
"""States that are held; one is some ten kilobytes."""


class StateCache:
    """The last reply to each reader at each exercise; used from one thread."""

    def __init__(self) -> None:
        self._held: OrderedDict[Hashable, tuple[object, bytes]] = OrderedDict()

    def reply(self, reader: Hashable, basis: object, make: Callable[[], bytes]) -> bytes:
        """The reply that was made from the same, or one that is made now.

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
