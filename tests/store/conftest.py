import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from coopkit.store import Store, open_store
from coopkit.store.schema import metadata

STORES = ["memory", "file"] + (["postgresql"] if "COOPKIT_TEST_POSTGRES" in os.environ else [])


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    opened = open_store(_address(request.param, tmp_path))
    yield opened
    opened.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "answers.sqlite"


@pytest.fixture
def new_group(store: Store) -> Callable[[], str]:
    """Makes a group of five in a class of its own, and gives its id."""

    def make() -> str:
        code = store.classes.create("Monday").code
        return store.classes.join(code, "group", "Weavers", ["Asha", "Bo", "Chan", "Dina", "Efe"]).id

    return make


def _address(kind: str, folder: Path) -> str | Path:
    if kind == "memory":
        return "sqlite://"
    if kind == "file":
        return folder / "answers.sqlite"
    address = os.environ["COOPKIT_TEST_POSTGRES"]
    engine = sa.create_engine(address)
    metadata.drop_all(engine)
    engine.dispose()
    return address
