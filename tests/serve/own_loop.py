"""Coroutines of tests, in a thread of their own: a browser that is open elsewhere keeps this thread's loop."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


def run_alone(story: Coroutine[Any, Any, T]) -> T:
    """What the coroutine gives back."""
    with ThreadPoolExecutor(1) as own:
        return own.submit(asyncio.run, story).result()
