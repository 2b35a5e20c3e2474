"""The sample co-operatives beside a curriculum's notebooks: answers that a form could send, without gaps."""

import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path

from coopkit.content import Curriculum
from coopkit.exercises import Definition, Refused, accept_answer, find_problems
from coopkit.exercises.checking import Fault
from coopkit.i18n import load_locale
from coopkit.lint.finding import Finding, Location, relative_name, without_name
from coopkit.lint.notebook_source import read_text_file
from coopkit.portfolio.accounts import read_accounts
from coopkit.portfolio.co_op import OUR_CO_OP
from coopkit.portfolio.plan_reader import read_plan
from coopkit.portfolio.samples import Sample, SampleError, parse_plain_number, read_sample, sample_answers

MANAGE = "manage_coop"
_FAULTS = {
    Fault.UNREADABLE: "isn't a number like 1234.50",
    Fault.BELOW: "is less than the field allows",
    Fault.ABOVE: "is more than the field allows",
    Fault.NOT_WHOLE: "must be a whole number",
    Fault.DUPLICATE: "is in this column already",
    Fault.TOO_LONG: "has more words than the field asks for",
}


def check_samples(
    curriculum: Curriculum, known: Mapping[str, Definition], root: Path, *, complete: bool
) -> Iterator[Finding]:
    """Yield what is wrong with the samples of a curriculum.

    Args:
        curriculum: whose samples they are.
        known: the exercises of all curricula, by id.
        root: the checked folder.
        complete: whether every notebook could be run, so that an exercise that isn't known isn't there.
    """
    known = {OUR_CO_OP.id: OUR_CO_OP.definition, **known}
    for path in curriculum.samples:
        _, unreadable = read_text_file(path, root)
        if unreadable:
            yield unreadable
            continue
        name = relative_name(path, root)
        try:
            sample = read_sample(path)
        except SampleError as error:
            yield Finding(Location(name), without_name(error, path))
            continue
        for exercise in sample.answers:
            if exercise in known:
                messages = _check_answer(sample, known[exercise])
                yield from (Finding(Location(name, subject=exercise), message) for message in messages)
            elif complete:
                close = difflib.get_close_matches(exercise, known, 1)
                advice = f" Did you mean {close[0]}?" if close else ""
                yield Finding(Location(name), f"It answers {exercise}, which isn't an exercise.{advice}")
        if complete:
            yield from _check_whole(name, sample, known, curriculum.id)


def _check_answer(sample: Sample, definition: Definition) -> Iterator[str]:
    sent = sample.answers[definition.id]
    for name, value in sent.items():
        try:
            accept_answer(definition, {name: value})
        except Refused as error:
            yield str(error).removeprefix(definition.id).lstrip(", ")
    for problem in find_problems(definition, sent, parse_plain_number):
        yield f"'{problem.name}': '{problem.typed[:60]}' {_FAULTS[problem.fault]}."


def _check_whole(name: str, sample: Sample, known: Mapping[str, Definition], curriculum: str) -> Iterator[Finding]:
    """Yield what is missing in the accounts of a sample of Manage.Coop, or in the business plan of any other."""
    english, answers = load_locale(minor_digits=sample.minor_digits), sample_answers(sample, known.values())
    what, gaps = "The business plan has a gap", read_plan(answers, minor_digits=sample.minor_digits).gaps
    if curriculum == MANAGE:
        what, gaps = "The accounts have a gap", read_accounts(answers, minor_digits=sample.minor_digits).gaps
    for gap in gaps:
        yield Finding(Location(name, subject=gap.exercise), f"{what}: {english.resolve(gap.text)}")
