"""An exercise that every test here can ask, and two answers to it."""

from typing import Any

from coopkit.exercises import Exercise, Phase
from coopkit.exercises.kinds.choose_one import choose_one
from tests.exercises.catalogue import FRUIT, exercise, secret

ALONE, GROUP, TALK, PLENARY = Phase
FIG, PLUM = {"a.choice": "fig"}, {"a.choice": "plum"}


def fruit_exercise(*together: Phase, **settings: Any) -> Exercise:
    """Which fruit? A fig is right."""
    instead = {"plum": secret("No fig")}
    return exercise(
        choose_one("think.test.one", "a", "", options=FRUIT, key="fig", instead=instead), together=together, **settings
    )
