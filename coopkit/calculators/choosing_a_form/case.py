"""Read a group's answers for comparing forms of business: must-haves, weights and scores."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from coopkit.business.structures.comparison import CRITERIA, HIGHEST_SCORE, HIGHEST_WEIGHT, CriterionScores
from coopkit.business.structures.must_haves import (
    MUST_HAVES,
    FormStatus,
    MustHaveAnswer,
    form_statuses,
    is_contradictory,
)
from coopkit.calculators.choosing_a_form.wording import FORM_NAMES
from coopkit.calculators.inputs import Values
from coopkit.i18n import N_, LazyText, lazy

MOST_PEOPLE = 1_000_000
_BETWEEN_SCORES = " ,;/\u060c\u00a0\u2009\u202f"


@dataclass(frozen=True)
class GroupCase:
    """A group's answers: its must-haves, the status of each form, weights by criterion, scores by (criterion, form)."""

    answers: Mapping[str, MustHaveAnswer]
    statuses: tuple[FormStatus, ...]
    weights: Mapping[str, int]
    cells: Mapping[tuple[str, str], CriterionScores]

    @property
    def ranked(self) -> tuple[str, ...]:
        """Return the forms that the must-haves leave in."""
        return tuple(status.form for status in self.statuses if status.ranked)


def read_case(values: Values) -> GroupCase | tuple[LazyText, ...]:
    """Read the answers to `think.forms.our-case`.

    values: by field name. Scores of forms that are ruled out are ignored.
    Returns a sentence for each impossible answer, if there are any.
    Raises ValueError for an answer to a must-have that no form offers.
    """
    problems: list[LazyText] = []
    answers = _read_must_haves(values)
    members = _read_people(
        values.get("people.us.members"), N_("How many are you? Give a whole number, at least 1."), problems
    )
    minimum = _read_people(
        values.get("people.us.minimum"),
        N_("How many members does a co-op need? Give a whole number, at least 1."),
        problems,
    )
    if is_contradictory(answers):
        problems.append(lazy(N_("You want more than one owner, and also one owner only. Change one of the two.")))
    weights = _read_weights(values, problems)
    if problems:
        return tuple(problems)
    statuses = form_statuses(answers, members, minimum)
    cells = _read_scores(values, tuple(status.form for status in statuses if status.ranked), problems)
    return tuple(problems) if problems else GroupCase(answers, statuses, weights, cells)


def _read_must_haves(values: Values) -> dict[str, MustHaveAnswer]:
    """Return the answer to each must-have that has one."""
    answers = {}
    for must_have in MUST_HAVES:
        answer = values.get(f"must.{must_have}.answer")
        if answer is None or answer == "":
            continue
        if str(answer) not in list(MustHaveAnswer):
            raise ValueError(f"must.{must_have}.answer is {answer!r}: one of {', '.join(MustHaveAnswer)}")
        answers[must_have] = MustHaveAnswer(str(answer))
    return answers


def _read_people(value: Decimal | str | None, problem: str, problems: list[LazyText]) -> int | None:
    """Return a number of people; None if it isn't given. Adds `problem` to `problems` if it is impossible."""
    if value is None or value == "":
        return None
    number = _whole_number(value, least=1, most=MOST_PEOPLE)
    if number is None:
        problems.append(lazy(problem))
    return number


def _read_weights(values: Values, problems: list[LazyText]) -> dict[str, int]:
    """Return the weight of each criterion that has one; adds a sentence for each that is impossible."""
    weights = {}
    for criterion in CRITERIA:
        value = values.get(f"weights.{criterion.id}.weight")
        if value is None or value == "":
            continue
        weight = _whole_number(value, least=0, most=HIGHEST_WEIGHT)
        if weight is None:
            question = lazy(criterion.question)
            problems.append(
                lazy(N_("The weight of “{question}” must be a whole number from 0 to 5."), question=question)
            )
        else:
            weights[criterion.id] = weight
    return weights


def _whole_number(value: Decimal | str, least: int, most: int) -> int | None:
    """Return a whole number between two limits; None for anything else."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    if not number.is_finite() or not least <= number <= most or number != number.to_integral_value():
        return None
    return int(number)


def _read_scores(
    values: Values, forms: tuple[str, ...], problems: list[LazyText]
) -> dict[tuple[str, str], CriterionScores]:
    """Return the scores and reasons by (criterion, form); adds a sentence for each cell that can't be read."""
    cells = {}
    for criterion in CRITERIA:
        for form in forms:
            scores = _digits_as_scores(str(values.get(f"{criterion.id}.{form}.score", "")))
            if scores is None:
                problems.append(
                    lazy(
                        N_("{form}, “{question}”: write one digit from 0 to 3 for each person, such as 2312."),
                        form=lazy(FORM_NAMES[form]),
                        question=lazy(criterion.question),
                    )
                )
            else:
                cells[criterion.id, form] = CriterionScores(
                    scores, str(values.get(f"{criterion.id}.{form}.reason", ""))
                )
    return cells


def _digits_as_scores(text: str) -> tuple[int, ...] | None:
    """Return one score for each digit, in any script, with or without signs between them; None if one isn't a score."""
    digits = [unicodedata.decimal(sign, -1) for sign in text if sign not in _BETWEEN_SCORES]
    return tuple(digits) if all(0 <= digit <= HIGHEST_SCORE for digit in digits) else None
