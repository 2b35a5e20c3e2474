from collections.abc import Callable, Iterator

import pytest

from coopkit.exercises import Exercise
from coopkit.store import Store, open_store
from tests.submissions.phone import MEMBERS, Phone

Open = Callable[..., Phone]


@pytest.fixture
def store() -> Iterator[Store]:
    opened = open_store("sqlite://")
    yield opened
    opened.close()


@pytest.fixture
def person(store: Store) -> Open:
    """Opens exercises on the phone of somebody who works alone."""

    def open_(*exercises: Exercise) -> Phone:
        code = store.classes.create("Monday").code
        return Phone(store, store.classes.join(code, "person", "Rosa"), *exercises)

    return open_


@pytest.fixture
def group(store: Store) -> Open:
    """Opens exercises on the phone of a group of five."""

    def open_(*exercises: Exercise) -> Phone:
        code = store.classes.create("Tuesday").code
        return Phone(store, store.classes.join(code, "group", "Weavers", MEMBERS), *exercises)

    return open_
