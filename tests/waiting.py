"""How long tests wait for something: one setting, for computers that are slower than ours.

COOPKIT_TEST_TIMEOUT is in seconds; a test that passes never waits so long.
"""

import os
import time
from collections.abc import Callable

TIMEOUT = float(os.environ.get("COOPKIT_TEST_TIMEOUT", "120"))
LONG_TIMEOUT = 5 * TIMEOUT
"""For setting up an environment, for LibreOffice, and for a page that waits until its notebook has run."""
MILLISECONDS = 1000 * TIMEOUT
"""For Playwright."""
LOOK_SECONDS = 0.05


def wait_until(holds: Callable[[], object], what: str = "it does not come") -> None:
    """Wait until something holds; fails with `what` if it never does."""
    until = time.monotonic() + TIMEOUT
    while not holds():
        assert time.monotonic() < until, what
        time.sleep(LOOK_SECONDS)
