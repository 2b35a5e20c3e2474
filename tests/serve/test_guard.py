from hypothesis import given
from hypothesis import strategies as st

from coopkit.serve.guard import FREE_TRIES, LONGEST_DELAY_SECONDS, Guard


class Clock:
    """A clock that goes forward when it is told to."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_five_wrong_tries_cost_nothing_and_the_next_ones_twice_as_much_each() -> None:
    clock = Clock()
    guard = Guard(clock)
    waits = []
    for _ in range(FREE_TRIES + 3):
        guard.failed("482913", "192.0.2.7")
        waits.append(guard.wait("482913", "192.0.2.7"))
        clock.now += waits[-1]
    assert waits == [0, 0, 0, 0, 5, 10, 20, 40]


def test_another_class_and_another_address_are_not_kept_waiting() -> None:
    guard = Guard(Clock())
    for _ in range(9):
        guard.failed("482913", "192.0.2.7")
    assert guard.wait("482913", "192.0.2.8") == 0
    assert guard.wait("111111", "192.0.2.7") == 0


def test_after_an_hour_wrong_tries_are_forgotten() -> None:
    clock = Clock()
    guard = Guard(clock)
    for _ in range(9):
        guard.failed("482913", "192.0.2.7")
    clock.now += 3601
    guard.failed("482913", "192.0.2.7")
    assert guard.wait("482913", "192.0.2.7") == 0


@given(st.integers(0, 2000))
def test_it_is_a_delay_and_never_a_lock(tries: int) -> None:
    clock = Clock()
    guard = Guard(clock)
    for _ in range(tries):
        guard.failed("482913", "192.0.2.7")
    assert guard.wait("482913", "192.0.2.7") <= LONGEST_DELAY_SECONDS
    clock.now += LONGEST_DELAY_SECONDS
    assert guard.wait("482913", "192.0.2.7") == 0
