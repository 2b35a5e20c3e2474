"""The kinds of exercise by the names that notebooks use, and exercises of several parts."""

import inspect
from collections.abc import Callable, Iterable
from typing import Any

from coopkit.authoring.display import DisplayedExercise, show_exercise
from coopkit.calculators import CALCULATORS
from coopkit.exercises.exercise import make_exercise
from coopkit.exercises.key import PartWithKey
from coopkit.exercises.kinds import KINDS
from coopkit.exercises.kinds.calculator import Calculator
from coopkit.exercises.validation import DefinitionError

ONLY_PART = "answer"
_EXERCISE_SETTINGS = ["minutes", "together", "purpose", "reveal", "why", "after", "note", "hint", "private", "optional"]


def _parameters_of(function: Callable[..., object]) -> list[inspect.Parameter]:
    return list(inspect.signature(function).parameters.values())


_COMMON_PARAMETERS = [each for each in _parameters_of(make_exercise) if each.name in _EXERCISE_SETTINGS]


class UnfinishedPart:
    """A part of an exercise, which is built once the exercise's id is known."""

    def __init__(self, build: Callable[..., PartWithKey], id_: str, prompt: str, own: dict[str, Any]) -> None:
        self._build, self._id, self._prompt, self._own = build, id_, prompt, own

    def build_for(self, exercise: str) -> PartWithKey:
        """Build the part and its key for the exercise with this id."""
        try:
            return self._build(exercise, self._id, self._prompt, **self._own)
        except TypeError as error:
            raise DefinitionError(f"{exercise} ({self._id}): {error}") from error


class KindMaker:
    """A kind of exercise: a call makes an exercise of one part, `part` makes one part of several."""

    def __init__(self, build: Callable[..., PartWithKey]) -> None:
        self._build = build
        self.__doc__ = build.__doc__
        # JupyterLab shows these signatures as help, and `coopkit check` compares cells with them.
        own = [each for each in _parameters_of(build) if each.kind is each.KEYWORD_ONLY]
        alone = [each for each in own if each.name not in _EXERCISE_SETTINGS]
        self.part_signature = inspect.Signature([*_parameters_of(self.part)[:2], *own])
        self.__signature__ = inspect.Signature([*_parameters_of(self.__call__)[:2], *alone, *_COMMON_PARAMETERS])

    def __call__(self, id_: str, prompt: str, **settings: Any) -> DisplayedExercise:
        """Make an exercise of one part of this kind; `settings` are the kind's and those of all exercises."""
        common = {name: settings.pop(name) for name in _EXERCISE_SETTINGS if name in settings}
        return Parts(id_, prompt, parts=(UnfinishedPart(self._build, ONLY_PART, "", settings),), **common)

    def part(self, id_: str, prompt: str = "", **own: Any) -> UnfinishedPart:
        """Make a part of this kind for an exercise of several parts; `own` are the kind's settings."""
        return UnfinishedPart(self._build, id_, prompt, own)


def Parts(id_: str, prompt: str, *, parts: Iterable[UnfinishedPart], **common: Any) -> DisplayedExercise:  # noqa: N802
    """Make an exercise of several parts.

    Args:
        common: minutes, together, purpose, and the other settings of all exercises.

    Raises:
        DefinitionError: the exercise can't work; the message names it and says why.
    """
    try:
        exercise = make_exercise(id_, prompt, (part.build_for(id_) for part in parts), **common)
    except TypeError as error:
        raise DefinitionError(f"{id_}: {error}") from error
    for part in exercise.definition.parts_of(Calculator):
        if part.calculation not in CALCULATORS:
            known = ", ".join(sorted(CALCULATORS))
            raise DefinitionError(f"{id_}: there is no calculation '{part.calculation}'; there are {known}.")
    return show_exercise(exercise)


Parts.__signature__ = inspect.Signature([*_parameters_of(Parts)[:3], *_COMMON_PARAMETERS])  # type: ignore[attr-defined]

MAKERS = {name: KindMaker(build) for kind in KINDS for name, build in kind.builders.items()}
HELPERS = {name: helper for kind in KINDS for name, helper in kind.helpers.items()}
