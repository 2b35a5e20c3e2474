import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopkit.serve.throttle import (
    ADDRESS_DELAY_SECONDS,
    FREE_TRIES,
    FREE_TRIES_PER_ADDRESS,
    MAX_DELAY_SECONDS,
    LoginThrottle,
    network_of,
)


class Clock:
    """A clock that goes forward when it is told to."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_five_wrong_tries_cost_nothing_and_the_next_ones_twice_as_much_each() -> None:
    clock = Clock()
    guard = LoginThrottle(clock)
    waits = []
    for _ in range(FREE_TRIES + 3):
        guard.failed("192.0.2.7", "482913")
        waits.append(guard.wait("192.0.2.7", "482913"))
        clock.now += waits[-1]
    assert waits == [0, 0, 0, 0, 5, 10, 20, 40]


def test_another_class_and_another_address_are_not_kept_waiting() -> None:
    guard = LoginThrottle(Clock())
    for _ in range(9):
        guard.failed("192.0.2.7", "482913")
    assert guard.wait("192.0.2.8", "482913") == 0
    assert guard.wait("192.0.2.7", "111111") == 0
    assert guard.wait("192.0.2.7") == 0


def test_after_an_hour_wrong_tries_are_forgotten() -> None:
    clock = Clock()
    guard = LoginThrottle(clock)
    for _ in range(9):
        guard.failed("192.0.2.7", "482913")
    clock.now += 3601
    guard.failed("192.0.2.7", "482913")
    assert guard.wait("192.0.2.7", "482913") == 0


@given(st.integers(0, 2000))
def test_it_is_a_delay_and_never_a_lock(tries: int) -> None:
    clock = Clock()
    guard = LoginThrottle(clock)
    for _ in range(tries):
        guard.failed("192.0.2.7", "482913")
    assert guard.wait("192.0.2.7", "482913") <= MAX_DELAY_SECONDS
    clock.now += MAX_DELAY_SECONDS
    assert guard.wait("192.0.2.7", "482913") == 0


def test_a_room_behind_one_address_joins_without_a_wait_although_every_group_mistypes_twice() -> None:
    clock = Clock()
    guard = LoginThrottle(clock)
    for _ in range(40):
        for _ in "ab":
            assert guard.wait("192.0.2.7") == 0
            guard.failed("192.0.2.7")
        assert guard.wait("192.0.2.7") == 0
        clock.now += 1.5


def test_whoever_tries_class_after_class_waits_for_each_try() -> None:
    clock = Clock()
    guard = LoginThrottle(clock)
    for number in range(FREE_TRIES_PER_ADDRESS):
        assert guard.wait("192.0.2.7", str(number)) == 0
        guard.failed("192.0.2.7", str(number))
    assert guard.wait("192.0.2.7", "482913") == ADDRESS_DELAY_SECONDS
    assert guard.wait("192.0.2.7") == ADDRESS_DELAY_SECONDS
    assert guard.wait("192.0.2.8") == 0
    clock.now += ADDRESS_DELAY_SECONDS
    assert guard.wait("192.0.2.7") == 0
    guard.failed("192.0.2.7")
    assert guard.wait("192.0.2.7") == ADDRESS_DELAY_SECONDS


@given(st.lists(st.floats(0, 30), max_size=400))
def test_an_address_is_never_locked_and_guesses_no_faster_than_its_pace(pauses: list[float]) -> None:
    clock = Clock()
    guard = LoginThrottle(clock)
    guessed = 0
    for pause in (*[0.0] * FREE_TRIES_PER_ADDRESS, *pauses):
        clock.now += pause
        assert guard.wait("192.0.2.7") <= ADDRESS_DELAY_SECONDS
        if not guard.wait("192.0.2.7"):
            guard.failed("192.0.2.7")
            guessed += 1
    assert guessed <= FREE_TRIES_PER_ADDRESS + 1 + sum(pauses) / ADDRESS_DELAY_SECONDS


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("fe80::1%wlan0", "fe80::/64"),
        ("", ""),
    ],
)
def test_an_ipv6_device_counts_with_all_addresses_that_it_may_choose(address: str, network: str) -> None:
    assert network_of(address) == network
