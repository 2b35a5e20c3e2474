"""The kinds by name, as a notebook's cells use them."""

import inspect
from collections.abc import Callable, Iterable
from typing import Any

from coopkit.authoring.display import ShownExercise, show
from coopkit.calculators import CALCULATORS
from coopkit.exercises.exercise import make_exercise
from coopkit.exercises.key import PartWithKey
from coopkit.exercises.kinds import KINDS
from coopkit.exercises.kinds.calculator import Calculator
from coopkit.exercises.validation import DefinitionError

ONLY_PART = "answer"
_OF_THE_EXERCISE = ["minutes", "together", "purpose", "reveal", "why", "after", "note", "hint", "private", "optional"]


def _parameters(function: Callable[..., object]) -> list[inspect.Parameter]:
    return list(inspect.signature(function).parameters.values())


_COMMON = [each for each in _parameters(make_exercise) if each.name in _OF_THE_EXERCISE]


class UnfinishedPart:
    """A part of an exercise that is built once the exercise's id is known."""

    def __init__(self, build: Callable[..., PartWithKey], id_: str, prompt: str, own: dict[str, Any]) -> None:
        self._build, self._id, self._prompt, self._own = build, id_, prompt, own

    def of(self, exercise: str) -> PartWithKey:
        """The part, built for this exercise."""
        try:
            return self._build(exercise, self._id, self._prompt, **self._own)
        except TypeError as error:
            raise DefinitionError(f"{exercise} ({self._id}): {error}") from error


class KindMaker:
    """A kind of exercise: called, it makes an exercise of one part; `part` makes one of several."""

    def __init__(self, build: Callable[..., PartWithKey]) -> None:
        self._build = build
        self.__doc__ = build.__doc__
        # What JupyterLab shows an author as help, and what `coopkit check` compares a cell with.
        own = [each for each in _parameters(build) if each.kind is each.KEYWORD_ONLY]
        alone = [each for each in own if each.name not in _OF_THE_EXERCISE]
        self.part_signature = inspect.Signature([*_parameters(self.part)[:2], *own])
        self.__signature__ = inspect.Signature([*_parameters(self.__call__)[:2], *alone, *_COMMON])

    def __call__(self, id_: str, prompt: str, **settings: Any) -> ShownExercise:
        """An exercise of this kind alone; settings are the kind's and those of every exercise."""
        common = {name: settings.pop(name) for name in _OF_THE_EXERCISE if name in settings}
        return Parts(id_, prompt, parts=(UnfinishedPart(self._build, ONLY_PART, "", settings),), **common)

    def part(self, id_: str, prompt: str = "", **own: Any) -> UnfinishedPart:
        """A part of an exercise of several, with an id of its own."""
        return UnfinishedPart(self._build, id_, prompt, own)


def Parts(id_: str, prompt: str, *, parts: Iterable[UnfinishedPart], **common: Any) -> ShownExercise:  # noqa: N802
    """An exercise of several parts.

    Args:
        common: minutes, together, purpose, and what else every exercise can have.

    Raises:
        DefinitionError: the exercise can't work; the message names it and says why.
    """
    try:
        exercise = make_exercise(id_, prompt, (part.of(id_) for part in parts), **common)
    except TypeError as error:
        raise DefinitionError(f"{id_}: {error}") from error
    for part in exercise.definition.parts_of(Calculator):
        if part.calculation not in CALCULATORS:
            known = ", ".join(sorted(CALCULATORS))
            raise DefinitionError(f"{id_}: there is no calculation '{part.calculation}'; there are {known}.")
    return show(exercise)


Parts.__signature__ = inspect.Signature([*_parameters(Parts)[:3], *_COMMON])  # type: ignore[attr-defined]

MAKERS = {name: KindMaker(build) for kind in KINDS for name, build in kind.builders.items()}
HELPERS = {name: helper for kind in KINDS for name, helper in kind.helpers.items()}
