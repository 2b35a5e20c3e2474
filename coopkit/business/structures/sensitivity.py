"""Sensitivity of a comparison: each weight one up and one down, each criterion left out.

Source: this workbook's own design.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from coopkit.business.money import NotDefined
from coopkit.business.structures.comparison import HIGHEST_WEIGHT, Comparison, RankedForm, first_places, rank


@dataclass(frozen=True)
class Variation:
    """A comparison with one change.

    criterion: the one whose weight is changed. weight: the changed weight; None if the criterion is left out.
    ranked: the result, first place first; empty if no weight above 0 is left.
    """

    criterion: str
    weight: int | None
    ranked: tuple[RankedForm, ...]

    @property
    def first(self) -> tuple[str, ...]:
        """Return the form in first place, or those that share it."""
        return first_places(self.ranked)


def variations(comparison: Comparison) -> tuple[Variation, ...]:
    """Return every variation: each weight −1 and +1 within 0 to 5, then each criterion left out."""
    return tuple(
        Variation(criterion, weight, () if isinstance(ranked, NotDefined) else ranked)
        for criterion, weight, weights in _changed_weights(comparison)
        for ranked in [rank(weights, comparison.forms)]
    )


def sensitivity(comparison: Comparison) -> tuple[Variation, ...]:
    """Return the variations in which the first place changes, is shared or disappears; none if the result is stable."""
    return tuple(
        changed for changed in variations(comparison) if changed.first != comparison.first or len(changed.first) > 1
    )


def _changed_weights(comparison: Comparison) -> Iterator[tuple[str, int | None, tuple[int, ...]]]:
    """Yield each changed criterion, its new weight (None if it is left out), and all weights."""
    weights = comparison.weights
    for position, criterion in enumerate(comparison.criteria):
        for weight in (weights[position] - 1, weights[position] + 1):
            if 0 <= weight <= HIGHEST_WEIGHT:
                yield criterion, weight, (*weights[:position], weight, *weights[position + 1 :])
    for position, criterion in enumerate(comparison.criteria):
        # A criterion that is left out counts like one with weight 0.
        yield criterion, None, (*weights[:position], 0, *weights[position + 1 :])
