"""The samples as files: read strictly, whole, and made of answers that a form could have sent."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from coopkit.calculators import CalculationContext, CalculationResult, compute_part
from coopkit.exercises import RawAnswer, accept_answer, find_problems
from coopkit.exercises.checking import Outcome
from coopkit.exercises.exercise import Exercise
from coopkit.exercises.fields import ANY_ROW, StartReference
from coopkit.exercises.initial_values import fields_with_start_reference
from coopkit.exercises.kinds.calculator import Calculator
from coopkit.i18n import Money
from coopkit.portfolio.co_op import CO_OP
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.plan_fields import CONTRIBUTION, MEMBER_MATRIX
from coopkit.portfolio.samples import Sample, SampleError, parse_plain_number, read_sample, sample_answers
from coopkit.report import TableCell

HEAD = 'title = "A yard"\nabout = "It sorts."\nminor_digits = 2\n'


def test_there_are_three_in_the_order_of_their_names(samples: Mapping[str, Sample]) -> None:
    told = [(sample.id, sample.title, sample.minor_digits) for sample in samples.values()]
    assert told == [
        ("artisans", "The shared workshop", 0),
        ("home_care", "Home care together", 2),
        ("sorting_yard", "The sorting yard", 2),
    ]
    assert all(sample.about.endswith("The group is invented.") for sample in samples.values())


def test_each_answers_every_exercise_as_a_form_would_and_nothing_is_wrong(
    samples: Mapping[str, Sample], exercises: Mapping[str, Exercise]
) -> None:
    assert len(exercises) == 37
    for sample in samples.values():
        assert list(sample.answers) == [CO_OP, *exercises]
        for id_, exercise in exercises.items():
            raw = sample.answers[id_]
            assert accept_answer(exercise.definition, raw) == raw
            assert find_problems(exercise.definition, raw, parse_plain_number) == ()
            outcome = exercise.check(raw, parse_plain_number).outcome
            assert outcome in (Outcome.RIGHT, Outcome.OPEN), (sample.id, id_, outcome)


@pytest.mark.parametrize(
    ("sample", "members", "promised"),
    [("sorting_yard", 20, 1_360), ("home_care", 12, 3_100), ("artisans", 9, 930_000)],
)
def test_the_members_and_what_they_promise(
    answers: Mapping[str, GroupAnswers], sample: str, members: int, promised: int
) -> None:
    rows = answers[sample].rows(MEMBER_MATRIX, "members")
    assert len(rows) == members
    assert sum(row.number("promise") or 0 for row in rows) == promised
    names = [row.words("name") for row in rows]
    assert len(set(names)) == members
    assert [row.words("name") for row in answers[sample].rows(CONTRIBUTION, "use")] == names


def test_what_starts_from_another_exercise_holds_what_stands_there(
    samples: Mapping[str, Sample], exercises: Mapping[str, Exercise]
) -> None:
    differing = set()
    for sample in samples.values():
        for exercise in exercises.values():
            for name, start in _starts(exercise, sample.answers[exercise.id]):
                typed = str(sample.answers[exercise.id][name])
                if _there(start, name, sample, exercises) not in (typed, parse_plain_number(typed)):
                    differing.add((sample.id, exercise.id, name))
    assert differing == {("artisans", "start.feas.demand", "ours.1.share_yes")}, "makers were asked apart from visitors"


def _starts(exercise: Exercise, raw: RawAnswer) -> Iterator[tuple[str, StartReference]]:
    for name, field in fields_with_start_reference(exercise.definition):
        part, _, column = name.partition(f".{ANY_ROW}.")
        for typed in raw:
            in_column = bool(column) and typed.startswith(f"{part}.") and typed.endswith(f".{column}")
            if field.starts and (typed == name or in_column):
                yield typed, field.starts


def _there(start: StartReference, name: str, sample: Sample, exercises: Mapping[str, Exercise]) -> str | Decimal:
    source, raw = exercises[start.exercise].definition, sample.answers[start.exercise]
    if not start.figure:
        return str(raw[start.name.replace(ANY_ROW, name.split(".")[1])])
    part = source.part(start.part)
    assert isinstance(part, Calculator)
    result = compute_part(source, part, raw, parse_plain_number, CalculationContext(minor_digits=sample.minor_digits))
    assert isinstance(result, CalculationResult)
    return _number(result.figures[start.figure])


def _number(figure: TableCell) -> Decimal:
    value = figure.amount if isinstance(figure, Money) else figure
    assert isinstance(value, Decimal | int)
    return Decimal(value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title = 1", "yard.toml can't be used as a sample: Expected `str`, got `int` - at `$.title`."),
        ("title =", "yard.toml can't be used as a sample: "),
        (f"{HEAD}colour = 'red'\n[answers]", "`colour`"),
        (HEAD, "`answers`"),
        (f"{HEAD}[answers.'start.core.criteria']\n'ours.words' = 3", "Expected `str | array`, got `int`"),
        (
            HEAD.replace("A yard", " ") + "[answers]",
            "yard.toml: It needs a title, words about it, and minor_digits from 0",
        ),
        (
            HEAD.replace("2", "4") + "[answers]",
            "yard.toml: It needs a title, words about it, and minor_digits from 0 to 3.",
        ),
        (HEAD.replace("2", "-1") + "[answers]", "minor_digits from 0 to 3."),
    ],
)
def test_a_file_that_is_no_sample_is_refused_in_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "yard.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SampleError) as error:
        read_sample(path)
    assert said in str(error.value)
    assert str(error.value).startswith("yard.toml")
    assert "\n" not in str(error.value)


def test_a_file_that_is_not_there_or_not_text_is_refused_too(tmp_path: Path) -> None:
    with pytest.raises(SampleError, match=r"^yard\.toml cannot be read: "):
        read_sample(tmp_path / "yard.toml")
    (tmp_path / "yard.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(SampleError, match=r"^yard\.toml can't be used as a sample: "):
        read_sample(tmp_path / "yard.toml")


@pytest.mark.parametrize(
    ("written", "number"),
    [("0.30", "0.30"), ("-12", "-12"), ("1,234", None), ("1 234", None), ("1e5", None), ("", None)],
)
def test_numbers_are_written_plainly(written: str, number: str | None) -> None:
    assert parse_plain_number(written) == (None if number is None else Decimal(number))


def test_what_no_exercise_asks_and_what_cannot_be_read_is_left_out(exercises: Mapping[str, Exercise]) -> None:
    given: dict[str, RawAnswer] = {
        "start.gone.gone": {"a.b": "c"},
        "start.plan.loan-compare": {"ours.principal": "2,250", "ours.rate": "12", "gone.gone": "1"},
    }
    sample = Sample(title="A", about="B", minor_digits=2, answers=given)
    read = sample_answers(sample, [exercise.definition for exercise in exercises.values()])
    assert read.by_exercise == {"start.plan.loan-compare": {"ours.rate": Decimal(12)}}
