"""The sample co-operatives beside a curriculum's notebooks: what forms could send, without a fault, and whole."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from coopkit.content import Curriculum
from coopkit.exercises import Definition, Refused, accept, problems
from coopkit.exercises.checking import Fault
from coopkit.i18n import load_locale
from coopkit.lint.finding import Finding, place
from coopkit.portfolio.accounts import read_accounts
from coopkit.portfolio.plan_reader import read_plan
from coopkit.portfolio.samples import Sample, SampleError, plain_number, read_sample, sample_answers

MANAGE = "manage_coop"
_FAULTS = {
    Fault.UNREADABLE: "is no number like 1234.50",
    Fault.BELOW: "is less than the field takes",
    Fault.ABOVE: "is more than the field takes",
    Fault.NOT_WHOLE: "must be a whole number",
    Fault.DUPLICATE: "stands in the column already",
    Fault.TOO_LONG: "has more words than the field asks for",
}


def check_samples(
    curriculum: Curriculum, known: Mapping[str, Definition], root: Path, *, complete: bool
) -> Iterator[Finding]:
    """The samples of a curriculum, where there are any.

    Args:
        known: the exercises of all curricula, by id.
        complete: whether every notebook could be run, so that every exercise is known.
    """
    for path in curriculum.samples:
        where = place(path, root)
        try:
            sample = read_sample(path)
        except SampleError as error:
            yield Finding(where, str(error).removeprefix(path.name).lstrip(": "))
            continue
        for exercise in sample.answers:
            if exercise in known:
                yield from _of_answer(f"{where}, {exercise}", sample, known[exercise])
            elif complete:
                yield Finding(where, f"answers {exercise}, which is no exercise.")
        if complete:
            yield from _of_the_whole(where, sample, known, curriculum.id)


def _of_answer(where: str, sample: Sample, definition: Definition) -> Iterator[Finding]:
    sent = sample.answers[definition.id]
    for name, value in sent.items():
        try:
            accept(definition, {name: value})
        except Refused as error:
            yield Finding(where, str(error).removeprefix(definition.id).lstrip(", "))
    for problem in problems(definition, sent, plain_number):
        yield Finding(where, f"'{problem.name}': '{problem.typed[:60]}' {_FAULTS[problem.fault]}.")


def _of_the_whole(where: str, sample: Sample, known: Mapping[str, Definition], curriculum: str) -> Iterator[Finding]:
    """What is missing of the whole that a sample's answers come to: books in Manage.Coop, elsewhere a plan."""
    english, answers = load_locale(minor_digits=sample.minor_digits), sample_answers(sample, known.values())
    what, gaps = "its business plan is not whole", read_plan(answers, minor_digits=sample.minor_digits).gaps
    if curriculum == MANAGE:
        what, gaps = "its books are not whole", read_accounts(answers, minor_digits=sample.minor_digits).gaps
    for gap in gaps:
        yield Finding(f"{where}, {gap.exercise}", f"{what}: {english.resolve(gap.said)}")
