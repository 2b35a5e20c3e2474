"""Throttling of wrong codes: a few tries are free, then each costs a delay. Nobody is ever locked out."""

import ipaddress
import time
from collections.abc import Callable
from dataclasses import dataclass

FREE_TRIES = 5
FIRST_DELAY_SECONDS = 5.0
MAX_DELAY_SECONDS = 300.0
MAX_DOUBLINGS = 10
EXPIRY_SECONDS = 3600.0
# A whole room can share one address behind a router, and each of forty groups may mistype its code.
FREE_TRIES_PER_ADDRESS = 100
ADDRESS_DELAY_SECONDS = 6.0
MAX_ENTRIES = 10_000


@dataclass(frozen=True)
class _Tried:
    times: float
    last: float


class LoginThrottle:
    """Counts wrong tries per address, for one class and overall.

    Args:
        clock: seconds that only go forward.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._of_class: dict[tuple[str, str], _Tried] = {}
        self._of_address: dict[str, _Tried] = {}

    def wait(self, address: str, class_code: str = "") -> int:
        """Return the whole seconds until the next try is allowed; 0 if it is allowed now.

        Args:
            class_code: the class whose code is tried; "" if it belongs to no class.
        """
        network = network_of(address)
        left = max(self._address_delay(network), self._class_delay(class_code, network))
        return max(0, int(-(-left // 1)))

    def failed(self, address: str, class_code: str = "") -> None:
        """Count a wrong try."""
        now, network = self._clock(), network_of(address)
        self._drop_expired(now)
        self._of_address[network] = _Tried(min(self._remaining_tries(network, now) + 1, FREE_TRIES_PER_ADDRESS), now)
        if class_code:
            before = self._of_class.get((class_code, network))
            times = 0 if before is None or _is_forgotten(before, now) else before.times
            self._of_class[(class_code, network)] = _Tried(times + 1, now)

    def _class_delay(self, class_code: str, network: str) -> float:
        """Return the seconds an address must still wait before it may try a code of this class."""
        tried = self._of_class.get((class_code, network))
        if tried is None or tried.times < FREE_TRIES:
            return 0
        doublings = min(tried.times - FREE_TRIES, MAX_DOUBLINGS)
        delay: float = min(FIRST_DELAY_SECONDS * 2**doublings, MAX_DELAY_SECONDS)
        return tried.last + delay - self._clock()

    def _address_delay(self, network: str) -> float:
        """Return the seconds an address must still wait, whatever class it tries."""
        over = self._remaining_tries(network, self._clock()) + 1 - FREE_TRIES_PER_ADDRESS
        return over * ADDRESS_DELAY_SECONDS

    def _remaining_tries(self, network: str, now: float) -> float:
        """Return the wrong tries of an address, less one for every six seconds since."""
        tried = self._of_address.get(network)
        return max(0.0, tried.times - (now - tried.last) / ADDRESS_DELAY_SECONDS) if tried else 0.0

    def _drop_expired(self, now: float) -> None:
        """Drop the counts that are too old to matter."""
        if len(self._of_class) >= MAX_ENTRIES:
            self._of_class = {who: each for who, each in self._of_class.items() if not _is_forgotten(each, now)}
        if len(self._of_address) >= MAX_ENTRIES:
            self._of_address = {who: each for who, each in self._of_address.items() if self._remaining_tries(who, now)}


def network_of(address: str) -> str:
    """Return the address, or the /64 of an IPv6 address, because a device can choose any address in its /64."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    return str(found.ipv4_mapped or ipaddress.ip_network((found, 64), strict=False))


def _is_forgotten(tried: _Tried, now: float) -> bool:
    return now - tried.last > EXPIRY_SECONDS
