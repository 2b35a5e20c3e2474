"""Risks: likelihood times impact, and where the colours change."""

import pytest

from coopkit.business.feasibility.risks import RiskLevel, risk_level, risk_score


def test_a_score_is_likelihood_times_impact() -> None:
    assert [risk_score(1, 1), risk_score(3, 5), risk_score("5", 5)] == [1, 15, 25]


@pytest.mark.parametrize(
    ("score", "level"),
    [
        (1, RiskLevel.GREEN),
        (6, RiskLevel.GREEN),
        (8, RiskLevel.AMBER),
        (12, RiskLevel.AMBER),
        (15, RiskLevel.RED),
        (25, RiskLevel.RED),
    ],
)
def test_the_colour_changes_at_8_and_at_15(score: int, level: RiskLevel) -> None:
    assert risk_level(score) is level


@pytest.mark.parametrize("rating", [0, 6, -1, "2.5"])
def test_a_rating_is_a_whole_number_from_1_to_5(rating: int | str) -> None:
    with pytest.raises(ValueError, match="likelihood"):
        risk_score(rating, 3)
    with pytest.raises(ValueError, match="impact"):
        risk_score(3, rating)
