"""Every calculator of our notebooks in money of 0, 2 and 3 places, with the answers of the samples and of the keys."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from coopkit.calculators import CalculationContext, compute_part
from coopkit.content import curricula
from coopkit.exercises import RawAnswer
from coopkit.exercises.exercise import Exercise
from coopkit.exercises.kinds.calculator import Calculator
from coopkit.portfolio.samples import parse_plain_number, read_sample, sample_answers
from tests.calculators.money import between_the_smallest
from tests.our_sessions import SessionRuns

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def everything(session_runs: SessionRuns) -> Mapping[str, Exercise]:
    """The exercises of all curricula by id."""
    return {exercise.id: exercise for ran in session_runs.of().values() for exercise in ran.exercises()}


SAMPLES = {path.stem: path for curriculum in curricula() for path in curriculum.samples}


def calculators(exercises: Mapping[str, Exercise]) -> Iterator[tuple[Exercise, Calculator]]:
    for exercise in exercises.values():
        yield from ((exercise, part) for part in exercise.definition.parts if isinstance(part, Calculator))


def odd(exercise: Exercise, part: Calculator, raw: RawAnswer, group: CalculationContext) -> list[str]:
    result = compute_part(exercise.definition, part, raw, parse_plain_number, group)
    return [f"{exercise.id}/{part.id}: {each}" for each in between_the_smallest(result, group.minor_digits)]


@pytest.mark.parametrize("places", [0, 2, 3])
@pytest.mark.parametrize("path", SAMPLES.values(), ids=SAMPLES)
def test_a_samples_results_are_sums_that_can_be_paid(
    path: Path, places: int, everything: Mapping[str, Exercise]
) -> None:
    sample = read_sample(path)
    answers = sample_answers(sample, [exercise.definition for exercise in everything.values()])
    group = CalculationContext(answers, minor_digits=places)
    there = [(exercise, part) for exercise, part in calculators(everything) if exercise.id in sample.answers]
    assert there
    assert [each for exercise, part in there for each in odd(exercise, part, sample.answers[exercise.id], group)] == []


@pytest.mark.parametrize("places", [0, 2, 3])
def test_a_keys_results_are_sums_that_can_be_paid(places: int, everything: Mapping[str, Exercise]) -> None:
    group = CalculationContext(minor_digits=places)
    found = [
        each
        for exercise, part in calculators(everything)
        for sample in exercise.sample_answers()
        for each in odd(exercise, part, sample.raw, group)
    ]
    assert found == []
