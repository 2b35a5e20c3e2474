"""One thing done by several co-operatives: alone, together, and each one's part."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopkit.business.joint_action import JointAction, Partner, ShareRule, joint_action
from coopkit.business.money import NotDefined

D = Decimal
VALLEY = (Partner(D(40), D(600)), Partner(D(25), D(400)), Partner(D(15), D(200)))

cents = st.decimals(0, 100_000, places=2)
partners = st.lists(st.builds(Partner, cents, cents), min_size=1, max_size=9)


def truck(rule: ShareRule) -> JointAction:
    """The truck of three co-ops in one valley."""
    return joint_action(VALLEY, 500, 5, rule, places=2)


@pytest.mark.parametrize(
    ("rule", "parts"),
    [
        (ShareRule.USE, ("450.00", "281.25", "168.75")),
        (ShareRule.EQUAL, ("300.00", "300.00", "300.00")),
        (ShareRule.MIXED, ("366.67", "291.67", "241.66")),
    ],
)
def test_a_truck_of_three_is_shared_by_three_rules(rule: ShareRule, parts: tuple[str, ...]) -> None:
    shared = truck(rule)
    assert (shared.alone, shared.together, shared.saving) == (D(1200), D(900), D(300))
    assert shared.pays_from == D(50)
    assert shared.parts == tuple(map(D, parts))


@given(partners, cents, st.decimals(0, 100, places=4), st.sampled_from(ShareRule), st.integers(0, 3))
def test_the_parts_are_the_whole_cost_whatever_the_rule(
    who: list[Partner], fixed: Decimal, variable: Decimal, rule: ShareRule, places: int
) -> None:
    shared = joint_action(who, fixed, variable, rule, places=places)
    assert sum(shared.parts) == shared.together
    assert len(shared.parts) == len(who) and min(shared.parts) >= 0
    assert shared.saving == shared.alone - shared.together


@given(st.integers(1, 500), st.integers(1, 500), st.integers(0, 10_000), st.integers(0, 20), st.integers(1, 50))
def test_from_that_use_on_and_not_below_it_together_is_cheaper(
    first: int, second: int, fixed: int, variable: int, gain: int
) -> None:
    each = variable + gain
    who = (Partner(D(first), D(first * each)), Partner(D(second), D(second * each)))
    found = joint_action(who, fixed, variable, ShareRule.USE, places=2).pays_from
    assert isinstance(found, Decimal)
    assert fixed + found * variable <= found * each
    assert not found or fixed + (found - 1) * variable > (found - 1) * each


def test_it_never_pays_where_a_unit_costs_as_much_together() -> None:
    assert isinstance(joint_action(VALLEY, 500, 15, ShareRule.USE, places=2).pays_from, NotDefined)


def test_where_nothing_is_used_yet_the_fixed_cost_is_shared_equally() -> None:
    idle = joint_action((Partner(D(0), D(10)), Partner(D(0), D(20))), 30, 5, ShareRule.USE, places=2)
    assert idle.parts == (D(15), D(15))
    assert isinstance(idle.pays_from, NotDefined)


def test_what_cannot_be_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="partners is empty"):
        joint_action((), 1, 1, ShareRule.USE, places=2)
    with pytest.raises(ValueError, match=r"partners\[1\].use"):
        joint_action((VALLEY[0], Partner(D(-1), D(1))), 1, 1, ShareRule.USE, places=2)
    with pytest.raises(ValueError, match="fixed"):
        joint_action(VALLEY, -1, 1, ShareRule.USE, places=2)
    with pytest.raises(TypeError, match="variable"):
        joint_action(VALLEY, 1, 0.5, ShareRule.USE, places=2)  # type: ignore[arg-type]
