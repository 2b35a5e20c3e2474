"""Must-haves of a group, and which forms of business they rule out.

Typical rules, not law: every "don't know" becomes a question for the registrar. Source: this workbook's own design.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from coopkit.business.structures.comparison import FORMS


class MustHaveAnswer(StrEnum):
    """A group's answer to a must-have."""

    YES = "yes"
    NO = "no"
    DONT_KNOW = "dont-know"


class Effect(StrEnum):
    """The effect of a must-have on a form; only OUT removes it from the ranking."""

    OUT = "out"
    ASK = "ask"
    ONLY_IF_REGISTERED = "only-if-registered"
    NOT_YET = "not-yet"


ENOUGH_MEMBERS = "enough-members"

MUST_HAVES = ("several-owners", "protected", "investors-vote", "one-owner", "payout", ENOUGH_MEMBERS)


@dataclass(frozen=True)
class FormMark:
    """An effect on a form, and the must-have that causes it."""

    effect: Effect
    must_have: str


_RULES = (
    ("sole", FormMark(Effect.OUT, "several-owners")),
    ("sole", FormMark(Effect.OUT, "protected")),
    ("partnership", FormMark(Effect.OUT, "protected")),
    ("association", FormMark(Effect.ONLY_IF_REGISTERED, "protected")),
    ("association", FormMark(Effect.OUT, "investors-vote")),
    ("coop", FormMark(Effect.ASK, "investors-vote")),
    ("partnership", FormMark(Effect.OUT, "one-owner")),
    ("coop", FormMark(Effect.OUT, "one-owner")),
    ("association", FormMark(Effect.OUT, "one-owner")),
    ("association", FormMark(Effect.ASK, "payout")),
)
"""The effects of a "yes"; only `enough-members` works by a "no" or by numbers."""


@dataclass(frozen=True)
class FormStatus:
    """The effects of the must-haves on a form; `marks` is empty if there are none."""

    form: str
    marks: tuple[FormMark, ...]

    @property
    def ranked(self) -> bool:
        """Return whether the form stays in the ranking; only the effect OUT removes it."""
        return all(mark.effect is not Effect.OUT for mark in self.marks)


def form_statuses(
    answers: Mapping[str, MustHaveAnswer], members: int | None = None, minimum: int | None = None
) -> tuple[FormStatus, ...]:
    """Apply the must-haves to the five forms, in their order.

    answers: by must-have; a missing one rules nothing out, as DONT_KNOW does.
    members: people in the group. minimum: members that a co-op needs, as the group has been told. If both are known,
    they decide about `enough-members`.
    Raises ValueError for an unknown must-have, for less than one person, and for a group that wants both
    several owners and one.
    """
    _validate(answers, members, minimum)
    yes = {must_have for must_have, answer in answers.items() if answer is MustHaveAnswer.YES}
    marks = [(form, mark) for form, mark in _RULES if mark.must_have in yes]
    if _has_too_few_members(answers.get(ENOUGH_MEMBERS), members, minimum):
        marks.append(("coop", FormMark(Effect.NOT_YET, ENOUGH_MEMBERS)))
    return tuple(FormStatus(form, tuple(mark for of, mark in marks if of == form)) for form in FORMS)


def unknown_must_haves(answers: Mapping[str, MustHaveAnswer]) -> tuple[str, ...]:
    """Return the must-haves answered "don't know", each a question for the registrar."""
    return tuple(must_have for must_have in MUST_HAVES if answers.get(must_have) is MustHaveAnswer.DONT_KNOW)


def is_contradictory(answers: Mapping[str, MustHaveAnswer]) -> bool:
    """Return whether a group wants several owners and also one owner only."""
    return answers.get("several-owners") is MustHaveAnswer.YES and answers.get("one-owner") is MustHaveAnswer.YES


def _has_too_few_members(answer: MustHaveAnswer | None, members: int | None, minimum: int | None) -> bool:
    """Return whether the group has too few members for a co-op, by the numbers or by its own answer."""
    if members is not None and minimum is not None:
        return members < minimum
    return answer is MustHaveAnswer.NO


def _validate(answers: Mapping[str, MustHaveAnswer], members: int | None, minimum: int | None) -> None:
    """Raise ValueError for unknown must-haves, impossible numbers of people, and contradictory answers."""
    if unknown := set(answers) - set(MUST_HAVES):
        raise ValueError(f"answers holds {sorted(unknown)}: must-haves are {', '.join(MUST_HAVES)}")
    for name, number in (("members", members), ("minimum", minimum)):
        if number is not None and number < 1:
            raise ValueError(f"{name} is {number}: it cannot be less than 1")
    if is_contradictory(answers):
        raise ValueError("answers says yes to several-owners and to one-owner: only one of them can be")
