"""A session's exercises as they come out of its notebook, and what they say about answers."""

from collections.abc import Iterator

from coopkit.exercises import Exercise, Outcome, RawAnswer
from coopkit.exercises.kinds.scenario import Consequence, Scenario, ScenarioKey
from coopkit.i18n import load_locale

parse = load_locale(minor_digits=2).parse_number


def judged(exercise: Exercise, answer: RawAnswer) -> Outcome:
    """What a check says where all that is not judged is filled in."""
    filled = next(each.raw for each in exercise.sample_answers() if each.outcome in (Outcome.RIGHT, Outcome.OPEN))
    return exercise.check({**filled, **answer}, parse).outcome


def told(exercise: Exercise, answer: RawAnswer) -> list[str]:
    """What is said about an answer beyond right or wrong."""
    pairs = zip(exercise.definition.parts, exercise.key.parts, strict=True)
    return [remark.text for part, key in pairs for remark in key.remarks(part, answer, parse)]


def ways(exercise: Exercise) -> dict[str, Consequence]:
    """Every way through a scenario, its choices joined by blanks, and what is told at its end."""
    (part,), (key,) = exercise.definition.parts, exercise.key.parts
    assert isinstance(part, Scenario) and isinstance(key, ScenarioKey)
    ends = {(each.question, each.choice): each for each in key.consequences}
    steps = {step.field.id: step for step in part.steps}

    def follow(at: str, taken: tuple[str, ...]) -> Iterator[tuple[str, Consequence]]:
        for choice, then in steps[at].follows:
            if then:
                yield from follow(then, (*taken, choice))
            else:
                yield " ".join((*taken, choice)), ends[at, choice]

    return dict(follow(part.steps[0].field.id, ()))
