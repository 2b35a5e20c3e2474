import msgspec
import pytest

from coopkit.exercises import Definition, Exercise, Key, Outcome, accept_answer
from coopkit.exercises.key import SampleAnswer
from coopkit.exercises.kinds import KINDS
from tests.exercises.catalogue import CATALOGUE, OUTCOMES, SENTINEL, parse

every_exercise = pytest.mark.parametrize("exercise", CATALOGUE.values(), ids=CATALOGUE)

EACH_SAMPLE = [
    pytest.param(exercise, sample, id=f"{name}-{number}-{sample.outcome}")
    for name, exercise in CATALOGUE.items()
    for number, sample in enumerate(exercise.sample_answers())
]


def test_the_catalogue_has_every_kind_there_is():
    kinds = {part.kind for exercise in CATALOGUE.values() for part in exercise.definition.parts}
    assert kinds == {kind.part.__struct_config__.tag for kind in KINDS}


@every_exercise
def test_a_kind_says_itself_whether_it_judges(exercise: Exercise):
    for part, key in zip(exercise.definition.parts, exercise.key.parts, strict=True):
        outcomes = {sample.outcome for sample in key.sample_answers(part)}
        assert key.has_right_answer == bool(outcomes & {Outcome.RIGHT, Outcome.PARTLY, Outcome.WRONG})
        assert key.has_right_answer == bool(key.solution(part))


@pytest.mark.parametrize(("exercise", "sample"), EACH_SAMPLE)
def test_a_sample_is_taken_in_as_it_is_and_judged_as_it_says(exercise: Exercise, sample: SampleAnswer):
    through_the_wire = msgspec.json.decode(msgspec.json.encode(sample.raw))
    accepted = accept_answer(exercise.definition, through_the_wire)
    assert accepted == sample.raw
    assert exercise.check(accepted, parse).outcome is sample.outcome


@pytest.mark.parametrize("name", CATALOGUE)
def test_there_is_a_sample_for_each_outcome_that_the_kind_can_have(name: str):
    assert {sample.outcome for sample in CATALOGUE[name].sample_answers()} == OUTCOMES[name]


@every_exercise
def test_the_solution_is_right(exercise: Exercise):
    solution = exercise.solution()
    expected = Outcome.RIGHT if solution else Outcome.UNANSWERED
    assert exercise.check(accept_answer(exercise.definition, solution), parse).outcome is expected


@every_exercise
def test_definition_and_key_come_back_from_json_as_they_were(exercise: Exercise):
    assert msgspec.json.decode(msgspec.json.encode(exercise.definition), type=Definition) == exercise.definition
    assert msgspec.json.decode(msgspec.json.encode(exercise.key), type=Key) == exercise.key


@every_exercise
def test_no_text_of_the_key_is_in_the_definition(exercise: Exercise):
    assert SENTINEL in msgspec.json.encode(exercise.key).decode()
    assert SENTINEL not in msgspec.json.encode(exercise.definition).decode()
    assert SENTINEL not in repr([part.layout() for part in exercise.definition.parts])


@every_exercise
def test_an_exercise_judges_with_a_key_that_came_by_json_as_with_its_own(exercise: Exercise):
    key = msgspec.json.decode(msgspec.json.encode(exercise.key), type=Key)
    definition = msgspec.json.decode(msgspec.json.encode(exercise.definition), type=Definition)
    for sample in exercise.sample_answers():
        assert Exercise(definition, key).check(sample.raw, parse) == exercise.check(sample.raw, parse)
