"""The samples' answers as a kernel reads them, and the same with something changed."""

from decimal import Decimal

from coopkit.content import content_root
from coopkit.portfolio.adjustable_inputs import AdjustableInput, with_changes
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.raw_answers import read_raw_answers
from coopkit.portfolio.samples import parse_plain_number, read_sample

SAMPLES = {
    name: read_sample(content_root() / "start_coop" / "samples" / f"{name}.toml")
    for name in ("sorting_yard", "home_care", "artisans")
}
YARD, CARE, SHOP = (read_raw_answers(sample.answers, parse_plain_number) for sample in SAMPLES.values())
DOOR = read_raw_answers(
    read_sample(content_root() / "manage_coop" / "samples" / "care_at_the_door.toml").answers, parse_plain_number
)
"""A co-operative that is running, with its whole year."""
STUDIES = ("start.core", "start.feas")


def with_numbers(answers: GroupAnswers, exercise: str, **numbers: str) -> GroupAnswers:
    """The answers with other numbers; a name's double underscore stands for the point between part and field."""
    fields = {name.replace("__", "."): Decimal(number) for name, number in numbers.items()}
    return with_changes(answers, ({exercise: fields},))


def with_words(answers: GroupAnswers, exercise: str, **words: str) -> GroupAnswers:
    """The same with other words or choices."""
    fields = {name.replace("__", "."): text for name, text in words.items()}
    return answers.with_answer(exercise, {**answers.by_exercise[exercise], **fields})


def study_of(answers: GroupAnswers) -> GroupAnswers:
    """What the group has answered before its plan."""
    return GroupAnswers({id_: own for id_, own in answers.by_exercise.items() if id_.startswith(STUDIES)})


def lever(levers: tuple[AdjustableInput, ...], id_: str) -> AdjustableInput:
    return next(each for each in levers if each.id == id_)
