"""Comparing forms of business: scores of a group, weighted, ranked on exact fractions.

Source: this workbook's own design.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from coopkit.business.money import NotDefined

FORMS = ("sole", "partnership", "company", "coop", "association")
HIGHEST_SCORE = 3
HIGHEST_WEIGHT = 5
LONGEST_REASON = 120
DISAGREEMENT_FROM = 2
CLOSE_BELOW = Fraction(5, 100)


@dataclass(frozen=True)
class Criterion:
    """A criterion of the comparison, asked as a question."""

    id: str
    question: str


CRITERIA = (
    Criterion("purpose", "Does it serve what we want?"),
    Criterion("ownership", "Does it stay with the right people?"),
    Criterion("say", "Can all of us decide?"),
    Criterion("sharing", "Is the gain shared as we wish?"),
    Criterion("money", "Can we raise what we need?"),
    Criterion("debts", "Are our private things safe?"),
)


@dataclass(frozen=True)
class CriterionScores:
    """How well a form meets a criterion: a score from each person, or one from the group, and the reason.

    scores: whole numbers, 0 not at all, 1 a little, 2 mostly, 3 fully; none yet is allowed.
    Raises ValueError for another score.
    """

    scores: tuple[int, ...] = ()
    reason: str = ""

    def __post_init__(self) -> None:
        for score in self.scores:
            if score not in range(HIGHEST_SCORE + 1):
                raise ValueError(f"scores holds {score!r}: a score is a whole number from 0 to {HIGHEST_SCORE}")

    @property
    def group_score(self) -> Fraction | None:
        """Return the median of the scores; None without any."""
        return median(Fraction(score) for score in self.scores) if self.scores else None

    @property
    def has_disagreement(self) -> bool:
        """Return whether the highest and the lowest score are two or more apart."""
        return bool(self.scores) and max(self.scores) - min(self.scores) >= DISAGREEMENT_FROM

    @property
    def has_reason(self) -> bool:
        """Return whether the reason has 1 to 120 characters."""
        return 1 <= len(self.reason.strip()) <= LONGEST_REASON


@dataclass(frozen=True)
class ScoredForm:
    """A form with its score for each criterion, in the order of the criteria."""

    form: str
    scores: tuple[Fraction, ...]


@dataclass(frozen=True)
class RankedForm:
    """A form with its result.

    points: sum of weight × score. share: points of the points possible, 0 to 1.
    place: 1 is first; equal shares have equal places. shared: whether another form has the same place.
    """

    form: str
    points: Fraction
    share: Fraction
    place: int
    shared: bool


@dataclass(frozen=True)
class Incomplete:
    """A comparison that isn't possible yet.

    cells: the cells without a score, as pairs (criterion, form). weights: the criteria without a weight.
    cells_needed: how many cells need a score.
    """

    cells: tuple[tuple[str, str], ...]
    weights: tuple[str, ...]
    cells_needed: int


@dataclass(frozen=True)
class Comparison:
    """The result of a group's own scores.

    criteria, weights: in the same order. forms: with their scores, as given. ranked: first place first.
    possible: the most points that a form can have. lead: the difference between the shares of the first and the second
    form, 0 if they share the place, None if only one form is compared.
    """

    criteria: tuple[str, ...]
    weights: tuple[int, ...]
    forms: tuple[ScoredForm, ...]
    ranked: tuple[RankedForm, ...]
    possible: int
    lead: Fraction | None

    @property
    def first(self) -> tuple[str, ...]:
        """Return the form in first place, or those that share it."""
        return first_places(self.ranked)

    @property
    def is_too_close(self) -> bool:
        """Return whether the lead is under 5 points of 100, so that the reasons must decide."""
        return self.lead is not None and self.lead < CLOSE_BELOW


def compare(
    weights: Mapping[str, int], cells: Mapping[tuple[str, str], CriterionScores], forms: Sequence[str]
) -> Comparison | Incomplete | NotDefined:
    """Rank forms by a group's weights and scores.

    weights: 0 to 5 for each criterion. cells: by (criterion, form); others than those of `forms` are ignored.
    forms: the forms that the must-haves leave in.
    Returns Incomplete until each form has a score for each criterion and each criterion a weight; NotDefined
    if all weights are 0. Raises ValueError for an impossible weight, naming it.
    """
    criteria = tuple(criterion.id for criterion in CRITERIA)
    for criterion, weight in weights.items():
        if weight not in range(HIGHEST_WEIGHT + 1):
            raise ValueError(f"weights[{criterion}] is {weight!r}: a whole number from 0 to {HIGHEST_WEIGHT}")
    scores = {place: cell.group_score for place, cell in cells.items()}
    no_weight = tuple(criterion for criterion in criteria if criterion not in weights)
    no_score = tuple((c, form) for form in forms for c in criteria if scores.get((c, form)) is None)
    if no_weight or no_score:
        return Incomplete(no_score, no_weight, len(forms) * len(criteria))
    return _build_comparison(criteria, tuple(weights[c] for c in criteria), _scored_forms(criteria, scores, forms))


def _scored_forms(
    criteria: Sequence[str], scores: Mapping[tuple[str, str], Fraction | None], forms: Sequence[str]
) -> tuple[ScoredForm, ...]:
    """Return each form with its group scores, in the order of the criteria."""
    columns = [(form, [scores[criterion, form] for criterion in criteria]) for form in forms]
    return tuple(ScoredForm(form, tuple(s for s in column if s is not None)) for form, column in columns)


def _build_comparison(
    criteria: tuple[str, ...], weights: tuple[int, ...], forms: tuple[ScoredForm, ...]
) -> Comparison | NotDefined:
    """Rank the forms and calculate the lead of the first one."""
    ranked = rank(weights, forms)
    if isinstance(ranked, NotDefined):
        return ranked
    lead = ranked[0].share - ranked[1].share if len(ranked) > 1 else None
    return Comparison(criteria, weights, forms, ranked, HIGHEST_SCORE * sum(weights), lead)


def rank(weights: Sequence[int], forms: Sequence[ScoredForm]) -> tuple[RankedForm, ...] | NotDefined:
    """Rank forms by Σ(weight × score) ÷ (3 × Σ weights); NotDefined where all weights are 0.

    weights: in the order of each form's scores. Equal forms share a place and keep their order.
    """
    possible = HIGHEST_SCORE * sum(weights)
    if possible == 0:
        return NotDefined("All weights are 0, so nothing is compared.")
    totals = [sum((w * s for w, s in zip(weights, f.scores, strict=True)), Fraction(0)) for f in forms]
    ranked = [
        RankedForm(form.form, points, points / possible, 1 + sum(t > points for t in totals), totals.count(points) > 1)
        for form, points in zip(forms, totals, strict=True)
    ]
    return tuple(sorted(ranked, key=lambda form: form.place))


def first_places(ranked: Sequence[RankedForm]) -> tuple[str, ...]:
    """Return the form in first place, or those that share it."""
    return tuple(form.form for form in ranked if form.place == 1)
