"""A group's own case for comparing forms of business, read from the answers of its exercise."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from coopkit.business.structures.comparison import CRITERIA, HIGHEST_SCORE, HIGHEST_WEIGHT, CriterionScores
from coopkit.business.structures.must_haves import MUST_HAVES, FormStatus, MustHaveAnswer, contradict, form_statuses
from coopkit.calculators.calculation import Values
from coopkit.calculators.choosing_a_form.wording import FORM_NAMES
from coopkit.i18n import N_, LazyText, lazy

MOST_PEOPLE = 1_000_000
_BETWEEN_SCORES = " ,;/\u060c\u00a0\u2009\u202f"


@dataclass(frozen=True)
class OurCase:
    """What a group said: its must-haves, the status of each form, weights by criterion, cells by (criterion, form)."""

    answers: Mapping[str, MustHaveAnswer]
    statuses: tuple[FormStatus, ...]
    weights: Mapping[str, int]
    cells: Mapping[tuple[str, str], CriterionScores]

    @property
    def ranked(self) -> tuple[str, ...]:
        """The forms that the must-haves leave in."""
        return tuple(status.form for status in self.statuses if status.ranked)


def read_case(values: Values) -> OurCase | tuple[LazyText, ...]:
    """Read the answers of `think.forms.our-case`, by field name; what is absent is unanswered.

    Returns a sentence for each thing that cannot be so. Scores of forms that are out are not looked at.
    Raises ValueError for an answer to a must-have that no form offers.
    """
    wrong: list[LazyText] = []
    answers = _answers(values)
    members = _people(values.get("people.us.members"), N_("How many are you? Give a whole number, at least 1."), wrong)
    minimum = _people(
        values.get("people.us.minimum"),
        N_("How many members does a co-op need? Give a whole number, at least 1."),
        wrong,
    )
    if contradict(answers):
        wrong.append(lazy(N_("You want more than one owner, and also one owner only. Change one of the two.")))
    weights = _weights(values, wrong)
    if wrong:
        return tuple(wrong)
    statuses = form_statuses(answers, members, minimum)
    cells = _cells(values, tuple(status.form for status in statuses if status.ranked), wrong)
    return tuple(wrong) if wrong else OurCase(answers, statuses, weights, cells)


def _answers(values: Values) -> dict[str, MustHaveAnswer]:
    answers = {}
    for must_have in MUST_HAVES:
        said = values.get(f"must.{must_have}.answer")
        if said is None or said == "":
            continue
        if str(said) not in list(MustHaveAnswer):
            raise ValueError(f"must.{must_have}.answer is {said!r}: one of {', '.join(MustHaveAnswer)}")
        answers[must_have] = MustHaveAnswer(str(said))
    return answers


def _people(value: Decimal | str | None, otherwise: str, wrong: list[LazyText]) -> int | None:
    if value is None or value == "":
        return None
    number = _whole(value, least=1, most=MOST_PEOPLE)
    if number is None:
        wrong.append(lazy(otherwise))
    return number


def _weights(values: Values, wrong: list[LazyText]) -> dict[str, int]:
    weights = {}
    for criterion in CRITERIA:
        value = values.get(f"weights.{criterion.id}.weight")
        if value is None or value == "":
            continue
        weight = _whole(value, least=0, most=HIGHEST_WEIGHT)
        if weight is None:
            question = lazy(criterion.question)
            wrong.append(lazy(N_("The weight of “{question}” must be a whole number from 0 to 5."), question=question))
        else:
            weights[criterion.id] = weight
    return weights


def _whole(value: Decimal | str, least: int, most: int) -> int | None:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    if not number.is_finite() or not least <= number <= most or number != number.to_integral_value():
        return None
    return int(number)


def _cells(values: Values, forms: tuple[str, ...], wrong: list[LazyText]) -> dict[tuple[str, str], CriterionScores]:
    cells = {}
    for criterion in CRITERIA:
        for form in forms:
            scores = _scores(str(values.get(f"{criterion.id}.{form}.score", "")))
            if scores is None:
                wrong.append(
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


def _scores(text: str) -> tuple[int, ...] | None:
    """One score a digit, whatever the script; signs between them do not matter."""
    digits = [unicodedata.decimal(sign, -1) for sign in text if sign not in _BETWEEN_SCORES]
    return tuple(digits) if all(0 <= digit <= HIGHEST_SCORE for digit in digits) else None
