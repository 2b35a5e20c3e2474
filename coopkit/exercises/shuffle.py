"""Bringing what is listed in the right order into another one, once and for all faces."""

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def shuffled(items: Sequence[T], seed: str) -> tuple[T, ...]:
    """The items in an order that depends on the seed alone and is never the order given.

    Args:
        items: at least two for the order to change.
        seed: the exercise's id and the part's, so that every face shows the same order.
    """
    order = list(items)
    generator = random.Random(seed)
    while len(order) > 1 and order == list(items):
        generator.shuffle(order)
    return tuple(order)
