"""How often somebody may guess: five tries, then a delay that doubles, and never a lock."""

import time
from collections.abc import Callable
from dataclasses import dataclass

FREE_TRIES = 5
FIRST_DELAY_SECONDS = 5.0
LONGEST_DELAY_SECONDS = 300.0
MOST_DOUBLINGS = 10
FORGOTTEN_AFTER_SECONDS = 3600.0
MANY = 10_000


@dataclass(frozen=True)
class _Tried:
    times: int
    last: float


class Guard:
    """Wrong tries of each (class, address); behind one router many people share an address.

    Args:
        clock: seconds that only go forward.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._tried: dict[tuple[str, str], _Tried] = {}

    def wait(self, class_code: str, address: str) -> int:
        """Whole seconds until the next try is taken; 0 when it is taken now."""
        tried = self._tried.get((class_code, address))
        if tried is None or tried.times < FREE_TRIES:
            return 0
        doublings = min(tried.times - FREE_TRIES, MOST_DOUBLINGS)
        delay = min(FIRST_DELAY_SECONDS * 2**doublings, LONGEST_DELAY_SECONDS)
        left = tried.last + delay - self._clock()
        return max(0, int(-(-left // 1)))

    def failed(self, class_code: str, address: str) -> None:
        """Counts a wrong try."""
        now = self._clock()
        if len(self._tried) >= MANY:
            self._tried = {who: each for who, each in self._tried.items() if not _is_forgotten(each, now)}
        before = self._tried.get((class_code, address))
        times = 0 if before is None or _is_forgotten(before, now) else before.times
        self._tried[(class_code, address)] = _Tried(times + 1, now)


def _is_forgotten(tried: _Tried, now: float) -> bool:
    return now - tried.last > FORGOTTEN_AFTER_SECONDS
