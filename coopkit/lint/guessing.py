"""Answers that their form gives away: the longest option is right, or all options but one are."""

from collections.abc import Iterable, Iterator

from coopkit.exercises import Exercise
from coopkit.exercises.fields import Option
from coopkit.exercises.key import PartKey
from coopkit.exercises.kinds.choose_many import ChooseMany, ChooseManyKey
from coopkit.exercises.kinds.choose_one import ChooseOne, ChooseOneKey
from coopkit.exercises.kinds.scenario import Scenario, ScenarioKey, Strength
from coopkit.exercises.part import Part
from coopkit.lint.finding import Finding
from coopkit.lint.notebook_source import NotebookSource

MOST_LONGER = 1.25
"""How many times as long as the next longest option a right one may be."""
NOTICED = 8
"""Characters; a smaller difference between short options is seen by nobody."""
STRENGTHS = tuple(Strength)


def check_guessing(source: NotebookSource, exercises: Iterable[Exercise]) -> Iterator[Finding]:
    """Yield parts whose answer can be guessed from the form of their options.

    Args:
        source: the notebook.
        exercises: its exercises.
    """
    for exercise in exercises:
        for part, key in zip(exercise.definition.parts, exercise.key.parts, strict=True):
            which = f"In the part '{part.id}': " if len(exercise.definition.parts) > 1 else ""
            for message in _given_away(part, key):
                yield Finding(source.of_exercise(exercise.id), f"{which}{message}")


def _given_away(part: Part, key: PartKey) -> Iterator[str]:
    match part, key:
        case ChooseOne(), ChooseOneKey():
            if _stands_out(part.options, key.right):
                yield f"The right option '{key.right}' is by far the longest. Shorten it, or say more in another."
        case ChooseMany(), ChooseManyKey():
            if len(part.options) > 2 and len(key.right) == len(part.options) - 1:
                yield "All options but one are right. Ask for the one, or add options that are wrong."
        case Scenario(), ScenarioKey():
            best = [*_best_choices(part, key)]
            longest = sum(_is_longest(options, choice) for options, choice in best)
            if len(best) > 1 and longest > len(best) / 2:
                yield (
                    f"The best choice is the longest in {longest} of {len(best)} questions. Shorten some, "
                    "or say more in other choices."
                )


def _stands_out(options: tuple[Option, ...], right: str) -> bool:
    """Return whether the right option is longer than every other one by more than a quarter."""
    lengths = {option.id: len(option.text) for option in options}
    if right not in lengths:
        return False
    own, next_longest = lengths.pop(right), max(lengths.values())
    return own > MOST_LONGER * next_longest and own - next_longest >= NOTICED


def _is_longest(options: tuple[Option, ...], choice: str) -> bool:
    lengths = {option.id: len(option.text) for option in options}
    return lengths.pop(choice) > max(lengths.values())


def _best_choices(part: Scenario, key: ScenarioKey) -> Iterator[tuple[tuple[Option, ...], str]]:
    """Yield the options of each question that has a single best choice, and that choice.

    A choice without a strength is as strong as the best choice of the questions that it leads to.
    """
    own = {(each.question, each.choice): each.strength for each in key.consequences}
    steps = {step.field.id: step for step in part.steps}

    def strength(question: str, choice: str, then: str) -> int:
        found = own.get((question, choice))
        if found:
            return STRENGTHS.index(found)
        return max((strength(then, each, after) for each, after in steps[then].follows), default=0) if then else 0

    for step in part.steps:
        strengths = {choice: strength(step.field.id, choice, then) for choice, then in step.follows}
        best = [choice for choice, value in strengths.items() if value == max(strengths.values())]
        if len(best) == 1 and len(strengths) > 1:
            yield step.field.options, best[0]
